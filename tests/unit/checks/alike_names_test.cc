#include "checks/alike_names.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zhanting {
namespace {

bool alike(std::string_view one, std::string_view other) {
  const std::u32string a = core_of_name(one);
  const std::u32string b = core_of_name(other);
  const auto shortens_to = [](const std::u32string& longer, const std::u32string& shorter) {
    const auto names = shortened_names(longer);
    return std::find(names.begin(), names.end(), shorter) != names.end();
  };
  return a == b || shortens_to(a, b) || shortens_to(b, a);
}

TEST(AlikeNames, AreVariantsOfOneName) {
  EXPECT_TRUE(alike("市府办公厅", "市政府办公厅"));
  EXPECT_TRUE(alike("青岛市财政局", "市财政局"));
  EXPECT_TRUE(alike("中共青岛市委宣传部", "市委宣传部"));
  EXPECT_TRUE(alike("市检察院", "市人民检察院"));
  EXPECT_TRUE(alike("市发改委", "市发展改革委"));
  EXPECT_TRUE(alike("市北区民政局", "市北民政局"));
}

TEST(AlikeNames, AreNotThoseOfDifferentBodies) {
  EXPECT_FALSE(alike("市民政局", "崂山区民政局"));
  EXPECT_FALSE(alike("市市场监管局", "崂山区市场监管局"));
  EXPECT_FALSE(alike("市南区民政局", "市北区民政局"));
  EXPECT_FALSE(alike("市财政局", "市邮政局"));
  EXPECT_FALSE(alike("第一党支部", "第二党支部"));
  EXPECT_FALSE(alike("第十党支部", "第十一党支部"));
  EXPECT_FALSE(alike("苏州大学", "苏州师范大学"));
  EXPECT_FALSE(alike("市委组织部", "市委组织部人才工作处"));
}

}  // namespace
}  // namespace zhanting
