#include "media/credit.h"

#include <gtest/gtest.h>

#include <random>

namespace zhanting {

namespace {

constexpr std::string_view kXmp =
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description>"
    "<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© 李四 &amp; "
    "王五</rdf:li></rdf:Alt></dc:rights>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>";
const std::string kIptc = std::string("Photoshop 3.0\0", 14) + "8BIM" +
                          std::string("\x1C\x02\x6E\0\x05", 5) + "Xinhu" +
                          std::string("\x1C\x02\x74\0\x04", 5) + "(c) ";

Glance glance(std::string_view exif, std::string_view xmp, std::string_view iptc) {
  Glance glance;
  glance.copyright = exif;
  glance.xmp = xmp;
  glance.iptc = iptc;
  return glance;
}

TEST(Credit, IsTheFirstThatSaysSomething) {
  const std::string exif = "Anna (Anna, ASCII, 5 components, 5 bytes)";
  EXPECT_EQ(credit_in(glance("", "", "")), "");
  EXPECT_EQ(credit_in(glance(exif, "", "")), "Anna");
  EXPECT_EQ(credit_in(glance(exif, "", kIptc)), "Xinhu");
  EXPECT_EQ(credit_in(glance(exif, kXmp, kIptc)), "© 李四 & 王五");
  EXPECT_EQ(credit_in(glance("",
                             R"(<rdf:Description photoshop:Credit="A &quot;B&quot;" )"
                             "<dc:rights>C</dc:rights>",
                             "")),
            "A \"B\"");
  EXPECT_EQ(credit_in(glance(exif, "<dc:rights> </dc:rights>", kIptc.substr(0, 28))), "Xinhu");
}

TEST(Credit, IsALineOfText) {
  EXPECT_EQ(credit_in(glance("A\nB (A\nB, ASCII, 4 components, 4 bytes)", "", "")), "A B");
  EXPECT_EQ(credit_in(glance("\xFF\xFE", "", "")), "");
  EXPECT_EQ(credit_in(glance(std::string(500, 'a'), "", "")), "");
  EXPECT_EQ(credit_in(glance("A (B", "", "")), "A (B");
  EXPECT_EQ(credit_in(glance(", ASCII, ", "", "")), ", ASCII,");
}

TEST(Credit, SurvivesAnything) {
  std::mt19937 random(7);  // NOLINT: the same every time
  for (int round = 0; round < 20'000; ++round) {
    std::string xmp(kXmp);
    std::string iptc = kIptc;
    std::string exif = "Anna (Anna, ASCII, 5 components, 5 bytes)";
    for (std::string* each : {&xmp, &iptc, &exif}) {
      each->resize(random() % (each->size() + 1));
      for (int n = 0; n < 3 && !each->empty(); ++n)
        (*each)[random() % each->size()] = static_cast<char>(random());
    }
    EXPECT_LE(credit_in(glance(exif, xmp, iptc)).size(), 400U);
  }
}

}  // namespace

}  // namespace zhanting
