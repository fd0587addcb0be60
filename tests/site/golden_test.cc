#include <algorithm>
#include <cstdlib>

#include "base/paths.h"
#include "base/text.h"
#include "load/documents.h"
#include "site_test.h"

namespace zhanting {

namespace {

/// The generator's own style sheets and scripts are not the fixture's: they change with the design.
bool is_built_in(const std::string& path) {
  const std::vector<ThemeFile>& assets = built_in_assets();
  return std::any_of(assets.begin(), assets.end(), [&](const ThemeFile& file) {
    if (file.name.starts_with("root/")) return path == file.name.substr(5);
    const std::string stem(file.name.substr(0, file.name.size() - extension(file.name).size()));
    return path.starts_with("assets/" + stem + ".") && path.ends_with(extension(file.name));
  });
}

std::map<std::string, std::string> without_built_in(std::map<std::string, std::string> site) {
  std::erase_if(site, [](const auto& file) { return is_built_in(file.first); });
  std::string list;
  for (const std::string_view path : split(site[".zhanting-files"], '\n')) {
    if (!path.empty() && !is_built_in(std::string(path))) list += std::string(path) + "\n";
  }
  site[".zhanting-files"] = list;
  return site;
}

/// Every file of the small site. After a change that is meant, rewrite with
/// ZHANTING_REWRITE_GOLDENS=1 and read the difference like code.
TEST(Golden, SiteIsAsExpected) {
  SiteTest site;
  site.build().expect_ok();
  const auto found = without_built_in(site.site());
  const std::unique_ptr<FileSystem> disk = make_disk_files();
  const std::string folder = std::string(ZHANTING_TESTS_DIR) + "/site/expected";
  if (std::getenv("ZHANTING_REWRITE_GOLDENS")) {
    ASSERT_FALSE(disk->remove_tree(folder));
    for (const auto& [path, bytes] : found) {
      const std::string full = join_path(folder, path);
      ASSERT_FALSE(disk->make_folders(std::string(parent_path(full))));
      ASSERT_FALSE(disk->write(full, bytes));
    }
  }
  EXPECT_EQ(difference(read_tree(*disk, folder), found), "");
}

}  // namespace

}  // namespace zhanting
