#include "model/check_kinds.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "base/paths.h"
#include "base/text.h"
#include "model/messages.h"
#include "model/pinyin.h"
#include "model/schema_org.h"
#include "records/messages.h"

namespace zhanting {

namespace {

/// A key of a fact's declaration, and the types of fact that have it.
struct KeyRow {
  std::string_view key;
  const Place& (*place)(const FactField&);  // where it stands, if it does
  std::array<bool, std::size(kFactTypeRows)> has;
};

template <auto M>
const Place& place_of(const FactField& field) {
  return (field.*M).place;
}
const Place& place_of_choices(const FactField& field) {
  static const Place none;
  return field.choices.empty() ? none : field.choices.front().place;
}

constexpr KeyRow kKeyRows[] = {
    // key, where; text, number, date, period, choice, organisation, place, link
    {"unit", &place_of<&FactField::unit>, {false, true, false, false, false, false, false, false}},
    {"choices", &place_of_choices, {false, false, false, false, true, false, false, false}},
    {"filter", &place_of<&FactField::filter>, {true, true, true, true, true, true, true, false}},
    {"sort", &place_of<&FactField::sort>, {true, true, true, true, true, false, false, false}},
};

constexpr bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_in_name(char c) {
  return is_capital(c) || is_small(c) || is_digit(c);
}

char in_upper(char c) {
  return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
char in_lower(char c) {
  return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The name of schema.org's that `text` may be meant for, which begins with a capital or does not:
/// of “visual artwork” and “https://schema.org/visualArtwork” VisualArtwork.
std::string schema_name(std::string_view text, bool capital) {
  text = text.substr(text.find_last_of("/:#") + 1);
  std::string name;
  bool begins = false;
  for (const char c : text) {
    if (is_in_name(c)) name += begins ? in_upper(c) : c;
    begins = !is_in_name(c);
    if (begins && c != ' ' && c != '-' && c != '_') return {};
  }
  if (name.empty() || (is_digit(name.front()) && !capital)) return {};  // there is a 3DModel
  name.front() = capital ? in_upper(name.front()) : in_lower(name.front());
  return name;
}

class KindChecker {
 public:
  explicit KindChecker(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check(const EntryKind& kind) {
    twice(kind.slug, slugs_, messages::kKindTwice);
    twice(kind.name, names_, messages::kKindNameTwice);
    check_slug(kind.slug);
    if (kind.min_length.value && *kind.min_length.value < 0)
      diagnostics_.error(kind.min_length.place, {messages::kBelowNought, {}});
    if (kind.max_summary.value && *kind.max_summary.value < 0)
      diagnostics_.error(kind.max_summary.place, {messages::kBelowNought, {}});
    const bool is_report_known = !kind.report.empty() || is_absent(kind.report);
    if (kind.as_printed.value && is_report_known && !kind.takes_reports())
      diagnostics_.error(kind.as_printed.place, {messages::kAsPrintedWithoutReport, {}},
                         Message{messages::kHintTakeReports, {}});
    check_schema_name(kind.schema, true, messages::kBadSchemaType);
    check_common(kind.schema, nearest_schema_type(kind.schema.text), messages::kUncommonSchemaType);
    std::map<std::string_view, const Place*> keys, titles;
    for (const FactField& field : kind.facts) {
      check_key(field.key);
      check_is_free(field.property);
      twice(field.key, keys, messages::kFactTwice);
      twice(field.title, titles, messages::kFactTitleTwice);
      check_schema_name(field.property, false, messages::kBadProperty);
      check_common(field.property, nearest_schema_property(field.property.text),
                   messages::kUncommonProperty);
      check(field);
    }
    if (kind.facts.size() > kMostFacts)
      diagnostics_.error(kind.facts[kMostFacts].place,
                         Message::of(messages::kTooManyFacts, std::to_string(kMostFacts)));
  }

 private:
  void twice(const auto& name, std::map<std::string_view, const Place*>& known, MessageCode code) {
    if (name.empty()) return;
    const auto [first, is_new] = known.try_emplace(name.text, &name.place);
    if (!is_new)
      diagnostics_.error(
          name.place, Message::of(code, name.text),
          Message::of(messages::kHintFirstLine, std::to_string(first->second->line)));
  }

  void check_slug(const Slug& slug) {
    if (!slug.empty() && !is_slug(slug.text)) {
      diagnostics_.error(slug.place, Message::of(messages::kBadSlug, slug.text),
                         did_you_mean(slug_meant(slug.text)));
      return;
    }
    const std::size_t first = slug.text.find_first_not_of('-');
    if (slug.empty() || (first == 0 && slug.text.back() != '-')) return;
    const std::string nearest =
        first == std::string::npos
            ? ""
            : slug.text.substr(first, slug.text.find_last_not_of('-') + 1 - first);
    diagnostics_.error(slug.place, Message::of(messages::kBadKindSlug, slug.text),
                       did_you_mean(nearest));
  }

  /// Of “Found-At” found_at, of “材质” cai_zhi.
  void check_key(const FactKey& key) {
    if (key.empty() || is_fact_key(key.text)) return;
    std::string nearest = to_lower_ascii(key.text);
    if (std::any_of(nearest.begin(), nearest.end(), [](char c) { return c < 0; }))
      nearest = slug_from(key.text);
    std::replace_if(
        nearest.begin(), nearest.end(), [](char c) { return c == '-' || c == ' ' || c == '.'; },
        '_');
    diagnostics_.error(key.place, Message::of(messages::kBadFactKey, key.text),
                       did_you_mean(is_fact_key(nearest) ? nearest : ""));
  }

  /// The page says these of itself: a fact that says them, too, would take their place.
  void check_is_free(const Text& property) {
    constexpr std::string_view kOfThePage[] = {"name", "headline", "description", "url"};
    if (std::find(std::begin(kOfThePage), std::end(kOfThePage), property.text) ==
        std::end(kOfThePage))
      return;
    diagnostics_.error(property.place, Message::of(messages::kPropertyOfPage, property.text),
                       property.text == "url" ? did_you_mean("sameAs")
                                              : Message{messages::kHintLeaveOutProperty, {}});
  }

  void check_schema_name(const Text& text, bool capital, MessageCode code) {
    if (text.empty()) return;
    const std::string name = schema_name(text.text, capital);
    if (name != text.text)
      diagnostics_.error(text.place, Message::of(code, text.text), did_you_mean(name));
  }

  /// A name of the right form, which is near one that is common.
  void check_common(const Text& text, const std::string& nearest, MessageCode code) {
    const bool told = text.empty() || nearest.empty() ||
                      schema_name(text.text, text.text.front() < 'a') != text.text;
    if (!told)
      diagnostics_.warning(text.place, Message::of(code, text.text), did_you_mean(nearest));
  }

  /// The key that asks for a type which nobody wrote; "" where there is none.
  static std::string_view type_forgotten(const FactField& field) {
    if (!is_absent(field.type)) return {};
    if (!field.choices.empty()) return "choices";
    return is_absent(field.unit) ? "" : "unit";
  }

  void check(const FactField& field) {
    if (!field.is_type_known()) return;  // it has been said
    if (const std::string_view key = type_forgotten(field); !key.empty()) {
      diagnostics_.error(
          field.place, Message::of(messages::kTypeForgotten, field.key.text, key),
          Message::of(messages::kHintWriteType, key == "unit" ? "number" : "choice"));
      return;
    }
    const ChoiceRow& type = kFactTypeRows[static_cast<std::size_t>(field.kind())];
    for (const KeyRow& row : kKeyRows) {
      const Place& place = row.place(field);
      if (!place.path || row.has[static_cast<std::size_t>(field.kind())]) continue;
      std::string types;
      for (std::size_t i = 0; i < row.has.size(); ++i) {
        if (row.has[i]) types += (types.empty() ? "" : ", ") + std::string(kFactTypeRows[i].value);
      }
      diagnostics_.error(place, Message::of(messages::kNotOfThisType, row.key, type.value),
                         Message::of(messages::kHintTypesWith, row.key, types));
    }
    if (field.sort.value && field.list.value)
      diagnostics_.error(field.sort.place, {messages::kSortOfList, {}});
    if (field.is(FactType::kChoice) && field.choices.empty() && !field.key.empty())
      diagnostics_.error(field.place, Message::of(messages::kNoChoices, field.key.text),
                         Message{messages::kHintChoices, {}});
    std::map<std::string_view, const Place*> choices;
    for (const Text& choice : field.choices) twice(choice, choices, messages::kChoiceTwice);
  }

  Diagnostics& diagnostics_;
  std::map<std::string_view, const Place*> slugs_, names_;
};

}  // namespace

void check_kinds(const Site& site, Diagnostics& diagnostics) {
  KindChecker checker(diagnostics);
  for (const EntryKind& kind : site.settings().kinds) checker.check(kind);
}

}  // namespace zhanting
