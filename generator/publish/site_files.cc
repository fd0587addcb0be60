#include "publish/site_files.h"

#include <set>
#include <vector>

#include "base/parallel.h"
#include "base/paths.h"
#include "pipeline/output_folder.h"
#include "pipeline/part.h"
#include "pipeline/site_hash.h"
#include "publish/messages.h"
#include "publish/published.h"

namespace zhanting {

namespace {

/// Of a release, what is kept for old pages is not the site's.
std::set<std::string, std::less<>> paths_of(const std::string& folder, const FileSystem& files) {
  std::string bytes;
  if (files.read(join_path(folder, kPublishedList), bytes)) return listed_files(folder, files);
  std::set<std::string, std::less<>> paths;
  if (const std::optional<Published> release = Published::parse(bytes)) {
    for (const auto& [path, file] : release->files) {
      if (file.age == 0) paths.insert(path);
    }
  }
  return paths;
}

}  // namespace

bool read_site(const std::string& folder, unsigned jobs, const FileSystem& files, SiteFiles& out,
               Diagnostics& diagnostics) {
  const auto refuse = [&](const std::string& path, Message message) {
    diagnostics.fault(path, std::move(message));
    return false;
  };
  const std::set<std::string, std::less<>> paths = paths_of(folder, files);
  if (paths.empty()) return refuse(folder, {messages::kNoSite, {}});
  if (files.kind_of(join_path(folder, kStage)) != FileKind::kMissing)
    return refuse(folder, {messages::kSiteUnfinished, {}});
  if (paths.contains(kPartFile)) return refuse(folder, {messages::kSiteIsPart, {}});
  const std::vector<std::string> order(paths.begin(), paths.end());
  std::vector<SiteFiles::File> found(order.size());
  std::vector<std::error_code> errors(order.size());
  parallel_for(order.size(), jobs, [&](std::size_t i) {
    std::string bytes;
    errors[i] = files.read(join_path(folder, order[i]), bytes);
    found[i] = {hash_of(std::string_view(bytes)), bytes.size()};
  });
  SiteHasher hasher;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (errors[i])
      return refuse(join_path(folder, order[i]),
                    Message::of(messages::kSiteFileUnreadable, errors[i].message()));
    hasher.add(order[i], found[i].bytes);
    out.files.emplace_hint(out.files.end(), order[i], found[i]);
  }
  out.hash = hasher.finish();
  return true;
}

}  // namespace zhanting
