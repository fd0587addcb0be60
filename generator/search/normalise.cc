#include "search/normalise.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "search/utf16.h"

namespace zhanting {

namespace {

constexpr char16_t kFirstHan = 0x3400, kLastHan = 0x9FFF;

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

std::vector<std::pair<char16_t, char16_t>> read_simplified() {
  std::vector<std::pair<char16_t, char16_t>> pairs;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) return pairs;
  icu::UnicodeString all;
  for (char16_t c = kFirstHan; c <= kLastHan; ++c) all.append(c).append(u'\n');
  icu::UnicodeString changed = all;
  rules->transliterate(changed);
  if (changed.length() != all.length()) return pairs;
  for (std::int32_t i = 0; i < all.length(); i += 2) {
    if (all[i] != changed[i]) pairs.emplace_back(all[i], changed[i]);
  }
  return pairs;
}

struct Tables {
  std::vector<std::pair<char16_t, char16_t>> simplified = read_simplified();
  std::vector<char16_t> single = std::vector<char16_t>(0x10000);  // 0: not one character for one
  std::vector<bool> marks = std::vector<bool>(0x10000);

  Tables() {
    for (char32_t c = 1; c < 0x10000; ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      marks[c] = is_mark(c);
      if (c >= kFirstHan && c <= kLastHan) {
        single[c] = static_cast<char16_t>(c);
        continue;
      }
      const icu::UnicodeString folded = fold(icu::UnicodeString(static_cast<UChar32>(c)));
      if (folded.length() == 1 && !marks[c]) single[c] = folded[0];
    }
    for (const auto& [from, to] : simplified) single[from] = to;
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

  char16_t simplify(char16_t c) const {
    if (c < kFirstHan || c > kLastHan) return c;
    const auto found =
        std::lower_bound(simplified.begin(), simplified.end(), c,
                         [](const auto& pair, char16_t wanted) { return pair.first < wanted; });
    return found != simplified.end() && found->first == c ? found->second : c;
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
    const bool han = joins_without_space(c);
    if (space_ && !(han && after_han_)) out_ += u' ';
    append_utf16(c, out_);
    after_han_ = han;
    space_ = false;
    begun_ = true;
  }

 private:
  std::u16string& out_;
  bool begun_ = false, space_ = false, after_han_ = false;
};

}  // namespace

const std::vector<std::pair<char16_t, char16_t>>& simplified_characters() {
  return tables().simplified;
}

void append_normalised(std::u16string_view line, std::u16string& out) {
  const Tables& known = tables();
  const auto mark_at = [&](std::size_t at) {
    return at < line.size() &&
           (line[at] < 0xD800 || line[at] > 0xDFFF ? bool{known.marks[line[at]]}
                                                   : is_mark(next_character(line, at)));
  };
  Joiner joiner(out);
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
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
