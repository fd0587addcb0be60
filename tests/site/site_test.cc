#include "site_test.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>

#include "base/paths.h"
#include "base/text.h"
#include "commands/console.h"
#include "markdown/story.h"

namespace zhanting {

namespace {

void add_tree(const FileSystem& files, const std::string& folder, const std::string& below,
              std::map<std::string, std::string>& out) {
  std::vector<FolderEntry> entries;
  if (files.list(join_path(folder, below), entries)) return;
  for (const FolderEntry& entry : entries) {
    const std::string name = join_path(below, entry.name);
    if (entry.kind == FileKind::kFolder) {
      add_tree(files, folder, name, out);
    } else {
      (void)files.read(join_path(folder, name), out[name]);
    }
  }
}

std::string temp_root() {
  if (access("/dev/shm", W_OK) == 0) return "/dev/shm";
  const char* root = std::getenv("TMPDIR");
  return root && *root ? root : "/tmp";
}

/// The first line that differs, which is what a reader wants to see of two files.
std::string first_difference(const std::string& expected, const std::string& found) {
  const auto before = split(expected, '\n');
  const auto after = split(found, '\n');
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const std::string_view left = i < before.size() ? before[i] : "(end)";
    const std::string_view right = i < after.size() ? after[i] : "(end)";
    if (left != right)
      return "line " + std::to_string(i + 1) + "\n  expected: " + std::string(left) +
             "\n  found:    " + std::string(right);
  }
  return "nothing";
}

}  // namespace

TempFolder::TempFolder() : path_(temp_root() + "/zhanting-test-XXXXXX") {
  if (!mkdtemp(path_.data())) ADD_FAILURE() << "no temporary folder: " << path_;
}

TempFolder::~TempFolder() {
  (void)make_disk_files()->remove_tree(path_);
}

std::map<std::string, std::string> read_tree(const FileSystem& files, const std::string& folder) {
  std::map<std::string, std::string> tree;
  add_tree(files, folder, "", tree);
  return tree;
}

std::string difference(const std::map<std::string, std::string>& expected,
                       const std::map<std::string, std::string>& found) {
  std::string out;
  for (const auto& [path, bytes] : expected) {
    const auto other = found.find(path);
    if (other == found.end()) {
      out += path + ": is missing\n";
    } else if (other->second != bytes) {
      out += path + ": " + first_difference(bytes, other->second) + "\n";
    }
  }
  for (const auto& [path, bytes] : found) {
    if (!expected.contains(path)) out += path + ": is not expected\n";
  }
  return out;
}

SiteTest::SiteTest(Begin begin) : files_(make_memory_files()) {
  register_markdown_extensions();
  options_.source = "/show";
  options_.output = "/show/site";
  if (begin == Begin::kShowcase) copy_showcase();
}

SiteTest::SiteTest(const TempFolder& folder, Begin begin) : files_(make_disk_files()) {
  register_markdown_extensions();
  options_.source = folder.path() + "/show";
  options_.output = folder.path() + "/show/site";
  if (begin == Begin::kShowcase) copy_showcase();
}

void SiteTest::copy_showcase() {
  const std::string showcase = std::string(ZHANTING_TESTS_DIR) + "/site/showcase";
  for (const auto& [path, bytes] : read_tree(*make_disk_files(), showcase)) write(path, bytes);
}

SiteTest& SiteTest::write(const std::string& path, std::string_view bytes) {
  EXPECT_FALSE(files_->make_folders(std::string(parent_path(at(path))))) << path;
  EXPECT_FALSE(files_->write(at(path), bytes)) << path;
  memory_.load.changed.insert(path);
  return *this;
}

SiteTest& SiteTest::change(const std::string& path, std::string_view before,
                           std::string_view after) {
  const std::string text = read(path);
  const std::size_t found = text.find(before);
  EXPECT_NE(found, std::string::npos) << path << " does not hold: " << before;
  if (found == std::string::npos) return *this;
  EXPECT_EQ(text.find(before, found + 1), std::string::npos) << path << " holds twice: " << before;
  return write(path,
               text.substr(0, found) + std::string(after) + text.substr(found + before.size()));
}

SiteTest& SiteTest::remove(const std::string& path) {
  EXPECT_FALSE(files_->remove_file(at(path))) << path;
  memory_.load.changed.insert(path);
  return *this;
}

std::string SiteTest::read(const std::string& path) const {
  std::string bytes;
  EXPECT_FALSE(files_->read(at(path), bytes)) << path;
  return bytes;
}

SiteTest& SiteTest::build() {
  result_ = zhanting::build(options_, *files_, state_);
  return *this;
}

SiteTest& SiteTest::build_live() {
  result_ = zhanting::build(options_, *files_, live_state_, &memory_);
  return *this;
}

SiteTest& SiteTest::forget() {
  state_ = {};
  return *this;
}

SiteTest& SiteTest::expect_ok() {
  EXPECT_TRUE(result_.ok()) << diagnostics();
  return *this;
}

std::string SiteTest::page(const std::string& site_path) const {
  std::string bytes;
  EXPECT_FALSE(files_->read(join_path(options_.output, site_path), bytes)) << site_path;
  return bytes;
}

SiteTest& SiteTest::expect_text(const std::string& site_path, std::string_view text) {
  const std::string bytes = page(site_path);
  EXPECT_NE(bytes.find(text), std::string::npos) << site_path << " lacks: " << text << "\n"
                                                 << bytes;
  return *this;
}

SiteTest& SiteTest::expect_no_text(const std::string& site_path, std::string_view text) {
  const std::string bytes = page(site_path);
  EXPECT_EQ(bytes.find(text), std::string::npos) << site_path << " holds: " << text << "\n"
                                                 << bytes;
  return *this;
}

SiteTest& SiteTest::expect_file(const std::string& site_path) {
  EXPECT_EQ(files_->kind_of(join_path(options_.output, site_path)), FileKind::kFile) << site_path;
  return *this;
}

SiteTest& SiteTest::expect_no_file(const std::string& site_path) {
  EXPECT_EQ(files_->kind_of(join_path(options_.output, site_path)), FileKind::kMissing)
      << site_path;
  return *this;
}

SiteTest& SiteTest::expect_diagnostics(std::string_view text, Language language) {
  EXPECT_EQ(diagnostics(language), text);
  return *this;
}

/// It changes with every text of the site; the law on incremental builds sees to it.
static bool is_search_index(std::string_view path) {
  return path.starts_with("search/") && path.ends_with(".js");
}

SiteTest& SiteTest::expect_made(std::initializer_list<std::string_view> site_paths) {
  std::string made, expected;
  for (const MadeOutput& output : result_.report.made) {
    if (!is_search_index(output.path)) made += output.path + "\n";
  }
  for (const std::string_view path : site_paths) expected += std::string(path) + "\n";
  EXPECT_EQ(made, expected);
  return *this;
}

SiteTest& SiteTest::expect_removed(std::initializer_list<std::string_view> site_paths) {
  std::string removed, expected;
  for (const std::string& path : result_.report.removed) {
    if (!is_search_index(path)) removed += path + "\n";
  }
  for (const std::string_view path : site_paths) expected += std::string(path) + "\n";
  EXPECT_EQ(removed, expected);
  return *this;
}

std::string SiteTest::diagnostics(Language language) const {
  std::ostringstream out, err;
  print_diagnostics(result_.diagnostics, options_.source,
                    {.files = *files_, .out = out, .err = err, .language = language});
  return err.str();
}

std::map<std::string, std::string> SiteTest::site() const {
  return read_tree(*files_, options_.output);
}

SiteTest themed_fixture() {
  SiteTest site;
  for (const auto& [path, bytes] : read_tree(site.files(), site.source() + "/templates"))
    site.remove("templates/" + path);
  return site;
}

}  // namespace zhanting
