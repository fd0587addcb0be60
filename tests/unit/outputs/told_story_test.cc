#include "outputs/told_story.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

TEST(ToldStory, ANumberIsOneOfItsOwn) {
  EXPECT_TRUE(tells_number("获批6项建议", "6项"));
  EXPECT_TRUE(tells_number("26项里的6项", "6项"));
  EXPECT_FALSE(tells_number("获批26项建议", "6项"));
  EXPECT_FALSE(tells_number("增长1.6项", "6项"));
  EXPECT_FALSE(tells_number("编号1200", "120"));
  EXPECT_TRUE(tells_number("超千万的关税", "超千万"));
  EXPECT_FALSE(tells_number("什么都没有", ""));
}

}  // namespace

}  // namespace zhanting
