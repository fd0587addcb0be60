#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhanting {

/// The target of a request, "/branches/x/?a=b", taken apart.
struct RequestTarget {
  std::string path;      // decoded: begins with '/', UTF-8, no "." or ".." or empty parts inside
  std::string raw_path;  // as it came
  std::string query;     // as it came, without '?'

  /// The decoded value of `name` in the query, or "".
  std::string parameter(std::string_view name) const;
};

/// Nothing for a target that no honest browser sends: not a path, a bad escape, control characters
/// or NUL, a backslash, parts that climb, bytes that are not UTF-8, or more than kLongestTarget.
std::optional<RequestTarget> parse_target(std::string_view target);

inline constexpr std::size_t kLongestTarget = 4096;

}  // namespace zhanting
