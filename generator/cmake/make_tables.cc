// Prints what the program would else ask ICU at every start, as rows of a table. ICU takes longer
// to say it than a small showcase takes for all else.
//
// usage: make_tables simplified_characters     pairs: a Han character and the simpler one for it
//        make_tables characters_in_order       ranges: what the order by pinyin has a place for
#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/translit.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>

namespace {

/// Whether ICU had what was asked for; says so where it had not.
bool is_good(UErrorCode status, const char* wanted) {
  if (U_SUCCESS(status)) return true;
  fmt::print(stderr, "make_tables: ICU has no {}: {}\n", wanted, u_errorName(status));
  return false;
}

bool print_simplified() {
  constexpr char16_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (!is_good(status, "Traditional-Simplified")) return false;
  icu::UnicodeString all;  // lines: rules for several characters do not apply
  for (char16_t c = kFirstHan; c <= kLastHan; ++c) all.append(c).append(u'\n');
  icu::UnicodeString changed = all;
  rules->transliterate(changed);
  if (changed.length() != all.length()) {
    fmt::print(stderr, "make_tables: ICU writes more than one character for one\n");
    return false;
  }
  for (std::int32_t i = 0; i < all.length(); i += 2) {
    if (all[i] != changed[i]) fmt::print("{{u'\\u{:04x}', u'\\u{:04x}'}},\n", +all[i], +changed[i]);
  }
  return true;
}

bool print_characters_in_order() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> order(
      icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
  if (!is_good(status, "order by pinyin")) return false;
  const std::unique_ptr<icu::UnicodeSet> known(order->getTailoredSet(status));
  if (!is_good(status, "set of characters in order")) return false;
  for (std::int32_t i = 0; i < known->getRangeCount(); ++i)
    fmt::print("{{0x{:04X}, 0x{:04X}}},\n", known->getRangeStart(i), known->getRangeEnd(i));
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view wanted = count == 2 ? arguments[1] : "";
  if (wanted == "simplified_characters") return print_simplified() ? 0 : 1;
  if (wanted == "characters_in_order") return print_characters_in_order() ? 0 : 1;
  fmt::print(stderr, "usage: make_tables simplified_characters|characters_in_order\n");
  return 2;
}
