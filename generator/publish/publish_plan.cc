#include "publish/publish_plan.h"

#include <algorithm>

#include "hosting/writers.h"

namespace zhanting {

bool is_page(std::string_view path) {
  return path.ends_with(".html");
}

bool is_hashed(std::string_view path) {
  return std::any_of(std::begin(kHashedFolders), std::end(kHashedFolders),
                     [&](std::string_view folder) {
                       return path.starts_with(folder) && path.substr(folder.size(), 1) == "/";
                     });
}

PublishPlan plan_publishing(const Published& before, const SiteFiles& site, unsigned keep,
                            const AtTarget* there) {
  PublishPlan plan;
  plan.next.site = site.hash;
  plan.next.number = before.number + 1;
  for (const auto& [path, file] : site.files) {
    plan.next.files.emplace_hint(plan.next.files.end(), path, FileAtTarget{file.bytes, 0});
    const auto known = before.files.find(path);
    const auto found = there ? there->find(path) : AtTarget::const_iterator();
    if (known == before.files.end() || (there && found == there->end())) {
      plan.added.push_back(path);
    } else if (known->second.bytes != file.bytes || (there && found->second != file.size)) {
      plan.changed.push_back(path);
    } else {
      ++plan.unchanged;
    }
  }
  for (const auto& [path, file] : before.files) {
    if (site.files.contains(path) || (there && !there->contains(path))) continue;
    if (is_hashed(path) && file.age + 1 < keep) {
      plan.kept.push_back(path);
      plan.next.files.emplace(path, FileAtTarget{file.bytes, file.age + 1});
    } else {
      plan.removed.push_back(path);
    }
  }
  return plan;
}

std::optional<std::string> find_foreign(const PublishPlan& plan, const Published& before,
                                        const AtTarget& there) {
  const auto found = std::find_if(plan.added.begin(), plan.added.end(), [&](const auto& path) {
    return there.contains(path) && !before.files.contains(path);
  });
  return found == plan.added.end() ? std::nullopt : std::optional(*found);
}

Published underway(const Published& before, const PublishPlan& plan) {
  Published both{std::nullopt, before.number, before.files};
  for (const auto& [path, file] : plan.next.files) both.files.try_emplace(path, FileAtTarget{});
  for (const auto& changed : plan.changed) both.files[changed].bytes = {};
  return both;
}

}  // namespace zhanting
