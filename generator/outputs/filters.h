#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outputs/shown_parts.h"

namespace zhanting {

/// What a reader may narrow a listing to. `value` is what the address bar shows.
struct FilterOption {
  std::string value;
  std::string title;
  std::int64_t count = 0;
  double order = 0;
};

struct Filter {
  std::string name;
  std::string_view title;
  std::vector<FilterOption> options;

  /// One option tells nothing apart; among very many nobody finds one, and every page would repeat
  /// them.
  bool is_useful() const { return options.size() >= 2 && options.size() <= kMostOptions; }

  static constexpr std::size_t kMostOptions = 100;
};

const ObjectType& object_type(const FilterOption*);
const ObjectType& object_type(const Filter*);

/// Counts the things that fall under the options of a filter, in the order in which options come.
class FilterCounter {
 public:
  explicit FilterCounter(Filter& filter) : filter_(filter) {}
  void add(const std::string& value, std::string_view title, double order = 0);

 private:
  Filter& filter_;
  std::map<std::string, std::size_t> known_;
};

/// Value and title of each.
using Options = std::vector<std::pair<std::string, std::string_view>>;

/// By `order`, then as a dictionary has them.
void sort_options(Filter& filter);

/// "water" of "themes/water/index.html".
std::string slug_of(const Link& link);

}  // namespace zhanting
