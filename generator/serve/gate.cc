#include "serve/gate.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "serve/request_target.h"

namespace zhanting {

namespace {

constexpr std::string_view kParameter = "token";

/// Of previews at several ports of a host: cookies do not tell ports apart.
std::string cookie_name(const Gate& gate) {
  return fmt::format("zhanting_{}", gate.port);
}

bool is_same(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
  return difference == 0;
}

bool is_address(const std::string& text, int family) {
  in6_addr room{};
  return ::inet_pton(family, text.c_str(), &room) == 1;
}

}  // namespace

bool is_address_host(std::string_view host) {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == std::string_view::npos) return false;
  const std::size_t colon = std::min(host.find(':', bracket), host.size());
  const std::string_view port = host.substr(colon);
  if (port == ":" || port.find_first_not_of("0123456789", 1) != std::string_view::npos)
    return false;
  const std::string_view name = host.substr(0, colon);
  if (bracket > 0)
    return bracket + 1 == name.size() &&
           is_address(std::string(name.substr(1, bracket - 1)), AF_INET6);
  return to_lower_ascii(name) == "localhost" || is_address(std::string(name), AF_INET);
}

bool has_token(const HttpRequest& request, const Gate& gate) {
  const auto cookies = request.headers.find("cookie");
  if (cookies == request.headers.end()) return false;
  const std::string start = cookie_name(gate) + "=";
  bool found = false;
  for (const std::string& header : cookies->second) {
    for (std::string_view cookie : split(header, ';')) {
      cookie = trim(cookie);
      if (cookie.starts_with(start))
        found = is_same(cookie.substr(start.size()), gate.token) || found;
    }
  }
  return found;
}

HttpAnswer answer_stranger(const HttpRequest& request, const Gate& gate) {
  const std::optional<RequestTarget> target = parse_target(request.target);
  if (!target || !is_same(target->parameter(kParameter), gate.token))
    return refusal(403, "open the whole address that zhanting serve printed");
  HttpAnswer answer = refusal(302, "see " + target->raw_path);
  answer.headers.emplace_back("Location", target->raw_path);
  // A link in a message leads here from another site, so Strict would not come along.
  answer.headers.emplace_back("Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax",
                                                        cookie_name(gate), gate.token));
  return answer;
}

}  // namespace zhanting
