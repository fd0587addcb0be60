#include <fmt/format.h>

#include "base/text.h"
#include "hosting/writers.h"

namespace zhanting {

namespace {

/// nginx forgets the headers around a block that has its own.
std::string headers(const HostedSite& site, std::string_view indent, std::string_view caching) {
  std::string out = fmt::format("{}add_header Cache-Control {} always;\n", indent, quoted(caching));
  for (const HeaderRow& row : site_headers(site))
    out += fmt::format("{}add_header {} {} always;\n", indent, row.name, quoted(row.value));
  return out;
}

}  // namespace

std::string nginx_config(const HostedSite& site) {
  const std::string folder = site.prefix.substr(0, site.prefix.size() - 1);
  const std::string not_found = quoted(site.prefix + "404.html");
  std::string out =
      "# Inside server { … }.\n"
      "absolute_redirect off;  # right behind a proxy, too\n"
      "gzip_static on;         # what build --precompress has put there\n"
      "# brotli_static on;     # the same, with libnginx-mod-http-brotli-static\n\n";
  if (!folder.empty())
    out += fmt::format("location = {} {{ return 301 {}; }}\n", quoted(folder), quoted(site.prefix));
  out +=
      fmt::format("location {} {{\n  alias {};\n  error_page 404 {};\n{}}}\n", quoted(site.prefix),
                  quoted(site.root + "/"), not_found, headers(site, "  ", kAskAgain));
  for (const std::string_view hashed : kHashedFolders) {
    out += fmt::format("location ^~ {} {{\n  alias {};\n  error_page 404 {};\n{}}}\n",
                       quoted(fmt::format("{}{}/", site.prefix, hashed)),
                       quoted(fmt::format("{}/{}/", site.root, hashed)), not_found,
                       headers(site, "  ", kForever));
  }
  out += fmt::format(
      "# Files that begin with a dot are the builder's.\n"
      "location ~ {} {{ error_page 404 {}; return 404; }}\n",
      quoted(R"((?:^|/)\.(?!well-known/))"), not_found);
  for (const Redirect& redirect : site.redirects) {
    for (const std::string& old : old_addresses(site, redirect)) {
      out += fmt::format("location = {} {{ return 301 {}; }}\n", quoted(old),
                         quoted(replace_all(address_of(site, redirect), "$", "%24")));
    }
  }
  return out;
}

}  // namespace zhanting
