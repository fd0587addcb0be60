#include <gtest/gtest.h>

#include "lib/sanitized.h"
#include "pipeline/part.h"
#include "site/site_test.h"

/// A site rendered in parts, and put together.
namespace zhanting {

namespace {

/// So many that the two pages of a link stand in different ones.
constexpr unsigned kMostParts = kSanitized ? 40 : 200;

class Parts : public testing::Test {
 protected:
  /// The folder of a part of the fixture's site.
  std::string part(unsigned number, unsigned of, const std::string& base_url = "") {
    const std::string folder = "/parts/" + std::to_string(number) + "-" + std::to_string(of);
    BuildOptions options = site_.options();
    options.output = folder;
    options.base_url = base_url;
    options.part = {number, of};
    BuildState state;
    const BuildResult result = build(options, site_.files(), state);
    EXPECT_TRUE(result.ok());
    return folder;
  }

  BuildResult join(const std::vector<std::string>& parts) {
    BuildOptions options;
    options.source = parts.front();
    options.output = "/joined";
    return join_parts(parts, options, site_.files());
  }

  std::string refusal(const std::vector<std::string>& parts) {
    const BuildResult result = join(parts);
    EXPECT_FALSE(result.ok());
    EXPECT_EQ(site_.files().kind_of("/joined"), FileKind::kMissing);
    return result.diagnostics.all().empty()
               ? ""
               : std::string(result.diagnostics.all().front().message.code.row().name);
  }

  SiteTest site_;
};

TEST_F(Parts, TogetherAreTheWholeSite) {
  site_.build().expect_ok();
  for (const unsigned of : {2U, 3U, kSanitized ? 4U : 16U, kSanitized ? 5U : 200U}) {
    std::vector<std::string> parts;
    std::size_t largest = 0;
    for (unsigned number = 1; number <= of; ++number) {
      parts.push_back(part(number, of));
      largest = std::max(largest, read_tree(site_.files(), parts.back()).size());
    }
    EXPECT_LE(largest, site_.site().size() / of + 3) << "each has its share, a manifest and a list";
    std::reverse(parts.begin(), parts.end());
    ASSERT_TRUE(join(parts).ok()) << of;
    EXPECT_EQ(difference(site_.site(), read_tree(site_.files(), "/joined")), "") << of;
  }
}

TEST_F(Parts, ThatAreNotOneSiteAreRefused) {
  const std::string first = part(1, 2), second = part(2, 2);
  EXPECT_EQ(refusal({first}), "part-missing");
  EXPECT_EQ(refusal({first, first, second}), "part-twice");
  EXPECT_EQ(refusal({first, part(2, 3)}), "part-of-another");
  EXPECT_EQ(refusal({first, part(2, 2, "https://other.example/")}), "part-of-another");
  EXPECT_EQ(refusal({first, "/nowhere"}), "no-part");
  site_.build().expect_ok();
  EXPECT_EQ(refusal({first, site_.options().output}), "no-part");
}

TEST_F(Parts, SeeALinkOfATemplateToAPlaceThatAnotherPartHasNot) {
  site_.change("templates/page.html", "{{ story }}",
               "{{ story }}<a href=\"{{ 'branches/patrol/index.html' | link }}#nowhere\">x</a>");
  site_.build();
  EXPECT_FALSE(site_.result().ok());
  std::vector<std::string> parts;
  for (unsigned number = 1; number <= kMostParts; ++number)
    parts.push_back(part(number, kMostParts));
  EXPECT_EQ(refusal(parts), "broken-anchor");
}

/// One of a story is told at its place, by the part that has the page.
TEST_F(Parts, SeeALinkOfAStoryToAPlaceThatTheyHaveNot) {
  site_.change("content/pages/about.md", "内容出自",
               "见[这里](../branches/patrol.md#没有)。内容出自");
  std::size_t told = 0;
  for (unsigned number = 1; number <= kMostParts; ++number) {
    BuildOptions options = site_.options();
    options.output = "/part";
    options.part = {number, kMostParts};
    BuildState state;
    const BuildResult result = build(options, site_.files(), state);
    told += result.diagnostics.error_count();
  }
  EXPECT_EQ(told, 1U);
}

TEST(Part, IsWrittenAsANumberOfANumber) {
  ASSERT_TRUE(BuildPart::parse("2/16"));
  EXPECT_EQ(BuildPart::parse("2/16")->number, 2U);
  EXPECT_EQ(BuildPart::parse("2/16")->of, 16U);
  for (const char* wrong : {"", "2", "0/2", "3/2", "/", "1/", "/2", "1/0", "-1/2", "1/2x", "a/b"})
    EXPECT_FALSE(BuildPart::parse(wrong)) << wrong;
}

}  // namespace

}  // namespace zhanting
