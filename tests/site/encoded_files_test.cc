#include <algorithm>

#include "base/compress.h"
#include "outputs/encodings.h"
#include "site_test.h"

/// build --precompress: texts as servers may send them.
namespace zhanting {

namespace {

const std::string kPatrolStory = "content/branches/patrol.md";

using Tree = std::map<std::string, std::string>;

/// What is wrong with the encoded files of a site.
std::string faults(const Tree& site) {
  std::string found;
  for (const auto& [path, bytes] : site) {
    if (path.starts_with(".")) continue;
    for (const EncodingRow& row : kEncodings) {
      const auto beside = site.find(path + std::string(row.ending));
      if (is_worth_encoding(path) != (beside != site.end()))
        found += path + std::string(row.ending) + " is there or not, wrongly\n";
      else if (beside != site.end() && beside->second != row.encode(bytes))
        found += beside->first + " is of another text\n";
    }
  }
  return found;
}

TEST(Precompress, PutsEveryTextThereAsServersSendIt) {
  SiteTest site;
  site.options().precompress = true;
  site.build().expect_ok();
  site.expect_file("index.html.br").expect_file("index.html.gz");
  site.expect_no_file("favicon.svg.br.br");
  EXPECT_EQ(faults(site.site()), "");
}

TEST(Precompress, FollowsEveryEdit) {
  SiteTest site;
  site.options().precompress = true;
  site.build().expect_ok();
  site.write(kPatrolStory, site.read(kPatrolStory) + "\n又一段。\n").build().expect_ok();
  EXPECT_EQ(faults(site.site()), "");
  site.build().expect_ok().expect_made({});
}

TEST(Precompress, MendsAFileThatWasChanged) {
  SiteTest site;
  site.options().precompress = true;
  site.build().expect_ok();
  site.write("site/index.html.br", "something else").build().expect_ok();
  site.expect_made({"index.html.br"});
  EXPECT_EQ(faults(site.site()), "");
}

TEST(Precompress, ChangesNothingElse) {
  SiteTest with, without;
  with.options().precompress = true;
  Tree encoded = with.build().expect_ok().site();
  std::erase_if(encoded, [](const auto& file) {
    return file.first.ends_with(".br") || file.first.ends_with(".gz");
  });
  Tree plain = without.build().expect_ok().site();
  encoded.erase(".zhanting-files");
  plain.erase(".zhanting-files");
  EXPECT_EQ(difference(plain, encoded), "");
  // And it goes as it came.
  with.options().precompress = false;
  EXPECT_EQ(difference(without.site(), with.forget().build().expect_ok().site()), "");
}

TEST(Precompress, SaysWhatIsWrongOnce) {
  SiteTest site;
  site.options().precompress = true;
  site.write("templates/404.html",
             "{% extends \"base.html\" %}{% block content %}{{ 1 / 0 }}{% endblock %}");
  site.build();
  const std::string said = site.diagnostics();
  EXPECT_EQ(std::count(said.begin(), said.end(), '^'), 1) << said;
}

TEST(Precompress, DoesNotTakeThePlaceOfAnAttachment) {
  SiteTest site;
  site.options().precompress = true;
  site.write("content/branches/patrol/log.csv.gz", "x")
      .change("content/branches/patrol.md", "[巡查表](patrol/log.csv)",
              "[巡查表](patrol/log.csv) [压缩](patrol/log.csv.gz)")
      .build();
  EXPECT_FALSE(site.result().ok());
  EXPECT_NE(site.diagnostics().find("log.csv.gz"), std::string::npos) << site.diagnostics();
}

}  // namespace

}  // namespace zhanting
