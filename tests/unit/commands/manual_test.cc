#include "commands/manual.h"

#include "command_site.h"
#include "commands/command_line.h"
#include "commands/messages.h"

namespace zhanting {
namespace {

std::string printed(std::initializer_list<const char*> words) {
  const auto files = make_disk_files();
  std::ostringstream out, err;
  Console console{.files = *files, .out = out, .err = err};
  std::vector<const char*> all{"zhanting"};
  all.insert(all.end(), words);
  EXPECT_EQ(run_command_line(static_cast<int>(all.size()), all.data(), console), 0) << err.str();
  return out.str();
}

/// The first words of the lines between the introduction and the first steps.
std::vector<std::string> commands_of_help() {
  std::vector<std::string> names;
  std::istringstream lines(printed({"--help"}));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  ")) names.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

TEST(Manual, TellsOfEveryCommand) {
  const std::vector<std::string> names = commands_of_help();
  ASSERT_GT(names.size(), 10U);
  for (const char* const language : {"zh", "en"}) {
    const std::string page = printed({"manual", "--language", language});
    for (const std::string& name : names)
      EXPECT_NE(page.find("\n.SS " + name + "\n"), std::string::npos) << name << ' ' << language;
  }
}

TEST(Manual, TellsOfEveryOptionAsHelpDoes) {
  EXPECT_NE(
      printed({"manual", "--language", "en"}).find("\n.TP\n.B \\-\\-port N\nport (default: 8080"),
      std::string::npos);
}

TEST(Manual, NoTextIsTakenForARequest) {
  const OptionRow option{"--dots", "", messages::kHelpSource, nullptr};
  const CommandRow command{"dot",  messages::kHelpSource, ".de \\*x\n'br", {&option, 1}, {},
                           nullptr};
  const std::string page = manual_page({&command, 1}, "1.0", Language::kEnglish);
  EXPECT_NE(page.find(".EX\n\\&.de \\e*x\n\\&'br\n.EE\n"), std::string::npos) << page;
}

TEST(Completion, KnowsEveryCommand) {
  const std::string script = printed({"completion", "bash"});
  for (const std::string& name : commands_of_help())
    EXPECT_NE(script.find("\n    " + name + ")\n"), std::string::npos) << name;
}

}  // namespace
}  // namespace zhanting
