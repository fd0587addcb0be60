#include "outputs/filters.h"

#include <algorithm>

#include "base/paths.h"
#include "model/pinyin.h"

namespace zhanting {

const ObjectType& object_type(const FilterOption*) {
  static const ObjectType type = {
      "option",
      {member<&FilterOption::value>("value"), member<&FilterOption::title>("title"),
       member<&FilterOption::count>("count")}};
  return type;
}

const ObjectType& object_type(const Filter*) {
  static const ObjectType type = {"filter",
                                  {member<&Filter::name>("name"), member<&Filter::title>("title"),
                                   member<&Filter::options>("options")}};
  return type;
}

void FilterCounter::add(const std::string& value, std::string_view title, double order) {
  const auto [at, is_new] = known_.try_emplace(value, filter_.options.size());
  if (is_new) filter_.options.push_back({value, std::string(title), 0, order});
  ++filter_.options[at->second].count;
}

void sort_options(Filter& filter) {
  std::stable_sort(filter.options.begin(), filter.options.end(),
                   [](const FilterOption& a, const FilterOption& b) {
                     if (a.order != b.order) return a.order < b.order;
                     return a.title != b.title &&
                            pinyin_sort_key(a.title) < pinyin_sort_key(b.title);
                   });
}

std::string slug_of(const Link& link) {
  return std::string(file_name(parent_path(link.url)));
}

}  // namespace zhanting
