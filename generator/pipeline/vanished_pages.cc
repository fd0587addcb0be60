#include "pipeline/vanished_pages.h"

#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
#include "pipeline/messages.h"
#include "pipeline/output_folder.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

using Paths = std::set<std::string, std::less<>>;

bool is_page(std::string_view path) {
  return path.ends_with(".html") && path != "404.html" && !is_later_page(path);
}

Paths pages_of_last_build(const Site& site, const BuildOptions& options, const FileSystem& files,
                          const BuildState& state) {
  Paths pages;
  for (const auto& [path, remembered] : state.outputs()) {
    if (is_page(path)) pages.insert(path);
  }
  if (!pages.empty()) return pages;
  for (const std::string& path : listed_files(options.output, files)) {
    if (is_page(path)) pages.insert(path);
  }
  // The list may be of a build with drafts, which nobody was to link to.
  for (const Entry* draft : site.drafts) pages.erase(page_path(*draft));
  return pages;
}

/// "branches/river/" of "branches/river/index.html": what an alias says.
std::string alias_of(std::string_view path) {
  constexpr std::string_view kIndex = "index.html";
  if (path.ends_with(kIndex)) path.remove_suffix(kIndex.size());
  return std::string(path);
}

/// Where the page may have gone: a new page of the same folder, the one with the nearest name or
/// the only one.
std::string find_successor(const std::string& gone, const Paths& now, const Paths& before) {
  const std::string_view folder = parent_path(parent_path(gone));
  std::vector<std::string_view> fresh;
  for (const std::string& path : now) {
    if (parent_path(parent_path(path)) == folder && !before.contains(path)) fresh.push_back(path);
  }
  if (fresh.size() == 1) return std::string(fresh.front());
  return closest(gone, fresh);
}

}  // namespace

void report_vanished_pages(const Plan& plan, const Site& site, const BuildOptions& options,
                           const FileSystem& files, const BuildState& state,
                           Diagnostics& diagnostics) {
  const Paths before = pages_of_last_build(site, options, files, state);
  Paths now;
  for (const Output* output : plan.outputs) {
    if (is_page(output->path)) now.insert(output->path);
  }
  for (const std::string& path : before) {
    if (now.contains(path)) continue;
    const std::string successor = alias_of(find_successor(path, now, before));
    const std::string alias = alias_of(path);
    diagnostics.warning({&path, 0, 0, 1}, Message::of(messages::kPageVanished, alias),
                        successor.empty()
                            ? Message::of(messages::kHintPageVanished, alias)
                            : Message::of(messages::kHintPageMoved, alias, successor));
  }
}

}  // namespace zhanting
