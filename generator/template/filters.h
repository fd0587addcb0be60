#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "template/run.h"

namespace zhanting {

/// A filter: `value|name(arguments)`. Arguments that were not given are undefined.
struct FilterRow {
  std::string_view name;
  std::size_t required = 0;                  // of the parameters
  std::vector<std::string_view> parameters;  // by position, or by these names
  Value (*apply)(Run& run, const Value& value, std::span<const Value> arguments);
  bool rest = false;          // more arguments may follow, by position
  bool of_undefined = false;  // the value may be undefined
};

/// A test: `value is name(arguments)`.
struct TestRow {
  std::string_view name;
  std::size_t arguments = 0;
  bool (*holds)(Run& run, const Value& value, std::span<const Value> arguments);
  bool of_undefined = false;
};

std::span<const FilterRow> filter_rows();
std::span<const TestRow> test_rows();
const FilterRow* find_filter(std::string_view name);
const TestRow* find_test(std::string_view name);

}  // namespace zhanting
