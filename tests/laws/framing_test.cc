// Whatever a picture's size, the point that its editor chose is inside what is cut from it.
#include "media/framing.h"

#include <gtest/gtest.h>

#include <random>

namespace zhanting {

namespace {

TEST(Framing, KeepsTheFocus) {
  std::mt19937 random(11);  // NOLINT: the same every time
  const auto side = [&] { return 1 + static_cast<int>(random() % (1U << (random() % 14))); };
  std::uniform_real_distribution<double> anywhere(0, 1);
  for (int round = 0; round < 200'000; ++round) {
    const PictureSize whole{side(), side()};
    const PictureSize part{side(), side()};
    const PictureSize scaled = covering(whole, part);
    ASSERT_GE(scaled.width, part.width);
    ASSERT_GE(scaled.height, part.height);
    ASSERT_TRUE(scaled.width == part.width || scaled.height == part.height);
    const double focus = round % 5 == 0 ? static_cast<double>(round % 2) : anywhere(random);
    for (const auto& [long_side, short_side] :
         {std::pair{scaled.width, part.width}, std::pair{scaled.height, part.height}}) {
      const int begin = beginning_of_part(focus, long_side, short_side);
      ASSERT_GE(begin, 0);
      ASSERT_LE(begin + short_side, long_side);
      ASSERT_LE(begin, focus * long_side);
      ASSERT_GE(begin + short_side, focus * long_side);
    }
  }
}

}  // namespace

}  // namespace zhanting
