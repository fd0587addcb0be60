#include <fmt/format.h>

#include "hosting/writers.h"

/// The files _headers and _redirects, which Netlify and Cloudflare Pages read. Both ask again for
/// what has no caching of its own, show 404.html, and keep files that begin with a dot to
/// themselves.
namespace zhanting {

std::string netlify_headers(const HostedSite& site) {
  std::string out = fmt::format("{}*\n", site.prefix);
  for (const HeaderRow& row : site_headers(site))
    out += fmt::format("  {}: {}\n", row.name, row.value);
  for (const std::string_view hashed : kHashedFolders)
    out += fmt::format("{}{}/*\n  Cache-Control: {}\n", site.prefix, hashed, kForever);
  return out;
}

std::string netlify_redirects(const HostedSite& site) {
  std::string out;
  for (const Redirect& redirect : site.redirects) {
    for (const std::string& old : old_addresses(site, redirect))
      out += fmt::format("{} {} 301!\n", old, address_of(site, redirect));
  }
  return out;
}

}  // namespace zhanting
