#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <vector>

#include "diag/message.h"

namespace zhanting {

/// What a screen reader says where a story's HTML has no words of its own.
class Labels {
 public:
  explicit Labels(Language language) : chinese_(language == Language::kChinese) {}

  std::string_view task(bool done) const {
    if (chinese_) return done ? "已完成" : "未完成";
    return done ? "Done" : "Not done";
  }
  std::string table(const std::vector<std::string>& columns) const {
    if (columns.empty()) return chinese_ ? "表格" : "Table";
    return chinese_ ? fmt::format("表格：{}", fmt::join(columns, "、"))
                    : fmt::format("Table: {}", fmt::join(columns, ", "));
  }
  std::string_view footnotes() const { return chinese_ ? "注释" : "Notes"; }
  std::string reference(std::string_view number) const {
    return fmt::format(fmt::runtime(chinese_ ? "注释 {}" : "Note {}"), number);
  }
  /// Back to the `use`th place that refers to footnote `number`.
  std::string back(int number, int use) const {
    if (use == 1)
      return fmt::format(fmt::runtime(chinese_ ? "回到引用注释 {} 处" : "Back to reference {}"),
                         number);
    return fmt::format(
        fmt::runtime(chinese_ ? "回到第 {1} 次引用注释 {0} 处" : "Back to reference {0}, use {1}"),
        number, use);
  }

 private:
  bool chinese_;
};

}  // namespace zhanting
