#include <fmt/format.h>

#include <utility>

#include "hosting/writers.h"

namespace zhanting {

namespace {

/// A text that a regular expression takes for itself.
std::string literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view(R"(\.^$|()[]{}*+?-#)").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// What a browser that reads `encoding` gets in the place of a text.
std::string encoded(std::string_view encoding, std::string_view ending) {
  return fmt::format(
      "  RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{0}\\b\"\n"
      "  RewriteCond \"%{{REQUEST_FILENAME}}.{1}\" -f\n"
      "  RewriteRule \"^(.+)$\" \"$1.{1}\" [L]\n",
      encoding, ending);
}

/// Types and encoding by both endings of a name.
std::string types() {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"css", "text/css"},       {"csv", "text/csv"},          {"html", "text/html"},
      {"js", "text/javascript"}, {"json", "application/json"}, {"svg", "image/svg+xml"},
      {"txt", "text/plain"},     {"xml", "application/xml"},
  };
  std::string out;
  for (const auto& [name, type] : kTypes)
    out += fmt::format("  <FilesMatch \"\\.{}\\.(br|gz)$\">\n    ForceType {}\n  </FilesMatch>\n",
                       name, type);
  for (const auto& [ending, encoding] : {std::pair{"br", "br"}, std::pair{"gz", "gzip"}}) {
    out += fmt::format(
        "  <FilesMatch \"\\.[a-z]+\\.{0}$\">\n    RemoveEncoding .{0}\n"
        "    Header set Content-Encoding {1}\n    Header merge Vary Accept-Encoding\n"
        "    SetEnv no-gzip 1\n    SetEnv no-brotli 1\n  </FilesMatch>\n",
        ending, encoding);
  }
  return out;
}

}  // namespace

std::string apache_config(const HostedSite& site) {
  const std::string folder = site.prefix.substr(0, site.prefix.size() - 1);
  std::string out =
      "# Inside <VirtualHost>; a2enmod headers rewrite.\n"
      "# Files that begin with a dot are the builder's.\n";
  out += fmt::format("RedirectMatch 404 {}\n", quoted(R"(/\.(?!well-known/))"));
  for (const Redirect& redirect : site.redirects) {
    for (const std::string& old : old_addresses(site, redirect)) {
      out += fmt::format("RedirectMatch 301 {} {}\n", quoted("^" + literal(old) + "$"),
                         quoted(address_of(site, redirect)));
    }
  }
  out += folder.empty() ? fmt::format("DocumentRoot {}\n", quoted(site.root))
                        : fmt::format("Alias {} {}\n", quoted(folder), quoted(site.root));
  out += fmt::format(
      "<Directory {}>\n"
      "  Require all granted\n"
      "  AllowOverride None\n"
      "  Options FollowSymLinks\n"
      "  DirectoryIndex index.html\n"
      "  ErrorDocument 404 {}\n"
      "  Header always set Cache-Control {}\n",
      quoted(site.root), quoted(site.prefix + "404.html"), quoted(kAskAgain));
  for (const HeaderRow& row : site_headers(site))
    out += fmt::format("  Header always set {} {}\n", row.name, quoted(row.value));
  out += "  # What build --precompress has put there.\n  RewriteEngine On\n";
  out += encoded("br", "br") + encoded("gzip", "gz");
  out += types();
  out += "</Directory>\n";
  for (const std::string_view hashed : kHashedFolders) {
    out += fmt::format("<Directory {}>\n  Header always set Cache-Control {}\n</Directory>\n",
                       quoted(fmt::format("{}/{}", site.root, hashed)), quoted(kForever));
  }
  return out;
}

}  // namespace zhanting
