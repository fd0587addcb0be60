#include "commands/fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "fonts/check_headlines.h"
#include "outputs/theme_assets.h"

namespace zhanting {

namespace {

/// A file of assets/.
struct FontAsset {
  std::string name;
  std::string bytes;
  std::size_t characters = 0;  // in it; 0 for what is no font
};

/// A name of a file is one with a slash or the ending of one; all else names a family.
bool is_file_name(std::string_view font) {
  const std::string lower = to_lower_ascii(font);
  return font.find('/') != std::string_view::npos || lower.ends_with(".otf") ||
         lower.ends_with(".ttf") || lower.ends_with(".ttc");
}

std::string with_spaces(const std::u32string& characters) {
  std::string out;
  for (const char32_t c : characters) {
    if (!out.empty()) out += ' ';
    append_utf8(c, out);
    out += fmt::format(" (U+{:04X})", std::uint32_t{c});
  }
  return out;
}

/// Makes what is to stand in assets/.
class HeadlineFace {
 public:
  HeadlineFace(const Foundry& foundry, const std::string& font, const Console& console)
      : foundry_(foundry), font_(font), console_(console) {}

  /// False after saying what went wrong.
  bool read(const std::string& source) {
    FontFile file{join_path(source, font_), 0};
    if (!is_file_name(font_)) {
      if (const std::string wrong = foundry_.find(font_, file); !wrong.empty()) {
        refuse(console_, Message::of(messages::kFontNotFound, font_, wrong),
               Message{messages::kHintInstallFont, {}});
        return false;
      }
    }
    face_ = file.face;
    if (const std::error_code error = console_.files.read(file.path, bytes_)) {
      refuse(console_, Message::of(messages::kFontNotFound, font_, error.message()));
      return false;
    }
    return true;
  }

  /// Adds a subset in a file of its own, and its rule: that of a file which is to be loaded for
  /// these characters alone names them. False after saying what went wrong.
  bool add(const std::string& name, const Characters& characters, bool for_these_alone) {
    FontSubset subset;
    const std::u32string wanted(characters.begin(), characters.end());
    if (const std::string wrong = foundry_.subset(bytes_, face_, wanted, subset); !wrong.empty()) {
      refuse(console_, Message::of(messages::kFontUnusable, font_, wrong));
      return false;
    }
    if (!subset.missing.empty()) {
      refuse(console_, Message::of(messages::kFontLacks, font_, with_spaces(subset.missing)));
      return false;
    }
    rules_ += fmt::format(
        "@font-face {{ font-family: Headline; font-weight: 700; font-display: swap; "
        "src: url(\"{}\") format(\"woff2\"){}; }}\n",
        name, for_these_alone ? "; unicode-range: " + unicode_range(characters) : "");
    if (licence_.empty()) {
      for (const std::string* line :
           {&subset.name, &subset.copyright, &subset.licence, &subset.licence_url}) {
        if (!line->empty()) licence_ += *line + "\n";
      }
    }
    assets_.push_back({name, std::move(subset.woff2), characters.size()});
    return true;
  }

  std::vector<FontAsset> take(const Characters& all) {
    assets_.push_back({std::string(kHeadlineCharacters), list_characters(all)});
    assets_.push_back({std::string(kHeadlineSheet),
                       "/* Written by zhanting fonts, which writes it anew. */\n" + rules_});
    assets_.push_back({"fonts/headline-licence.txt", licence_});
    return std::move(assets_);
  }

 private:
  const Foundry& foundry_;
  const std::string& font_;
  const Console& console_;
  std::string bytes_;
  unsigned face_ = 0;
  std::string rules_, licence_;
  std::vector<FontAsset> assets_;
};

/// Writes what changed. False after saying what went wrong.
bool write_assets(const std::vector<FontAsset>& assets, const std::string& source,
                  const Console& console) {
  bool is_current = true;
  for (const FontAsset& asset : assets) {
    const std::string shown = join_path("assets", asset.name);
    const std::string path = join_path(source, shown);
    std::string there;
    if (!console.files.read(path, there) && there == asset.bytes) continue;
    is_current = false;
    if (!write_file(console, path, asset.bytes)) return false;
    if (asset.characters == 0) {
      say(console.out, console, Message::of(messages::kWrote, shown));
    } else {
      say(console.out, console,
          Message::of(messages::kFontsMade, shown, std::to_string(asset.characters),
                      std::to_string((asset.bytes.size() + 999) / 1000)));
    }
  }
  if (is_current) say(console.out, console, {messages::kFontsCurrent, {}});
  return true;
}

}  // namespace

int run_fonts(const FontsOptions& options, const Console& console) {
  BuildOptions build_options;
  build_options.source = options.source;
  build_options.drafts = true;
  const BuildResult result = build_to_read(build_options, console);
  if (!result.ok()) return exit_status(result);
  const Site& site = result.site->site();
  const Text& font = site.settings().fonts.headline;
  if (font.empty())
    return refuse(console, {messages::kFontsNotNamed, {}}, Message{messages::kHintNameFont, {}});
  const Foundry* const foundry = console.foundry ? console.foundry() : nullptr;
  if (!foundry)
    return refuse(console, {messages::kNoFoundry, {}}, Message{messages::kHintInstallFoundry, {}});

  const Characters numerals = numeral_characters(site);
  const Characters all = headline_characters(site, result.site->routes(), result.site->stories());
  Characters others;
  std::set_difference(all.begin(), all.end(), numerals.begin(), numerals.end(),
                      std::inserter(others, others.end()));
  HeadlineFace face(*foundry, font.text, console);
  // Of two rules for a character the later one counts.
  const bool made = face.read(options.source) &&
                    face.add("fonts/headline.woff2", others, /*for_these_alone=*/false) &&
                    face.add("fonts/headline-numerals.woff2", numerals, /*for_these_alone=*/true);
  return made && write_assets(face.take(all), options.source, console) ? kDone : kWrongUse;
}

}  // namespace zhanting
