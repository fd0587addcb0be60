#include <cstdlib>

#include "base/text.h"
#include "paper_darkroom.h"
#include "paper_engraver.h"
#include "pipeline/print_store.h"
#include "site_test.h"
#include "unit/media/pictures.h"

/// Cards that people share: a picture for every page and figure of a site that knows its address.
/// The engraver here writes down the drawings; what librsvg makes of them is for tests/cards/.
namespace zhanting {

namespace {

const std::string kEntryCard = "share/branches/patrol/index.png";

class CardsTest : public testing::Test {
 protected:
  CardsTest() {
    paper_engraver().lost.clear();
    for (const auto& [path, bytes] : read_tree(site.files(), site.source() + "/templates"))
      site.remove("templates/" + path);  // the theme's own, which have the meta tags
    site.options().engraver = &open_paper_engraver;
    site.options().base_url = "https://example.cn/show";
  }

  std::vector<std::string> cards() const {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : site.site()) {
      if (path.starts_with("share/")) paths.push_back(path);
    }
    return paths;
  }

  SiteTest site;
};

/// The content of the page's <meta property>.
std::string meta_of(const std::string& page, std::string_view property) {
  const std::string begin = fmt::format("<meta property=\"{}\" content=\"", property);
  const std::size_t at = page.find(begin);
  if (at == std::string::npos) return {};
  const std::size_t start = at + begin.size();
  return page.substr(start, page.find('"', start) - start);
}

TEST_F(CardsTest, StandForEveryPageThatHasAnAddress) {
  site.build().expect_ok().expect_diagnostics("");
  const auto files = site.site();
  int pages = 0;
  for (const auto& [path, bytes] : files) {
    if (!path.ends_with(".html") || bytes.find("rel=\"canonical\"") == std::string::npos) continue;
    if (bytes.find("http-equiv=\"refresh\"") != std::string::npos) continue;
    ++pages;
    const std::string image = meta_of(bytes, "og:image");
    const std::string_view base = "https://example.cn/show/";
    ASSERT_TRUE(image.starts_with(base)) << path << ": " << image;
    const auto card = files.find(image.substr(base.size()));
    ASSERT_NE(card, files.end()) << path << ": " << image;
    EXPECT_TRUE(card->second.starts_with("1200x630\n<svg ")) << card->second.substr(0, 200);
    EXPECT_EQ(meta_of(bytes, "og:image:width"), "1200");
    EXPECT_EQ(meta_of(bytes, "og:image:height"), "630");
    EXPECT_NE(meta_of(bytes, "og:image:alt"), "");
    EXPECT_NE(bytes.find("<meta name=\"twitter:card\" content=\"summary_large_image\">"),
              std::string::npos);
  }
  EXPECT_GT(pages, 10);
  site.expect_no_text("404.html", "og:image");
}

TEST_F(CardsTest, AreDrawnAsTheTemplatesSay) {
  site.build().expect_ok();
  std::string drawn;
  for (const std::string& path : {std::string("share/index.png"), kEntryCard,
                                  std::string("share/branches/patrol/patrol-walks.png"),
                                  std::string("share/organisations/index.png")}) {
    std::string svg = site.page(path);
    const std::size_t data = svg.find("base64,");
    if (data != std::string::npos) svg.erase(data, svg.find('"', data) - data);
    drawn += path + "\n" + svg;
  }
  const std::string expected = std::string(ZHANTING_TESTS_DIR) + "/site/expected_cards.txt";
  const std::unique_ptr<FileSystem> disk = make_disk_files();
  if (std::getenv("ZHANTING_REWRITE_GOLDENS")) {
    ASSERT_FALSE(disk->write(expected, drawn));
  }
  std::string golden;
  ASSERT_FALSE(disk->read(expected, golden));
  EXPECT_EQ(drawn, golden);
}

TEST_F(CardsTest, CostNothingWithoutAnAddress) {
  site.options().base_url.clear();
  site.build().expect_ok().expect_diagnostics("");
  EXPECT_EQ(cards(), std::vector<std::string>());
  site.expect_no_text("figures/index.html", "share/");
}

TEST_F(CardsTest, AreLeftOutWhereTheSiteSaysSo) {
  site.change("content/site.json", "\"watchwords\"", "\"share\": \"none\",\n  \"watchwords\"");
  site.build().expect_ok().expect_diagnostics("");
  EXPECT_EQ(cards(), std::vector<std::string>());
  site.expect_text("branches/patrol/index.html",
                   "<meta property=\"og:image\" content=\"https://example.cn/show/media/scene.");
  site.expect_no_text("branches/patrol/index.html", "og:image:width");
}

TEST_F(CardsTest, AreDrawnForManyRecordsOnlyWhereThatIsAskedFor) {
  for (int i = 0; i < 120; ++i)
    site.write(fmt::format("content/organisations/unit{}.json", i),
               fmt::format("{{\"name\": \"第{}组\"}}", i));
  site.build().expect_ok();
  EXPECT_EQ(cards(), std::vector<std::string>());
  EXPECT_GT(site.result().report.cards_left_out, 120U);
  site.expect_no_text("branches/patrol/index.html", "og:image:width");

  site.change("content/site.json", "\"watchwords\"", "\"share\": \"all\",\n  \"watchwords\"");
  site.build().expect_ok();
  EXPECT_GT(cards().size(), 10U);
  EXPECT_EQ(site.result().report.cards_left_out, 0U);
}

TEST_F(CardsTest, AreSavedWhereFiguresHaveTheirAddress) {
  site.build().expect_ok();
  const std::string link = "share/branches/patrol/patrol-walks.png\" download>";
  site.expect_text("figures/index.html", fmt::format("href=\"../{}", link));
  site.expect_file("share/branches/patrol/patrol-walks.png");
  EXPECT_NE(site.page("share/branches/patrol/patrol-walks.png").find("1080x1440\n"),
            std::string::npos);
}

TEST_F(CardsTest, AreMadeOnceForAllSites) {
  site.build().expect_ok();
  const auto first = site.site();
  EXPECT_EQ(paper_engraver().made, std::ssize(cards()));
  site.build().expect_ok();
  EXPECT_EQ(paper_engraver().made, 0);
  ASSERT_FALSE(site.files().remove_tree(site.options().output));
  site.forget().build().expect_ok();
  EXPECT_EQ(paper_engraver().made, 0);
  EXPECT_EQ(difference(first, site.site()), "");
}

TEST_F(CardsTest, FollowWhatTheyShow) {
  site.build().expect_ok();
  site.change("content/branches/patrol.json", "\"value\": \"1.2", "\"value\": \"91.2")
      .build()
      .expect_ok();
  EXPECT_NE(site.page("share/branches/patrol/patrol-walks.png").find(">9"), std::string::npos);
  EXPECT_GT(paper_engraver().made, 1);
  EXPECT_LT(paper_engraver().made, std::ssize(cards()));
}

TEST_F(CardsTest, AreOnlyTriedToCheck) {
  site.options().write = false;
  site.build().expect_ok();
  EXPECT_EQ(paper_engraver().made, 0);
  site.write("templates/card.svg", "<svg><text>{{ page.titel }}</text></svg>").build();
  EXPECT_NE(site.diagnostics().find("templates/card.svg:1:20: error: "), std::string::npos)
      << site.diagnostics();
}

TEST_F(CardsTest, ShowPicturesOfTheSiteAndNoOthers) {
  site.build().expect_ok();
  EXPECT_NE(site.page(kEntryCard).find("href=\"data:image/svg+xml;base64,PHN2"), std::string::npos);
  site.write("templates/card.svg", "<svg><image href=\"file:///etc/hostname\"/></svg>").build();
  site.expect_diagnostics(
      "templates/card.svg:1:1: error: 'file:///etc/hostname' on the card is no picture of this "
      "site\n"
      "     | write {{ page.image.src|link }} or {{ \"file\"|asset|link }}; a card has no links\n");
}

TEST_F(CardsTest, ThatAreNoSvgAreToldAtTheirTemplate) {
  site.write("templates/figure-card.svg", "<svg>UNSOUND</svg>").build();
  EXPECT_NE(site.diagnostics().find("what the template draws is no sound SVG: no SVG at all"),
            std::string::npos)
      << site.diagnostics();
  EXPECT_TRUE(site.site().empty());
}

TEST_F(CardsTest, LeaveOutWhatNoFontHas) {
  site.change("content/branches/patrol.json", "\"name\": \"河道", "\"name\": \"🏮河道")
      .build()
      .expect_ok();
  EXPECT_EQ(site.page(kEntryCard).find("🏮"), std::string::npos);
  EXPECT_NE(site.diagnostics().find("content/branches/patrol.json:2:11: warning: share cards leave "
                                    "out 🏮: no font of this machine has it"),
            std::string::npos)
      << site.diagnostics();
}

TEST_F(CardsTest, SayWhichFontsTheLettersOfOtherScriptsNeed) {
  paper_engraver().lost = U"हไ";
  site.change("content/site.json", "治河展厅", "治河展厅 हไ").build();
  EXPECT_NE(site.diagnostics().find("on Debian run apt-get install fonts-noto-core\n"),
            std::string::npos)
      << site.diagnostics();
}

TEST_F(CardsTest, ShowASmallPictureNoLargerThanItIs) {
  site.options().darkroom = &open_paper;
  site.write("content/branches/patrol/photo.jpg", jpeg(120, 90))
      .change("content/branches/patrol.json", "scene.svg", "photo.jpg")
      .build()
      .expect_ok();
  EXPECT_NE(site.site().at(kEntryCard).find("width=\"120\" height=\"80\""), std::string::npos)
      << site.site().at(kEntryCard);
}

TEST_F(CardsTest, ShowTheFirstPictureOfAFilm) {
  site.options().darkroom = &open_paper;
  const std::string once = gif(900, 600);
  site.write("content/branches/patrol/photo.gif",
             std::string(once).insert(13, once.substr(13, once.size() - 14)))
      .change("content/branches/patrol.json", "scene.svg", "photo.gif")
      .build()
      .expect_ok();
  EXPECT_NE(site.site().at(kEntryCard).find("data:image/jpeg;base64,"), std::string::npos)
      << site.site().at(kEntryCard);
}

/// Old cards go, those of pages that were left alone stay.
TEST_F(CardsTest, LieInTheStoreAsLongAsTheyAreUsed) {
  const auto kept = [&] {
    std::vector<FolderEntry> entries;
    EXPECT_FALSE(site.files().list(site.source() + "/.zhanting/pictures", entries));
    return entries.size();
  };
  const std::string name = "河道巡查队党支部";
  std::string last = name;
  std::size_t most = 0;
  for (unsigned n = 0; n < 3 * PrintStore::kIdleBuilds; ++n) {
    const std::string next = name + std::to_string(n);
    site.change("content/branches/patrol.json", "\"name\": \"" + last + "\"",
                "\"name\": \"" + next + "\"");
    site.build();
    last = next;
    if (n == 2 * PrintStore::kIdleBuilds) most = kept();
  }
  EXPECT_EQ(kept(), most) << "no more than eight builds' cards";
  const auto first = site.site();
  EXPECT_GT(kept(), cards().size());
  ASSERT_FALSE(site.files().remove_tree(site.options().output));

  site.forget().build();
  EXPECT_EQ(paper_engraver().made, 0);
  EXPECT_EQ(difference(first, site.site()), "");
}

TEST_F(CardsTest, AreNotMadeWhereLettersWouldBeBoxes) {
  paper_engraver().lost = U"河展";
  site.build().expect_ok().expect_diagnostics(
      "content/site.json:2:11: warning: there are no share cards: no font of this machine has the "
      "characters 展河\n"
      "   2 |   \"name\": \"治河展厅\",\n"
      "     |           ^~~~~~~~~~ on Debian run apt-get install fonts-noto-cjk\n");
  EXPECT_EQ(cards(), std::vector<std::string>());
  site.expect_text("branches/patrol/index.html", "/media/scene.");
}

TEST_F(CardsTest, AreMissedInAWarning) {
  site.options().engraver = [] { return static_cast<const Engraver*>(nullptr); };
  site.build().expect_ok().expect_diagnostics(
      "content/site.json:2:11: warning: there are no share cards, and shared pages show their "
      "cover as it is: librsvg, which would draw them, is not here\n"
      "   2 |   \"name\": \"治河展厅\",\n"
      "     |           ^~~~~~~~~~ on Debian run apt-get install librsvg2-dev libpango1.0-dev "
      "pkg-config fonts-noto-cjk, then ./make-site or compile again; for a site without, write "
      "\"share\": \"none\" in content/site.json\n");
  EXPECT_EQ(cards(), std::vector<std::string>());
}

TEST_F(CardsTest, AreTheSameForAnyNumberOfJobs) {
  site.options().jobs = 1;
  site.build().expect_ok();
  const auto one = site.site();
  ASSERT_FALSE(site.files().remove_tree(site.options().output));
  ASSERT_FALSE(site.files().remove_tree(site.source() + "/.zhanting"));
  site.options().jobs = 8;
  site.forget().build().expect_ok();
  EXPECT_EQ(difference(one, site.site()), "");
  EXPECT_EQ(paper_engraver().made, std::ssize(cards()));
}

TEST_F(CardsTest, StayInThePreview) {
  site.build_live().expect_ok();
  const auto first = site.site();
  site.change("content/branches/patrol.json", "\"value\": \"1.2", "\"value\": \"91.2");
  site.build_live().expect_ok();
  const auto live = site.site();
  site.forget().build().expect_ok();
  EXPECT_EQ(difference(live, site.site()), "");
}

}  // namespace

}  // namespace zhanting
