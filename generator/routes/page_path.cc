#include "routes/page_path.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "routes/published_names.h"

namespace zhanting {

std::string page_path(const RecordBase& record) {
  std::string path;
  if (!record.kind->at_top) {
    path += record.kind->folder;
    path += '/';
  }
  return path + record.slug + "/index.html";
}

std::string listing_path(std::string_view folder, std::size_t page) {
  std::string path(folder);
  path += '/';
  if (page > 1) path += "page/" + std::to_string(page) + "/";
  return path + "index.html";
}

bool is_later_page(std::string_view path) {
  constexpr std::string_view kIndex = "/index.html";
  if (!path.ends_with(kIndex)) return false;
  path.remove_suffix(kIndex.size());
  const std::size_t number = path.find_last_not_of("0123456789") + 1;
  return number < path.size() && path.substr(0, number).ends_with("/page/");
}

std::string card_path(std::string_view site_path) {
  const std::size_t hash = site_path.find('#');
  const std::string_view page = site_path.substr(0, hash);
  std::string_view folder = page.substr(0, page.rfind('/') + 1);
  if (is_later_page(page)) folder = folder.substr(0, folder.rfind("page/"));
  std::string name = "index";
  if (hash != std::string_view::npos) {
    const std::string_view id = site_path.substr(hash + 1);
    // “index” is no figure's: an id has the slug of its record before it.
    name = plain_name(id);
    if (name != id) name.append("-").append(hash_of(id).to_hex(), 0, 10);
  }
  std::string path(kCardFolder);
  return path.append("/").append(folder).append(name).append(".png");
}

bool alias_path(std::string_view alias, std::string& path) {
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  std::string_view text = alias;
  if (text.starts_with('/')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of(kAllowed) != std::string_view::npos) return false;
  if (text.find("..") != std::string_view::npos || text.find("//") != std::string_view::npos)
    return false;
  path = text;
  if (path.ends_with('/')) {
    path += "index.html";
  } else if (!path.ends_with(".html")) {
    return false;
  }
  return !path.starts_with('.') && path.find("/.") == std::string::npos;
}

std::string nearest_alias(std::string text, std::string_view base_url) {
  std::replace(text.begin(), text.end(), '\\', '/');
  const std::size_t scheme = text.find("://");
  if (!base_url.empty() && text.starts_with(std::string(base_url) + "/")) {
    text.erase(0, base_url.size());
  } else if (scheme != std::string::npos) {
    const std::size_t path = text.find('/', scheme + 3);
    text = path == std::string::npos ? "" : text.substr(path);
  }
  text.resize(std::min(text.find_first_of("?#"), text.size()));
  std::string meant;
  for (const std::string_view piece : split(text, '/')) {
    const std::string_view name = trim_blank(piece);
    if (name.empty() || name == "." || name == "..") continue;
    if (!meant.empty()) meant += '/';
    meant += name;
  }
  if (!meant.ends_with(".html")) meant += '/';
  std::string path;
  return alias_path(meant, path) ? meant : "";
}

std::string absolute_url(std::string_view base_url, std::string_view site_path) {
  std::string_view path = site_path;
  if (path == "index.html" || path.ends_with("/index.html"))
    path.remove_suffix(std::string_view("index.html").size());
  std::string url(base_url);
  url += '/';
  url += path;
  return url;
}

}  // namespace zhanting
