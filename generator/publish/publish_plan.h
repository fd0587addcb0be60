#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "publish/published.h"
#include "publish/site_files.h"

namespace zhanting {

/// What a publishing will do at a target. All lists are in the order of paths.
struct PublishPlan {
  std::vector<std::string> added, changed, removed;
  std::vector<std::string> kept;  // no longer the site's, there for pages that readers have
  std::size_t unchanged = 0;
  Published next;  // what stands there then

  bool is_nothing() const { return added.empty() && changed.empty() && removed.empty(); }
};

/// The files at a target, with their sizes.
using AtTarget = std::map<std::string, std::uint64_t, std::less<>>;

/// `there`: what is really there; null where that is known from `before`. Files whose names hold
/// the hashes of their bytes stay for `keep` publishings, the one that they were last part of
/// counted.
PublishPlan plan_publishing(const Published& before, const SiteFiles& site, unsigned keep,
                            const AtTarget* there);

/// A file at the target that the plan would write over and that publishing did not put there.
std::optional<std::string> find_foreign(const PublishPlan& plan, const Published& before,
                                        const AtTarget& there);

/// What may be there while the plan is carried out: every file of before and after.
Published underway(const Published& before, const PublishPlan& plan);

bool is_page(std::string_view path);
/// Its name holds the hash of its bytes: it never changes.
bool is_hashed(std::string_view path);

}  // namespace zhanting
