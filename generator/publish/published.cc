#include "publish/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <vector>

#include "base/text.h"

namespace zhanting {

namespace {

constexpr std::string_view kHead = "zhanting published 1";
constexpr std::string_view kUnderway = "underway";

/// “NAME VALUE” gives VALUE.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  if (!line.starts_with(name) || !line.substr(name.size()).starts_with(' ')) return std::nullopt;
  return line.substr(name.size() + 1);
}

template <typename Number>
bool read_number(std::string_view digits, Number& out) {
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, out);
  return error == std::errc() && stop == end;
}

/// Where the file lies below the list, and nowhere else.
bool is_site_path(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part == "." || part == "..";
  });
}

bool read_file(std::string_view line, Published& out) {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return false;
  FileAtTarget file;
  const std::string_view path = line.substr(second + 1);
  return Hash128::parse(line.substr(0, first), file.bytes) &&
         read_number(line.substr(first + 1, second - first - 1), file.age) && is_site_path(path) &&
         out.files.emplace(path, file).second;
}

}  // namespace

std::optional<Published> Published::parse(std::string_view text) {
  if (!text.ends_with('\n')) return std::nullopt;
  text.remove_suffix(1);
  const std::vector<std::string_view> lines = split(text, '\n');
  Published out;
  std::size_t count = 0;
  if (lines.size() < 4 || lines[0] != kHead) return std::nullopt;
  const auto site = value_of(lines[1], "site");
  const auto number = value_of(lines[2], "number");
  const auto files = value_of(lines[3], "files");
  if (!site || !number || !files || !read_number(*number, out.number) ||
      !read_number(*files, count) || count != lines.size() - 4)
    return std::nullopt;
  if (*site != kUnderway) {
    out.site.emplace();
    if (!Hash128::parse(*site, *out.site)) return std::nullopt;
  }
  for (std::size_t i = 4; i < lines.size(); ++i) {
    if (!read_file(lines[i], out)) return std::nullopt;
  }
  return out;
}

std::string Published::to_text() const {
  std::string text =
      fmt::format("{}\nsite {}\nnumber {}\nfiles {}\n", kHead,
                  site ? site->to_hex() : std::string(kUnderway), number, files.size());
  for (const auto& [path, file] : files)
    text += fmt::format("{} {} {}\n", file.bytes.to_hex(), file.age, path);
  return text;
}

}  // namespace zhanting
