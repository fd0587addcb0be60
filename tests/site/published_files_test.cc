#include <map>

#include "base/percent.h"
#include "site_test.h"
#include "unit/media/pictures.h"

/// Pictures, attachments and assets under the names that editors, cameras and servers give them.
namespace zhanting {

namespace {

const std::string kPicture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32"><path d="M0 0"/></svg>)";
const std::string kPatrol = "content/branches/patrol";

/// The address of the link called 附件.
std::string address(const SiteTest& site) {
  const std::string page = site.page("branches/patrol/index.html");
  const std::size_t text = page.find(">附件<");
  const std::size_t begin = page.rfind("href=\"", text);
  if (text == std::string::npos || begin == std::string::npos) return "none";
  const std::string href = page.substr(begin + 6, page.find('"', begin + 6) - begin - 6);
  constexpr std::string_view kFolder = "../../branches/patrol/";
  return href.starts_with(kFolder) ? href.substr(kFolder.size()) : href;
}

struct Attachment {
  std::string_view name, spelling, address;
};

TEST(Attachments, AreLinkedInEachSpellingAndFoundByServers) {
  constexpr Attachment kCases[] = {
      {"C#手册.pdf", "C%23手册.pdf", "C%23%E6%89%8B%E5%86%8C.pdf"},
      {"C#手册.pdf", "C#手册.pdf", "C%23%E6%89%8B%E5%86%8C.pdf"},
      {"问答?.pdf", "问答?.pdf", "%E9%97%AE%E7%AD%94%3F.pdf"},
      {"问答?.pdf", "%E9%97%AE%E7%AD%94%3F.pdf", "%E9%97%AE%E7%AD%94%3F.pdf"},
      {"50%.pdf", "50%.pdf", "50%25.pdf"},
      {"50%.pdf", "50%25.pdf", "50%25.pdf"},
      {"a%20b.pdf", "a%2520b.pdf", "a%2520b.pdf"},
      {"a%20b.pdf", "a%20b.pdf", "a%2520b.pdf"},
      {"a b.pdf", "<DIR/a b.pdf>", "a%20b.pdf"},
      {"a b.pdf", "a%20b.pdf", "a%20b.pdf"},
      {"10:30.pdf", "10:30.pdf", "10%3A30.pdf"},
      {"a[1](2).pdf", "a[1](2).pdf", "a%5B1%5D%282%29.pdf"},
      {"a&b.pdf", "a&b.pdf", "a%26b.pdf"},
      {"cafe\u0301.pdf", "caf\u00E9.pdf", "cafe%CC%81.pdf"},
      {"a.pdf", "a.pdf#page=3", "a.pdf#page=3"},
      {"_DSC0123.pdf", "_DSC0123.pdf", "DSC0123.pdf"},
      {"_.pdf", "_.pdf", "file.pdf"},
  };
  for (const Attachment& each : kCases) {
    SiteTest site;
    std::string spelling(each.spelling);
    if (spelling.starts_with('<')) {
      spelling.replace(1, 3, "patrol");
    } else {
      spelling.insert(0, "patrol/");
    }
    site.write(kPatrol + "/" + std::string(each.name), "x")
        .change(kPatrol + ".md", "[巡查表](patrol/log.csv)", "[附件](" + spelling + ")")
        .build()
        .expect_ok()
        .expect_diagnostics("");
    EXPECT_EQ(address(site), each.address) << each.spelling;
    const std::string path = path_of_target(address(site));
    EXPECT_EQ(site.page("branches/patrol/" + path), "x") << each.name;
  }
}

TEST(Attachments, AreProposedInASpellingThatWorks) {
  SiteTest site;
  site.write(kPatrol + "/C#手册 1.pdf", "x")
      .change(kPatrol + ".md", "[巡查表](patrol/log.csv)", "[附件](patrol/C#手测%201.pdf)")
      .build();
  EXPECT_NE(site.diagnostics().find("did you mean 'patrol/C%23手册%201.pdf'?"), std::string::npos)
      << site.diagnostics();
}

TEST(Attachments, ThatABrowserWouldRunNeedLeave) {
  for (const std::string_view ending : {"html", "htm", "svg", "SVGZ", "xml", "xhtml", "xht", "js",
                                        "mjs", "mht", "shtml", "swf", "xsl", "rss", "php"}) {
    SiteTest site;
    const std::string name = "patrol/x." + std::string(ending);
    site.write("content/branches/" + name, "x")
        .change(kPatrol + ".md", "patrol/log.csv", name)
        .build();
    EXPECT_FALSE(site.result().ok()) << ending;
    site.change("content/site.json",
                "\"name\":", "\"attachments\": [\"." + std::string(ending) + "\"], \"name\":")
        .build()
        .expect_ok()
        .expect_file("branches/" + name);
  }
}

TEST(Attachments, MayNotTakeThePlaceOfAPage) {
  SiteTest site;
  site.write(kPatrol + "/index.html", "x")
      .change("content/site.json", "\"name\":", "\"attachments\": [\"html\"], \"name\":")
      .change(kPatrol + ".md", "patrol/log.csv", "patrol/index.html")
      .build()
      .expect_diagnostics(
          "content/branches/patrol/index.html:1:1: error: this would be written to "
          "branches/patrol/index.html, and so would content/branches/patrol.json\n"
          "     | choose another name\n");
}

TEST(Pictures, OfCamerasArePublishedWithoutTheUnderscore) {
  for (const std::string_view name : {"_DSC0123.svg", "微信图片_2023.svg", "__.SVG", "-x.svg"}) {
    SiteTest site;
    site.write(kPatrol + "/" + std::string(name), kPicture)
        .change(kPatrol + ".json", "scene.svg", name)
        .build()
        .expect_ok()
        .expect_diagnostics("");
    for (const auto& [path, bytes] : site.site()) {
      EXPECT_FALSE(path.starts_with("_") || path.find("/_") != std::string::npos) << path;
    }
  }
}

TEST(Pictures, AreFoundByTheNameAsItIsOrAsAnAddressSaysIt) {
  for (const std::string_view name :
       {"a b#1 50%.svg", "a%20b%231%2050%25.svg", "./a b#1 50%.svg"}) {
    SiteTest site;
    site.write(kPatrol + "/a b#1 50%.svg", kPicture)
        .change(kPatrol + ".json", "scene.svg", name)
        .build()
        .expect_ok();
  }
}

TEST(Pictures, InSeveralFoldersArePublishedOnce) {
  SiteTest site;
  site.write("content/photos/bridge.svg", kPicture)
      .write(kPatrol + "/other-name.svg", kPicture)
      .change(kPatrol + ".json", "scene.svg", "other-name.svg")
      .build()
      .expect_ok();
  int count = 0;
  for (const auto& [path, bytes] : site.site()) {
    if (bytes == kPicture) ++count;
  }
  EXPECT_EQ(count, 1);
}

TEST(Pictures, OfTooManyBytesAreToldBeforeTheyAreRead) {
  SiteTest site;
  site.write(kPatrol + "/big.png", std::string((20U << 20) + 1, 'x'))
      .change(kPatrol + ".json", "scene.svg", "big.png")
      .build();
  EXPECT_NE(site.diagnostics().find(
                "content/branches/patrol.json:28:14: error: the picture "
                "content/branches/patrol/big.png has 20.1 MB; at most 20 MB are allowed"),
            std::string::npos)
      << site.diagnostics();
}

TEST(Pictures, TellNothingWhereverTheyArePublished) {
  const std::string telling = jpeg(640, 400, exif(6) + "SECRET");
  SiteTest site;
  site.write(kPatrol + "/shown.jpg", telling)
      .write(kPatrol + "/linked.jpg", telling)
      .write("content/photos/of-another-camera.jpg", jpeg(640, 400, exif(6) + "another SECRET"))
      .write("assets/img/asset.jpg", telling)
      .write("assets/root/icon.jpg", telling)
      .change(kPatrol + ".json", "scene.svg", "shown.jpg")
      .change(kPatrol + ".md", "patrol/scene.svg", "../photos/of-another-camera.jpg")
      .change(kPatrol + ".md", "[巡查表](patrol/log.csv)", "[附件](patrol/linked.jpg)")
      .build()
      .expect_ok();
  int count = 0;
  for (const auto& [path, bytes] : site.site()) {
    EXPECT_EQ(bytes.find("SECRET"), std::string::npos) << path;
    if (bytes == jpeg(640, 400, exif(6))) ++count;
  }
  EXPECT_EQ(count, 4);  // what differed in its metadata only is one picture
}

TEST(Attachments, ThatAreDamagedPicturesAreToldSo) {
  SiteTest site;
  site.write(kPatrol + "/linked.jpg", jpeg(640, 400).substr(0, 30))
      .change(kPatrol + ".md", "[巡查表](patrol/log.csv)", "[附件](patrol/linked.jpg)")
      .build()
      .expect_diagnostics(
          "content/branches/patrol/linked.jpg:1:1: error: the picture "
          "content/branches/patrol/linked.jpg is damaged\n"
          "     | copy it again from where it came\n");
}

TEST(RootFiles, AreCopiedWholeAndGoWithTheirSources) {
  SiteTest site;
  site.write("assets/root/.nojekyll", "")
      .write("assets/root/.htaccess", "x")
      .write("assets/root/.well-known/security.txt", "x")
      .write("assets/root/_headers", "x")
      .write("assets/root/README.md", "x")
      .write("assets/root/.DS_Store", "x")
      .build()
      .expect_ok()
      .expect_file(".nojekyll")
      .expect_file(".htaccess")
      .expect_file(".well-known/security.txt")
      .expect_file("_headers")
      .expect_file("README.md")
      .expect_no_file(".DS_Store");
  site.build().expect_ok().expect_made({});
  site.remove("assets/root/.well-known/security.txt").build().expect_ok();
  site.expect_no_file(".well-known/security.txt").expect_file(".htaccess");
}

TEST(RootFiles, RobotsIsTheSitesOwn) {
  SiteTest site;
  site.write("assets/root/robots.txt", "User-agent: *\nDisallow: /\n").build().expect_ok();
  EXPECT_EQ(site.page("robots.txt"), "User-agent: *\nDisallow: /\n");
  site.remove("assets/root/robots.txt").build().expect_ok().expect_text("robots.txt", "Allow: /");
}

/// Published names by the name of the file before the hash: “my” → “my.1a2b3c4d5e.css”.
std::map<std::string, std::string> published(const SiteTest& site) {
  std::map<std::string, std::string> names;
  for (const auto& [path, bytes] : site.site()) {
    if (path.starts_with("assets/")) names[path.substr(7, path.find('.') - 7)] = path.substr(7);
  }
  return names;
}

TEST(StyleSheets, NameWhatTheyReferToAsItIsPublished) {
  SiteTest site;
  site.write("assets/my.css",
             "@import \"zz.css\";\n@IMPORT URL( 'sub/deep.css' ) print;\n"
             "a{b:url(img/b.png?v=5);c:url(\"img/b g(1).png\");d:url(img/b.png?#iefix)}\n"
             "e{f:image-set(\"img/b.png\" 1x);g:url(#x);h:url(data:x);i:url(/x.png);"
             "j:url(../favicon.svg)}\n/* url(img/no.png) */\n")
      .write("assets/zz.css", "@import 'my.css';")
      .write("assets/sub/deep.css", "a{b:url(../img/b.png)}")
      .write("assets/img/b.png", "1")
      .write("assets/img/b g(1).png", "2")
      .write("assets/_x/_y.png", "3")
      .build()
      .expect_ok()
      .expect_diagnostics("");
  std::map<std::string, std::string> names = published(site);
  EXPECT_EQ(site.page("assets/" + names["my"]),
            "@import \"" + names["zz"] + "\";\n@IMPORT URL( \"" + names["sub/deep"] +
                "\" ) print;\na{b:url(\"" + names["img/b"] + "?v=5\");c:url(\"" +
                names["img/b-g-1"] + "\");d:url(\"" + names["img/b"] +
                "?#iefix\")}\ne{f:image-set(\"" + names["img/b"] +
                "\" 1x);g:url(#x);h:url(data:x);i:url(/x.png);j:url(../favicon.svg)}\n"
                "/* url(img/no.png) */\n");
  EXPECT_EQ(site.page("assets/" + names["zz"]), "@import \"" + names["my"] + "\";");
  EXPECT_EQ(site.page("assets/" + names["sub/deep"]), "a{b:url(\"../" + names["img/b"] + "\")}");
  EXPECT_TRUE(names.contains("x/y"));

  // A changed file changes the names of all sheets that show it.
  site.write("assets/img/b.png", "4").build().expect_ok();
  std::map<std::string, std::string> later = published(site);
  for (const std::string name : {"my", "zz", "sub/deep", "img/b"})
    EXPECT_NE(names[name], later[name]) << name;
  EXPECT_EQ(names["img/b-g-1"], later["img/b-g-1"]);
}

}  // namespace

}  // namespace zhanting
