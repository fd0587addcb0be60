#include "outputs/theme_assets.h"

#include <fmt/format.h>

#include <map>

#include "base/hash.h"
#include "base/paths.h"
#include "base/text.h"
#include "routes/published_names.h"

namespace zhanting {

std::string published_name(std::string_view name, const Hash128& hash) {
  std::string path = "assets";
  for (const std::string_view folder : split(parent_path(name), '/')) {
    if (!folder.empty()) path = join_path(path, plain_name(folder));
  }
  return join_path(path, hashed_name(file_name(name), hash));
}

bool is_style_sheet(const ThemeFile& file) {
  return !is_for_root(file) && to_lower_ascii(extension(file.name)) == ".css";
}

bool is_for_root(const ThemeFile& file) {
  return file.name.starts_with("root/");
}

AssetNames publish_assets(std::vector<ThemeFile>& assets, Diagnostics& diagnostics) {
  AssetNames names;
  for (const ThemeFile& file : assets) {
    if (is_for_root(file) || is_style_sheet(file)) continue;
    names[file.name] = published_name(file.name, hash_of(std::string_view(file.bytes)));
  }
  publish_style_sheets(assets, names, diagnostics);
  return names;
}

std::string theme_css(const SiteSettings& settings, const Media& media) {
  const Colours& colours = settings.colours;
  const std::pair<std::string_view, const Colour&> rows[] = {
      {"red", colours.main}, {"sea", colours.accent}, {"paper", colours.paper},
      {"ink", colours.ink},  {"gold", colours.gold},
  };
  std::string variables;
  for (const auto& [name, colour] : rows) {
    if (!colour.empty()) variables += "--" + std::string(name) + ":" + colour.text + ";";
  }
  std::string css = variables.empty() ? std::string() : ":root{" + variables + "}\n";
  std::map<std::string, std::string> positions;  // by class
  for (const auto& [photo, picture] : media.photos) {
    if (photo->focus.value) positions.emplace(focus_class(*photo), focus_position(*photo));
  }
  for (const auto& [name, position] : positions)
    css += fmt::format(".{}{{object-position:{}}}\n", name, position);
  return css;
}

}  // namespace zhanting
