#include "base/escape.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

TEST(Escape, KnowsTheFiveBytesWhereverTheyStand) {
  // At every place of a word of eight, in what is Chinese and what is not.
  for (const std::string_view filler : {"展", "a", " "}) {
    std::string before;
    for (int i = 0; i < 18; ++i, before += filler) {
      const std::string after = "青岛" + before;
      EXPECT_EQ(escaped(before + "<&>\"'" + after), before + "&lt;&amp;&gt;&#34;&#39;" + after);
      std::string out;
      append_escaped_markup(before + "<&>" + after, out);
      EXPECT_EQ(out, before + "&lt;&&gt;" + after);
    }
  }
  EXPECT_EQ(escaped(""), "");
}

}  // namespace

}  // namespace zhanting
