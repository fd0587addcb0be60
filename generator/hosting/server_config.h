#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a web server must be told to serve a site as it is meant: headers, caching, the page for
/// what is not there, old addresses. Texts for an administrator to put into a server's settings.
namespace zhanting {

/// An old address and where it leads now: site paths, of folders where they end in “/”; `from` is
/// of letters, digits and “-_./”, `to` may have a fragment.
struct Redirect {
  std::string from, to;
};

struct HostedSite {
  std::string prefix = "/";  // of its addresses: “/” or “/showcase/”
  std::string root;          // its folder on the server, without a slash at the end
  std::vector<Redirect> redirects;
  bool noindex = false;  // search engines are to leave it out
};

/// A row a header that every answer has. `why` is for whoever reads the settings.
struct HeaderRow {
  std::string_view name, value, why;
};
std::vector<HeaderRow> site_headers(const HostedSite& site);

/// A row a server, or a host that reads a file of rules.
struct ServerRow {
  std::string_view name;
  std::string_view file;  // of a host that reads it in the site itself, or ""
  std::string (*write)(const HostedSite& site);
};
std::span<const ServerRow> servers();

}  // namespace zhanting
