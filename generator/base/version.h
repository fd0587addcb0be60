#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace zhanting {

/// Semantic Versioning 2.0: a showcase that suits one version suits the later ones of its `major`.
struct Version {
  unsigned major = 0, minor = 0, patch = 0;

  /// “1.2” or “1.2.3”; nothing for anything else.
  static std::optional<Version> parse(std::string_view text);
  std::string text() const;
  auto operator<=>(const Version&) const = default;
};

/// Of the program, as CMakeLists.txt says.
const Version& program_version();

}  // namespace zhanting
