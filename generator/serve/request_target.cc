#include "serve/request_target.h"

#include <algorithm>

#include "base/percent.h"
#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool has_bad_escape(std::string_view text) {
  for (std::size_t i = text.find('%'); i != std::string_view::npos; i = text.find('%', i + 1)) {
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return true;
  }
  return false;
}

bool is_plain_text(std::string_view text) {
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '\\';
  });
  return !controls && find_invalid_utf8(text) == std::string_view::npos;
}

/// "//" would make a redirect to the path lead to another host.
bool has_bad_part(std::string_view path) {
  const std::vector<std::string_view> parts = split(path.substr(1), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (parts[i] == "." || parts[i] == ".." || (parts[i].empty() && !last)) return true;
  }
  return false;
}

}  // namespace

std::string RequestTarget::parameter(std::string_view name) const {
  for (const std::string_view pair : split(query, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return unescape_percent(pair.substr(equals + 1));
  }
  return "";
}

std::optional<RequestTarget> parse_target(std::string_view target) {
  if (target.size() > kLongestTarget || !target.starts_with('/')) return std::nullopt;
  if (has_bad_escape(target.substr(0, target.find('?'))) || !is_plain_text(target))
    return std::nullopt;
  const std::size_t question = target.find('?');
  RequestTarget parsed;
  parsed.raw_path = target.substr(0, question);
  if (question != std::string_view::npos) parsed.query = target.substr(question + 1);
  parsed.path = unescape_percent(parsed.raw_path);
  if (!is_plain_text(parsed.path) || has_bad_part(parsed.path)) return std::nullopt;
  return parsed;
}

}  // namespace zhanting
