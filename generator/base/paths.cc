#include "base/paths.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace zhanting {

std::string join_path(std::string_view folder, std::string_view name) {
  std::string out(folder);
  if (!out.empty() && !name.empty() && out.back() != '/') out += '/';
  out += name;
  return out;
}

std::string_view parent_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string_view extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

namespace {

/// "C:" or "C:/x": a path from the top of a disk, where "10:30.pdf" is a name.
bool has_drive_letter(std::string_view path) {
  const bool letter =
      !path.empty() && ((path[0] >= 'a' && path[0] <= 'z') || (path[0] >= 'A' && path[0] <= 'Z'));
  return letter && path.substr(1).starts_with(':') && (path.size() == 2 || path[2] == '/');
}

}  // namespace

bool resolve_path(std::string_view folder, std::string_view relative, std::string& out) {
  if (relative.find_first_of(std::string_view("\\\0", 2)) != std::string_view::npos) return false;
  if (has_drive_letter(relative)) return false;
  std::vector<std::string_view> parts;
  const auto walk = [&](std::string_view path) {
    for (const std::string_view part : split(path, '/')) {
      if (part.empty() || part == ".") continue;
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else {
        parts.push_back(part);
      }
    }
    return true;
  };
  if (!walk(folder) || !walk(relative)) return false;
  out.clear();
  for (const std::string_view part : parts) out = join_path(out, part);
  return true;
}

void append_folder_link(std::string_view path, std::string& out) {
  constexpr std::string_view kIndex = "index.html";
  const std::string_view page = path.substr(0, path.find_first_of("?#"));
  const bool is_index = page == kIndex || page.ends_with("/index.html");
  out += is_index ? page.substr(0, page.size() - kIndex.size()) : page;
  if (out.empty()) out = "./";  // an empty address is the page's own
  out += path.substr(page.size());
}

std::string root_prefix(std::string_view path) {
  std::string out;
  for (auto slashes = std::count(path.begin(), path.end(), '/'); slashes > 0; --slashes)
    out += "../";
  return out;
}

bool is_slug(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string nearest_slug(std::string_view text) {
  std::string slug = to_lower_ascii(text);
  for (char& c : slug) {
    if (c == '_' || c == ' ') c = '-';
  }
  return is_slug(slug) ? slug : "";
}

bool is_backup_name(std::string_view name) {
  return name.ends_with('~') || name.starts_with("~$") ||
         (name.starts_with('#') && name.ends_with('#'));
}

}  // namespace zhanting
