#pragma once

#include <string_view>

#include "data/value.h"
#include "diag/message.h"
#include "records/collection.h"

namespace zhanting {

/// The interface's words in one language: what templates read as `t`. A row of words.def each.
struct Words {
  Language language = Language::kChinese;
};
const ObjectType& object_type(const Words*);

/// A word for page kinds that need one outside templates: words::home.in(language).
struct WordRow {
  std::string_view chinese, english;
  constexpr std::string_view in(Language language) const {
    return language == Language::kChinese ? chinese : english;
  }
};

namespace words {
#define WORD(key, zh, en) inline constexpr WordRow key{zh, en};
#include "outputs/words.def"
#undef WORD
}  // namespace words

/// What a collection, its listing and one of its records are called.
struct CollectionWords {
  WordRow title, intro, kind;
};
const CollectionWords& words_of(Collection collection);

}  // namespace zhanting
