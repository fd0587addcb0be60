#include "records/words.h"

#include <gtest/gtest.h>

#include "records/choices.h"

namespace zhanting {
namespace {

/// The words for what an editor chooses are found by counting from the first.
template <typename C>
void expect_in_order(std::span<const ChoiceRow> rows) {
  const std::size_t first = first_word(static_cast<const C*>(nullptr)).index;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(all_words()[first + i].chinese, rows[i].chinese) << rows[i].value;
    EXPECT_EQ(all_words()[first + i].english, rows[i].english) << rows[i].value;
  }
}

TEST(Words, OfChoicesStandInTheOrderOfTheirRows) {
  expect_in_order<Level>(kLevelRows);
  expect_in_order<FigureKind>(kFigureKindRows);
  expect_in_order<HonourKind>(kHonourKindRows);
  expect_in_order<BrandKind>(kBrandKindRows);
}

TEST(Words, AreKnownByTheirIndex) {
  for (std::size_t i = 0; i < all_words().size(); ++i) EXPECT_EQ(all_words()[i].index, i);
}

TEST(Words, StandInWholeSentencesAsAShowcaseHasThem) {
  OwnWords own;
  static const std::string path = "site.json";
  own.by_index[words::organisations.index] = {"Donors", {&path, 1, 1, 1}};
  own.by_index[words::organisation.index] = {"Donor", {&path, 1, 1, 1}};
  const std::vector<std::string> english = words_in(own, Language::kEnglish, true);
  EXPECT_EQ(english[words::all_organisations.index], "All donors");
  EXPECT_EQ(english[words::same_organisation.index], "Same donor");
  EXPECT_EQ(english[words::kind_organisation.index], "Donor");
  EXPECT_EQ(english[words::organisations_intro.index],
            "The donors that this site names, and what stands on each.");
  own.by_index[words::organisations.index].text = "捐赠者";
  own.by_index[words::organisation.index] = {};
  const std::vector<std::string> chinese = words_in(own, Language::kChinese, true);
  EXPECT_EQ(chinese[words::organisation.index], "捐赠者");
  EXPECT_EQ(chinese[words::kind_organisation.index], "捐赠者");
  EXPECT_EQ(chinese[words::same_organisation.index], "同一捐赠者");
  EXPECT_EQ(chinese[words::all_of_organisation.index], "这个捐赠者的全部条目");
}

TEST(Words, OfThemesFollowWhatAShowcaseCallsThem) {
  OwnWords own;
  static const std::string path = "site.json";
  own.by_index[words::themes.index] = {"Subjects", {&path, 1, 1, 1}};
  own.by_index[words::kind_theme.index] = {"Subject", {&path, 1, 1, 1}};
  const std::vector<std::string> english = words_in(own, Language::kEnglish, true);
  EXPECT_EQ(english[words::filter_theme.index], "Subject");
  EXPECT_EQ(english[words::same_theme.index], "Same subject");
  own.by_index[words::themes.index].text = "用处";
  own.by_index[words::kind_theme.index] = {};
  const std::vector<std::string> chinese = words_in(own, Language::kChinese, true);
  EXPECT_EQ(chinese[words::kind_theme.index], "用处");
  EXPECT_EQ(chinese[words::same_theme.index], "同一用处");
}

TEST(Words, KeepTheCapitalsOfALanguageWhoseNounsHaveThem) {
  OwnWords own;
  static const std::string path = "site.json";
  own.by_index[words::organisations.index] = {"Stifter", {&path, 1, 1, 1}};
  own.by_index[words::all_organisations.index] = {"Alle {organisations}", {&path, 1, 1, 1}};
  const auto all = [&](std::string_view code) {
    return words_in(own, Language::kEnglish, true, code)[words::all_organisations.index];
  };
  EXPECT_EQ(all("de"), "Alle Stifter");
  EXPECT_EQ(all("de-CH"), "Alle Stifter");
  EXPECT_EQ(all("en"), "Alle stifter");
  EXPECT_EQ(within_a_sentence("Werk", "de"), "Werk");
  EXPECT_EQ(within_a_sentence("Work", "en"), "work");
}

TEST(Words, OfAShowcaseMayHoldOthersToo) {
  OwnWords own;
  static const std::string path = "site.json";
  own.by_index[words::organisations.index] = {"Donors", {&path, 1, 1, 1}};
  own.by_index[words::home.index] = {"{organisations} and {themes}, {nobody} {", {&path, 1, 1, 1}};
  own.by_index[words::menu.index] = {"All {menu}", {&path, 1, 1, 1}};
  const std::vector<std::string> texts = words_in(own, Language::kEnglish, true);
  EXPECT_EQ(texts[words::home.index], "Donors and themes, {nobody} {");
  EXPECT_EQ(texts[words::menu.index], "All {menu}");
}

TEST(Words, NameOnlyWordsThatThereAre) {
  for (const bool plain : {false, true}) {
    for (const Language language : {Language::kChinese, Language::kEnglish}) {
      const std::vector<std::string> texts = words_in({}, language, plain);
      for (std::size_t i = 0; i < words::k_month_1; ++i)
        EXPECT_EQ(texts[i].find_first_of("{}"), std::string::npos) << texts[i];
    }
  }
}

TEST(Words, HoldThoseOfDates) {
  OwnWords own;
  static const std::string path = "site.json";
  own.by_index[words::month_9.index] = {"septembre", {&path, 1, 1, 1}};
  const std::vector<std::string> texts = words_in(own, Language::kEnglish, true);
  const DateWords dates = date_words_among(texts);
  EXPECT_EQ(dates.month(9), "septembre");
  EXPECT_EQ(dates.of(DateWord::date_about), "about {time}");
  EXPECT_EQ(dates.of(DateWord::date_clock), "{time}, {clock}");
}

TEST(Words, OfDatesNameNothingThatIsAWord) {
  for (const std::string_view name : {"number", "ordinal", "roman", "time", "from", "to", "clock",
                                      "year", "month", "day", "season"}) {
    for (const WordRow& word : all_words()) EXPECT_NE(word.key, name);
  }
}

TEST(Words, OfAShowcaseWithoutReportsSpeakOfNone) {
  const std::vector<std::string> chinese = words_in({}, Language::kChinese, true);
  for (const WordRow* word : {&words::source_unknown, &words::honours_intro,
                              &words::organisations_intro, &words::timeline_intro}) {
    for (const char* none : {"报名", "原文", "报道", "专题"})
      EXPECT_EQ(chinese[word->index].find(none), std::string::npos) << chinese[word->index];
  }
}

}  // namespace
}  // namespace zhanting
