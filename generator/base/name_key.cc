#include "base/name_key.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.h"

namespace zhanting {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
}

}  // namespace

std::string name_key(std::string_view path) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = is_ascii(path) ? nullptr : icu::Normalizer2::getNFCInstance(error);
  const icu::Normalizer2* nfd = is_ascii(path) ? nullptr : icu::Normalizer2::getNFDInstance(error);
  if (!nfc || !nfd) return to_lower_ascii(path);
  // Folding goes letter by letter: taken apart first, put together last (Unicode D145).
  const icu::UnicodeString folded = nfd->normalize(to_icu(path), error).foldCase();
  std::string key;
  return nfc->normalize(folded, error).toUTF8String(key);
}

std::string composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = is_ascii(text) ? nullptr : icu::Normalizer2::getNFCInstance(error);
  std::string out;
  return nfc ? nfc->normalize(to_icu(text), error).toUTF8String(out) : std::string(text);
}

}  // namespace zhanting
