#include "outputs/theme_assets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/paths.h"
#include "base/text.h"
#include "media/image_info.h"
#include "media/messages.h"
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

namespace {

/// The generator's own scripts and style sheets are published without the comments and the
/// indentation that their authors need; a showcase's own stay as they are. Whole lines of comment
/// only, and no text of ours goes over several lines.
std::string lean(std::string_view bytes, bool script) {
  std::string out;
  for (std::string_view line : split(bytes, '\n')) {
    line = trim(line);
    const bool comment = script ? line.starts_with("//")
                                : line.starts_with("/*") && line.find("*/") == line.size() - 2;
    if (!line.empty() && !comment) (out += line) += '\n';
  }
  return script ? out : replace_all(out, "; }", "}");
}

void make_lean(std::vector<ThemeFile>& assets) {
  for (const ThemeFile& own : built_in_assets()) {
    const bool script = extension(own.name) == ".js";
    if (!script && extension(own.name) != ".css") continue;
    const auto file = std::find_if(assets.begin(), assets.end(), [&](const ThemeFile& each) {
      return each.name == own.name && each.bytes == own.bytes;
    });
    if (file != assets.end()) file->bytes = lean(own.bytes, script);
  }
}

void strip_pictures(std::vector<ThemeFile>& assets, Diagnostics& diagnostics) {
  for (ThemeFile& file : assets) {
    const MessageCode damaged = damage_message(file.bytes);
    if (std::optional<std::string> stripped = without_metadata(std::move(file.bytes))) {
      file.bytes = *std::move(stripped);
    } else {
      file.bytes.clear();
      diagnostics.error({&file.path, 1, 1, 0}, Message::of(damaged, file.path),
                        Message{messages::kHintCopyAgain, {}});
    }
  }
}

}  // namespace

AssetNames publish_assets(std::vector<ThemeFile>& assets, Diagnostics& diagnostics) {
  make_lean(assets);
  strip_pictures(assets, diagnostics);
  AssetNames names;
  for (const ThemeFile& file : assets) {
    if (is_for_root(file) || is_style_sheet(file)) continue;
    names[file.name] = published_name(file.name, hash_of(std::string_view(file.bytes)));
  }
  publish_style_sheets(assets, names, diagnostics);
  return names;
}

std::string map_class(const Locality& place) {
  return "on-map-" + place.slug;
}

std::string map_css(const Site& site, const Media& media) {
  std::string css;
  if (!media.map) return css;
  for (const LocalityNode& node : site.localities) {
    const Locality& place = node.record();
    if (place.is_on_map())
      css += fmt::format(".{}{{left:{:.2f}%;top:{:.2f}%}}\n", map_class(place),
                         *place.x.value * 100 / media.map->width,
                         *place.y.value * 100 / media.map->height);
  }
  return css;
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
