#include "site_test.h"

namespace zhanting {
namespace {

TEST(OlderKey, OfAReportMakesTheSameSiteAsItsHeadline) {
  SiteTest older, now;
  older.change("content/reports/river-2022.json",
               "\"publisher\":", "\"short_title\": \"治河一年\", \"publisher\":");
  now.change("content/reports/river-2022.json",
             "\"publisher\":", "\"headline\": \"治河一年\", \"publisher\":");
  EXPECT_EQ(difference(now.build().expect_ok().site(), older.build().expect_ok().site()), "");
  now.expect_text("reports/river-2022/index.html", "治河");
}

}  // namespace
}  // namespace zhanting
