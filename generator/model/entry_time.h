#pragma once

#include "records/records.h"

namespace zhanting {

/// Its facts say when what an entry tells of was. Those of a person say when they lived.
inline bool has_time(const EntryKind& kind) {
  return kind.schema.text != "Person";
}
inline bool is_time(const FactField& field) {
  const std::string& property = field.property.text;
  return field.is_date() && property != "birthDate" && property != "deathDate";
}

/// When what an entry tells of was: its own date, else the first that a fact of it states. Either
/// may be absent, as may what is printed in place of the date.
struct EntryTime {
  std::string_view date, printed;
  bool is_period = false;  // it lasted
};

inline EntryTime time_of(const Entry& entry) {
  if (!entry.date.empty()) return {entry.date.text, entry.date_text.text, false};
  EntryTime time;
  if (!has_time(*entry.kind->entry)) return time;
  entry.facts.for_each([&](const FactField& field, const Fact& fact) {
    if (time.date.empty() && is_time(field))
      time = {fact.values.front().text, fact.values.front().label, field.is(FactType::kPeriod)};
  });
  return time;
}

}  // namespace zhanting
