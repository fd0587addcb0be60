#include "outputs/words.h"

namespace zhanting {

const ObjectType& object_type(const Words*) {
  static const ObjectType type = {"t",
                                  {
#define WORD(key, zh, en)                                                 \
  {#key, [](const void* self) {                                           \
     const Language language = static_cast<const Words*>(self)->language; \
     return Value::string(words::key.in(language));                       \
   }},
#include "outputs/words.def"
#undef WORD
                                  }};
  return type;
}

const CollectionWords& words_of(Collection collection) {
  static constexpr CollectionWords kRows[] = {
      {words::reports, words::reports_intro, words::kind_report},
      {words::branches, words::branches_intro, words::kind_branch},
      {words::highlights, words::highlights_intro, words::kind_highlight},
      {words::organisations, words::organisations_intro, words::kind_organisation},
      {words::themes, words::themes_intro, words::kind_theme},
      {words::pages, {}, words::kind_page},  // the menu lists pages: they have no listing
  };
  return kRows[static_cast<std::size_t>(collection)];
}

}  // namespace zhanting
