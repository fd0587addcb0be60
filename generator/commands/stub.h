#pragma once

#include <string>
#include <vector>

#include "model/site.h"

namespace zhanting {

/// A new record, ready to be written over.
struct Stub {
  std::string json;
  std::string story;
  std::vector<std::string> taken;  // “report=x”: values that come from the showcase's own records
  std::vector<std::string> left_out;  // keys that have nothing to say yet, with their titles
};

/// Every field of the record in its order: the required ones with an example or what the showcase
/// offers, lists and objects empty. Texts that may be absent are left out: JSON has no comments.
/// In the language of the site. REQUIRES: an entry of a kind that needs one has a report in `site`.
Stub make_stub(const Kind& kind, const std::string& name, const Site& site);

}  // namespace zhanting
