#include "records/words.h"

#include <gtest/gtest.h>

#include "records/choices.h"

namespace zhanting {
namespace {

/// The words for what an editor chooses are found by counting from the first.
template <typename C>
void expect_in_order(std::span<const ChoiceRow> rows) {
  const std::size_t first = first_word(static_cast<const C*>(nullptr)).index;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(all_words()[first + i].chinese, rows[i].chinese) << rows[i].value;
    EXPECT_EQ(all_words()[first + i].english, rows[i].english) << rows[i].value;
  }
}

TEST(Words, OfChoicesStandInTheOrderOfTheirRows) {
  expect_in_order<Level>(kLevelRows);
  expect_in_order<FigureKind>(kFigureKindRows);
  expect_in_order<HonourKind>(kHonourKindRows);
  expect_in_order<BrandKind>(kBrandKindRows);
}

TEST(Words, AreKnownByTheirIndex) {
  for (std::size_t i = 0; i < all_words().size(); ++i) EXPECT_EQ(all_words()[i].index, i);
}

}  // namespace
}  // namespace zhanting
