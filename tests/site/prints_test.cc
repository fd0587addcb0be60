#include "paper_darkroom.h"
#include "pipeline/print_store.h"
#include "pipeline/render.h"
#include "site_test.h"
#include "unit/media/pictures.h"

/// Pictures of pixels are published as prints. The darkroom here writes down what it was asked for;
/// what libvips makes of such orders is for tests/pictures/.
namespace zhanting {

namespace {

const std::string kPhoto = "content/branches/patrol/photo.jpg";

class PrintsTest : public testing::Test {
 protected:
  PrintsTest() {
    site.options().darkroom = &open_paper;
    site.write(kPhoto, jpeg(3000, 2000, exif(6)))
        .change("content/branches/patrol.json", "scene.svg", "photo.jpg");
  }

  /// The published names of the photograph, without hashes, with what is printed on each.
  std::string published() const {
    std::string out;
    for (const auto& [path, bytes] : site.site()) {
      if (!path.starts_with("media/photo.")) continue;
      out += path.substr(path.find('.', 12) == std::string::npos ? 0 : 22);
      out += ": " + bytes.substr(0, bytes.find(" of ")) + "\n";
    }
    return out;
  }

  SiteTest site;
};

TEST_F(PrintsTest, AreOfTheSizesAndShapesThatPagesShow) {
  site.build().expect_ok().expect_diagnostics("");
  std::string found = published();
  for (const std::string_view wanted :
       {"-480.avif: 480x720 whole", "-480.webp: 480x720 whole", "-800.avif: 800x1200 whole",
        "-1200.avif: 1200x1800 whole", "-1200.jpg: 1200x1800 whole", "-1707.webp: 1707x2560 whole",
        "-1707.jpg: 1707x2560 whole", "-320.avif: 320x213 cut", "-640.jpg: 640x427 cut"})
    EXPECT_NE(found.find(wanted), std::string::npos) << wanted << " in\n" << found;
  EXPECT_EQ(found.find("-2560"), std::string::npos);
  EXPECT_EQ(found.find("-640.jpg: 640x960"), std::string::npos);
  EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 4 * 2 + 2 + 2 * 2 + 1) << found;
}

TEST_F(PrintsTest, AreNeverLargerThanThePicture) {
  site.write(kPhoto, jpeg(300, 90)).build().expect_ok();
  const std::string found = published();
  EXPECT_NE(found.find("-300.avif: 300x90 whole"), std::string::npos) << found;
  EXPECT_NE(found.find("-135.avif: 135x90 cut"), std::string::npos) << found;
}

TEST_F(PrintsTest, AreCutAroundTheFocus) {
  site.change("content/branches/patrol.json", "\"photo.jpg\",",
              "\"photo.jpg\", \"focus\": [0.25, 0.5],")
      .build()
      .expect_ok();
  EXPECT_NE(published().find("-640.avif: 640x427 cut around 0.25 0.5"), std::string::npos)
      << published();
}

TEST_F(PrintsTest, SayWhenNobodyChoseWhereToCut) {
  const auto noted = [&] {
    int count = 0;
    for (const MadeOutput& made : site.result().report.made) count += made.note ? 1 : 0;
    return count;
  };
  site.build().expect_ok();
  EXPECT_EQ(noted(), 5);
  site.change("content/branches/patrol.json", "\"photo.jpg\",",
              "\"photo.jpg\", \"focus\": [0.25, 0.5],")
      .build()
      .expect_ok();
  EXPECT_EQ(noted(), 0);
}

TEST_F(PrintsTest, AreOneForPicturesThatDifferInMetadataOnly) {
  site.write(kPhoto, jpeg(3000, 2000)).build().expect_ok();
  const std::string before = published();
  site.write(kPhoto, jpeg(3000, 2000, exif(1) + "somebody")).build().expect_ok();
  EXPECT_EQ(published(), before);
  EXPECT_EQ(paper().made, 0);
}

TEST_F(PrintsTest, AreMadeOnceForAllSites) {
  site.build().expect_ok();
  const auto first = site.site();
  EXPECT_GT(paper().made, 0);
  ASSERT_FALSE(site.files().remove_tree(site.options().output));
  site.forget().build().expect_ok();
  EXPECT_EQ(paper().made, 0);
  EXPECT_EQ(difference(first, site.site()), "");
  site.options().output += "-elsewhere";
  site.build().expect_ok();
  EXPECT_EQ(paper().made, 0);
}

TEST_F(PrintsTest, AreMadeAgainWhereTheStoreIsDamaged) {
  site.build().expect_ok();
  const auto first = site.site();
  const std::string store = site.source() + "/.zhanting/pictures";
  std::vector<FolderEntry> entries;
  ASSERT_FALSE(site.files().list(store, entries));
  std::erase_if(entries, [](const FolderEntry& each) { return each.name.starts_with("uses-"); });
  for (const FolderEntry& entry : entries)
    ASSERT_FALSE(site.files().write(store + "/" + entry.name, "zhanting print 1\nrubbish"));
  ASSERT_FALSE(site.files().remove_tree(site.options().output));
  site.forget().build().expect_ok();
  EXPECT_EQ(difference(first, site.site()), "");
  EXPECT_EQ(paper().made, std::ssize(entries));
}

TEST_F(PrintsTest, AreNotMadeToCheck) {
  site.options().write = false;
  site.build().expect_ok();
  EXPECT_EQ(paper().made, 0);
}

TEST_F(PrintsTest, AreMadeWhenTheyAreAskedFor) {
  site.options().write = false;
  site.build().expect_ok();
  const PlannedSite& planned = *site.result().site;
  for (const Output* each : planned.plan().outputs) {
    const Output& output = *each;
    if (!output.print() || !output.path.ends_with("-480.avif")) continue;
    std::vector<HtmlMark> marks;
    Diagnostics mistakes;
    const std::string bytes =
        render_output(planned, output, site.source(), site.files(), marks, mistakes);
    EXPECT_TRUE(bytes.starts_with("480x720 whole of ")) << bytes;
    EXPECT_EQ(paper().made, 1);
  }
}

TEST_F(PrintsTest, ThatCannotBeMadeAreToldAtThePicture) {
  site.write(kPhoto, jpeg(3000, 2000) + "UNREADABLE").build();
  EXPECT_NE(site.diagnostics().find("content/branches/patrol/photo.jpg:1:1: error: the picture "
                                    "content/branches/patrol/photo.jpg cannot be decoded: not a "
                                    "picture at all"),
            std::string::npos)
      << site.diagnostics();
  EXPECT_TRUE(site.site().empty());
}

TEST_F(PrintsTest, TakeThePlaceOfTheOriginalUnlessItIsAskedFor) {
  const auto originals = [&] {
    int count = 0;
    for (const auto& [path, bytes] : site.site()) count += bytes == jpeg(3000, 2000, exif(6));
    return count;
  };
  site.build().expect_ok();
  EXPECT_EQ(originals(), 0);
  site.change("content/branches/patrol.json", "\"photo.jpg\",",
              "\"photo.jpg\", \"original\": true,")
      .build()
      .expect_ok();
  EXPECT_EQ(originals(), 1);
}

TEST_F(PrintsTest, OfSmallCoversAndOfMisnamedFilesAreWarnedOf) {
  const auto warned = [&] {
    std::string codes;
    for (const Diagnostic& each : site.result().diagnostics.all())
      codes += std::string(each.message.code.row().name) + "\n";
    return codes;
  };
  site.write(kPhoto, jpeg(639, 400)).build().expect_ok();
  EXPECT_EQ(warned(), "cover-too-small\n");
  site.write(kPhoto, jpeg(640, 400)).build().expect_ok();
  EXPECT_EQ(warned(), "");
  site.write(kPhoto, png(640, 400)).build().expect_ok();
  EXPECT_EQ(warned(), "picture-other-ending\n");
  site.build().expect_ok();
  EXPECT_EQ(warned(), "picture-other-ending\n") << "when nothing changed";
}

TEST_F(PrintsTest, AreMissedInAWarning) {
  site.options().darkroom = nullptr;
  site.build().expect_ok().expect_diagnostics(
      "content/branches/patrol.json:28:14: warning: photographs are published in the size they "
      "have, without their metadata: libvips, which would size them, is not here\n"
      "  28 |     {\"file\": \"photo.jpg\", \"alt\": \"两名巡查员沿着河堤走\", \"caption\": "
      "\"沿河走一趟\", \"illust…\n"
      "     |              ^~~~~~~~~~~ on Debian run apt-get install libvips-dev pkg-config, then "
      "./make-site or compile again\n");
}

TEST_F(PrintsTest, AreAllThatCanBeShownOfSomeFormats) {
  std::string heic = avif(3000, 2000, 0, "heic");
  heic.replace(heic.find("mif1avif") + 4, 4, "heic");
  site.write(kPhoto, heic)
      .change("content/branches/patrol.json", "\"photo.jpg\",",
              "\"photo.jpg\", \"original\": true,")
      .build()
      .expect_ok();
  EXPECT_NE(published().find("-480.avif"), std::string::npos);
  EXPECT_NE(
      site.diagnostics().find("browsers do not show content/branches/patrol/photo.jpg, so its "
                              "original is not published"),
      std::string::npos)
      << site.diagnostics();
  site.options().darkroom = nullptr;
  site.build();
  EXPECT_NE(site.diagnostics().find("photo.jpg is HEIC in truth, which browsers do not show"),
            std::string::npos)
      << site.diagnostics();
}

TEST_F(PrintsTest, HaveTheirColourWhileTheyLoad) {
  const auto page = [&] { return site.site().at("branches/patrol/index.html"); };
  site.write("content/branches/patrol.md",
             site.read("content/branches/patrol.md") + "\n\n![河堤](patrol/photo.jpg)\n");
  site.write(kPhoto, jpeg(3000, 2000) + "GLANCE f03a10 0 0 0").build().expect_ok();
  EXPECT_NE(page().find("loading=\"lazy\" class=\"tone r7 g1 b0\""), std::string::npos) << page();
  EXPECT_EQ(page().find("style="), std::string::npos);
  EXPECT_EQ(paper().looked, 1);
  site.build().expect_ok();
  EXPECT_EQ(paper().looked, 0) << "nobody looks again at what did not change";
}

TEST_F(PrintsTest, OfWhatIsSeenThroughAreWarnedOf) {
  const std::string transparent = jpeg(3000, 2000) + "GLANCE f03a10 0 0 1";
  site.write(kPhoto, transparent).build().expect_ok().expect_diagnostics("");
  site.change("content/branches/patrol.json", ", \"illustration\": true", "")
      .build()
      .expect_ok()
      .expect_diagnostics(
          "content/branches/patrol.json:28:14: warning: the photograph "
          "content/branches/patrol/photo.jpg is transparent in parts, where the page shows "
          "through\n"
          "  28 |     {\"file\": \"photo.jpg\", \"alt\": \"两名巡查员沿着河堤走\", \"caption\": "
          "\"沿河走一趟\"}\n"
          "     |              ^~~~~~~~~~~ save a photograph as JPEG; a drawing has "
          "\"illustration\": true\n");
}

TEST_F(PrintsTest, ThatAreNearlyTheSameAreFoundByCheck) {
  const auto found = [&](std::string_view likeness, std::string_view other) {
    site.write(kPhoto, jpeg(3000, 2000) + "GLANCE 0 " + std::string(likeness));
    site.write("content/branches/patrol/other.jpg",
               jpeg(1500, 1000) + "GLANCE 0 " + std::string(other));
    site.build().expect_ok();
    return site.diagnostics();
  };
  site.options().write = false;
  site.options().whole_view = true;
  site.change(
      "content/branches/patrol.json", "\"photos\": [",
      "\"photos\": [\n    {\"file\": \"other.jpg\", \"alt\": \"河\", \"illustration\": true},");
  const std::string alike =
      "the picture content/branches/patrol/photo.jpg is nearly the same as "
      "content/branches/patrol/other.jpg (content/branches/patrol.json:28)";
  EXPECT_NE(found("ffff0000ffff 0f0f0f0f 0", "ffff0000ffff 0f0f0f0f 0").find(alike),
            std::string::npos)
      << site.diagnostics();
  EXPECT_NE(found("ffff0000fffe 0f0f0f78 0", "ffff0000ffff 0f0f0f0f 0").find(alike),
            std::string::npos)
      << "six bits differ";
  EXPECT_EQ(found("ffff0000fff0 0f0f0ff0 0", "ffff0000ffff 0f0f0f0f 0").find(alike),
            std::string::npos)
      << "twelve differ";
  EXPECT_EQ(found("1 1 0", "1 1 0").find(alike), std::string::npos) << "two plain walls";
}

TEST_F(PrintsTest, ThatAreOneFileUnderTwoNamesAreFoundByCheck) {
  site.options().write = false;
  site.options().whole_view = true;
  site.change("content/branches/patrol.json", "\"photos\": [",
              "\"photos\": [{\"file\": \"other.jpg\", \"alt\": \"河\"}, ");
  site.write("content/branches/patrol/other.jpg", site.read(kPhoto)).build().expect_ok();
  EXPECT_NE(site.diagnostics().find("content/branches/patrol/photo.jpg is the same picture as "
                                    "content/branches/patrol/other.jpg"),
            std::string::npos)
      << site.diagnostics();
}

TEST_F(PrintsTest, OfADamagedPictureAreToldWhereItIsShown) {
  for (int build = 0; build < 2; ++build) {
    site.write(kPhoto, jpeg(3000, 2000) + "DAMAGED").build();
    EXPECT_NE(site.diagnostics().find("error: the picture content/branches/patrol/photo.jpg is "
                                      "damaged"),
              std::string::npos)
        << site.diagnostics();
    EXPECT_TRUE(site.diagnostics().starts_with("content/branches/patrol.json:"));
  }
}

TEST_F(PrintsTest, HaveACreditWhoseFileHasOne) {
  site.options().write = false;
  site.options().whole_view = true;
  site.write(kPhoto, jpeg(3000, 2000) + "GLANCE 0 0 0 0 CREDIT 新华社\n").build().expect_ok();
  EXPECT_NE(
      site.diagnostics().find("the photograph's file says “新华社”, which readers do not learn"),
      std::string::npos)
      << site.diagnostics();
  site.change("content/branches/patrol.json", ", \"illustration\"",
              ", \"credit\": \"新华社\", \"illustration\"")
      .build()
      .expect_ok();
  EXPECT_EQ(site.diagnostics().find("新华社”, which"), std::string::npos);
}

TEST_F(PrintsTest, OfAScrollAreAsWideAsIsReadable) {
  site.write(kPhoto, jpeg(600, 20'000)).build().expect_ok();
  EXPECT_NE(published().find("-480.avif: 480x16000 whole"), std::string::npos) << published();
  site.write(kPhoto, jpeg(20'000, 600)).build().expect_ok();
  const std::string wide = published();
  EXPECT_NE(wide.find("16000x480 whole"), std::string::npos) << wide;
  EXPECT_NE(wide.find("-1200.avif: 1200x36 whole"), std::string::npos) << wide;
}

TEST_F(PrintsTest, AreOneForCopiesWithAnotherEnding) {
  site.change("content/branches/patrol.json", "\"photos\": [",
              "\"photos\": [{\"file\": \"photo.jpeg\", \"alt\": \"河\"}, ");
  site.write("content/branches/patrol/photo.jpeg", site.read(kPhoto)).build().expect_ok();
  int avifs = 0;
  for (const auto& [path, bytes] : site.site())
    avifs += path.starts_with("media/photo.") && path.ends_with("-480.avif");
  EXPECT_EQ(avifs, 1);
}

TEST_F(PrintsTest, OfPicturesForThePressAreToldByCheck) {
  site.options().write = false;
  site.options().whole_view = true;
  site.write(kPhoto, jpeg(3000, 2000) + "GLANCE 0 0 0 0 PRESS").build().expect_ok();
  EXPECT_NE(site.diagnostics().find("is in the colours of print (CMYK)"), std::string::npos)
      << site.diagnostics();
}

TEST_F(PrintsTest, LeaveTheStoreWhenManyBuildsHadNoUseForThem) {
  site.build().expect_ok();
  const auto kept = [&] {
    std::vector<FolderEntry> entries;
    EXPECT_FALSE(site.files().list(site.source() + "/.zhanting/pictures", entries));
    return entries.size();
  };
  const std::size_t used = kept();
  const std::string photo = site.read(kPhoto);
  site.write(kPhoto, jpeg(2000, 1000)).build().expect_ok();
  const std::size_t both = kept();
  EXPECT_GT(both, used);
  site.write(kPhoto, photo).build().expect_ok();
  EXPECT_EQ(paper().made, 0) << "it came back";
  for (unsigned n = 1; n < PrintStore::kIdleBuilds; ++n) {
    EXPECT_GT(kept(), used) << n;
    site.build().expect_ok();
  }
  EXPECT_EQ(kept(), used);
  ASSERT_FALSE(site.files().remove_tree(site.options().output));
  site.forget().build().expect_ok();
  EXPECT_EQ(paper().made, 0) << "what is used is there";
}

/// Of two sites of a showcase neither counts what the other alone shows.
TEST_F(PrintsTest, StayInTheStoreForAnotherSite) {
  const std::string first = site.options().output, second = first + "-drafts";
  site.build().expect_ok();
  const std::string photo = site.read(kPhoto);
  site.options().output = second;
  for (unsigned n = 0; n < 2 * PrintStore::kIdleBuilds; ++n)
    site.write(kPhoto, jpeg(2000, 1000)).forget().build().expect_ok();
  site.options().output = first;
  site.write(kPhoto, photo);
  for (unsigned n = 0; n < 2 * PrintStore::kIdleBuilds; ++n) {
    site.forget().build().expect_ok();
    EXPECT_EQ(paper().made, 0) << n;
  }
  const auto kept = [&] {
    std::vector<FolderEntry> entries;
    EXPECT_FALSE(site.files().list(site.source() + "/.zhanting/pictures", entries));
    return entries.size();
  };
  const std::size_t both = kept();
  ASSERT_FALSE(site.files().remove_tree(second));
  site.forget().build().expect_ok();
  EXPECT_LT(kept(), both) << "a site that is gone needs nothing";
  EXPECT_EQ(paper().made, 0);
}

/// `headers`, `proof` and `fonts` read records: they look into no picture.
TEST_F(PrintsTest, AreKnownWithoutALook) {
  site.options().write = false;
  site.options().looks_at_pictures = false;
  site.write("content/branches/patrol/photo.heic", avif(3000, 2000, 0, "heic"))
      .change("content/branches/patrol.json", "photo.jpg", "photo.heic")
      .build()
      .expect_ok();
  EXPECT_EQ(paper().looked, 0);
}

TEST_F(PrintsTest, StandForAFilmAmongOtherPictures) {
  for (const auto& [path, bytes] : read_tree(site.files(), site.source() + "/templates"))
    site.remove("templates/" + path);  // the theme's own
  const std::string once = gif(300, 200);
  site.write(kPhoto, std::string(once).insert(13, once.substr(13, once.size() - 14)))
      .build()
      .expect_ok();
  const std::string wall = site.site().at("photos/index.html");
  EXPECT_NE(wall.find("-300.avif 300w"), std::string::npos) << wall;
  EXPECT_NE(wall.find("data-lightbox=\"film\""), std::string::npos) << wall;
}

/// But for lists and walls, which show the first picture of one.
TEST_F(PrintsTest, TakeNoFilmsPlace) {
  site.write(kPhoto, gif(300, 200).insert(13, gif(300, 200).substr(13, gif(300, 200).size() - 14)))
      .build()
      .expect_ok();
  EXPECT_NE(published().find(" cut"), std::string::npos) << published();
  const std::string page = site.site().at("branches/patrol/index.html");
  EXPECT_EQ(page.find("-300.avif"), std::string::npos) << page;
}

}  // namespace

}  // namespace zhanting
