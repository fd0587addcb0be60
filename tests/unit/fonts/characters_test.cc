#include "fonts/characters.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

TEST(UnicodeRange, JoinsNeighbours) {
  EXPECT_EQ(unicode_range({U'0', U'1', U'2', U'一', U'丁', U'七', U'𠮷'}),
            "U+30-32,U+4E00-4E01,U+4E03,U+20BB7");
  EXPECT_EQ(unicode_range({}), "");
}

TEST(ListOfCharacters, IsReadAsItIsWritten) {
  Characters characters;
  for (char32_t c = 0x4E00; c < 0x9FFF; c += 1 + c % 7) characters.insert(c);
  EXPECT_EQ(listed_characters(list_characters(characters)), characters);
  EXPECT_EQ(list_characters({U'一', U'丁'}), "一丁\n");
  EXPECT_EQ(list_characters({}), "");
  EXPECT_EQ(listed_characters("一 丁\r\n\n　七"), (Characters{U'一', U'丁', U'七'}));
}

}  // namespace
}  // namespace zhanting
