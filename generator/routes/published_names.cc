#include "routes/published_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/paths.h"
#include "base/text.h"

namespace zhanting {

std::string plain_name(std::string_view name) {
  constexpr std::size_t kLongest = 80;
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (out.empty() && (c == '_' || c == '-')) continue;
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() == kLongest) break;
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "file" : out;
}

std::string hashed_name(std::string_view file_name, const Hash128& hash) {
  const std::string ending = to_lower_ascii(extension(file_name));
  const std::string out =
      fmt::format("{}.{}", plain_name(file_stem(file_name)), hash.to_hex().substr(0, 10));
  return ending.empty() ? out : out + "." + plain_name(ending.substr(1));
}

std::string attachment_path(std::string_view path) {
  std::string out;
  for (std::string_view part : split(path.substr(path.find('/') + 1), '/')) {
    const std::size_t begin = std::min(part.find_first_not_of("_#"), part.size());
    std::string name(part.substr(begin));
    if (begin > 0 && (name.empty() || name.starts_with('.'))) name.insert(0, "file");
    out = join_path(out, name);
  }
  return out;
}

}  // namespace zhanting
