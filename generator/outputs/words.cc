#include "outputs/words.h"

namespace zhanting {

const ObjectType& object_type(const Words*) {
  static const ObjectType type = {"t",
                                  {
#define WORD(key, zh, en)                                                           \
  {#key, [](const void* self) {                                                     \
     return Value::string(static_cast<const Words*>(self)->site->word(words::key)); \
   }},
#define PLAIN_WORD(key, zh, en, plain_zh, plain_en) WORD(key, zh, en)
#include "records/words.def"
#undef WORD
#undef PLAIN_WORD
                                  }};
  return type;
}

KindWords words_of(const Kind& kind, const Site& site) {
  if (kind.entry)
    return {kind.entry->name.text, kind.entry->intro.text, kind.entry->name_of_one(),
            kind.entry->one.text};
  switch (kind.collection) {
    case Collection::kReports:
      return {site.word(words::reports),
              site.word(words::reports_intro),
              site.word(words::kind_report),
              {}};
    case Collection::kOrganisations:
      return {site.word(words::organisations),
              site.word(words::organisations_intro),
              site.word(words::kind_organisation),
              {}};
    case Collection::kThemes:
      return {site.word(words::themes),
              site.word(words::themes_intro),
              site.word(words::kind_theme),
              {}};
    case Collection::kPlaces:
      return {site.word(words::places),
              site.word(words::places_intro),
              site.word(words::kind_place),
              {}};
    case Collection::kWalks:
      return {
          site.word(words::walks), site.word(words::walks_intro), site.word(words::kind_walk), {}};
    case Collection::kEntries:
    case Collection::kPages:
      break;
  }
  return {site.word(words::pages), {}, site.word(words::kind_page), {}};  // the menu lists pages
}

std::string counted_in(const Kind& kind, std::size_t count, const Site& site) {
  const KindWords words = words_of(kind, site);
  const bool has_plural = site.language != Language::kChinese;
  if (count != 1 || !has_plural || words.one.empty()) return std::string(words.one);
  return kind.entry ? within_a_sentence(kind.entry->single.text, site.settings().language.text)
                    : std::string();
}

}  // namespace zhanting
