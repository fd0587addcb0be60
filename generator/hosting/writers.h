#pragma once

#include <string>
#include <string_view>

#include "hosting/server_config.h"

/// The rows of servers(), and what they have in common.
namespace zhanting {

/// Names below these folders hold the hashes of their bytes: they never change.
inline constexpr std::string_view kHashedFolders[] = {"assets", "media"};
inline constexpr std::string_view kForever = "public, max-age=31536000, immutable";
/// All else is asked for again, and mostly not sent again.
inline constexpr std::string_view kAskAgain = "no-cache";

/// As these servers read a text in quotes.
std::string quoted(std::string_view text);

/// The old addresses of a redirect, without host: a folder's page is found by its name, too.
std::vector<std::string> old_addresses(const HostedSite& site, const Redirect& redirect);
/// Where a redirect leads, as an address without host.
std::string address_of(const HostedSite& site, const Redirect& redirect);

std::string nginx_config(const HostedSite& site);
std::string apache_config(const HostedSite& site);
std::string caddy_config(const HostedSite& site);
std::string netlify_headers(const HostedSite& site);
std::string netlify_redirects(const HostedSite& site);

}  // namespace zhanting
