#include "base/code_points.h"
#include "base/utf8.h"
#include "checks/check_text.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

/// A Han character or a Chinese mark.
bool is_chinese(char32_t c) {
  static constexpr std::u32string_view kMarks = U"“”‘’…—、。〈〉《》「」『』【】";
  return is_han(c) || is_one_of(kMarks, c) || (c >= 0xFF01 && c <= 0xFF1F);
}

bool beside_chinese(const CheckedText& text, std::size_t begin, std::size_t length) {
  return is_chinese(text.before(begin)) || is_chinese(text.after(begin + length - 1));
}

/// Length of the run of text[i] that begins at `i`; 0 in the middle of one.
std::size_t run_from(const CheckedText& text, std::size_t i) {
  if (i > 0 && text[i - 1] == text[i]) return 0;
  std::size_t end = i;
  while (end < text.size() && text[end] == text[i]) ++end;
  return end - i;
}

constexpr std::u32string_view kHalfWidth = U",:;?!()";
constexpr std::u32string_view kFullWidth = U"，：；？！（）";

std::size_t half_width_mark(const CheckedText& text, std::size_t i) {
  if (!is_one_of(kHalfWidth, text[i])) return 0;
  // A bracket around foreign words may stand beside a Chinese mark: world (ok)。
  if (is_one_of(U"()", text[i])) return is_han(text.before(i)) || is_han(text.after(i)) ? 1 : 0;
  const bool opens_picture = text[i] == U'!' && text[i + 1] == U'[';
  return !opens_picture && beside_chinese(text, i, 1) ? 1 : 0;
}

std::size_t straight_quote(const CheckedText& text, std::size_t i) {
  return is_one_of(U"\"'", text[i]) && beside_chinese(text, i, 1) ? 1 : 0;
}

std::size_t makeshift_ellipsis(const CheckedText& text, std::size_t i) {
  struct Row {
    char32_t mark;
    std::size_t least, most;
  };
  static constexpr std::size_t kAny = 1000;
  static constexpr Row kRows[] = {{U'.', 3, kAny}, {U'。', 2, kAny}, {U'·', 3, kAny}, {U'…', 1, 1}};
  for (const Row& row : kRows) {
    if (text[i] != row.mark) continue;
    const std::size_t run = run_from(text, i);
    return run >= row.least && run <= row.most && beside_chinese(text, i, run) ? run : 0;
  }
  return 0;
}

/// One — joins the ends of a way or a span (环湾路—长沙路, 2—4段); it is no dash there.
bool joins_ends(char32_t before) {
  static constexpr std::u32string_view kEnds = U"路街道站港市省县区村桥口岸月日年时号";
  return is_digit(before) || is_one_of(kEnds, before);
}

std::size_t makeshift_dash(const CheckedText& text, std::size_t i) {
  const char32_t mark = text[i];
  if (!is_one_of(U"-—―─", mark)) return 0;
  const std::size_t run = run_from(text, i);
  if (mark == U'-') return run >= 2 && beside_chinese(text, i, run) ? run : 0;
  if (mark == U'―' || mark == U'─') return run >= 1 && beside_chinese(text, i, run) ? run : 0;
  // Names are as printed: “转办—落实—评估”.
  if (run != 1 || text.role() == TextRole::kName || text.quoted(i)) return 0;
  return is_chinese(text.before(i)) && is_chinese(text.after(i)) && !joins_ends(text.before(i)) ? 1
                                                                                                : 0;
}

bool is_full_width(char32_t c) {
  return (c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
}

std::size_t full_width_letters(const CheckedText& text, std::size_t i) {
  if (i > 0 && is_full_width(text[i - 1])) return 0;
  std::size_t end = i;
  while (is_full_width(text[end])) ++end;
  return end - i;
}

Message write(std::u32string_view characters) {
  std::string text;
  for (const char32_t c : characters) append_utf8(c, text);
  return Message::of(messages::kHintWrite, text);
}

Message write_half_width(const CheckedText& text, std::size_t begin, std::size_t length) {
  std::u32string letters;
  for (std::size_t i = begin; i < begin + length; ++i) letters += text[i] - U'０' + U'0';
  return write(letters);
}

struct MarkRule {
  MessageCode code;
  /// Length of the mistake that begins at `i`, or 0.
  std::size_t (*length_at)(const CheckedText& text, std::size_t i);
  Message (*hint)(const CheckedText& text, std::size_t begin, std::size_t length);
};

constexpr MarkRule kRules[] = {
    {messages::kHalfWidthMark, half_width_mark,
     [](const CheckedText& text, std::size_t i, std::size_t) {
       return write(kFullWidth.substr(kHalfWidth.find(text[i]), 1));
     }},
    {messages::kStraightQuote, straight_quote,
     [](const CheckedText&, std::size_t, std::size_t) {
       return Message{messages::kHintCurlyQuotes, {}};
     }},
    {messages::kDotsForEllipsis, makeshift_ellipsis,
     [](const CheckedText&, std::size_t, std::size_t) { return write(U"……"); }},
    {messages::kHyphensForDash, makeshift_dash,
     [](const CheckedText&, std::size_t, std::size_t) { return write(U"——"); }},
    {messages::kFullWidthLetter, full_width_letters, write_half_width},
};

struct PairRow {
  char32_t opens, closes;
};
constexpr PairRow kPairs[] = {{U'“', U'”'}, {U'《', U'》'}, {U'（', U'）'}};

/// Quotes and brackets close in the block they were opened in.
bool ends_block(const CheckedText& text, std::size_t i) {
  if (text[i] != U'\n') return false;
  std::size_t next = i + 1;
  while (text[next] == U' ' || text[next] == U'\r') ++next;
  return is_one_of(U"\n#-*+>|", text[next]) || is_digit(text[next]);
}

/// “1）” and “一）” number the points of a text.
bool numbers_a_point(const CheckedText& text, std::size_t closing) {
  static constexpr std::u32string_view kNumerals = U"一二三四五六七八九十0123456789";
  return is_one_of(kNumerals, text.before(closing));
}

void check_pair(const CheckedText& text, const PairRow& pair, Diagnostics& diagnostics) {
  std::vector<std::size_t> open;
  const auto report = [&](std::size_t i) {
    diagnostics.warning(text.place(i, 1), Message::of(messages::kUnpairedMark, text.text(i, 1)));
  };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || ends_block(text, i)) {
      for (const std::size_t opening : open) report(opening);
      open.clear();
    } else if (text[i] == pair.opens) {
      open.push_back(i);
    } else if (text[i] == pair.closes) {
      if (!open.empty()) {
        open.pop_back();
      } else if (pair.closes != U'）' || !numbers_a_point(text, i)) {
        report(i);
      }
    }
  }
}

}  // namespace

void check_marks(const CheckedText& text, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == CheckedText::kBlank || (c >= 0x4E00 && c < 0xA000)) continue;
    for (const MarkRule& rule : kRules) {
      const std::size_t length = rule.length_at(text, i);
      if (length == 0) continue;
      diagnostics.warning(text.place(i, length), Message::of(rule.code, text.text(i, length)),
                          rule.hint(text, i, length));
    }
  }
  if (!text.has_pairs()) return;
  for (const PairRow& pair : kPairs) check_pair(text, pair, diagnostics);
}

}  // namespace zhanting
