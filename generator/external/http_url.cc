#include "external/http_url.h"

#include <fmt/format.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <system_error>

#include "base/text.h"

namespace zhanting {

namespace {

constexpr int kHttp = 80;
constexpr int kHttps = 443;

int port_of(bool secure) {
  return secure ? kHttps : kHttp;
}

/// What may not stand in a request, escaped; escapes that are there stay.
std::string escape_target(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kUnsafe = "\"<>\\^`{|}";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || kUnsafe.find(c) != std::string_view::npos) {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out;
}

/// The name as DNS knows it: 人民网.cn is xn--…; "" when it is no name.
std::string ascii_host(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> names(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &status), &uidna_close);
  if (U_FAILURE(status)) return "";
  std::array<char, 256> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t length =
      uidna_nameToASCII_UTF8(names.get(), name.data(), static_cast<std::int32_t>(name.size()),
                             ascii.data(), static_cast<std::int32_t>(ascii.size()), &info, &status);
  if (U_FAILURE(status) || info.errors != 0) return "";
  return {ascii.data(), static_cast<std::size_t>(length)};
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool read_host(std::string_view text, HttpUrl& url) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']') || text.size() < 4) return false;
    url.host = text.substr(1, text.size() - 2);
    return url.host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string::npos;
  }
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
  url.host = ascii ? to_lower_ascii(text) : ascii_host(text);
  return !url.host.empty() && std::all_of(url.host.begin(), url.host.end(), is_host_character);
}

/// “host” or “host:port”; what stands before an '@' is nobody's business but the reader's.
bool read_authority(std::string_view text, HttpUrl& url) {
  text.remove_prefix(text.rfind('@') + 1);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || text.ends_with(']')) return read_host(text, url);
  const std::string_view digits = text.substr(colon + 1);
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, url.port);
  constexpr int kHighestPort = 65535;
  if (!digits.empty() &&
      (error != std::errc() || stopped != end || url.port < 1 || url.port > kHighestPort))
    return false;
  return read_host(text.substr(0, colon), url);
}

/// Without "." and ".." parts, which are for the one who asks to resolve.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  const std::vector<std::string_view> parts = split(path.substr(1), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (parts[i] == ".." && !kept.empty()) kept.pop_back();
    if (parts[i] != "." && parts[i] != "..") {
      kept.push_back(parts[i]);
    } else if (last) {
      kept.emplace_back();
    }
  }
  std::string out;
  for (const std::string_view part : kept) out.append("/").append(part);
  return out.empty() ? "/" : out;
}

}  // namespace

std::optional<HttpUrl> parse_http_url(std::string_view address) {
  address = trim(address.substr(0, address.find('#')));
  const std::size_t colon = address.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string scheme = to_lower_ascii(address.substr(0, colon));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  address.remove_prefix(colon + 3);
  HttpUrl url;
  url.secure = scheme == "https";
  url.port = port_of(url.secure);
  const std::size_t end = std::min(address.find_first_of("/?"), address.size());
  if (!read_authority(address.substr(0, end), url)) return std::nullopt;
  const std::string_view rest = address.substr(end);
  url.target = escape_target(fmt::format("{}{}", rest.starts_with('/') ? "" : "/", rest));
  return url;
}

std::optional<HttpUrl> resolve_location(const HttpUrl& base, std::string_view location) {
  location = trim(location.substr(0, location.find('#')));
  if (location.starts_with("//"))
    return parse_http_url((base.secure ? "https:" : "http:") + std::string(location));
  const std::size_t colon = location.find(':');
  if (colon < location.find_first_of("/?")) return parse_http_url(location);
  HttpUrl url = base;
  const std::string_view path = std::string_view(base.target).substr(0, base.target.find('?'));
  if (location.empty()) return url;
  std::string target;
  if (location.starts_with('?')) {
    target = path;
  } else if (!location.starts_with('/')) {
    target = path.substr(0, path.rfind('/') + 1);
  }
  target += location;
  const std::size_t question = std::min(target.find('?'), target.size());
  url.target = escape_target(without_dots(std::string_view(target).substr(0, question)) +
                             target.substr(question));
  return url;
}

std::string host_header(const HttpUrl& url) {
  std::string text =
      url.host.find(':') == std::string::npos ? url.host : fmt::format("[{}]", url.host);
  if (url.port != port_of(url.secure)) text += fmt::format(":{}", url.port);
  return text;
}

}  // namespace zhanting
