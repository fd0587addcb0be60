#include "template/fit_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace zhanting {

namespace {

constexpr int kEm = 1000;
/// From “ ” to “~”.
constexpr std::array<int, 95> kAscii = {
    250,  370, 574, 615, 590, 966, 803, 325,  400, 400, 507, 603, 335, 370,  335, 400,
    593,  590, 594, 593, 593, 594, 594, 590,  594, 596, 335, 335, 603, 603,  603, 514,
    1007, 746, 708, 702, 789, 666, 648, 757,  864, 426, 568, 767, 642, 1001, 815, 785,
    673,  785, 751, 624, 695, 818, 734, 1091, 726, 701, 627, 378, 400, 378,  603, 593,
    626,  591, 672, 565, 658, 581, 402, 597,  687, 349, 335, 651, 355, 1008, 685, 626,
    671,  644, 500, 499, 421, 678, 578, 874,  599, 582, 517, 380, 338, 380,  603};
constexpr int kOtherLetter = 700;  // Latin with accents, Greek, Cyrillic
constexpr std::u32string_view kWideMarks = U"“”‘’—…·";
constexpr std::string_view kEllipsis = "…";
/// What letters are worth, in hundredths of their size, for each line that ends inside a phrase: a
/// heading is read in phrases.
constexpr int kWorthOfRoughEnd = 88;
/// More are running text, set as large as it can be.
constexpr std::size_t kMostLinesOfHeading = 5;
/// More than any card holds: the rest costs nothing.
constexpr std::size_t kLongest = 2000;

int width_of_letter(char32_t c) {
  if (c >= ' ' && c < ' ' + kAscii.size()) return kAscii[c - ' '];
  if (kWideMarks.find(c) != std::u32string_view::npos) return kEm;
  const int cells = display_width(c);
  return cells == 2 ? kEm : cells == 0 ? 0 : kOtherLetter;
}

/// What no line parts, with the spaces behind it.
struct Word {
  std::string text;
  int width = 0;  // of the text
  int with_spaces = 0;
};

void add_word(std::string_view text, std::vector<Word>& words) {
  const std::size_t end = text.find_last_not_of(' ') + 1;
  Word word{std::string(text.substr(0, end)), width_of(text.substr(0, end)), width_of(text)};
  if (!word.text.empty() || words.empty()) {
    if (!word.text.empty()) words.push_back(std::move(word));
  } else {
    words.back().with_spaces += word.with_spaces;
  }
}

std::vector<Word> words_of(std::string_view text, const Lexicon& lexicon) {
  std::vector<Word> words;
  for (const std::string_view piece : lexicon.pieces(text)) {
    for (std::size_t at = 0; at < piece.size();) {
      const std::size_t space = std::min(piece.find(' ', at), piece.size());
      const std::size_t next = std::min(piece.find_first_not_of(' ', space), piece.size());
      add_word(piece.substr(at, next - at), words);
      at = next;
    }
  }
  return words;
}

/// Words wider than `limit` in pieces that are not.
std::vector<Word> broken(const std::vector<Word>& words, int limit) {
  std::vector<Word> out;
  for (const Word& word : words) {
    std::size_t begin = 0;
    int width = 0;
    for (std::size_t at = 0; at < word.text.size();) {
      const Decoded next = decode(word.text, at);
      const int more = width_of_letter(next.code_point);
      if (width > 0 && width + more > limit) {
        out.push_back({word.text.substr(begin, at - begin), width, width});
        begin = at;
        width = 0;
      }
      width += more;
      at += static_cast<std::size_t>(next.length);
    }
    out.push_back({word.text.substr(begin), width, width + word.with_spaces - word.width});
  }
  return out;
}

bool has_room(const std::vector<Word>& words, int limit) {
  return std::all_of(words.begin(), words.end(),
                     [&](const Word& word) { return word.width <= limit; });
}

/// Each line as full as it can be: where each begins.
std::vector<std::size_t> wrap(const std::vector<Word>& words, int limit) {
  std::vector<std::size_t> begins;
  int line = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (begins.empty() || line + words[i].width > limit) {
      begins.push_back(i);
      line = 0;
    }
    line += words[i].with_spaces;
  }
  return begins;
}

/// Where lines begin, and how many end where no mark of punctuation does.
struct Parting {
  std::vector<std::size_t> begins;
  int rough = 0;
};

bool ends_a_phrase(const Word& word) {
  constexpr std::u32string_view kMarks = U"，、。：；！？…—,:;.!?";
  return kMarks.find(decode_before(word.text, word.text.size()).code_point) !=
         std::u32string_view::npos;
}

/// In that many lines: as few rough ends as may be, then the longest line as short as may be.
/// REQUIRES: wrap() gives as many.
Parting part(const std::vector<Word>& words, int limit, std::size_t lines) {
  struct Rest {
    int rough = 0, longest = 0;
    std::size_t next = 0;  // where the line behind begins; 0 where these lines have no room
  };
  const std::size_t count = words.size();
  // By how many lines there are to come: what is best for the words from each on.
  std::vector<std::vector<Rest>> best(lines + 1, std::vector<Rest>(count + 1));
  best[0][count].next = count;
  for (std::size_t left = 1; left <= lines; ++left) {
    for (std::size_t begin = 0; begin < count; ++begin) {
      Rest& found = best[left][begin];
      int width = 0;
      for (std::size_t end = begin + 1; end <= count; ++end) {
        const Word& last = words[end - 1];
        if (width + last.width > limit) break;
        const Rest& behind = best[left - 1][end];
        const Rest here{behind.rough + (end < count && !ends_a_phrase(last) ? 1 : 0),
                        std::max(behind.longest, width + last.width), end};
        if (behind.next > 0 && (found.next == 0 || std::pair(here.rough, here.longest) <=
                                                       std::pair(found.rough, found.longest)))
          found = here;
        width += last.with_spaces;
      }
    }
  }
  Parting parting;
  parting.rough = best[lines][0].rough;
  for (std::size_t begin = 0, left = lines; left > 0; --left) {
    parting.begins.push_back(begin);
    begin = best[left][begin].next;
  }
  return parting;
}

std::vector<std::string> lines_of(const std::vector<Word>& words,
                                  const std::vector<std::size_t>& begins) {
  std::vector<std::string> lines;
  for (std::size_t line = 0; line < begins.size(); ++line) {
    const std::size_t end = line + 1 < begins.size() ? begins[line + 1] : words.size();
    std::string& text = lines.emplace_back();
    for (std::size_t i = begins[line]; i < end; ++i) {
      text += words[i].text;
      if (i + 1 < end && words[i].with_spaces > words[i].width) text += ' ';
    }
  }
  return lines;
}

int lines_in(const TextBox& box, int size) {
  return 1 + std::max(0, (box.height - size) * 100 / (size * box.leading));
}

/// Ends a line with “…”, for which it makes room.
void cut_off(std::string& line, int limit) {
  while (!line.empty() && width_of(line) + width_of(kEllipsis) > limit)
    line.resize(line.size() - static_cast<std::size_t>(decode_before(line, line.size()).length));
  line += kEllipsis;
}

}  // namespace

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    width += width_of_letter(next.code_point);
    at += static_cast<std::size_t>(next.length);
  }
  return width;
}

FittedText fit_text(std::string_view text, const Lexicon& lexicon, const TextBox& box) {
  std::string plain(prefix_code_points(text, kLongest));
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  std::vector<Word> words = words_of(plain, lexicon);
  const bool whole = plain.size() == text.size();
  std::optional<FittedText> best;
  int most_worth = 0;
  for (int size = box.largest; whole && size > box.smallest; size -= 2) {
    if (best && size * kEm <= most_worth) break;
    const int limit = box.width * kEm / size;
    if (!has_room(words, limit)) continue;
    const std::size_t lines = wrap(words, limit).size();
    if (static_cast<int>(lines) > lines_in(box, size)) continue;
    const Parting parting = part(words, limit, lines);
    int worth = size * kEm;
    for (int i = 0; i < parting.rough; ++i) worth = worth * kWorthOfRoughEnd / 100;
    if (!best || worth > most_worth) best = {size, lines_of(words, parting.begins), false};
    most_worth = std::max(most_worth, worth);
    if (lines > kMostLinesOfHeading) break;
  }
  if (best) return *best;
  FittedText fitted{box.smallest, {}, !whole};
  const int limit = box.width * kEm / fitted.size;
  words = broken(words, limit);
  std::vector<std::size_t> begins = wrap(words, limit);
  const auto most = static_cast<std::size_t>(lines_in(box, fitted.size));
  if (begins.size() <= most) {
    begins = part(words, limit, begins.size()).begins;
    fitted.lines = lines_of(words, begins);
  } else {
    fitted.lines = lines_of(words, begins);
    fitted.lines.resize(most);
    fitted.cut = true;
  }
  if (fitted.cut && !fitted.lines.empty()) cut_off(fitted.lines.back(), limit);
  return fitted;
}

}  // namespace zhanting
