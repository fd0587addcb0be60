#pragma once

#include <string_view>

#include "data/value.h"
#include "diag/message.h"

namespace zhanting {

/// The interface's words in one language: what templates read as `t`. A row of words.def each.
struct Words {
  Language language = Language::kChinese;
};
const ObjectType& object_type(const Words*);

/// A word for page kinds that need one outside templates: word(language, "home").
/// REQUIRES: there is such a row.
std::string_view word(Language language, std::string_view key);

}  // namespace zhanting
