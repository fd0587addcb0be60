#include "serve/overlay.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/embedded_file.h"
#include "base/escape.h"
#include "base/hash.h"

namespace zhanting {

std::span<const EmbeddedFile> overlay_files();  // serve/overlay/

namespace {

/// The value of `name="…"` in a tag as our templates write it: where it begins in `tag`, and it.
/// npos when there is none.
std::size_t find_value(std::string_view tag, std::string_view name, std::string_view& value) {
  const std::string opening = fmt::format(" {}=\"", name);
  const std::size_t at = tag.find(opening);
  if (at == std::string_view::npos) return at;
  const std::size_t begin = at + opening.size();
  const std::size_t end = tag.find('"', begin);
  if (end == std::string_view::npos) return end;
  value = tag.substr(begin, end - begin);
  return begin;
}

}  // namespace

PageVersion version_of(std::string_view html) {
  PageVersion page;
  page.version = hash_of(html).to_hex();
  std::string shape;
  std::size_t copied = 0;
  for (std::size_t at = html.find("<link "); at != std::string_view::npos;
       at = html.find("<link ", at + 1)) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    std::string_view relation, address;
    if (find_value(tag, "rel", relation) == std::string_view::npos || relation != "stylesheet")
      continue;
    const std::size_t begin = find_value(tag, "href", address);
    if (begin == std::string_view::npos) continue;
    page.styles.emplace_back(address);
    shape += html.substr(copied, at + begin - copied);
    copied = at + begin + address.size();
  }
  shape += html.substr(copied);
  page.shape = hash_of(std::string_view(shape)).to_hex();
  return page;
}

std::string with_overlay(std::string_view html) {
  const PageVersion page = version_of(html);
  const std::string script = "<script src=\"/.zhanting/overlay.js\" data-version=\"" +
                             page.version + "\" data-shape=\"" + page.shape + "\"></script>\n";
  std::size_t end = html.rfind("</body>");
  if (end == std::string_view::npos) end = html.size();
  std::string out;
  out.reserve(html.size() + script.size());
  out += html.substr(0, end);
  out += script;
  out += html.substr(end);
  return out;
}

std::optional<std::string> overlay_file(std::string_view name) {
  const std::span<const EmbeddedFile> files = overlay_files();
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const EmbeddedFile& each) { return each.path == name; });
  if (file == files.end()) return std::nullopt;
  return std::string(file->bytes);
}

std::string page_without_site(std::string_view language, std::string_view text) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"";
  append_escaped(language, html);
  html += "\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  append_escaped(text, html);
  html +=
      "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n<main><h1>";
  append_escaped(text, html);
  html += "</h1></main>\n</body>\n</html>\n";
  return html;
}

}  // namespace zhanting
