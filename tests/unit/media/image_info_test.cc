#include "media/image_info.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace zhanting {

namespace {

using namespace std::string_literals;

std::string size_of(std::string_view bytes) {
  const std::optional<ImageInfo> info = read_image_info(bytes);
  return info ? std::to_string(info->width) + "x" + std::to_string(info->height) : "none";
}

std::string png(int width, int height) {
  std::string out = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s;
  for (const int number : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 255);
  }
  return out + "\x08\x02\0\0\0"s;
}

const std::string kGif = "GIF89a\x0a\0\x14\0\x80\0\0"s;
const std::string kJpeg =
    "\xFF\xD8\xFF\xE0\0\x04xx\xFF\xC0\0\x11\x08\0\x64\0\xC8\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"s;

TEST(ImageInfo, ReadsHeaders) {
  EXPECT_EQ(size_of(png(640, 400)), "640x400");
  EXPECT_EQ(size_of(kGif), "10x20");
  EXPECT_EQ(size_of(kJpeg), "200x100");
}

struct Svg {
  std::string_view text, size;
};

TEST(ImageInfo, ReadsTheSizeOfAnSvg) {
  constexpr Svg kCases[] = {
      {R"(<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"/>)", "480x320"},
      {R"(<svg width="480px" height="320px"></svg>)", "480x320"},
      {R"(<svg viewBox="0 0 48 32"></svg>)", "48x32"},
      {R"(<svg viewBox="-1,-2,48,32"></svg>)", "48x32"},
      {R"(<svg width="100%" height="100%" viewBox="0 0 48 32"></svg>)", "48x32"},
      {"<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\" height=\"1\"> -->\n<svg width='7' "
       "height='9'>",
       "7x9"},
      {"\xEF\xBB\xBF<svg width='7' height='9'>", "7x9"},
      {R"(<svg></svg>)", "none"},
      {R"(<svg width="0" height="10"></svg>)", "none"},
      {R"(<svg width="-5" height="10"></svg>)", "none"},
      {R"(<html><body></body></html>)", "none"},
  };
  for (const Svg& each : kCases) EXPECT_EQ(size_of(each.text), each.size) << each.text;
}

TEST(ImageInfo, SurvivesAnyCutAndAnyChange) {
  std::mt19937 random(11);  // NOLINT: the same cases every time
  const std::string svg = R"(<svg xmlns="x" width="480" height="320" viewBox="0 0 48 32">)";
  const std::string avif =
      "\0\0\0\x1c"
      "ftypavif\0\0\0\0avifmif1\0\0\0\x20meta\0\0\0\0\0\0\0\x14ispe\0\0\0\0\0\0\x02\x80\0\0\x01\x90"s;
  const std::string webp = "RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\x8f\x01\0"s;
  for (const std::string& whole : {png(3, 4), kGif, kJpeg, svg, avif, webp}) {
    for (std::size_t size = 0; size <= whole.size(); ++size)
      (void)read_image_info(std::string(whole.substr(0, size)));
    for (int round = 0; round < 500; ++round) {
      std::string bytes = whole;
      for (int n = 0; n < 3; ++n)
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      const std::optional<ImageInfo> info = read_image_info(bytes);
      if (info) {
        EXPECT_TRUE(info->width > 0 && info->height > 0);
      }
    }
  }
}

TEST(PictureName, IsToldByItsEnding) {
  for (const std::string_view good :
       {"a.svg", "a.PNG", "a.jpeg", "a.jpg", "a.gif", "a.webp", "a.avif"})
    EXPECT_TRUE(is_picture_name(good)) << good;
  for (const std::string_view bad : {"a.pdf", "svg", "a.svg.txt", "a"})
    EXPECT_FALSE(is_picture_name(bad));
}

}  // namespace

}  // namespace zhanting
