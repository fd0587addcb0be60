#include "base/known_date.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/chinese_eras.h"
#include "base/nearest_date.h"

namespace zhanting {
namespace {

struct Case {
  const char* notation;
  const char* chinese;
  const char* english;
};

TEST(KnownDate, IsToldAsPeopleSayIt) {
  const Case cases[] = {
      {"2022", "2022年", "2022"},
      {"2022-09", "2022年9月", "September 2022"},
      {"2022-09-07", "2022年9月7日", "7 September 2022"},
      {"1750?", "1750年（？）", "1750 (?)"},
      {"1750~", "约1750年", "about 1750"},
      {"1750%", "约1750年（？）", "about 1750 (?)"},
      {"175X", "1750年代", "1750s"},
      {"17XX", "18世纪", "18th century"},
      {"00XX", "1世纪", "1st century"},
      {"-02XX", "公元前3世纪", "3rd century BC"},
      {"-0221", "公元前221年", "221 BC"},
      {"1956/1960", "1956年至1960年", "1956 to 1960"},
      {"1951/1951", "1951年", "1951"},
      {"1956-03/1956-05", "1956年3月至1956年5月", "March 1956 to May 1956"},
      {"../1900", "1900年以前", "before 1900"},
      {"/1900", "1900年以前", "before 1900"},
      {"1900/..", "1900年以后", "after 1900"},
      {"2001-21", "2001年春", "Spring 2001"},
      {"2001-XX", "2001年", "2001"},
      {"2001-05-XX", "2001年5月", "May 2001"},
      {"17XX~", "约18世纪", "about 18th century"},
      {"Y-17000", "公元前17000年", "17000 BC"},
      {"Y-17000~", "约公元前17000年", "about 17000 BC"},
      {"Y-999999999/Y-40000", "公元前999999999年至公元前40000年", "999999999 BC to 40000 BC"},
  };
  for (const Case& each : cases) {
    const auto date = KnownDate::parse(each.notation);
    ASSERT_TRUE(date) << each.notation;
    EXPECT_EQ(date->told(chinese_date_words()), each.chinese) << each.notation;
    EXPECT_EQ(date->told(english_date_words()), each.english) << each.notation;
  }
}

/// Of one or two figures nobody would know that they are a year; nor, behind one before our era, on
/// which side the other is.
TEST(KnownDate, SaysOfEarlyYearsThatTheyAreOfOurEra) {
  const Case cases[] = {
      {"0079", "公元79年", "AD 79"},
      {"0079-08-24", "公元79年8月24日", "24 August AD 79"},
      {"0618", "618年", "618"},
      {"-0009", "公元前9年", "9 BC"},
      {"-0221/0618", "公元前221年至公元618年", "221 BC to AD 618"},
      {"0618/0907", "618年至907年", "618 to 907"},
      {"000X", "公元1年至公元9年", "AD 1 to AD 9"},
      {"-000X", "公元前9年至公元前1年", "9 BC to 1 BC"},
      {"00XX", "1世纪", "1st century"},
      {"-00XX", "公元前1世纪", "1st century BC"},
  };
  for (const auto& [notation, chinese, english] : cases) {
    const auto date = KnownDate::parse(notation);
    ASSERT_TRUE(date) << notation;
    EXPECT_EQ(date->told(chinese_date_words()), chinese);
    EXPECT_EQ(date->told(english_date_words()), english);
  }
  const auto first_before = KnownDate::parse("-00XX");
  EXPECT_EQ(first_before->first(DateStep::kCentury), -1);
  EXPECT_EQ(first_before->first(DateStep::kYear), -99);
  EXPECT_EQ(first_before->last(DateStep::kYear), -1);
  EXPECT_LT(KnownDate::parse("-01XX")->key(), first_before->key());
  EXPECT_LT(first_before->key(), KnownDate::parse("00XX")->key());
  EXPECT_EQ(step_told(1, DateStep::kDecade, english_date_words()), "AD 1 to AD 9");
  EXPECT_EQ(step_told(-1, DateStep::kDecade, english_date_words()), "9 BC to 1 BC");
}

TEST(KnownDate, KnowsWhatIsNone) {
  for (const char* text : {"",          "0000",       "-0000",      "22",         "20222",
                           "2022-13",   "2022-00",    "2022-02-30", "2022-9",     "X022",
                           "1XXX",      "/",          "../..",      "..",         "2022/",
                           "2022-09-7", "1960/1956",  "2022-25",    "2022-XX-07", "175X-01",
                           "2022??",    "about 1750", "Y2022",      "Y-017000",   "Y-4600000000",
                           "Y",         "Y-17000-01"}) {
    if (std::string_view(text) == "2022/") continue;  // from then on, nobody knows until when
    EXPECT_FALSE(KnownDate::parse(text)) << text;
  }
  EXPECT_TRUE(KnownDate::has_form("2022-02-30"));
  EXPECT_FALSE(KnownDate::has_form("2022-9"));
}

TEST(KnownDate, StandsInTheOrderOfWhatItMeans) {
  const std::vector<const char*> in_order = {
      "Y-999999999", "Y-40000",    "Y-17000",   "-02XX", "-0221", "00XX",      "../1750",
      "17XX",        "../1750",    "1750/1760", "175X",  "1750",  "1750-01",   "1750-01-01",
      "1750/..",     "1750-01-02", "1750-02",   "1751",  "2022",  "2022-09-07"};
  for (std::size_t i = 0; i + 1 < in_order.size(); ++i) {
    const std::string_view one = in_order[i], other = in_order[i + 1];
    if (one == "../1750" && other == "17XX") continue;  // a century begins before its half
    if (one == "17XX") continue;
    EXPECT_LT(KnownDate::parse(one)->key(), KnownDate::parse(other)->key()) << one << " " << other;
  }
  EXPECT_LT(DateKey(), KnownDate::parse("Y-999999999")->key());
  EXPECT_LT(KnownDate::parse("9999")->key(), KnownDate::parse("Y32768")->key());
}

TEST(KnownDate, SaysItsYearOnlyWhereItIsOne) {
  EXPECT_EQ(KnownDate::parse("1750~")->year(), 1750);
  EXPECT_EQ(KnownDate::parse("-0221")->year(), -221);
  EXPECT_EQ(KnownDate::parse("1956-03/1956-05")->year(), 1956);
  EXPECT_EQ(KnownDate::parse("1956-03/1956-05")->month(), std::nullopt);
  EXPECT_EQ(KnownDate::parse("1956-03-02")->month(), 3);
  for (const char* text : {"175X", "17XX", "1956/1960", "../1900", "1900/.."})
    EXPECT_EQ(KnownDate::parse(text)->year(), std::nullopt) << text;
}

TEST(KnownDate, FallsInYearsDecadesAndCenturies) {
  constexpr DateStep kYear = DateStep::kYear, kDecade = DateStep::kDecade,
                     kCentury = DateStep::kCentury;
  EXPECT_EQ(KnownDate::parse("1700")->first(kCentury), 17);
  EXPECT_EQ(KnownDate::parse("17XX")->first(kCentury), 18);
  EXPECT_EQ(KnownDate::parse("17XX")->last(kCentury), 18);
  EXPECT_EQ(KnownDate::parse("1750/1850")->first(kCentury), 18);
  EXPECT_EQ(KnownDate::parse("1750/1850")->last(kCentury), 19);
  EXPECT_EQ(KnownDate::parse("-0221")->first(kCentury), -3);
  EXPECT_EQ(KnownDate::parse("0001")->first(kCentury), 1);
  EXPECT_EQ(KnownDate::parse("175X")->first(kYear), 1750);
  EXPECT_EQ(KnownDate::parse("175X")->last(kYear), 1759);
  EXPECT_EQ(step_told(KnownDate::parse("1811-03")->first(kDecade), kDecade, english_date_words()),
            "1810s");
  EXPECT_EQ(step_told(KnownDate::parse("-0221")->first(kDecade), kDecade, chinese_date_words()),
            "公元前220年代");
  EXPECT_EQ(step_told(KnownDate::parse("-0221")->first(kYear), kYear, english_date_words()),
            "221 BC");
  EXPECT_EQ(step_told(21, kCentury, english_date_words()), "21st century");
  EXPECT_EQ(step_told(-12, kCentury, english_date_words()), "12th century BC");
  EXPECT_EQ(step_told(-170, kCentury, english_date_words()), "170th century BC");
}

TEST(KnownDate, OfATimeSaysSinceWhenAndUntilWhen) {
  const Case cases[] = {
      {"1811/..", "1811年以来", "since 1811"},
      {"1811/", "1811年起", "from 1811"},  // nobody knows until when
      {"../1900", "到1900年为止", "until 1900"},
      {"1956/1960", "1956年至1960年", "1956 to 1960"},
      {"1951/1951", "1951年", "1951"},
  };
  for (const Case& each : cases) {
    const auto date = KnownDate::parse(each.notation);
    ASSERT_TRUE(date) << each.notation;
    EXPECT_EQ(date->told_as_lasting(chinese_date_words()), each.chinese);
    EXPECT_EQ(date->told_as_lasting(english_date_words()), each.english);
  }
  EXPECT_TRUE(KnownDate::parse("1811/..")->goes_on());
  EXPECT_FALSE(KnownDate::parse("1811/")->goes_on());
  EXPECT_TRUE(KnownDate::parse("../1900")->went_on_before());
}

TEST(KnownDate, IsToldInTheWordsOfAnyLanguage) {
  DateWords french = english_date_words();
  const auto set = [&](DateWord word, std::string_view text) {
    french.by_index[static_cast<std::size_t>(word)] = text;
  };
  set(DateWord::month_9, "septembre");
  set(DateWord::date_about, "vers {time}");
  set(DateWord::date_century, "{roman}e siècle");
  set(DateWord::date_before_era, "{time} av. J.-C.");
  set(DateWord::date_span, "de {from} à {to}");
  const std::pair<const char*, const char*> cases[] = {{"2022-09-07", "7 septembre 2022"},
                                                       {"1750~", "vers 1750"},
                                                       {"17XX", "XVIIIe siècle"},
                                                       {"-02XX", "IIIe siècle av. J.-C."},
                                                       {"1956/1960", "de 1956 à 1960"}};
  for (const auto& [notation, told] : cases)
    EXPECT_EQ(KnownDate::parse(notation)->told(french), told);
  EXPECT_EQ(filled_in("{a} {b} {", {{"a", "{b}"}}), "{b} {b} {");
}

TEST(KnownDate, IsToldToMachinesAsFarAsIsoCanSayIt) {
  struct {
    const char *notation, *date, *interval;
  } const cases[] = {{"1811", "1811", "1811"},
                     {"2022-09-07", "2022-09-07", "2022-09-07"},
                     {"-0001", "0000", "0000"},
                     {"-0221", "-0220", "-0220"},
                     {"-0221-03", "-0220-03", "-0220-03"},
                     {"1951/1951", "1951", "1951"},
                     {"1956/1960", "", "1956/1960"},
                     {"-0500/0100", "", "-0499/0100"},
                     {"1811/..", "", "1811/.."},
                     {"../1900", "", "../1900"},
                     {"1811/", "", ""},  // nobody knows until when
                     {"1750~", "", ""},
                     {"1750?", "", ""},
                     {"175X", "", ""},
                     {"-02XX", "", ""},
                     {"1750/176X", "", ""},
                     {"2001-21", "", ""},
                     {"Y-17000", "", ""}};
  for (const auto& each : cases) {
    EXPECT_EQ(KnownDate::parse(each.notation)->iso(), each.date) << each.notation;
    EXPECT_EQ(KnownDate::parse(each.notation)->iso_interval(), each.interval) << each.notation;
  }
}

TEST(KnownDate, AsksForTheCenturyOfADecade) {
  for (const char* text : {"90年代", "九十年代初", "'90s", "the 90s"})
    EXPECT_EQ(decade_of_some_century(text), 9) << text;
  for (const char* text : {"1990年代", "90年", "1990s", "上世纪90年代"})
    EXPECT_EQ(decade_of_some_century(text), std::nullopt) << text;
}

TEST(KnownDate, AsksWhetherDayOrMonthComesFirst) {
  EXPECT_EQ(either_day("1/2/1811"),
            std::pair(std::string("1811-02-01"), std::string("1811-01-02")));
  EXPECT_EQ(either_day("12-11-1811"),
            std::pair(std::string("1811-11-12"), std::string("1811-12-11")));
  for (const char* text : {"13/2/1811", "2/2/1811", "1.2.1811", "0/2/1811", "1/2"})
    EXPECT_EQ(either_day(text), std::nullopt) << text;
}

TEST(KnownDate, NamesErasAndNotOurEra) {
  for (const char* text : {"清乾隆", "民国初年", "元大德", "秦始皇二十六年"})
    EXPECT_TRUE(names_era(text)) << text;
  for (const char* text : {"公元前221年", "约1750年"}) EXPECT_FALSE(names_era(text)) << text;
}

TEST(KnownDate, IsGuessedFromWords) {
  const std::pair<const char*, const char*> cases[] = {
      {"约1750年", "1750~"},
      {"c. 1750", "1750~"},
      {"18世纪", "17XX"},
      {"公元前3世纪", "-02XX"},
      {"18th century", "17XX"},
      {"1950年代", "195X"},
      {"1950s", "195X"},
      {"1956-1960", "1956/1960"},
      {"1956年至1960年", "1956/1960"},
      {"1900年以前", "../1900"},
      {"after 1900", "1900/.."},
      {"公元前221年", "-0221"},
      {"221 BC", "-0221"},
      {"2022年9月", "2022-09"},
      {"2022.9.7", "2022-09-07"},
      {"2022年9月7日", "2022-09-07"},
      {"2022/9/7", "2022-09-07"},
      {"1750？", "1750?"},
      {"1966/1934", "1934/1966"},
      {"1966-1934", ""},
      {"20世纪初", "19XX"},
      {"late 18th century", "17XX"},
      {"20世纪30年代", "193X"},
      {"193?", "193X"},
      {"19??", "19XX"},
      {"-221", "-0221"},
      {"-17000", "Y-17000"},
      {"17000 BC", "Y-17000"},
      {"公元前17000年", "Y-17000"},
      {"20220907", "2022-09-07"},
      {"20221307", ""},
      {"1956年", "1956"},
      {"一九五六年", "1956"},
      {"1956 年 3 月", "1956-03"},
      {"1956年底", "1956"},
      {"1956年上半年", "1956"},
      {"early 1956", "1956"},
      {"1956 or 1957", "1956/1957"},
      {"1956年或1957年", "1956/1957"},
      {"1956 (?)", "1956?"},
      {"1956（？）", "1956?"},
      {"1956/至今", "1956/.."},
      {"1956/now", "1956/.."},
      {"the 1930's", "193X"},
      {"二十世纪初叶", "19XX"},
      {"三十年", ""},
      {"二〇二二年9月", "2022-09"},
      {"１９５６", "1956"},
      {"民国30年", "1941"},
      {"2001年春", "2001-21"},
      {"spring 2001", "2001-21"},
      {"Sept 2022", "2022-09"},
      {"7 September 2022", "2022-09-07"},
      {"September 7, 2022", "2022-09-07"},
      {"清乾隆", "1736/1795"},
      {"乾隆年间", "1736/1795"},
      {"光绪二十三年", "1897"},
      {"清光绪元年", "1875"},
      {"光绪四十年", ""},  // there were 34
      {"明万历", "1573/1620"},
      {"清代", "1644/1911"},
      {"建文四年", "1402"},
      {"正统", "1436/1449"},
      {"景泰八年", "1457"},
      {"天启", "1621/1627"},
      {"泰昌元年", "1620"},
      {"西汉", "-0206/0025"},
      {"战国时期", "-0475/-0221"},
      {"南北朝", "0420/0589"},
      {"秦", "-0221/-0206"},
      {"三国", "0220/0280"},
      {"三国时期", "0220/0280"},
      {"三国魏", "0220/0265"},
      {"魏晋南北朝", "0220/0589"},
      {"十六国", "0304/0439"},
      {"五代", "0907/0960"},
      {"五代十国", "0907/0979"},
      {"五代后唐", "0923/0936"},
      {"后周", "0951/0960"},
      {"西周", "-1046/-0771"},
      {"辽", "0907/1125"},
      {"明清", "1368/1911"},
      {"宋元时期", "0960/1368"},
      {"清明", ""},
      {"vers 1750", "1750~"},
      {"um 1750", "1750~"},
      {"um 1750-1760", "1750~/1760~"},
      {"13/2/1811", "1811-02-13"},
      {"2/13/1811", "1811-02-13"},
      {"2/2/1811", "1811-02-02"},
      {"1.2.1811", "1811-02-01"},
      {"1/2/1811", ""},
      {"14/13/1811", ""},
      {"公元前1世纪", "-00XX"},
      {"431-404 BC", "-0431/-0404"},
      {"-404/-431", "-0431/-0404"},
      {"3rd-2nd century BC", "-02XX/-01XX"},
      {"3rd to 2nd centuries BC", "-02XX/-01XX"},
      {"17-18世纪", "16XX/17XX"},
      {"公元前3至前2世纪", ""},
      {"前3至2世纪", "-02XX/-01XX"},
      {"before 44 BC", "../-0044"},
      {"公元前44年以前", "../-0044"},
      {"公元前44年3月15日", "-0044-03-15"},
      {"15 March 44 BC", "-0044-03-15"},
      {"1st century BC", "-00XX"},
      {"民国初年", "1912/1949"},
      {"嘉庆", "1796/1820"},
      {"1898?~", "1898%"},
      {"1898~?", "1898%"},
      {"大约1930到1935年", "1930~/1935~"},
      {"1930-1935年左右", "1930~/1935~"},
      {"about 1930 to 1935", "1930~/1935~"},
      {"1951年至1951年", "1951"},
      {"2022年13月", ""},
      {"c. 280 BC", "-0280~"},
      {"17th c.", "16XX"},
      {"the 18th century", "17XX"},
      {"early in the 18th century", "17XX"},
      {"ca 1750", "1750~"},
      {"Circa 1750", "1750~"},
      {"c1750", "1750~"},
      {"~1750", "1750~"},
      {"about the 18th century", "17XX~"},
      {"around 1750", "1750~"},
      {"1750年前后", "1750~"},
      {"约公元前280年", "-0280~"},
      {"AD 79", "0079"},
      {"79 CE", "0079"},
      {"between 1750 and 1760", "1750/1760"},
      {"from May 1750 to June 1751", "1750-05/1751-06"},
      {"1750-60", "1750/1760"},
      {"late 1750s", "175X"},
      {"民国三年", "1914"},
      {"民国元年", "1912"},
      {"民国十二年", "1923"},
      {"90年代", ""},
      {"上世纪90年代", "199X"},
      {"上世纪五十年代", "195X"},
      {"二十世纪九十年代", "199X"},
      {"十八世纪", "17XX"},
      {"2003年至今", "2003/.."},
      {"2003年3月至今", "2003-03/.."},
      {"2003年以来", "2003/.."},
      {"1811–present", "1811/.."},
      {"1811-", "1811/.."},
      {"since May 1811", "1811-05/.."},
      {"1990 onwards", "1990/.."},
      {"1990年3月至1995年6月", "1990-03/1995-06"},
      {"----------------------------------------", ""}};
  for (const auto& [words, notation] : cases) EXPECT_EQ(nearest_date(words), notation) << words;
}

}  // namespace
}  // namespace zhanting
