#include "outputs/shown_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

/// “31.5厘米”, “31.5 cm”, “100%”: Han characters and signs stand close.
std::string with_unit(const std::string& number, const std::string& unit) {
  if (unit.empty()) return number;
  const char32_t first = decode(unit, 0).code_point;
  const bool close = is_han(first) || first == U'%' || first == U'°' || first == U'℃';
  return number + (close ? "" : " ") + unit;
}

/// `own`: where the entry stands. An organisation without a page of its own may lead there, and no
/// link leads to the page it stands on.
ShownFactValue show(const FactField& field, const FactValue& value, const std::string& own,
                    const Surroundings& around) {
  ShownFactValue shown{value.text, {}, {}, value.number};
  switch (value.type) {
    case FactType::kNumber:
      shown.text = with_unit(value.text, field.unit.text);
      break;
    case FactType::kDate:
    case FactType::kPeriod:
      shown.date = value.text;
      shown.text = shown_date(value.text, value.label, around.site.date_words,
                              value.type == FactType::kPeriod);
      break;
    case FactType::kOrganisation:
      if (const OrganisationNode* named = around.site.find(value.organisation())) {
        const Link& link = around.routes.link(*named);
        shown.text = link.name;
        if (link.url != own) shown.url = link.url;
      }
      break;
    case FactType::kLink:
      shown.url = value.text;
      if (!value.label.empty()) shown.text = value.label;
      break;
    case FactType::kPlace:
      if (const LocalityNode* named = around.site.find_locality(value.text))
        shown.url = around.routes.link(*named).url;
      break;
    case FactType::kText:
    case FactType::kChoice:
      break;
  }
  return shown;
}

/// The values that an entry states of a field it shows.
const Fact& fact_of(const EntryNode& entry, const ShownFact& shown) {
  const Facts& facts = entry.record().facts;
  return facts.by_field[static_cast<std::size_t>(shown.field - facts.fields().data())];
}

/// Without spaces, which part what scripts read.
std::string as_token(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || static_cast<unsigned char>(c) <= ' ') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

void add_token(const FactField& field, std::string_view value, std::string& out) {
  if (!out.empty()) out += ' ';
  out += field.key.text;
  out += '=';
  out += value;
}

FactOption option_of(const FactField& field, const FactValue& value, const ShownFactValue& shown,
                     const Surroundings& around) {
  FactOption option{&field, as_token(value.text), shown.text, 0};
  if (field.is(FactType::kChoice)) option.order = static_cast<double>(value.choice);
  if (value.number) option.order = *value.number;
  if (field.is(FactType::kOrganisation)) {
    if (const OrganisationNode* named = around.site.find(value.organisation()))
      option.value = named->base->slug;
  }
  return option;
}

/// Adds it unless it is there: two dates of one century.
void add_once(FactOption option, std::size_t first, std::vector<FactOption>& options) {
  const bool again =
      std::any_of(options.begin() + static_cast<std::ptrdiff_t>(first), options.end(),
                  [&](const FactOption& each) { return each.value == option.value; });
  if (!again) options.push_back(std::move(option));
}

/// The years, decades or centuries that a date touches.
void add_steps(const FactField& field, std::string_view text, const Site& site, std::size_t first,
               std::vector<FactOption>& options) {
  const DateStep step = site.date_filters.step(field);
  constexpr std::array<char, 3> kSigns = {'y', 'd', 'c'};
  for (const int number : site.date_filters.steps(text, field)) {
    add_once({&field, fmt::format("{}{}", kSigns[static_cast<std::size_t>(step)], number),
              step_told(number, step, site.date_words), static_cast<double>(number)},
             first, options);
  }
}

}  // namespace

std::vector<ShownFact> show_facts(const EntryNode& entry, const Surroundings& around) {
  std::vector<ShownFact> all;
  const std::string& own = around.routes.link(entry).url;
  entry.record().facts.for_each([&](const FactField& field, const Fact& fact) {
    ShownFact shown{&field, {}, {}, {}};
    for (const FactValue& value : fact.values) {
      if (!shown.text.empty()) shown.text += around.site.word(words::list_comma);
      shown.text += shown.values.emplace_back(show(field, value, own, around)).text;
    }
    all.push_back(std::move(shown));
  });
  return all;
}

std::vector<ShownFact> facts_on_cards(const EntryNode& entry, std::vector<ShownFact> shown) {
  std::erase_if(shown, [](const ShownFact& fact) { return !fact.field->card.value; });
  const auto is_alike = [](const FactField& one, const FactField& other) {
    return one.kind() == other.kind() || (one.is_date() && other.is_date());
  };
  const std::vector<FactField>& fields = entry.base->kind->entry->facts;
  for (ShownFact& fact : shown) {
    const auto alike = std::count_if(fields.begin(), fields.end(), [&](const FactField& field) {
      return field.card.value && is_alike(field, *fact.field);
    });
    if (fact.field->is(FactType::kNumber) || alike > 1) fact.label = fact.field->title.text;
  }
  return shown;
}

FactTexts fact_texts(const EntryNode& entry, const std::vector<ShownFact>& shown) {
  FactTexts texts;
  const std::vector<FactField>& fields = entry.base->kind->entry->facts;
  texts.by_field.resize(fields.size());
  for (const ShownFact& fact : shown)
    texts.by_field[static_cast<std::size_t>(fact.field - fields.data())] = fact.text;
  return texts;
}

std::vector<FactOption> fact_options(const EntryNode& entry, const std::vector<ShownFact>& shown,
                                     const Surroundings& around) {
  std::vector<FactOption> options;
  for (const ShownFact& fact : shown) {
    if (!fact.field->filter.value) continue;
    const std::vector<FactValue>& values = fact_of(entry, fact).values;
    const std::size_t first = options.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (fact.field->is_date()) {
        add_steps(*fact.field, values[i].text, around.site, first, options);
      } else {
        add_once(option_of(*fact.field, values[i], fact.values[i], around), first, options);
      }
    }
  }
  return options;
}

std::string tokens_of(const std::vector<FactOption>& options) {
  std::string out;
  for (const FactOption& option : options) add_token(*option.field, option.value, out);
  return out;
}

std::string fact_orders(const EntryNode& entry, const std::vector<ShownFact>& shown) {
  std::string out;
  for (const ShownFact& fact : shown) {
    const FactField& field = *fact.field;
    if (!field.sort.value) continue;
    const FactValue& value = fact_of(entry, fact).values.front();
    if (value.number) {
      add_token(field, fmt::format("{}", *value.number), out);
    } else if (field.is_date()) {
      add_token(field, std::to_string(value.date.first), out);
    } else if (field.is(FactType::kChoice)) {
      add_token(field, std::to_string(value.choice), out);
    } else {
      add_token(field, as_token(value.text), out);
    }
  }
  return out;
}

std::string shown_date(std::string_view date, std::string_view printed, const DateWords& words,
                       bool period) {
  if (!printed.empty()) return std::string(printed);
  const std::optional<KnownDate> known = KnownDate::parse(date);
  if (!known) return std::string(date);
  return period ? known->told_as_lasting(words) : known->told(words);
}

const ObjectType& object_type(const ShownFactValue*) {
  static const ObjectType type = {
      "value",
      {member<&ShownFactValue::text>("text"), member<&ShownFactValue::url>("url"),
       member<&ShownFactValue::date>("date"), member<&ShownFactValue::number>("number")}};
  return type;
}

const ObjectType& object_type(const ShownFact*) {
  static const auto of_field = [](const void* self) -> const FactField& {
    return *static_cast<const ShownFact*>(self)->field;
  };
  static const ObjectType type = {
      "fact",
      {{"key", [](const void* self) { return value_of(of_field(self).key.text); }},
       {"title", [](const void* self) { return value_of(of_field(self).title.text); }},
       {"type",
        [](const void* self) {
          return Value::string(
              kFactTypeRows[static_cast<std::size_t>(of_field(self).kind())].value);
        }},
       {"unit", [](const void* self) { return value_of(of_field(self).unit.text); }},
       member<&ShownFact::text>("text"),
       member<&ShownFact::label>("label"),
       member<&ShownFact::values>("values")}};
  return type;
}

}  // namespace zhanting
