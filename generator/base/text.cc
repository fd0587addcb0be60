#include "base/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhanting {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const char32_t c = read.code_point;
    out += c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    i += static_cast<std::size_t>(read.length);
  }
  return out;
}

/// Optimal string alignment distance, or `limit + 1` when it is larger than `limit`.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

template <typename String>
std::string closest_of(std::string_view word, std::span<const String> candidates) {
  constexpr std::size_t kLongestWord = 200;  // a longer one is no slip of a name
  const std::u32string wanted = code_points(word);
  if (wanted.empty() || wanted.size() > kLongestWord) return {};
  std::string_view best;
  std::size_t best_distance = std::u32string::npos;
  for (const String& candidate : candidates) {
    const std::u32string other = code_points(candidate);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(wanted.size(), other.size()) / 3);
    const std::size_t limit =
        std::min(allowed, best_distance == std::u32string::npos ? allowed : best_distance - 1);
    const std::size_t distance = edit_distance(wanted, other, limit);
    const std::size_t longer = std::max(wanted.size(), other.size());
    if (distance > limit || distance >= longer) continue;
    // 外科 is no slip for 内科, as 一楼 may be for 一层: the first of two says which it is.
    if (longer == 2 && distance > 0 && wanted[0] != other[0] && is_han(wanted[0])) continue;
    best = candidate;
    best_distance = distance;
    if (distance == 0) break;
  }
  return std::string(best);
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  for (std::size_t end; (end = text.find(separator, start)) != std::string_view::npos;
       start = end + 1) {
    pieces.push_back(text.substr(start, end - start));
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

std::string join(std::span<const std::string> pieces, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) out += separator;
    out += pieces[i];
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string_view trim_blank(std::string_view text) {
  bool seen = false;
  for (std::size_t i = 0; i < text.size() && !seen;) {
    const Decoded read = decode(text, i);
    seen = !is_blank(read.code_point);
    i += static_cast<std::size_t>(read.length);
  }
  if (!seen) return {};
  for (Decoded first; is_white_space((first = decode(text, 0)).code_point);)
    text.remove_prefix(static_cast<std::size_t>(first.length));
  for (Decoded last; is_white_space((last = decode_before(text, text.size())).code_point);)
    text.remove_suffix(static_cast<std::size_t>(last.length));
  return text;
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t start = 0;
  for (std::size_t at; (at = text.find(from, start)) != std::string_view::npos;
       start = at + from.size()) {
    out += text.substr(start, at - start);
    out += to;
  }
  out += text.substr(start);
  return out;
}

std::string closest(std::string_view word, std::span<const std::string_view> candidates) {
  return closest_of(word, candidates);
}

std::string closest(std::string_view word, std::span<const std::string> candidates) {
  return closest_of(word, candidates);
}

}  // namespace zhanting
