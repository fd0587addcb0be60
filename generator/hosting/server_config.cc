#include "hosting/server_config.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/percent.h"
#include "hosting/writers.h"

namespace zhanting {

namespace {

/// Nothing of another host, nothing inside the pages, no frame around them.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

constexpr HeaderRow kHeaders[] = {
    {"Content-Security-Policy", kPolicy, "scripts, styles and pictures of this site only"},
    {"X-Content-Type-Options", "nosniff", "files are what their type says"},
    {"Referrer-Policy", "strict-origin-when-cross-origin", "other sites learn the host at most"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()", "pages ask for none"},
    {"Cross-Origin-Opener-Policy", "same-origin", "other sites get no hold of its windows"},
};

constexpr ServerRow kServers[] = {
    {"nginx", "", &nginx_config},
    {"apache", "", &apache_config},
    {"caddy", "", &caddy_config},
    {"netlify-headers", "_headers", &netlify_headers},
    {"netlify-redirects", "_redirects", &netlify_redirects},
};

}  // namespace

std::vector<HeaderRow> site_headers(const HostedSite& site) {
  std::vector<HeaderRow> rows(std::begin(kHeaders), std::end(kHeaders));
  if (site.noindex) rows.push_back({"X-Robots-Tag", "noindex", "not to be found by searching"});
  return rows;
}

std::span<const ServerRow> servers() {
  return kServers;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::vector<std::string> old_addresses(const HostedSite& site, const Redirect& redirect) {
  std::vector<std::string> addresses{site.prefix + redirect.from};
  if (redirect.from.ends_with('/')) addresses.push_back(addresses.front() + "index.html");
  return addresses;
}

std::string address_of(const HostedSite& site, const Redirect& redirect) {
  const std::size_t hash = std::min(redirect.to.find('#'), redirect.to.size());
  return site.prefix + escape_path(redirect.to.substr(0, hash)) + redirect.to.substr(hash);
}

}  // namespace zhanting
