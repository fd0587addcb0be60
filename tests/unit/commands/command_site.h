#pragma once

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>

#include "base/files.h"
#include "base/paths.h"
#include "commands/init.h"
#include "diag/print.h"
#include "markdown/story.h"
#include "pipeline/build.h"

namespace zhanting {

/// A showcase in memory for the commands to work on, made by `zhanting init`.
class CommandSite {
 public:
  explicit CommandSite(Language language = Language::kChinese, const std::string& like = "party")
      : files_(make_memory_files()) {
    register_markdown_extensions();
    std::ostringstream out, err;
    EXPECT_EQ(run_init({.folder = kSource, .language = language, .like = like},
                       {.files = *files_, .out = out, .err = err}),
              0)
        << err.str();
  }

  static constexpr const char* kSource = "show";

  FileSystem& files() { return *files_; }

  void put(const std::string& path, std::string_view text) {
    const std::string full = join_path(kSource, path);
    EXPECT_FALSE(files_->make_folders(std::string(parent_path(full))));
    EXPECT_FALSE(files_->write(full, text));
  }

  std::string read(const std::string& path) const {
    std::string text;
    EXPECT_FALSE(files_->read(join_path(kSource, path), text)) << path;
    return text;
  }

  bool has(const std::string& path) const {
    return files_->kind_of(join_path(kSource, path)) == FileKind::kFile;
  }

  /// Builds as `zhanting build` does and gives what it reported.
  std::string build(bool strict = false) {
    BuildState state;
    BuildOptions options;
    options.source = kSource;
    options.output = join_path(kSource, "site");
    options.strict = strict;
    const BuildResult result = zhanting::build(options, *files_, state);
    ok_ = result.ok();
    std::string reported;
    for (const Diagnostic& diagnostic : result.diagnostics.all())
      reported += to_terminal(diagnostic, SourceText(nullptr, {}), Language::kEnglish);
    return reported;
  }
  bool ok() const { return ok_; }

  /// The HTML of the site that was built, by path.
  std::map<std::string, std::string> pages() const {
    std::map<std::string, std::string> found;
    std::vector<std::string> folders{join_path(kSource, "site")};
    while (!folders.empty()) {
      const std::string folder = folders.back();
      folders.pop_back();
      std::vector<FolderEntry> entries;
      EXPECT_FALSE(files_->list(folder, entries));
      for (const FolderEntry& entry : entries) {
        const std::string path = join_path(folder, entry.name);
        if (entry.kind == FileKind::kFolder) folders.push_back(path);
        if (!path.ends_with(".html")) continue;
        EXPECT_FALSE(files_->read(path, found[path]));
      }
    }
    return found;
  }

 private:
  std::unique_ptr<FileSystem> files_;
  bool ok_ = false;
};

/// What a command gave back.
struct Ran {
  int status = 0;
  std::string out, err;
};

template <typename Options>
Ran run(int (*command)(const Options&, const Console&), const Options& options, FileSystem& files,
        Language language = Language::kEnglish) {
  register_markdown_extensions();
  std::ostringstream out, err;
  const int status =
      command(options, {.files = files, .out = out, .err = err, .language = language});
  return {status, out.str(), err.str()};
}

}  // namespace zhanting
