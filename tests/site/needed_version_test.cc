#include "base/version.h"
#include "site_test.h"

namespace zhanting {
namespace {

SiteTest& need(SiteTest& site, std::string_view versions) {
  return site.change("content/site.json",
                     "\"editor\":", "\"zhanting\": \"" + std::string(versions) + "\", \"editor\":");
}

TEST(NeededVersion, ThatIsMetChangesNothing) {
  SiteTest site, other;
  const auto plain = site.build().expect_ok().site();
  need(other, ">=" + program_version().text()).build().expect_ok();
  EXPECT_EQ(difference(plain, other.site()), "");
}

TEST(NeededVersion, OfALaterProgramIsAllThatIsTold) {
  SiteTest site;
  site.change("content/site.json", "\"name\":", "\"later\": [],\n\"name\":");
  need(site, ">=98.7").build();
  ASSERT_EQ(site.result().diagnostics.all().size(), 1U) << site.diagnostics();
  EXPECT_NE(
      site.diagnostics().find("error: this showcase needs zhanting 98.7.0 or later; this is " +
                              program_version().text()),
      std::string::npos)
      << site.diagnostics();
  EXPECT_NE(site.diagnostics().find("^~~~~~~~ install a version that suits, or change this line"),
            std::string::npos)
      << site.diagnostics();
  EXPECT_TRUE(site.site().empty());
}

TEST(NeededVersion, InOtherWordsIsTold) {
  for (const char* wrong : {"1.2", ">1.2", ">=1", ">= 1.2", "latest"}) {
    SiteTest site;
    need(site, wrong).build();
    EXPECT_NE(site.diagnostics().find("cannot understand the version '" + std::string(wrong) +
                                      "'; write '>=1.2' or '>=1.2.3'"),
              std::string::npos)
        << site.diagnostics();
  }
  SiteTest site;
  need(site, "1.0").build();
  EXPECT_NE(site.diagnostics().find("did you mean '>=1.0'?"), std::string::npos)
      << site.diagnostics();
}

}  // namespace
}  // namespace zhanting
