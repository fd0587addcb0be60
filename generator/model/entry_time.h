#pragma once

#include "records/records.h"

namespace zhanting {

/// When what an entry tells of was: its own date, else the first that a fact of it states. Either
/// may be absent, as may what is printed in place of the date.
struct EntryTime {
  std::string_view date, printed;
};

inline EntryTime time_of(const Entry& entry) {
  if (!entry.date.empty()) return {entry.date.text, entry.date_text.text};
  EntryTime time;
  entry.facts.for_each([&](const FactField& field, const Fact& fact) {
    if (time.date.empty() && field.is_date())
      time = {fact.values.front().text, fact.values.front().label};
  });
  return time;
}

}  // namespace zhanting
