#include "model/near_place.h"

#include <algorithm>

#include "base/code_points.h"
#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

/// What tells one place from its like: where it lies, what kind of place it is, which of several.
constexpr std::u32string_view kTelling =
    U"东西南北中上下前后内外左右高低新老旧大小一二三四五六七八九十甲乙丙丁戊"
    U"省市州盟县区旗镇乡村屯庄寨堡坊里弄巷街路道桥站港码头湾岛屿山岭峰河江湖海溪沟泉井池塘"
    U"寺庙观宫殿堂阁楼塔亭门厅室馆院园场所";

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Nothing but a letter, a number or a Roman one: the A of “Gate A”, the II of “Hall II”.
bool is_marker(std::u32string_view word) {
  constexpr std::u32string_view kMarks = U"0123456789IVXivx";
  return word.size() == 1 || word.find_first_not_of(kMarks) == std::u32string_view::npos;
}

/// Without what tells.
std::u32string core_of(std::string_view name) {
  std::u32string kept, word;
  const auto end_word = [&] {
    if (!is_marker(word)) kept += word;
    word.clear();
  };
  for (const char32_t c : to_code_points(name)) {
    if (is_letter(c) || (c >= U'0' && c <= U'9')) {
      word += c;
    } else {
      end_word();
      if (kTelling.find(c) == std::u32string_view::npos) kept += c;
    }
  }
  end_word();
  return kept;
}

/// One character is another, missing or too many, or two have changed places. Beyond that, short
/// names are two names: East Gate and West Gate, Oberdorf and Unterdorf.
bool is_one_slip(std::string_view one, std::string_view other) {
  const std::u32string left = to_code_points(one), right = to_code_points(other);
  std::u32string_view a = left, b = right;
  const auto same = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  a.remove_prefix(static_cast<std::size_t>(same));
  b.remove_prefix(static_cast<std::size_t>(same));
  const auto end = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin();
  a.remove_suffix(static_cast<std::size_t>(end));
  b.remove_suffix(static_cast<std::size_t>(end));
  if (a.size() <= 1 && b.size() <= 1) return true;
  return a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
}

}  // namespace

std::string near_place(std::string_view name, std::span<const std::string_view> known) {
  constexpr std::size_t kShortest = 3;
  if (count_code_points(name) < kShortest) return {};
  std::string nearest = closest(name, known);
  const bool is_slip = is_one_slip(nearest, name) && count_code_points(nearest) >= kShortest &&
                       core_of(nearest) != core_of(name);
  return is_slip ? nearest : std::string();
}

}  // namespace zhanting
