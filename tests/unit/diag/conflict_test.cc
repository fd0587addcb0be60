#include "diag/conflict.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

/// The lines that are reported.
std::vector<std::uint32_t> conflicts_in(std::string_view text) {
  static const std::string path = "a.md";
  Diagnostics diagnostics;
  const bool good = check_conflicts(&path, text, diagnostics);
  EXPECT_EQ(good, !diagnostics.has_errors());
  std::vector<std::uint32_t> lines;
  for (const Diagnostic& each : diagnostics.all()) lines.push_back(each.line);
  return lines;
}

TEST(Conflicts, AreReportedOnceEach) {
  using Lines = std::vector<std::uint32_t>;
  EXPECT_EQ(conflicts_in("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n<<<<<<<\n>>>>>>>\n"),
            (Lines{2, 8}));
  EXPECT_EQ(conflicts_in("<<<<<<< a\r\nb\r\n||||||| c\r\nd\r\n=======\r\ne\r\n>>>>>>> f"),
            Lines{1});
  EXPECT_EQ(conflicts_in("a\n>>>>>>> x"), Lines{2});
  EXPECT_EQ(conflicts_in("a <<<<<<< b\n <<<<<<< c\n<<<<<<<d\n<<<<<<<< e\n=======\n>>>>>> f"),
            Lines{});
  EXPECT_EQ(conflicts_in(""), Lines{});
}

}  // namespace
}  // namespace zhanting
