#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/files.h"
#include "diag/message.h"
#include "pipeline/build.h"

namespace zhanting {

/// A folder of its own on the disk, gone with the object; in memory where the machine has a place.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// All files below `folder`, by relative path; folders that hold none do not count.
std::map<std::string, std::string> read_tree(const FileSystem& files, const std::string& folder);
/// What differs between two trees, in a few lines; "" when nothing does.
std::string difference(const std::map<std::string, std::string>& expected,
                       const std::map<std::string, std::string>& found);

/// A showcase, what is changed in it, and what its builds make and say. Every build goes on from
/// the state that the one before left, as the command's do.
class SiteTest {
 public:
  enum class Begin { kEmpty, kShowcase };  // kShowcase: tests/site/showcase, which has no mistake

  /// In memory.
  explicit SiteTest(Begin begin = Begin::kShowcase);
  /// In `folder` of the disk.
  SiteTest(const TempFolder& folder, Begin begin);

  SiteTest& write(const std::string& path, std::string_view bytes);
  /// Replaces `before`, which must stand in the file once.
  SiteTest& change(const std::string& path, std::string_view before, std::string_view after);
  SiteTest& remove(const std::string& path);
  std::string read(const std::string& path) const;

  BuildOptions& options() { return options_; }
  FileSystem& files() { return *files_; }
  const std::string& source() const { return options_.source; }
  BuildState& state() { return state_; }
  const BuildResult& result() const { return result_; }

  SiteTest& build();
  /// As the preview builds: told what write(), change() and remove() touched since.
  SiteTest& build_live();
  /// As if the state had been lost.
  SiteTest& forget();

  SiteTest& expect_ok();
  SiteTest& expect_text(const std::string& site_path, std::string_view text);
  SiteTest& expect_no_text(const std::string& site_path, std::string_view text);
  SiteTest& expect_file(const std::string& site_path);
  SiteTest& expect_no_file(const std::string& site_path);
  /// What the terminal shows, whole.
  SiteTest& expect_diagnostics(std::string_view text, Language language = Language::kEnglish);
  SiteTest& expect_made(std::initializer_list<std::string_view> site_paths);
  SiteTest& expect_removed(std::initializer_list<std::string_view> site_paths);

  std::string diagnostics(Language language = Language::kEnglish) const;
  /// The output folder as it is.
  std::map<std::string, std::string> site() const;
  std::string page(const std::string& site_path) const;

 private:
  void copy_showcase();
  std::string at(const std::string& path) const { return options_.source + "/" + path; }

  std::unique_ptr<FileSystem> files_;
  BuildOptions options_;
  BuildState state_;
  BuildResult result_;
  BuildMemory memory_;     // of build_live()
  BuildState live_state_;  // and its state
};

/// The fixture in the theme that is compiled in.
SiteTest themed_fixture();

}  // namespace zhanting
