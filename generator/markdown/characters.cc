#include "markdown/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"
#include "data/messages.h"
#include "markdown/messages.h"
#include "markdown/sentinels.h"

namespace zhanting {

namespace {

/// Zero-width space, word joiner, byte-order mark: web pages and chat programs leave them in what
/// is copied. The zero-width joiner is not among them: emoji and other scripts need it.
bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

/// What the first byte of a character says: its kinds, and how far it is to the next character. 0
/// where the bytes behind it must be seen too; that is the lesser part of a story.
struct FirstByte {
  std::uint32_t kinds = 0;
  std::uint32_t length = 0;
};
constexpr std::array<FirstByte, 0x100> kFirstBytes = [] {
  std::array<FirstByte, 0x100> bytes{};
  for (unsigned c = 0; c < 0x80; ++c) bytes[c] = {is_control(c) ? kStrange : 0, 1};
  bytes['\r'] = {};  // part of a line's end, or not
  bytes['&'].kinds = kEscaped | kAmpersand;
  bytes['<'].kinds = bytes['>'].kinds = bytes['"'].kinds = kEscaped;
  bytes['*'].kinds = kAsterisk;
  bytes['~'].kinds = kTilde;
  bytes['|'].kinds = kBar;
  bytes['['].kinds = kOpeningBracket;
  bytes[']'].kinds = kClosingBracket;
  bytes['{'].kinds = kBrace;
  bytes['_'].kinds = kUnderscore;
  bytes['='].kinds = kEquals;
  bytes['@'].kinds = kAt;
  bytes[':'].kinds = kColon;
  bytes['\\'].kinds = kBackslash;
  for (unsigned lead = 0xE4; lead <= 0xED; ++lead) bytes[lead].length = 3;  // Han, Hangul
  return bytes;
}();

const FirstByte& first_byte(std::string_view text, std::size_t at) {
  return kFirstBytes[static_cast<unsigned char>(text[at])];
}
/// Of a character that is certainly no blank.
bool is_han_lead(char byte) {
  return kFirstBytes[static_cast<unsigned char>(byte)].length == 3;
}

/// 、 。 and their kind from U+3000 on, ， ； and theirs from U+FF00 on: a tenth of a story. Their
/// kinds by the last six bits.
using MarkKinds = std::array<std::uint32_t, 0x40>;
constexpr MarkKinds kCjkMarks = [] {
  MarkKinds kinds{};
  kinds[0] = kWideBlank;
  for (const char32_t c : {U'【', U'】', U'〔', U'〕'}) kinds[c & 0x3F] = kWideMark;
  return kinds;
}();
constexpr MarkKinds kFullWidthMarks = [] {
  MarkKinds kinds{};
  for (const char32_t c : {U'＊', U'［', U'］'}) kinds[c & 0x3F] = kWideMark;
  for (const char32_t c : {U'：', U'／'}) kinds[c & 0x3F] = kWideColon;
  return kinds;
}();

/// The row for the mark at `at`, or nullptr; the mark is three bytes long.
const std::uint32_t* mark_at(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return nullptr;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (byte(0) == 0xE3 && byte(1) == 0x80) return &kCjkMarks[byte(2) & 0x3F];
  if (byte(0) == 0xEF && byte(1) == 0xBC) return &kFullWidthMarks[byte(2) & 0x3F];
  return nullptr;
}

struct CharacterRule {
  bool (*holds)(char32_t c);
  Severity severity;
  MessageCode code;
  std::optional<MessageCode> hint;
};

const CharacterRule kRules[] = {
    {is_control, Severity::kError, messages::kForbiddenCharacter, std::nullopt},
    {is_noncharacter, Severity::kError, messages::kNoncharacter, std::nullopt},
    {[](char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }, Severity::kWarning,
     messages::kPrivateCharacter, messages::kHintPrivateCharacter},
    {[](char32_t c) { return c == 0xFFFD; }, Severity::kWarning, messages::kLostCharacter,
     std::nullopt},
    {[](char32_t c) { return c == 0x2028 || c == 0x2029; }, Severity::kWarning,
     messages::kLineSeparator, messages::kHintLineSeparator},
    {[](char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); },
     Severity::kWarning, messages::kDirectionCharacter, messages::kHintDelete},
};

/// Of a character that neither its first byte nor its first two tell.
std::uint32_t kinds_of(char32_t c) {
  if (c >= 0x2010 && c < 0x2028) return 0;  // “ ” — …
  std::uint32_t kinds = is_wide_blank(c) ? kWideBlank : 0;
  if (is_invisible(c)) kinds |= kInvisible;
  if (std::any_of(std::begin(kRules), std::end(kRules),
                  [&](const CharacterRule& row) { return row.holds(c); }))
    kinds |= kStrange;
  return kinds;
}

void append_visible(std::string_view line, const CharacterKinds& has, std::string& out) {
  std::size_t copied = 0;
  for (std::size_t i = 0; has.has(kInvisible) && i < line.size();) {
    const Decoded read = decode(line, i);
    const std::size_t next = i + static_cast<std::size_t>(read.length);
    if (is_invisible(read.code_point)) {
      out += line.substr(copied, i - copied);
      copied = next;
    }
    i = next;
  }
  out += line.substr(copied);
}

/// `text` without sentinels; what an entity such as `&#1;` smuggled in becomes U+FFFD. Nothing when
/// there is neither.
std::optional<std::string> cleaned(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size();) {
    const FirstByte& first = first_byte(text, i);
    if (first.length > 0 && (first.kinds & kStrange) == 0) {
      i += first.length;
      continue;
    }
    if (mark_at(text, i)) {
      i += 3;
      continue;
    }
    const Decoded read = decode(text, i);
    const auto length = static_cast<std::size_t>(read.length);
    const std::string_view bytes = text.substr(i, length);
    // cmark writes &#xFFFF; as a lone byte.
    const bool broken = read.code_point == 0xFFFD && length == 1;
    if (broken || is_control(read.code_point) || is_noncharacter(read.code_point)) {
      out.append(text.substr(copied, i - copied));
      copied = i + length;
      if (bytes == kStar) {
        out += '*';
      } else if (bytes != kSentinel && bytes != kParagraphStart) {
        append_utf8(0xFFFD, out);
      }
    }
    i += length;
  }
  if (copied == 0) return std::nullopt;
  out.append(text.substr(copied));
  return out;
}

}  // namespace

CharacterKinds::CharacterKinds(std::string_view text) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < text.size();) {
    const FirstByte& first = first_byte(text, i);
    if (first.length > 0) {
      bits |= first.kinds;
      i += first.length;
      continue;
    }
    if (const std::uint32_t* kinds = mark_at(text, i)) {
      bits |= *kinds;
      i += 3;
      continue;
    }
    const Decoded read = decode(text, i);
    const bool line_end = text.substr(i, 2) == "\r\n";
    if (!line_end) bits |= kinds_of(read.code_point);
    i += static_cast<std::size_t>(read.length);
  }
  bits_ = bits;
}

bool is_wide_blank(char32_t c) {
  return c == 0x3000 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || is_invisible(c);
}

std::size_t leading_blanks(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !is_han_lead(text[at])) {
    const Decoded read = decode(text, at);
    const char32_t c = read.code_point;
    if (c != ' ' && c != '\t' && !is_wide_blank(c)) break;
    at += static_cast<std::size_t>(read.length);
  }
  return at;
}

std::size_t trailing_blanks(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && !(end >= 3 && is_han_lead(text[end - 3]))) {
    const Decoded read = decode_before(text, end);
    const char32_t c = read.code_point;
    if (c != ' ' && c != '\t' && !is_wide_blank(c)) break;
    end -= static_cast<std::size_t>(read.length);
  }
  return text.size() - end;
}

std::string_view trim_blanks(std::string_view text) {
  text.remove_prefix(leading_blanks(text));
  text.remove_suffix(trailing_blanks(text));
  return text;
}

void report_strange_characters(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const char32_t c = read.code_point;
    const auto length = static_cast<std::size_t>(read.length);
    const bool line_end = c == '\r' && text.substr(i + 1).starts_with('\n');
    const bool usual = line_end || (c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c < 0xE000);
    const auto rule = usual ? std::end(kRules)
                            : std::find_if(std::begin(kRules), std::end(kRules),
                                           [&](const CharacterRule& row) { return row.holds(c); });
    if (rule == std::end(kRules)) {
      i += length;
      continue;
    }
    Message message = Message::of(rule->code, fmt::format("U+{:04X}", static_cast<unsigned>(c)));
    std::optional<Message> hint;
    if (rule->hint) hint = Message::of(*rule->hint);
    if (rule->severity == Severity::kError) {
      diagnostics.error(source.place(i, length), std::move(message), std::move(hint));
    } else {
      diagnostics.warning(source.place(i, length), std::move(message), std::move(hint));
    }
    i = std::min(text.find('\n', i), text.size());
  }
}

std::optional<std::string> without_invisible(std::string_view text, const CharacterKinds& has) {
  if (!has.has(kWideBlank)) return std::nullopt;
  std::string out;
  out.reserve(text.size());
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    const std::string_view line_end = line.ends_with('\r') ? "\r" : "";
    line.remove_suffix(line_end.size());
    // cmark sees for itself that a line of spaces is empty.
    const bool empty = leading_blanks(line) == line.size() &&
                       line.find_first_not_of(" \t") != std::string_view::npos;
    if (!empty) append_visible(line, has, out);
    out += line_end;
    if (end < text.size()) out += '\n';
    start = end + 1;
  }
  return out;
}

void clean_literals(cmark_node* root) {
  walk(root, [](cmark_node* node, bool entering) {
    if (!entering) return;
    if (const auto text = cleaned(literal_of(node))) cmark_node_set_literal(node, text->c_str());
    if (const auto url = cleaned(url_of(node))) cmark_node_set_url(node, url->c_str());
    if (const auto title = cleaned(title_of(node))) cmark_node_set_title(node, title->c_str());
    if (!is(node, CMARK_NODE_CODE_BLOCK)) return;
    if (const auto words = cleaned(fence_words_of(node)))
      cmark_node_set_fence_info(node, words->c_str());
  });
}

}  // namespace zhanting
