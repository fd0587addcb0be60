#include "checks/check_site.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/paths.h"
#include "diag/print.h"
#include "showcase.h"

namespace zhanting {
namespace {

/// What is said, whole, without the lines that it points at.
std::string told(const Diagnostics& diagnostics, Language language = Language::kEnglish) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all())
    text += to_terminal(diagnostic, SourceText(nullptr, {}), language);
  return text;
}

void add_named(Showcase& showcase, const std::string& path, const std::string& report) {
  showcase.write(path + ".json", R"({"name": "同名", "summary": "好。", "themes": ["water"], )"
                                 R"("report": ")" +
                                     report + "\"}");
  showcase.write(path + ".md", Showcase::kLongStory);
}

TEST(Siblings, AreNotCopiesOfEachOther) {
  Showcase showcase;
  add_named(showcase, "branches/lake", "arena");
  EXPECT_EQ(showcase.found(), "");
  add_named(showcase, "branches/river-2", "arena");
  EXPECT_EQ(showcase.found(), "content/branches/river-2.json:1:10: record-twice\n");

  Showcase other;
  other.write("themes/water-2.json", R"({"name": "水", "summary": "河和海。"})");
  other.page("branches/river", R"("report": "arena", "themes": ["water", "water-2"])",
             Showcase::kLongStory);
  other.page("highlights/sea", R"("report": "circle", "themes": ["water", "water-2"])",
             Showcase::kLongStory);
  EXPECT_EQ(other.found(), "content/themes/water-2.json:1:10: record-twice\n");

  Showcase reports;
  reports.write("reports/arena.json", R"({"title": "比武", "date": "2023-05", "summary": "一。"})");
  reports.write("reports/circle.json",
                R"({"title": "比武", "date": "2023-05", "summary": "一。"})");
  EXPECT_EQ(reports.found(), "content/reports/circle.json:1:11: record-twice\n");
}

TEST(Siblings, MayShareANameInDifferentReports) {
  Showcase showcase;
  add_named(showcase, "branches/lake", "arena");
  add_named(showcase, "branches/river-2", "circle");
  showcase.write("reports/arena.json",
                 R"({"title": "比武", "date": "2022-05", "summary": "一。"})");
  showcase.write("reports/circle.json",
                 R"({"title": "比武", "date": "2023-05", "summary": "一。"})");
  EXPECT_EQ(showcase.found(), "");
}

TEST(Siblings, HaveAnOrderEach) {
  Showcase showcase;
  showcase.write(
      "reports/arena.json",
      R"({"title": "专题甲", "summary": "一。", "sections": [{"slug": "one", "title": "一"},
 {"slug": "two", "title": "二"}]})");
  const auto add = [&](const std::string& slug, const std::string& section, int order) {
    showcase.write("branches/" + slug + ".json",
                   "{\"name\": \"" + slug + "\", \"summary\": \"好。\", \"report\": \"arena\", " +
                       "\"section\": \"" + section + "\", \"order\": " + std::to_string(order) +
                       ", \"themes\": [\"water\"]}");
    showcase.write("branches/" + slug + ".md", Showcase::kLongStory);
  };
  add("river", "one", 1);
  add("lake", "one", 2);
  add("pond", "two", 1);
  EXPECT_EQ(showcase.found(), "");
  add("well", "one", 1);
  EXPECT_EQ(showcase.found(), "content/branches/well.json:1:81: order-twice\n");
}

/// The records of a few JSON files of content/, mistakes and all.
std::shared_ptr<const Site> site_of(const std::map<std::string, std::string>& content) {
  const std::unique_ptr<FileSystem> files = make_memory_files();
  for (const auto& [path, text] : content) {
    EXPECT_FALSE(files->make_folders("/x/" + std::string(parent_path("content/" + path))));
    EXPECT_FALSE(files->write("/x/content/" + path, text));
  }
  Diagnostics unsaid;
  return make_site(load("/x", *files, 1, unsaid), {}, nullptr, unsaid);
}

TEST(Siblings, AreToldWhereTheOtherStandsAndWhichOrderIsFree) {
  const std::shared_ptr<const Site> site = site_of({{"themes/one.json", R"({"name": "水",
  "order": 4})"},
                                                    {"themes/other.json", R"({"name": "水",
  "order": 4})"}});
  Diagnostics diagnostics;
  check_siblings(*site, diagnostics);
  EXPECT_EQ(
      told(diagnostics),
      "content/themes/other.json:1:10: warning: '水' is the name of content/themes/one.json "
      "too: is one a copy of the other?\n     | remove the copy, or give it a name of its own\n"
      "content/themes/other.json:2:12: warning: the order 4 is taken by "
      "content/themes/one.json\n     | 5 is free, at the end\n");
}

Diagnostics told_of(const std::string& paper, const std::string& ink, const std::string& main,
                    const std::string& accent) {
  static const std::string path = "content/site.json";
  Colours colours;
  const auto set = [](Colour& colour, const std::string& text, std::uint32_t line) {
    if (!text.empty()) colour = {text, {&path, line, 1, 7}};
  };
  set(colours.paper, paper, 1);
  set(colours.ink, ink, 2);
  set(colours.main, main, 3);
  set(colours.accent, accent, 4);
  Diagnostics diagnostics;
  check_colours(colours, diagnostics);
  return diagnostics;
}

TEST(Colours, HaveTheContrastOfWcag) {
  EXPECT_NEAR(contrast_of("#000000", "#ffffff"), 21, 0.001);
  EXPECT_NEAR(contrast_of("#777777", "#FFFFFF"), 4.478, 0.001);
  EXPECT_NEAR(contrast_of("#767676", "#ffffff"), 4.542, 0.001);
}

TEST(Colours, OfTextCanBeReadOnThePaper) {
  EXPECT_EQ(told(told_of("", "", "", "")), "");
  EXPECT_EQ(told(told_of("#ffffff", "#000000", "#a02020", "#1f4e6b")), "");
  EXPECT_EQ(
      told(told_of("", "", "#e0a020", "")),
      "content/site.json:3:1: warning: main #e0a020 is hard to read on the paper #fbf7f0: the "
      "contrast is 2.1:1, text needs 4.5:1\n     | main could be #936915\n");
  // The paper alone: it is what must change, or the colours with it.
  const Diagnostics dark = told_of("#202020", "", "", "");
  EXPECT_EQ(dark.warning_count(), 3U);
  EXPECT_EQ(dark.all().front().line, 1);
}

/// What the program believes of the theme's colours is what the theme has.
TEST(Colours, OfTheThemeAreThoseOfItsStyleSheet) {
  std::ifstream file(ZHANTING_SOURCE_DIR "/assets/site.css");
  std::stringstream css;
  css << file.rdbuf();
  for (const char* line :
       {"--paper: #fbf7f0;", "--ink: #1f1b18;", "--red: #b9191a;", "--sea: #1f4e6b;"})
    EXPECT_NE(css.str().find(line), std::string::npos) << line;
}

constexpr std::int64_t kNoon = 1718020800;  // 2024-06-10 12:00 UTC

std::string told_of_dates(const std::string& published, const std::string& offset) {
  const std::shared_ptr<const Site> site =
      site_of({{"site.json", "{\"utc_offset\": \"" + offset + "\"}"},
               {"reports/a.json", "{\"published\": \"" + published + "\"}"}});
  Diagnostics diagnostics;
  check_dates(*site, site_time(kNoon, *site), diagnostics);
  return told(diagnostics);
}

TEST(Dates, AreNotInTheFuture) {
  for (const char* past : {"2024-06-10", "2024-06-09", "2024-06-10 20:00", "", "wrong"})
    EXPECT_EQ(told_of_dates(past, ""), "") << past;
  EXPECT_EQ(
      told_of_dates("2024-06-11", ""),
      "content/reports/a.json:1:15: warning: '2024-06-11' is still to come; today is "
      "2024-06-10\n     | write the day it happened; what is not to be published yet is a draft\n");
  EXPECT_NE(told_of_dates("2024-06-10 20:01", ""), "");
}

TEST(Dates, AreReadByTheClockOfTheSite) {
  EXPECT_EQ(told_of_dates("2024-06-11 01:59", "+14:00"), "");
  EXPECT_NE(told_of_dates("2024-06-11 02:01", "+14:00"), "");
  EXPECT_EQ(told_of_dates("2024-06-10 08:30", "-03:30"), "");
  EXPECT_NE(told_of_dates("2024-06-10 08:31", "-03:30"), "");
  EXPECT_NE(told_of_dates("2024-06-10 20:01", "nonsense"), "");
}

}  // namespace
}  // namespace zhanting
