#include "base/version.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

TEST(Version, IsReadAndWritten) {
  EXPECT_EQ(Version::parse("1.2"), (Version{1, 2, 0}));
  EXPECT_EQ(Version::parse("10.20.30"), (Version{10, 20, 30}));
  EXPECT_EQ((Version{1, 2, 3}.text()), "1.2.3");
}

TEST(Version, IsNothingElse) {
  for (const char* text : {"", "1", "1.", ".1", "1.2.", "1.2.3.4", "1.2-rc", " 1.2", "-1.2", "1,2",
                           "99999999999.1", "１.２"})
    EXPECT_EQ(Version::parse(text), std::nullopt) << text;
}

TEST(Version, IsInOrder) {
  EXPECT_LT((Version{1, 9, 9}), (Version{1, 10, 0}));
  EXPECT_LT((Version{1, 10, 0}), (Version{2, 0, 0}));
}

}  // namespace
}  // namespace zhanting
