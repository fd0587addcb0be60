#include "model/checked_text.h"

#include <algorithm>
#include <span>

#include "base/utf8.h"
#include "diag/source_text.h"

namespace zhanting {

namespace {

bool is_one_of(std::u32string_view characters, char32_t c) {
  return characters.find(c) != std::u32string_view::npos;
}
bool is_ascii_letter(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }
bool is_blank_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n'; }

/// Blanks out what a Markdown story says to machines: code, link targets, addresses, tags. Light:
/// a construct it takes wrongly hides a few characters from the rules and nothing else.
class MarkdownBlanker {
 public:
  explicit MarkdownBlanker(std::span<char32_t> points) : points_(points) {}

  void run() {
    while (at_ < points_.size()) {
      if (at_line_start() && blank_line()) continue;
      switch (points_[at_]) {
        case U'\\': at_ += 2; break;
        case U'`': code_span(); break;
        case U'<': tag(); break;
        case U']': link_target(); break;
        case U'h': address(); break;
        default: ++at_;
      }
    }
  }

 private:
  char32_t peek(std::size_t i) const { return i < points_.size() ? points_[i] : U'\n'; }
  bool at_line_start() const { return at_ == 0 || points_[at_ - 1] == U'\n'; }
  std::size_t line_end(std::size_t from) const {
    while (from < points_.size() && points_[from] != U'\n') ++from;
    return from;
  }
  std::size_t run_length(std::size_t from) const {
    std::size_t end = from;
    while (end < points_.size() && points_[end] == points_[from]) ++end;
    return end - from;
  }
  void blank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (points_[i] != U'\n') points_[i] = CheckedText::kBlank;
    }
  }
  /// Where the paragraph that holds `from` ends: constructs do not go over an empty line.
  std::size_t paragraph_end(std::size_t from) const {
    for (std::size_t i = from; i < points_.size(); ++i) {
      if (points_[i] != U'\n') continue;
      std::size_t next = i + 1;
      while (peek(next) == U' ' || peek(next) == U'\t' || peek(next) == U'\r') ++next;
      if (peek(next) == U'\n') return i;
    }
    return points_.size();
  }

  /// A fence with its code, or a line of rules and table borders; false for any other line.
  bool blank_line() {
    std::size_t first = at_;
    while (peek(first) == U' ') ++first;
    const char32_t mark = peek(first);
    if ((mark == U'`' || mark == U'~') && run_length(first) >= 3) {
      const std::size_t end = fence_end(mark, run_length(first), line_end(first));
      blank(at_, end);
      at_ = end;
      return true;
    }
    const std::size_t end = line_end(at_);
    static constexpr std::u32string_view kRuled = U"-=*_|: \t\r";
    const bool ruled = end > first && std::all_of(points_.begin() + at_, points_.begin() + end,
                                                  [](char32_t c) { return is_one_of(kRuled, c); });
    if (!ruled) return false;
    blank(at_, end);
    at_ = end;
    return true;
  }

  std::size_t fence_end(char32_t mark, std::size_t length, std::size_t line) const {
    while (line < points_.size()) {
      std::size_t first = line + 1;
      while (peek(first) == U' ') ++first;
      line = line_end(first);
      if (peek(first) == mark && run_length(first) >= length) return line;
    }
    return points_.size();
  }

  void code_span() {
    const std::size_t length = run_length(at_);
    const std::size_t last = paragraph_end(at_);
    for (std::size_t i = at_ + length; i < last;) {
      if (points_[i] != U'`') {
        ++i;
        continue;
      }
      const std::size_t closing = run_length(i);
      if (closing == length) {
        blank(at_, i + length);
        at_ = i + length;
        return;
      }
      i += closing;
    }
    at_ += length;
  }

  void tag() {
    const char32_t next = peek(at_ + 1);
    if (!is_ascii_letter(next) && next != U'/' && next != U'!' && next != U'?') {
      ++at_;
      return;
    }
    const std::size_t last = paragraph_end(at_);
    std::size_t end = at_;
    while (end < last && points_[end] != U'>') ++end;
    if (end == last) {
      ++at_;
      return;
    }
    blank(at_, end + 1);
    at_ = end + 1;
  }

  /// `](…)`, `]: …` at the start of a line.
  void link_target() {
    const std::size_t begin = ++at_;
    if (peek(begin) == U':' && starts_definition(begin)) {
      at_ = line_end(begin);
      blank(begin, at_);
      return;
    }
    if (peek(begin) != U'(') return;
    const std::size_t last = paragraph_end(begin);
    int depth = 0;
    for (std::size_t i = begin; i < last; ++i) {
      if (points_[i] == U'(') ++depth;
      if (points_[i] == U')' && --depth == 0) {
        blank(begin, i + 1);
        at_ = i + 1;
        return;
      }
    }
  }

  bool starts_definition(std::size_t colon) const {
    std::size_t start = colon;
    while (start > 0 && points_[start - 1] != U'\n') --start;
    return peek(start) == U'[' && peek(start + 1) != U'^';
  }

  void address() {
    static constexpr std::u32string_view kSchemes[] = {U"https://", U"http://"};
    for (const std::u32string_view scheme : kSchemes) {
      if (std::u32string_view(points_.data(), points_.size()).substr(at_, scheme.size()) != scheme)
        continue;
      std::size_t end = at_;
      while (end < points_.size() && points_[end] > U' ' && points_[end] < 0x7F) ++end;
      blank(at_, end);
      at_ = end;
      return;
    }
    ++at_;
  }

  std::span<char32_t> points_;
  std::size_t at_ = 0;
};

}  // namespace

void CheckedText::read(const FieldText& field) {
  role_ = field.role;
  place_ = field.place;
  decode_all(field.text);
  mark_quotes();
}

void CheckedText::read(const StoryText& story) {
  role_ = TextRole::kStory;
  place_ = {story.path, 1, 1, 1};
  decode_all(story.text);
  MarkdownBlanker(points_).run();
  mark_quotes();
}

void CheckedText::decode_all(std::string_view text) {
  source_ = text;
  points_.clear();
  for (std::size_t i = 0; i < text.size();) {
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
  if (role_ == TextRole::kStory) {
    const std::size_t offset = prefix_code_points(source_, i).size();
    const std::string_view rest = source_.substr(offset);
    return SourceText(place_.path, source_)
        .place(offset, prefix_code_points(rest, length).size());
  }
  // A string without escapes: its characters stand one by one between the quotes.
  if (place_.length != points_.size() + 2) return place_;
  Place inner = place_;
  inner.column += static_cast<std::uint32_t>(i) + 1;
  inner.length = static_cast<std::uint32_t>(std::max<std::size_t>(length, 1));
  return inner;
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
  return static_cast<std::size_t>(
      std::count_if(points_.begin(), points_.end(), [&](char32_t c) {
        return c != kBlank && !is_blank_space(c) && !(story && is_one_of(kMarkdownMarks, c));
      }));
}

}  // namespace zhanting
