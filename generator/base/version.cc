#include "base/version.h"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

namespace zhanting {

std::optional<Version> Version::parse(std::string_view text) {
  Version version;
  const char* at = text.data();
  const char* const end = at + text.size();
  std::size_t parts = 0;
  for (unsigned* const part : {&version.major, &version.minor, &version.patch}) {
    const auto [rest, error] = std::from_chars(at, end, *part);
    if (error != std::errc{}) return std::nullopt;
    ++parts;
    at = rest;
    if (at == end) break;
    if (*at++ != '.') return std::nullopt;
  }
  if (at != end || parts < 2) return std::nullopt;
  return version;
}

std::string Version::text() const {
  return fmt::format("{}.{}.{}", major, minor, patch);
}

const Version& program_version() {
  static const Version version = *Version::parse(ZHANTING_VERSION);
  return version;
}

}  // namespace zhanting
