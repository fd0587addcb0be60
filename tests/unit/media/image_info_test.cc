#include "media/image_info.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "pictures.h"

namespace zhanting {

namespace {

std::string told(const std::optional<Message>& message) {
  return message ? text_of(*message, Language::kEnglish) : "";
}

/// “640x400”, or what is wrong with a picture.
std::string reading_of(std::string_view bytes, const std::string& path = "a.png") {
  const ImageReading reading = read_image(path, bytes);
  if (reading.info)
    return std::to_string(reading.info->width) + "x" + std::to_string(reading.info->height);
  return told(reading.problem);
}

TEST(ImageInfo, IsTheStoredSize) {
  EXPECT_EQ(reading_of(png(640, 400)), "640x400");
  EXPECT_EQ(reading_of(jpeg(200, 100)), "200x100");
  EXPECT_EQ(reading_of(gif(10, 20)), "10x20");
  EXPECT_EQ(reading_of(webp(640, 400)), "640x400");
  EXPECT_EQ(reading_of(avif(640, 400, 0)), "640x400");
  EXPECT_EQ(reading_of(avif(640, 400, 0, "mif1")), "640x400");
}

TEST(ImageInfo, TurnsAsBrowsersDo) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string expected = orientation >= 5 ? "400x640" : "640x400";
    EXPECT_EQ(reading_of(jpeg(640, 400, exif(orientation))), expected) << orientation;
    EXPECT_EQ(reading_of(png(640, 400, png_chunk("eXIf", exif(orientation)))), expected);
    EXPECT_EQ(reading_of(webp(640, 400, exif(orientation))), expected);
  }
  for (int quarters = 0; quarters < 4; ++quarters)
    EXPECT_EQ(reading_of(avif(640, 400, quarters)), quarters % 2 == 1 ? "400x640" : "640x400");
}

TEST(ImageInfo, PassesOverAnOrientationOfAnotherType) {
  const std::string tiff(
      "II*\0\x08\0\0\0\x02\0"
      "\x12\x01\x04\0\x01\0\0\0\x01\0\0\0"
      "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0",
      34);
  EXPECT_EQ(reading_of(jpeg(640, 400, tiff)), "400x640");
}

TEST(ImageInfo, HasNoUseForAnOrientationThatIsNone) {
  for (const int orientation : {0, 9, 255, 6 << 8})
    EXPECT_EQ(reading_of(jpeg(640, 400, exif(orientation))), "640x400");
  EXPECT_EQ(reading_of(jpeg(640, 400, exif(6).substr(0, 15))), "640x400");
  EXPECT_EQ(reading_of(jpeg(640, 400, "MM\0*\xFF\xFF\xFF\xFF"s)), "640x400");
}

TEST(ImageInfo, PassesOverWhatDecodersPassOver) {
  std::string padded = jpeg(200, 100);
  padded.insert(padded.find("\xFF\xDA"), "\0\0\0"s);
  EXPECT_EQ(reading_of(padded), "200x100");
  EXPECT_EQ(reading_of(jpeg(200, 100) + "the film of a moving photograph"), "200x100");
  const std::string two = gif(10, 20);
  EXPECT_EQ(reading_of(two.substr(0, two.size() - 1)), "10x20");  // no trailer
}

TEST(ImageInfo, SaysWhetherItIsADrawingAFilmOrTransparent) {
  const auto kind_of = [](const std::string& bytes) {
    const ImageInfo info = read_image("a.png", bytes).info.value_or(ImageInfo{});
    return std::string(info.pixels ? "pixels" : "") + (info.transparent ? " transparent" : "") +
           (info.moving ? " moving" : "") + (info.shown ? "" : " not shown");
  };
  EXPECT_EQ(kind_of(png(3, 4)), "pixels");
  EXPECT_EQ(kind_of(png(3, 4, png_chunk("tRNS", "x"))), "pixels transparent");
  EXPECT_EQ(kind_of(png(3, 4, png_chunk("acTL", "x"))), "pixels moving");
  EXPECT_EQ(kind_of(jpeg(3, 4)), "pixels");
  EXPECT_EQ(kind_of(gif(3, 4)), "pixels");
  EXPECT_EQ(kind_of(gif(3, 4).insert(13, "!\xF9\x04\x01\0\0\0\0"s)), "pixels transparent");
  const std::string frame = gif(3, 4).substr(13, gif(3, 4).size() - 14);
  EXPECT_EQ(kind_of(gif(3, 4).insert(13, frame)), "pixels moving");
  std::string webp_of_all = webp(3, 4);
  webp_of_all[20] = '\x12';  // flags of VP8X
  EXPECT_EQ(kind_of(webp_of_all), "pixels transparent moving");
  std::string heic = avif(3, 4, 0, "heic");
  heic.replace(heic.find("mif1avif") + 4, 4, "heic");
  EXPECT_EQ(kind_of(heic), "pixels not shown");
}

TEST(ImageInfo, IsNotToBeHadOfACutPicture) {
  for (const std::string& whole : {png(3, 4), jpeg(3, 4), webp(3, 4), avif(3, 4, 1)}) {
    for (std::size_t size = 16; size < whole.size(); ++size) {
      const ImageReading reading = read_image("a.png", whole.substr(0, size));
      EXPECT_FALSE(reading.info) << size << " of " << whole.size();
      EXPECT_TRUE(reading.problem);
    }
  }
  EXPECT_EQ(reading_of(jpeg(3, 4).substr(0, 24)),
            "the picture a.png is cut off: its end is missing");
  EXPECT_EQ(told(read_image("a.png", png(3, 4).substr(0, 40)).hint),
            "copy it again from where it came");
}

TEST(ImageInfo, IsNotToBeHadOfADamagedPicture) {
  std::string bad = png(3, 4);
  bad[bad.find("pixels")] = 'q';
  EXPECT_EQ(reading_of(bad), "the picture a.png is damaged");
  EXPECT_EQ(reading_of(jpeg(0, 4)), "the picture a.png is damaged");
  EXPECT_EQ(reading_of(png(0, 4)), "no width and height can be found in a.png");
}

TEST(ImageInfo, NamesWhatItIsInstead) {
  EXPECT_EQ(reading_of(""), "the picture a.png is an empty file");
  EXPECT_EQ(reading_of("\0\0\0\x18"
                       "ftypheic"s,
                       "a.jpg"),
            "the picture a.jpg is cut off: its end is missing");
  EXPECT_EQ(reading_of("II*\0xxxx"s), "a.png is TIFF in truth, which browsers do not show");
  EXPECT_EQ(reading_of("<!DOCTYPE html><p>404"),
            "what a.png holds is not a picture (svg, png, jpg, gif, webp, avif, heic)");
  EXPECT_EQ(reading_of("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 4'/>"),
            "a.png is SVG in truth: served by its ending, browsers do not show it");
  EXPECT_EQ(reading_of(png(3, 4), "a.svg"),
            "a.svg is PNG in truth: served by its ending, browsers do not show it");
  EXPECT_EQ(told(read_image("x/a.svg", png(3, 4)).hint), "rename it to a.png");
  EXPECT_EQ(told(read_image("a.jpg", "\n<HTML><p>404").hint),
            "this is a web page: go back to it and save the picture itself");
  EXPECT_EQ(
      told(read_image("a.jpg",
                      "\0\0\0\x18"
                      "ftypisom"s)
               .hint),
      "put a still of the film here, saved as JPEG (.jpg); link the film itself in the story");
  EXPECT_EQ(
      told(way_to_a_picture("a.MOV")),
      "put a still of the film here, saved as JPEG (.jpg); link the film itself in the story");
}

TEST(ImageInfo, HasLimits) {
  EXPECT_EQ(reading_of(png(10000, 10000)), "10000x10000");
  EXPECT_EQ(reading_of(png(10001, 10000)),
            "the picture a.png has 10001×10000 pixels; at most 65535 a side and 100 million in all "
            "are allowed");
  EXPECT_EQ(told(size_problem("a.png", kLargestPicture)), "");
  EXPECT_EQ(told(size_problem("a.png", 1'500'000'000)),
            "the picture a.png has 1430.6 MB; at most 20 MB are allowed");
}

TEST(ImageInfo, SurvivesAnyChange) {
  std::mt19937 random(11);  // NOLINT: the same cases every time
  for (const std::string& whole :
       {png(3, 4), jpeg(3, 4, exif(6)), gif(3, 4), webp(3, 4, exif(6)), avif(3, 4, 1)}) {
    for (std::size_t size = 0; size <= whole.size(); ++size)
      (void)read_image("a.png", std::string(whole.substr(0, size)));
    for (int round = 0; round < 500; ++round) {
      std::string bytes = whole;
      for (int n = 0; n < 3; ++n)
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      const ImageReading reading = read_image("a.png", bytes);
      if (reading.info) {
        EXPECT_TRUE(reading.info->width > 0 && reading.info->height > 0);
      }
    }
  }
}

TEST(PictureName, IsToldByItsEnding) {
  for (const std::string_view good :
       {"a.svg", "a.PNG", "a.jpeg", "a.jpg", "a.gif", "a.webp", "a.avif", "IMG_0001.HEIC"})
    EXPECT_TRUE(is_picture_name(good)) << good;
  for (const std::string_view bad : {"a.pdf", "svg", "a.svg.txt", "a"})
    EXPECT_FALSE(is_picture_name(bad));
  EXPECT_TRUE(way_to_a_picture("scan.TIF"));
  EXPECT_FALSE(way_to_a_picture("a.csv"));
}

}  // namespace

}  // namespace zhanting
