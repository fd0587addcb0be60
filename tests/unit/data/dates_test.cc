#include <gtest/gtest.h>

#include "data/field_types.h"

namespace zhanting {

namespace {

struct DateCase {
  std::string_view text;
  bool source, event, published, day;  // which forms take it
};

TEST(IsDate, TakesWhatTheCalendarHas) {
  constexpr DateCase kCases[] = {
      {"2022", true, true, false, false},
      {"2022-09", true, true, false, false},
      {"2022-09-07", true, true, true, true},
      {"XXXX-09", false, true, false, false},
      {"XXXX-09-07", false, true, false, false},
      {"XXXX-02-29", false, true, false, false},  // some years have it
      {"2022-09-07 09:00", false, false, true, false},
      {"2022-09-07 23:59", false, false, true, false},
      {"2020-02-29", true, true, true, true},
      {"2000-02-29", true, true, true, true},
      {"1900-02-29", false, false, false, false},
      {"2022-02-29", false, false, false, false},
      {"2022-02-30", false, false, false, false},
      {"2022-04-31", false, false, false, false},
      {"2022-13", false, false, false, false},
      {"2022-00", false, false, false, false},
      {"2022-01-00", false, false, false, false},
      {"0000", false, false, false, false},
      {"2022-09-07 24:00", false, false, false, false},
      {"2022-09-07 09:60", false, false, false, false},
      {"2022-9-7", false, false, false, false},
      {"2022/09/07", false, false, false, false},
      {"2022年9月7日", false, false, false, false},
      {"20220907", false, false, false, false},
      {"", false, false, false, false},
      {"2022-09-07T09:00", false, false, false, false},
      {"２０２２", false, false, false, false},
      {"-022", false, false, false, false},
  };
  for (const DateCase& each : kCases) {
    EXPECT_EQ(is_date(each.text, DateForm::kSource), each.source) << each.text;
    EXPECT_EQ(is_date(each.text, DateForm::kEvent), each.event) << each.text;
    EXPECT_EQ(is_date(each.text, DateForm::kPublished), each.published) << each.text;
    EXPECT_EQ(is_date(each.text, DateForm::kDay), each.day) << each.text;
  }
}

}  // namespace

}  // namespace zhanting
