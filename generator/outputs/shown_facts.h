#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/shown_parts.h"

/// What entries state, as pages show it, and how a catalogue is narrowed and ordered by it.
namespace zhanting {

struct ShownFactValue {
  std::string text;
  std::string_view url;   // of an organisation its site path, of a link the address; else ""
  std::string_view date;  // the notation of a date or period; else ""
  std::optional<double> number;
};

struct ShownFact {
  const FactField* field = nullptr;
  std::vector<ShownFactValue> values;
  std::string text;        // all of them, with the unit
  std::string_view label;  // on cards its title, where the values alone do not say what they are
};

/// An option of a filter that the entry falls under.
struct FactOption {
  const FactField* field = nullptr;
  std::string value;  // as an address says it
  std::string title;
  double order = 0;  // among the others: numbers, choices, years, decades and centuries have one
};

/// The facts that are stated, in their order.
std::vector<ShownFact> show_facts(const EntryNode& entry, const Surroundings& around);
/// Those that the entry's kind puts on cards. A number never says what it is, anything else where
/// two of its type stand on one card.
std::vector<ShownFact> facts_on_cards(const EntryNode& entry, std::vector<ShownFact> shown);
/// The same as texts by key.
FactTexts fact_texts(const EntryNode& entry, const std::vector<ShownFact>& shown);

/// Of the facts that filter the catalogue.
std::vector<FactOption> fact_options(const EntryNode& entry, const std::vector<ShownFact>& shown,
                                     const Surroundings& around);
/// “material=铜 room=一层”: the options, for scripts.
std::string tokens_of(const std::vector<FactOption>& options);
/// “height=31.5 made=-80353”: what the catalogue is sorted by, for scripts.
std::string fact_orders(const EntryNode& entry, const std::vector<ShownFact>& shown);

/// A date as pages show it: as it is printed, else in the words of the language; of a time that
/// lasted (`period`) since when and until when.
std::string shown_date(std::string_view date, std::string_view printed, const DateWords& words,
                       bool period = false);

const ObjectType& object_type(const ShownFactValue*);
const ObjectType& object_type(const ShownFact*);

}  // namespace zhanting
