#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/fact_field.h"
#include "records/reference.h"

namespace zhanting {

struct Kind;

/// A value of a fact.
struct FactValue {
  FactType type = FactType::kText;
  std::string text;   // as written; of a date the notation, of a link the address
  std::string label;  // of a date or a link as readers see it; "" where it says itself
  std::optional<double> number;
  DateKey date;
  std::size_t choice = 0;
  Place place, label_place;

  /// REQUIRES: of an organisation.
  OrganisationRef organisation() const { return {text, place}; }
};

/// What an entry states; no values where it does not.
struct Fact {
  std::vector<FactValue> values;
};

/// The facts of an entry, in the order in which its kind declares them.
struct Facts {
  const Kind* kind = nullptr;  // that declares them; null: the entry states none
  std::vector<Fact> by_field;  // beside its fields
  Place place;

  const std::vector<FactField>& fields() const;  // REQUIRES: a kind
  /// Calls use(field, fact) for those that are stated.
  template <typename Use>
  void for_each(const Use& use) const {
    for (std::size_t i = 0; i < by_field.size(); ++i) {
      if (!by_field[i].values.empty()) use(fields()[i], by_field[i]);
    }
  }
};

/// What templates see as `entry.fact`: a text a field, "" for what is not stated.
struct FactTexts {
  std::vector<std::string> by_field;
};

/// Reads the object `node` by what `kind` declares, and reports what is wrong, as read_record()
/// does. Where the declarations are wrong themselves, what is not declared goes unsaid.
void read_facts(const JsonNode& node, const Kind& kind, Facts& out, Diagnostics& diagnostics);

// What the API writes; what templates see is made by outputs/shown_facts.h.
Value raw_value(const Facts& facts);
Value raw_value_of_fact(const Facts& facts, std::size_t field);

}  // namespace zhanting
