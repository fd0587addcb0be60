#include "checks/blank_markdown.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string_view>

#include "base/code_points.h"

namespace zhanting {

namespace {

bool is_ascii_letter(char32_t c) {
  return (c | 0x20) >= U'a' && (c | 0x20) <= U'z';
}

/// Goes over the text once, from left to right.
class MarkdownBlanker {
 public:
  MarkdownBlanker(std::span<char32_t> points, char32_t blank) : points_(points), blank_(blank) {}

  void run() {
    while (at_ < points_.size()) {
      if (at_line_start() && blank_line()) continue;
      switch (points_[at_]) {
        case U'\\':
          at_ += 2;
          break;
        case U'`':
          code_span();
          break;
        case U'<':
          tag();
          break;
        case U']':
          link_target();
          break;
        case U'h':
          address();
          break;
        case U'&':
          entity();
          break;
        default:
          ++at_;
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
      if (points_[i] != U'\n') points_[i] = blank_;
    }
  }
  /// Where the paragraph at hand ends: constructs do not go over an empty line.
  std::size_t paragraph_end() {
    if (at_ < paragraph_end_) return paragraph_end_;
    failed_runs_.reset();
    for (paragraph_end_ = at_; paragraph_end_ < points_.size(); ++paragraph_end_) {
      if (points_[paragraph_end_] != U'\n') continue;
      std::size_t next = paragraph_end_ + 1;
      while (peek(next) == U' ' || peek(next) == U'\t' || peek(next) == U'\r') ++next;
      if (peek(next) == U'\n') break;
    }
    return paragraph_end_;
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
    const std::size_t last = paragraph_end();
    // A run that found no partner means that the next of its length finds none either.
    const bool hopeless = length >= failed_runs_.size() || failed_runs_.test(length);
    for (std::size_t i = at_ + length; i < last && !hopeless;) {
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
    if (length < failed_runs_.size()) failed_runs_.set(length);
    at_ += length;
  }

  void tag() {
    const char32_t next = peek(at_ + 1);
    if (!is_ascii_letter(next) && next != U'/' && next != U'!' && next != U'?') {
      ++at_;
      return;
    }
    const std::size_t last = paragraph_end();
    if (next_pointy_ < at_) next_pointy_ = at_;
    while (next_pointy_ < last && points_[next_pointy_] != U'>') ++next_pointy_;
    if (next_pointy_ >= last) {
      ++at_;
      return;
    }
    blank(at_, next_pointy_ + 1);
    at_ = next_pointy_ + 1;
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
    const std::size_t last = std::min(paragraph_end(), begin + kLongestTarget);
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

  /// `&emsp;`, `&#12288;`
  void entity() {
    constexpr std::size_t kLongest = 32;
    std::size_t end = at_ + 1;
    if (peek(end) == U'#') ++end;
    const std::size_t name = end;
    while (end < at_ + kLongest && (is_ascii_letter(peek(end)) || is_digit(peek(end)))) ++end;
    if (peek(end) != U';' || end == name) {
      ++at_;
      return;
    }
    blank(at_, end + 1);
    at_ = end + 1;
  }

  static constexpr std::size_t kLongestTarget = 500;

  std::span<char32_t> points_;
  const char32_t blank_;
  std::size_t at_ = 0;
  std::size_t paragraph_end_ = 0;
  std::size_t next_pointy_ = 0;
  std::bitset<64> failed_runs_;  // of backticks, by length, in the paragraph at hand
};

}  // namespace

void blank_markdown(std::span<char32_t> points, char32_t blank) {
  MarkdownBlanker(points, blank).run();
}

}  // namespace zhanting
