#include "search/normalise.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "search/utf16.h"

namespace zhanting {

namespace {

constexpr char16_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
constexpr bool is_single_han(char16_t c) {
  return c >= kFirstHan && c <= kLastHan;
}

/// Belongs to the character before it: they may become one.
bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  if ((c >= 0x1160 && c <= 0x11FF) || c == 0xFF9E || c == 0xFF9F) return true;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

char16_t plain_quote(char16_t c) {
  constexpr std::u16string_view kDouble = u"“”„‟«»「」『』〝〞〟", kSingle = u"‘’‚‛‹›";
  if (kDouble.find(c) != std::u16string_view::npos) return u'"';
  return kSingle.find(c) != std::u16string_view::npos ? u'\'' : c;
}

/// Sorted.
constexpr std::pair<char16_t, char16_t> kSimplified[] = {
#include "tables/simplified_characters.inc"  // made by generator/cmake/make_tables.cc
};

struct Tables {
  std::vector<char16_t> single = std::vector<char16_t>(0x10000);  // 0: not one character for one
  std::vector<std::uint8_t> marks = std::vector<std::uint8_t>(0x10000);

  Tables() {
    for (char32_t c = 1; c < 0x10000; ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      const auto character = static_cast<char16_t>(c);
      if (is_single_han(character)) {
        single[c] = character;
        continue;
      }
      marks[c] = is_mark(c) ? 1 : 0;
      if (marks[c] == 0) single[c] = folded_alone(character);
    }
    for (const auto& [from, to] : kSimplified) single[from] = to;
  }

  /// What no Han character becomes, or 0 if that is not one character.
  char16_t folded_alone(char16_t c) const {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString parts;
    if (!nfkc->getDecomposition(c, parts) && u_tolower(c) == c) return plain_quote(c);
    const icu::UnicodeString folded = fold(icu::UnicodeString(c));
    return folded.length() == 1 ? folded[0] : u'\0';
  }

  icu::UnicodeString fold(const icu::UnicodeString& piece) const {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString folded = nfkc->normalize(piece, status);
    folded.toLower(icu::Locale::getRoot());
    for (std::int32_t i = 0; i < folded.length(); ++i)
      folded.setCharAt(i, plain_quote(simplify(folded[i])));
    return folded;
  }

  static char16_t simplify(char16_t c) {
    if (!is_single_han(c)) return c;
    const auto found =
        std::lower_bound(std::begin(kSimplified), std::end(kSimplified), c,
                         [](const auto& pair, char16_t wanted) { return pair.first < wanted; });
    return found != std::end(kSimplified) && found->first == c ? found->second : c;
  }
};

const Tables& tables() {
  static const Tables instance;
  return instance;
}

/// Puts characters behind one another, spaces where they belong.
class Joiner {
 public:
  explicit Joiner(std::u16string& out) : out_(out) {}

  void add(char32_t c) {
    if (is_space(c)) {
      space_ = begun_;
      return;
    }
    begin(joins_without_space(c));
    append_utf16(c, out_);
  }
  /// Characters that join without space.
  void add_han(std::u16string_view characters, const std::vector<char16_t>& single) {
    begin(true);
    const std::size_t size = out_.size();
    out_.resize(size + characters.size());
    for (std::size_t i = 0; i < characters.size(); ++i) out_[size + i] = single[characters[i]];
  }

 private:
  void begin(bool han) {
    if (space_ && !(han && after_han_)) out_ += u' ';
    after_han_ = han;
    space_ = false;
    begun_ = true;
  }

  std::u16string& out_;
  bool begun_ = false, space_ = false, after_han_ = false;
};

}  // namespace

std::span<const std::pair<char16_t, char16_t>> simplified_characters() {
  return kSimplified;
}

void append_normalised(std::u16string_view line, std::u16string& out) {
  const Tables& known = tables();
  const auto mark_at = [&](std::size_t at) {
    return at < line.size() &&
           (line[at] < 0xD800 || line[at] > 0xDFFF ? known.marks[line[at]] != 0
                                                   : is_mark(next_character(line, at)));
  };
  Joiner joiner(out);
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    while (i < line.size() && is_single_han(line[i]) && joins_without_space(line[i])) ++i;
    if (mark_at(i) && i > begin) --i;
    if (i > begin) {
      joiner.add_han(line.substr(begin, i - begin), known.single);
      continue;
    }
    const char32_t c = next_character(line, i);
    const char16_t single = c < 0x10000 ? known.single[c] : u'\0';
    if (single != 0 && !mark_at(i)) {
      joiner.add(single);
      continue;
    }
    while (mark_at(i)) next_character(line, i);
    const icu::UnicodeString folded =
        known.fold(icu::UnicodeString(line.data() + begin, static_cast<std::int32_t>(i - begin)));
    for (std::int32_t k = 0; k < folded.length(); k = folded.moveIndex32(k, 1))
      joiner.add(static_cast<char32_t>(folded.char32At(k)));
  }
}

}  // namespace zhanting
