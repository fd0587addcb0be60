#include "serve/problems.h"
#include "checks/messages.h"
#include "load/messages.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace zhanting {
namespace {

nlohmann::json problems(const Diagnostics& diagnostics, const FileSystem& files,
                        Language language = Language::kEnglish) {
  return nlohmann::json::parse(problems_json(diagnostics, "/show", files, true, language));
}

Diagnostics one_error(std::uint32_t line, std::uint32_t column, std::uint32_t length) {
  static const std::string path = "content/site.json";
  Diagnostics diagnostics;
  diagnostics.error({&path, line, column, length}, Message::of(messages::kHintText, "<b>坏</b>"),
                    Message::of(messages::kHintText, "改"));
  return diagnostics;
}

TEST(Problems, HavePlaceLineMarkAndHint) {
  const auto files = make_memory_files();
  ASSERT_FALSE(files->write("/show/content/site.json", "{\n  \"名\": \"展厅\"\n}\n"));
  const auto json = problems(one_error(2, 8, 4), *files);
  const auto& problem = json["list"][0];
  EXPECT_EQ(problem["place"], "content/site.json:2:8");
  EXPECT_EQ(problem["severity"], "error");
  EXPECT_EQ(problem["message"], "<b>坏</b>");  // the panel shows it as text
  EXPECT_EQ(problem["hint"], "改");
  EXPECT_EQ(problem["line"], "2");
  EXPECT_EQ(problem["before"], "  \"名\": ");
  EXPECT_EQ(problem["marked"], "\"展厅\"");
  EXPECT_EQ(problem["after"], "");
}

TEST(Problems, AMistakeAboutAWholeFileHasNoLine) {
  const auto files = make_memory_files();
  Diagnostics diagnostics;
  diagnostics.error_in("content/x.jsn", Message::of(messages::kUnknownFile, "x.jsn"));
  const auto json = problems(diagnostics, *files);
  EXPECT_EQ(json["list"][0]["place"], "content/x.jsn:1:1");
  EXPECT_FALSE(json["list"][0].contains("line"));
}

TEST(Problems, OtherMistakesHaveAnotherId) {
  const auto files = make_memory_files();
  const auto id = [&](std::uint32_t line) {
    return problems(one_error(line, 1, 1), *files)["id"].get<std::string>();
  };
  EXPECT_EQ(id(1), id(1));
  EXPECT_NE(id(1), id(2));
}

TEST(Problems, SpeakBothLanguages) {
  const auto files = make_memory_files();
  EXPECT_EQ(problems(one_error(1, 1, 1), *files)["title"], "1 error, 0 warnings");
  EXPECT_EQ(problems(one_error(1, 1, 1), *files, Language::kChinese)["title"],
            "1 个错误，0 个警告");
}

TEST(Problems, NoneIsNull) {
  EXPECT_EQ(problems_json({}, "/show", *make_memory_files(), true, Language::kEnglish), "null");
}

TEST(Problems, WarningsAloneAreNotUrgentAndThePageIsUpToDate) {
  const auto files = make_memory_files();
  const std::string path = "content/site.json";
  Diagnostics diagnostics;
  diagnostics.warning({&path, 1, 1, 1}, {messages::kNotAFile, {}});
  const auto warned = problems(diagnostics, *files, Language::kChinese);
  EXPECT_EQ(warned["urgent"], false);
  EXPECT_EQ(warned["title"], "1 个警告");
  EXPECT_EQ(warned["note"], "页面是最新的；警告不妨碍预览，发布前请改好。");
  EXPECT_EQ(warned["list"][0]["severity"], "warning");
  diagnostics.merge(one_error(1, 1, 1));
  const auto failed = problems(diagnostics, *files, Language::kChinese);
  EXPECT_EQ(failed["urgent"], true);
  EXPECT_EQ(failed["title"], "1 个错误，1 个警告");
  EXPECT_EQ(failed["note"], "下面仍是上一次正确的页面；改好保存后自动更新。");
}

TEST(Problems, ErrorsStandBeforeWarningsAndAreNotCutOffByThem) {
  const auto files = make_memory_files();
  Diagnostics diagnostics;
  std::vector<std::string> paths;
  for (std::size_t i = 1; i <= kMostProblems; ++i) paths.push_back(std::to_string(i));
  for (const std::string& path : paths)
    diagnostics.warning({&path, 1, 1, 1}, {messages::kNotAFile, {}});
  diagnostics.merge(one_error(7, 1, 1));
  diagnostics.merge(one_error(3, 1, 1));
  const auto list = problems(diagnostics, *files)["list"];
  ASSERT_EQ(list.size(), kMostProblems);
  EXPECT_EQ(list[0]["place"], "content/site.json:7:1");  // in the order they were found
  EXPECT_EQ(list[1]["place"], "content/site.json:3:1");
  EXPECT_EQ(list[1]["severity"], "error");
  EXPECT_EQ(list[2]["severity"], "warning");
  EXPECT_EQ(list[2]["place"], "1:1:1");
}

TEST(Problems, AreAbridgedAsInTheTerminal) {
  const auto files = make_memory_files();
  const std::string path = "content/site.json";
  Diagnostics diagnostics;
  for (std::uint32_t i = 1; i <= 250; ++i)
    diagnostics.warning({&path, i, 1, 1}, Message::of(messages::kHintText, "坏"));
  const auto json = problems(diagnostics, *files);
  ASSERT_EQ(json["list"].size(), 100U);
  EXPECT_EQ(json["list"][99]["message"], "151 more of this kind in the file, such as: 坏");
  EXPECT_EQ(json["title"], "250 warnings");
}

TEST(Problems, AListWithoutEndIsCutAndCounted) {
  const auto files = make_memory_files();
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < kMostProblems + 7; ++i)
    diagnostics.error_in(std::to_string(i), {messages::kNotAFile, {}});
  const auto json = problems(diagnostics, *files);
  EXPECT_EQ(json["list"].size(), kMostProblems);
  EXPECT_EQ(json["more"], "and 7 more");
}

}  // namespace
}  // namespace zhanting
