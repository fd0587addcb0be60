#include <fmt/format.h>

#include "hosting/writers.h"

namespace zhanting {

namespace {

/// What all answers say but how long they may be kept.
std::string headers(const HostedSite& site) {
  std::string out;
  for (const HeaderRow& row : site_headers(site))
    out += fmt::format("  header {} {}\n", row.name, quoted(row.value));
  return out;
}

}  // namespace

std::string caddy_config(const HostedSite& site) {
  const std::string folder = site.prefix.substr(0, site.prefix.size() - 1);
  std::string hashed;
  for (const std::string_view name : kHashedFolders) hashed += fmt::format(" /{}/*", name);
  std::string out = "# Inside a site's block.\n";
  if (!folder.empty()) out += fmt::format("redir {} {} 301\n", quoted(folder), quoted(site.prefix));
  for (const Redirect& redirect : site.redirects) {
    for (const std::string& old : old_addresses(site, redirect))
      out += fmt::format("redir {} {} 301\n", quoted(old), quoted(address_of(site, redirect)));
  }
  out += fmt::format("handle_path {} {{\n  root * {}\n{}", quoted(site.prefix + "*"),
                     quoted(site.root), headers(site));
  out += fmt::format(
      "  @hashed path{0}\n  header @hashed Cache-Control {1}\n"
      "  @others not path{0}\n  header @others Cache-Control {2}\n",
      hashed, quoted(kForever), quoted(kAskAgain));
  out +=
      "  # Files that begin with a dot are the builder's.\n"
      "  @hidden {\n    path */.*\n    not path /.well-known/*\n  }\n  error @hidden 404\n"
      "  file_server {\n    precompressed br gzip\n  }\n}\n";
  out += fmt::format(
      "handle_errors {{\n  root * {}\n  header Cache-Control {}\n{}  rewrite * /404.html\n  "
      "file_server\n}}\n",
      quoted(site.root), quoted(kAskAgain), headers(site));
  return out;
}

}  // namespace zhanting
