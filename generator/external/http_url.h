#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhanting {

/// An http or https address taken apart, ready to be asked.
struct HttpUrl {
  bool secure = false;
  std::string host;    // lower case, in ASCII (a Chinese name in Punycode), no brackets
  int port = 80;       // the scheme's own where the address names none
  std::string target;  // path and query, percent-escaped; begins with '/'

  bool operator==(const HttpUrl&) const = default;
  auto operator<=>(const HttpUrl&) const = default;
};

/// Nothing for what is no complete http or https address. A fragment is left out: servers never see
/// it.
std::optional<HttpUrl> parse_http_url(std::string_view address);

/// Where a `Location` in the answer of `base` leads; nothing when that is no http or https address.
std::optional<HttpUrl> resolve_location(const HttpUrl& base, std::string_view location);

/// What the Host header says: the port only where it is not the scheme's own.
std::string host_header(const HttpUrl& url);

}  // namespace zhanting
