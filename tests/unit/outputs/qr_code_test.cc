#include "outputs/qr_code.h"

#include <gtest/gtest.h>
#include <qrcodegen/qrcodegen.h>

#include <array>

namespace zhanting {

namespace {

/// The dark modules that a code's strokes cover, row by row, or "" for a path that is none of ours.
std::string drawn(const std::string& svg, int width) {
  std::string modules(static_cast<std::size_t>(width * width), '.');
  const std::string_view mark = " d=\"";
  const char* at = svg.c_str() + svg.find(mark) + mark.size();
  int x = 0;
  int y = 0;
  for (int length = 0, number = 0; *at != '"'; at += length) {
    if (std::sscanf(at, "M%d %d%n", &x, &y, &length) == 2) {
      x -= 4;
      y -= 4;
    } else if (std::sscanf(at, "m%d 0%n", &number, &length) == 1) {
      x += number;
    } else if (std::sscanf(at, "h%d%n", &number, &length) == 1) {
      for (; number > 0; --number) modules.at(static_cast<std::size_t>(y * width + x++)) = '#';
    } else {
      return "";
    }
  }
  return modules;
}

std::string of_library(const std::string& text, int& width) {
  std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> data;
  std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> code;
  std::copy(text.begin(), text.end(), data.begin());
  EXPECT_TRUE(qrcodegen_encodeBinary(data.data(), text.size(), code.data(), qrcodegen_Ecc_LOW, 1,
                                     40, qrcodegen_Mask_0, false));
  width = qrcodegen_getSize(code.data());
  std::string modules;
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) modules += qrcodegen_getModule(code.data(), x, y) ? '#' : '.';
  }
  return modules;
}

TEST(QrCode, OfEveryLengthIsTheLibrarys) {
  QrCode code;
  for (unsigned i = 1; i <= 300; ++i) {
    code.url += static_cast<char>(i * i * 37 + i / 3);
    std::string svg;
    std::vector<HtmlMark> marks;
    code.append_to(svg, "", marks);
    int width = 0;
    const std::string expected = of_library(code.url, width);
    EXPECT_EQ(drawn(svg, width), expected) << i;
    EXPECT_NE(svg.find("viewBox=\"0 -.5 " + std::to_string(width + 8) + ' '), std::string::npos);
  }
}

TEST(QrCode, OfMoreThanAnyHoldsIsNothing) {
  for (const std::size_t size : {2954U, 5000U}) {
    QrCode code;
    code.url.assign(size, 'x');
    std::string svg;
    std::vector<HtmlMark> marks;
    code.append_to(svg, "", marks);
    EXPECT_EQ(svg, "");
  }
}

}  // namespace

}  // namespace zhanting
