#include "markdown/inline_lints.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "markdown/characters.h"
#include "markdown/masked_names.h"
#include "markdown/messages.h"
#include "markdown/plain_text.h"

namespace zhanting {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool has_han(std::string_view text) {
  return count_han(text) > 0;
}

/// With a backslash in the block, marks that come out as they stand may be meant to.
bool has_escapes(Conversion& conversion) {
  return conversion.characters.has(kBackslash) && conversion.locator.block_has_backslash();
}

bool is_picture_name(std::string_view target) {
  constexpr std::string_view kEndings[] = {".svg", ".png",  ".jpg",  ".jpeg",
                                           ".gif", ".webp", ".avif", ".heic"};
  const std::string lower = to_lower_ascii(target);
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool looks_like_target(std::string_view text) {
  constexpr std::string_view kStarts[] = {"http", "mailto:", "tel:", "/", "./",
                                          "../",  "#",       "www.", "<"};
  constexpr std::string_view kFiles[] = {".md", ".json", ".pdf", ".doc", ".xls", ".html"};
  const auto starts = [&](std::string_view each) { return text.starts_with(each); };
  const auto names = [&](std::string_view each) { return text.find(each) != kNone; };
  return std::any_of(std::begin(kStarts), std::end(kStarts), starts) ||
         std::any_of(std::begin(kFiles), std::end(kFiles), names) || is_picture_name(text);
}

void warn(const Place& place, MessageCode code, Message hint, Conversion& conversion) {
  conversion.found.warning(place, Message::of(code), std::move(hint));
}

// Pictures and footnotes

void lint_picture_words(cmark_node* node, Conversion& conversion) {
  if (!plain_text(node).empty()) return;
  warn(conversion.locator.phrase("!["), messages::kPictureWithoutWords,
       Message::of(messages::kHintPictureWords, url_of(node)), conversion);
}

void lint_missing_footnotes(cmark_node* node, Conversion& conversion) {
  const std::string_view text = literal_of(node);
  for (std::size_t at = text.find("[^"); at != kNone; at = text.find("[^", at + 2)) {
    const std::size_t end = text.find_first_of("[] \n", at + 2);
    if (end == kNone || text[end] != ']' || end == at + 2) continue;
    const std::string mark(text.substr(at, end + 1 - at));
    conversion.found.warning(conversion.locator.phrase(mark),
                             Message::of(messages::kNoFootnote, mark),
                             Message::of(messages::kHintFootnote, mark));
  }
}

// Links that are none

struct Brackets {
  std::string_view open, close;
};
constexpr Brackets kWords[] = {{"[", "]"}, {"【", "】"}, {"［", "］"}, {"〔", "〕"}};
constexpr Brackets kTargets[] = {{"(", ")"}, {"（", "）"}};

/// What stands between a link's words and its end, as far as it looks like one.
struct FailedLink {
  std::size_t begin = kNone;  // of the words' brackets, or of the target's
  std::size_t end = 0;
  std::string_view words, target;
};

/// The link around the closing bracket of its words at `at`; it begins at `from` or behind.
FailedLink failed_link_at(std::string_view text, std::size_t at, const Brackets& words,
                          std::size_t from) {
  FailedLink link;
  const std::size_t behind = at + words.close.size();
  const std::size_t start = behind + leading_blanks(text.substr(behind));
  for (const Brackets& target : kTargets) {
    if (!text.substr(start).starts_with(target.open)) continue;
    const std::size_t inner = start + target.open.size();
    constexpr std::size_t kLongest = 500;
    const std::string_view rest = text.substr(inner, kLongest);
    const std::size_t end = std::min(rest.find(')'), rest.find("）"));
    if (end == kNone) continue;
    link.target = trim_blanks(rest.substr(0, end));
    if (!looks_like_target(link.target)) continue;
    link.end = inner + end + (rest[end] == ')' ? 1 : std::string_view("）").size());
    const std::size_t open = text.substr(from, at - from).rfind(words.open);
    link.begin = open == kNone ? at : from + open;
    if (open != kNone) {
      const std::size_t first = link.begin + words.open.size();
      link.words = text.substr(first, at - first);
    }
  }
  return link;
}

void lint_failed_links(cmark_node* node, Conversion& conversion) {
  if (has_escapes(conversion)) return;
  const std::string_view text = literal_of(node);
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != ']' && text[at] != '\xE3' && text[at] != '\xEF') continue;
    for (const Brackets& words : kWords) {
      if (!text.substr(at).starts_with(words.close)) continue;
      const FailedLink link = failed_link_at(text, at, words, done);
      if (link.begin == kNone) continue;
      const bool spaced = link.target.find(' ') != kNone && !link.target.starts_with('<');
      const std::string target =
          spaced ? fmt::format("<{}>", link.target) : std::string(link.target);
      const std::string shown = link.words.empty() ? "…" : std::string(link.words);
      const Place place = conversion.locator.phrase(text.substr(link.begin, link.end - link.begin));
      warn(place, messages::kFailedLink,
           Message::of(messages::kHintWriteMark, fmt::format("[{}]({})", shown, target)),
           conversion);
      done = link.end;
      at = link.end - 1;
      break;
    }
  }
}

/// `！[图](a.svg)` is a link behind an exclamation mark.
void lint_wide_exclamation(cmark_node* node, Conversion& conversion) {
  cmark_node* before = cmark_node_previous(node);
  if (!is(before, CMARK_NODE_TEXT)) return;
  if (!literal_of(before).ends_with("！") || !is_picture_name(url_of(node))) return;
  warn(conversion.locator.phrase("！["), messages::kWideExclamation,
       Message::of(messages::kHintWriteMark, "!["), conversion);
}

/// `http：//`, `[[文件]]`, `![[图.png]]`.
void lint_foreign_links(cmark_node* node, Conversion& conversion) {
  const std::string_view text = literal_of(node);
  const bool has_http = text.find("http") != kNone;
  for (const std::string_view scheme : {"http：//", "https：//", "http:／／", "https:／／"}) {
    for (std::size_t at = 0; has_http && (at = text.find(scheme, at)) != kNone; at += scheme.size())
      warn(conversion.locator.phrase(scheme), messages::kWideAddress,
           Message::of(messages::kHintWriteMark,
                       scheme.starts_with("https") ? "https://" : "http://"),
           conversion);
  }
  if (has_escapes(conversion)) return;
  for (std::size_t at = 0; (at = text.find("[[", at)) != kNone; at += 2) {
    const std::size_t end = text.find_first_of("]\n", at);
    if (end == kNone) return;
    if (!text.substr(end).starts_with("]]") || end == at + 2) continue;
    const std::string name(text.substr(at + 2, end - at - 2));
    if (to_lower_ascii(name) == "toc") continue;
    const std::size_t bar = std::min(name.find('|'), name.size());
    const std::string file = name.substr(0, bar);
    const bool picture = is_picture_name(file);
    const std::string words = bar < name.size() ? name.substr(bar + 1) : picture ? "…" : name;
    const std::string target = picture ? file : (bar < name.size() ? file : "…") + ".md";
    warn(conversion.locator.phrase(text.substr(at, end + 2 - at)), messages::kFailedLink,
         Message::of(messages::kHintWriteMark,
                     fmt::format("{}[{}]({})", picture ? "!" : "", words, target)),
         conversion);
  }
}

// Marks of other programs

/// `{{< figure >}}`, `{% raw %}`, `[/b]`: the whole mark that begins at `at`, or nothing.
std::string_view foreign_mark(std::string_view text, std::size_t at) {
  constexpr Brackets kMarks[] = {{"{{", "}}"}, {"{%", "%}"}, {"[/", "]"}};
  constexpr std::size_t kLongest = 500;
  const std::string_view rest = text.substr(at, kLongest);
  for (const Brackets& mark : kMarks) {
    if (!rest.starts_with(mark.open)) continue;
    const std::size_t end = rest.find(mark.close, mark.open.size());
    if (end == kNone) return {};
    const std::string_view inner = rest.substr(mark.open.size(), end - mark.open.size());
    const bool name = std::all_of(inner.begin(), inner.end(),
                                  [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (inner.empty() || (mark.close == "]" && !name)) return {};
    return rest.substr(0, end + mark.close.size());
  }
  return {};
}

void lint_foreign_marks(cmark_node* node, Conversion& conversion) {
  if (has_escapes(conversion)) return;
  const std::string_view text = literal_of(node);
  for (std::size_t at = 0; (at = text.find_first_of("{[", at)) != kNone;) {
    const std::string_view mark = foreign_mark(text, at);
    if (!mark.empty())
      warn(conversion.locator.phrase(mark), messages::kForeignMark,
           Message::of(messages::kHintForeignMark), conversion);
    at += std::max<std::size_t>(mark.size(), 1);
  }
}

// Emphasis that is none

/// Two runs of a mark, exactly two long, and what stands between them.
struct Pair {
  std::size_t begin = 0, end = 0;
  std::string_view inner;
};

/// Calls visit(pair) for runs of exactly two `mark`s in `text` that stand beside each other.
/// Returns the run that is left over, or kNone.
template <typename Visit>
std::size_t for_each_pair(std::string_view text, std::string_view mark, const Visit& visit) {
  const std::string two = std::string(mark) + std::string(mark);
  std::size_t open = kNone;
  for (std::size_t at = 0; (at = text.find(two, at)) != kNone;) {
    std::size_t end = at + two.size();
    const bool longer = text.substr(end).starts_with(mark);
    while (text.substr(end).starts_with(mark)) end += mark.size();
    if (longer) {
      open = kNone;
    } else if (open == kNone) {
      open = at;
    } else {
      const std::size_t inner = open + two.size();
      visit(Pair{open, end, text.substr(inner, at - inner)});
      open = kNone;
    }
    at = end;
  }
  return open;
}

bool is_word(const Decoded& read) {
  const char32_t c = read.code_point;
  return is_han(c) || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

void warn_of_pair(std::string_view text, const Pair& pair, Conversion& conversion) {
  const std::string_view whole = text.substr(pair.begin, pair.end - pair.begin);
  warn(conversion.locator.phrase(whole), messages::kFailedEmphasis,
       Message::of(messages::kHintWriteMark, fmt::format("**{}**", trim_blanks(pair.inner))),
       conversion);
}

void lint_failed_emphasis(cmark_node* node, Conversion& conversion) {
  if (has_escapes(conversion)) return;
  const std::string_view text = literal_of(node);
  const auto before = [&](const Pair& pair) { return decode_before(text, pair.begin).code_point; };
  const std::size_t single = for_each_pair(text, "*", [&](const Pair& pair) {
    const bool spaced = trim_blanks(pair.inner).size() < pair.inner.size();
    if (spaced && has_han(pair.inner)) warn_of_pair(text, pair, conversion);
  });
  // `**…` that nothing closes; behind a word it may hide a name.
  if (single != kNone && has_han(text.substr(single)) && !is_word(decode_before(text, single)) &&
      is_word(decode(text, single + 2)))
    warn(conversion.locator.phrase("**"), messages::kFailedEmphasis,
         Message::of(messages::kHintWriteMark, "**…**"), conversion);
  for_each_pair(text, "＊", [&](const Pair& pair) {
    const char32_t masked = before(pair);
    const char32_t next = decode_before(pair.inner, pair.inner.size()).code_point;
    const char32_t first = decode(pair.inner, 0).code_point;
    const bool digits = masked >= U'0' && masked <= U'9';
    const bool broken = std::u32string_view(U"、，。；：！？").find(first) != kNone;
    if (has_han(pair.inner) && !digits && !broken && !are_masked_names(masked, next))
      warn_of_pair(text, pair, conversion);
  });
  for (const std::string_view mark : {"_", "="}) {
    for_each_pair(text, mark, [&](const Pair& pair) {
      if (has_han(pair.inner) && !trim_blanks(pair.inner).empty())
        warn_of_pair(text, pair, conversion);
    });
  }
}

/// What is looked for in a text, and the kinds of characters without which it is not there.
struct TextRule {
  void (*run)(cmark_node* text, Conversion& conversion);
  std::uint32_t kinds;
};
constexpr TextRule kTextRules[] = {
    {lint_missing_footnotes, kOpeningBracket},
    {lint_failed_links, kClosingBracket | kWideMark},
    {lint_foreign_links, kOpeningBracket | kWideColon},
    {lint_foreign_marks, kOpeningBracket | kBrace},
    {lint_failed_emphasis, kAsterisk | kUnderscore | kEquals | kWideMark},
};
constexpr std::uint32_t kKindsOfTextRules = [] {
  std::uint32_t kinds = 0;
  for (const TextRule& rule : kTextRules) kinds |= rule.kinds;
  return kinds;
}();

/// Each rule looks for its words from where the last node left off.
void lint_text(cmark_node* text, Conversion& conversion) {
  const CharacterKinds has(literal_of(text));
  if (!has.has(kKindsOfTextRules)) return;
  const std::size_t start = conversion.locator.cursor();
  std::size_t end = start;
  for (const TextRule& rule : kTextRules) {
    if (!has.has(rule.kinds)) continue;
    conversion.locator.set_cursor(start);
    rule.run(text, conversion);
    end = std::max(end, conversion.locator.cursor());
  }
  conversion.locator.set_cursor(end);
}

}  // namespace

void lint_inlines(Conversion& conversion) {
  conversion.locator.rewind();
  const bool lints_texts = conversion.may_have(kKindsOfTextRules);
  walk(conversion.root, [&](cmark_node* node, bool entering) {
    if (!entering) return;
    if (holds_inlines(node)) conversion.locator.enter(node);
    switch (type_of(node)) {
      case CMARK_NODE_TEXT:
        if (lints_texts) lint_text(node, conversion);
        return;
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG:
        return lint_masked_name(node, conversion);
      case CMARK_NODE_IMAGE:
        return lint_picture_words(node, conversion);
      case CMARK_NODE_LINK:
        return lint_wide_exclamation(node, conversion);
      default:
        return;
    }
  });
}

}  // namespace zhanting
