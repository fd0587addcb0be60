#include "commands/command_line.h"

#include "command_site.h"

namespace zhanting {
namespace {

TEST(CommandLine, VersionIsOneLine) {
  const auto files = make_memory_files();
  std::ostringstream out, err;
  Console console{.files = *files, .out = out, .err = err};
  const char* const words[] = {"zhanting", "--version"};
  EXPECT_EQ(run_command_line(2, words, console), 0);
  EXPECT_TRUE(out.str().starts_with("zhanting 1.")) << out.str();
  EXPECT_EQ(out.str().find('\n'), out.str().size() - 1);
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace zhanting
