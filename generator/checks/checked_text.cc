#include "checks/checked_text.h"

#include <algorithm>
#include <iterator>

#include "base/code_points.h"
#include "base/utf8.h"
#include "checks/blank_markdown.h"

namespace zhanting {

namespace {

bool is_blank_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n';
}

}  // namespace

void CheckedText::read(const FieldText& field) {
  role_ = field.role;
  place_ = field.place;
  decode_all(field.text);
  mark_quotes();
}

void CheckedText::read(const TextFile& story) {
  role_ = TextRole::kStory;
  place_ = {&story.path, 1, 1, 1};
  decode_all(story.text);
  blank_markdown(points_, kBlank);
  mark_quotes();
}

void CheckedText::decode_all(std::string_view text) {
  points_.clear();
  line_starts_.clear();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    // Nearly all there is: ASCII, and Han of three bytes.
    if (byte(i) < 0x80) {
      points_.push_back(byte(i++));
      continue;
    }
    if ((byte(i) & 0xF0) == 0xE0 && i + 2 < text.size()) {
      points_.push_back((byte(i) & 0x0FU) << 12 | (byte(i + 1) & 0x3FU) << 6 |
                        (byte(i + 2) & 0x3FU));
      i += 3;
      continue;
    }
    const Decoded read = decode(text, i);
    points_.push_back(read.code_point);
    i += static_cast<std::size_t>(read.length);
  }
}

void CheckedText::mark_quotes() {
  quoted_.assign(points_.size(), 0);
  has_pairs_ = false;
  int depth = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const char32_t c = points_[i];
    if (c >= 0x4E00 && c < 0xA000) {
    } else if (c == U'“' || c == U'《') {
      ++depth;
      has_pairs_ = true;
    } else if (c == U'”' || c == U'》') {
      depth = std::max(depth - 1, 0);
      has_pairs_ = true;
    } else if (c == U'（' || c == U'）') {
      has_pairs_ = true;
    } else if (c == U'\n') {
      depth = 0;
    }
    quoted_[i] = depth > 0;
  }
}

char32_t CheckedText::before(std::size_t i) const {
  while (i > 0 && points_[i - 1] == U'*') --i;
  return i > 0 ? points_[i - 1] : kBlank;
}

char32_t CheckedText::after(std::size_t i) const {
  while (++i < points_.size() && points_[i] == U'*') {
  }
  return (*this)[i];
}

Place CheckedText::place(std::size_t i, std::size_t length) const {
  if (role_ == TextRole::kStory) return place_in_story(i, length);
  // A string without escapes: its characters stand one by one between the quotes.
  if (place_.length != points_.size() + 2) return place_;
  Place inner = place_;
  inner.column += static_cast<std::uint32_t>(i) + 1;
  inner.length = static_cast<std::uint32_t>(std::max<std::size_t>(length, 1));
  return inner;
}

Place CheckedText::place_in_story(std::size_t i, std::size_t length) const {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t k = 0; k < points_.size(); ++k) {
      if (points_[k] == U'\n') line_starts_.push_back(k + 1);
    }
  }
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), i);
  const std::size_t line_end = next == line_starts_.end() ? points_.size() : *next - 1;
  const std::size_t marked = std::max<std::size_t>(std::min(i + length, line_end) - i, 1);
  return {place_.path, static_cast<std::uint32_t>(next - line_starts_.begin()),
          static_cast<std::uint32_t>(i - *std::prev(next) + 1), static_cast<std::uint32_t>(marked)};
}

std::string CheckedText::text(std::size_t i, std::size_t length) const {
  std::string out;
  for (std::size_t end = std::min(i + length, points_.size()); i < end; ++i)
    append_utf8(points_[i], out);
  return out;
}

std::size_t CheckedText::length() const {
  static constexpr std::u32string_view kMarkdownMarks = U"#*_`>[]|\\!";
  const bool story = role_ == TextRole::kStory;
  return static_cast<std::size_t>(std::count_if(points_.begin(), points_.end(), [&](char32_t c) {
    return c >= 0x80 ||
           (c != kBlank && !is_blank_space(c) && !(story && is_one_of(kMarkdownMarks, c)));
  }));
}

}  // namespace zhanting
