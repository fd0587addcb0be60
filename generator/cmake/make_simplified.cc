// Prints the Han characters for which ICU writes a simpler one, as rows of a table of pairs. A
// build runs it once: ICU takes longer to say it than a small showcase takes for all else.
#include <fmt/format.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>

int main() {
  constexpr char16_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    fmt::print(stderr, "make_simplified: ICU has no Traditional-Simplified: {}\n",
               u_errorName(status));
    return 1;
  }
  icu::UnicodeString all;  // lines: rules for several characters do not apply
  for (char16_t c = kFirstHan; c <= kLastHan; ++c) all.append(c).append(u'\n');
  icu::UnicodeString changed = all;
  rules->transliterate(changed);
  if (changed.length() != all.length()) {
    fmt::print(stderr, "make_simplified: ICU writes more than one character for one\n");
    return 1;
  }
  for (std::int32_t i = 0; i < all.length(); i += 2) {
    if (all[i] != changed[i]) fmt::print("{{u'\\u{:04x}', u'\\u{:04x}'}},\n", +all[i], +changed[i]);
  }
  return 0;
}
