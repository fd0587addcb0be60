#include "outputs/words.h"

#include <algorithm>
#include <cstdlib>

namespace zhanting {

namespace {

struct WordRow {
  std::string_view key, chinese, english;
};

constexpr WordRow kRows[] = {
#define WORD(key, zh, en) {#key, zh, en},
#include "outputs/words.def"
#undef WORD
};

}  // namespace

const ObjectType& object_type(const Words*) {
  static const ObjectType type = {"t",
                                  {
#define WORD(key, zh, en)                                                                  \
  {#key, [](const void* self) {                                                            \
     const bool chinese = static_cast<const Words*>(self)->language == Language::kChinese; \
     return Value::string(chinese ? std::string_view(zh) : std::string_view(en));          \
   }},
#include "outputs/words.def"
#undef WORD
                                  }};
  return type;
}

std::string_view word(Language language, std::string_view key) {
  const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                [&](const WordRow& candidate) { return candidate.key == key; });
  if (row == std::end(kRows)) std::abort();  // a bug of the program: no word to put out
  return language == Language::kChinese ? row->chinese : row->english;
}

}  // namespace zhanting
