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
  explicit CommandSite(Language language = Language::kChinese) : files_(make_memory_files()) {
    register_markdown_extensions();
    std::ostringstream out, err;
    EXPECT_EQ(run_init({.folder = kSource, .language = language},
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
