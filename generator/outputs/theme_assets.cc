#include "outputs/theme_assets.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/paths.h"
#include "base/text.h"

namespace zhanting {

namespace {

std::string hashed_name(const ThemeFile& file) {
  const std::string_view ending = extension(file.name);
  const std::string stem = file.name.substr(0, file.name.size() - ending.size());
  return "assets/" + stem + "." + hash_of(std::string_view(file.bytes)).to_hex().substr(0, 10) +
         std::string(ending);
}

/// The style sheet `file` with url(…) of files of the theme under their published names.
std::string rename_urls(const ThemeFile& file,
                        const std::map<std::string, std::string, std::less<>>& names) {
  constexpr std::string_view kUrl = "url(";
  const std::string& css = file.bytes;
  std::string out;
  std::size_t start = 0;
  for (std::size_t at; (at = css.find(kUrl, start)) != std::string::npos;) {
    const std::size_t begin = at + kUrl.size();
    const std::size_t end = css.find(')', begin);
    if (end == std::string::npos) break;
    std::string_view target = trim(std::string_view(css).substr(begin, end - begin));
    if (target.size() >= 2 && (target.front() == '"' || target.front() == '\''))
      target = target.substr(1, target.size() - 2);
    std::string path;
    const bool own = resolve_path(parent_path(file.name), target, path) && names.contains(path);
    out.append(css, start, begin - start);
    out += own ? root_prefix(file.name) + names.find(path)->second.substr(7)
               : css.substr(begin, end - begin);
    start = end;
  }
  return out.append(css, start);
}

}  // namespace

std::map<std::string, std::string, std::less<>> publish_assets(std::vector<ThemeFile>& assets) {
  std::map<std::string, std::string, std::less<>> names;
  const auto publish = [&](bool style_sheets) {
    for (ThemeFile& file : assets) {
      if (file.name.starts_with("root/") || file.name.ends_with(".css") != style_sheets) continue;
      if (style_sheets) file.bytes = rename_urls(file, names);
      names[file.name] = hashed_name(file);
    }
  };
  publish(false);
  publish(true);
  return names;
}

std::string theme_css(const Site& site) {
  const Colours& colours = site.settings.colours;
  const std::pair<std::string_view, const Colour&> rows[] = {
      {"red", colours.main}, {"sea", colours.accent}, {"paper", colours.paper},
      {"ink", colours.ink},  {"gold", colours.gold},
  };
  std::string variables;
  for (const auto& [name, colour] : rows) {
    if (!colour.empty()) variables += "--" + std::string(name) + ":" + colour.text + ";";
  }
  std::string css = variables.empty() ? std::string() : ":root{" + variables + "}\n";
  for (const auto& [name, position] : site.focus_classes)
    css += fmt::format(".{}{{object-position:{}}}\n", name, position);
  return css;
}

}  // namespace zhanting
