#include "commands/fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/css_references.h"
#include "base/parallel.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "fonts/check_headlines.h"
#include "fonts/face_text.h"
#include "fonts/font_packages.h"
#include "fonts/slices.h"
#include "outputs/theme_assets.h"

namespace zhanting {

namespace {

constexpr std::string_view kLicence = "fonts/headline-licence.txt";
constexpr std::string_view kSlice = "fonts/headline";  // how names of its fonts begin
constexpr std::string_view kFirstLine = "/* Written by zhanting fonts, which writes it anew. */\n";
/// How the rule of a slice begins, up to its name in quotes.
constexpr std::string_view kRule =
    "@font-face { font-family: Headline; font-weight: 700; font-display: swap; src: url(";

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

  /// Cuts it. False after saying what went wrong.
  bool cut(const std::vector<Characters>& slices) {
    std::u32string missing;
    for (const Characters& slice : slices) {
      FontSubset subset;
      const std::u32string wanted(slice.begin(), slice.end());
      const std::string wrong = foundry_.subset(bytes_, face_, wanted, subset);
      if (!wrong.empty()) {
        refuse(console_, Message::of(messages::kFontUnusable, font_, wrong));
        return false;
      }
      missing += subset.missing;
      add(slice, std::move(subset));
    }
    if (missing.empty()) return true;
    std::sort(missing.begin(), missing.end());
    refuse(console_, Message::of(messages::kFontLacks, font_, with_spaces(missing)),
           Message::of(messages::kHintFontLacks, font_packages(missing)));
    return false;
  }

  /// The style sheet last, which may name no file that is not there.
  std::vector<FontAsset> take(const Characters& all) {
    fonts_.push_back({std::string(kHeadlineCharacters), list_characters(all)});
    fonts_.push_back({std::string(kLicence), licence_});
    fonts_.push_back({std::string(kHeadlineSheet), std::string(kFirstLine) + rules_});
    return std::move(fonts_);
  }

 private:
  void add(const Characters& slice, FontSubset&& subset) {
    const std::string name = fmt::format("{}-{}.woff2", kSlice, fonts_.size() + 1);
    rules_ += fmt::format("{}\"{}\") format(\"woff2\"); unicode-range: {}; }}\n", kRule, name,
                          unicode_range(slice));
    if (licence_.empty()) {
      for (const std::string* line :
           {&subset.name, &subset.copyright, &subset.licence, &subset.licence_url}) {
        if (!line->empty()) licence_ += *line + "\n";
      }
    }
    fonts_.push_back({name, std::move(subset.woff2), slice.size()});
  }

  const Foundry& foundry_;
  const std::string& font_;
  const Console& console_;
  std::string bytes_;
  unsigned face_ = 0;
  std::string rules_, licence_;
  std::vector<FontAsset> fonts_;
};

/// What the pages set in the face, of some of them.
std::vector<Characters> characters_of_pages(const PlannedSite& site, const std::string& source,
                                            const Console& console) {
  Diagnostics told_by_the_build;
  const auto text_of = [&](const Output& output, Diagnostics& diagnostics) {
    std::vector<HtmlMark> marks;
    return render_output(site, output, source, console.files, marks, diagnostics);
  };
  std::vector<const Output*> pages;
  std::vector<std::string_view> paths;
  std::vector<std::string> sheets;
  for (const Output* output : site.plan().outputs) {
    if (output->page()) {
      pages.push_back(output);
      paths.push_back(output->path);
    } else if (output->path.ends_with(".css")) {
      sheets.push_back(text_of(*output, told_by_the_build));
    }
  }
  const std::vector<FaceSelector> selectors = selectors_in_face(sheets);
  const std::vector<std::size_t> looked_at = pages_to_look_at(paths);
  std::vector<Characters> characters(looked_at.size());
  parallel_for(looked_at.size(), console.cores, [&](std::size_t i) {
    Diagnostics told_too;
    characters[i] = characters_in_face(text_of(*pages[looked_at[i]], told_too), selectors);
  });
  return characters;
}

/// The files of assets/ that this command wrote the last time, as its style sheet says.
std::set<std::string> written_before(const std::string& source, const Console& console) {
  std::string sheet;
  if (console.files.read(join_path(source, join_path("assets", kHeadlineSheet)), sheet) ||
      !sheet.starts_with(kFirstLine))
    return {};
  std::set<std::string> names{std::string(kHeadlineSheet), std::string(kHeadlineCharacters),
                              std::string(kLicence)};
  for (const CssReference& each : find_css_references(sheet)) {
    const bool is_ours = std::string_view(sheet).substr(0, each.begin).ends_with(kRule) &&
                         each.address.starts_with(kSlice) && each.address.ends_with(".woff2") &&
                         parent_path(each.address) == parent_path(kSlice);
    if (is_ours) names.insert(each.address);
  }
  return names;
}

/// Writes what changed and removes what is no longer wanted. False after saying what went wrong.
bool write_assets(const std::vector<FontAsset>& assets, const std::string& source,
                  const Console& console) {
  std::set<std::string> ours = written_before(source, console);
  std::vector<const FontAsset*> changed;
  for (const FontAsset& asset : assets) {
    std::string there;
    const std::string path = join_path(source, join_path("assets", asset.name));
    const bool is_there = !console.files.read(path, there);
    const bool is_ours = ours.erase(asset.name) > 0;
    if (is_there && there == asset.bytes) continue;
    if (is_there && !is_ours) {
      refuse(console, Message::of(messages::kFontsInTheWay, join_path("assets", asset.name)),
             Message{messages::kHintMoveFile, {}});
      return false;
    }
    changed.push_back(&asset);
  }
  for (const FontAsset* asset : changed) {
    const std::string shown = join_path("assets", asset->name);
    if (!write_file(console, join_path(source, shown), asset->bytes)) return false;
    if (asset->characters == 0) {
      say(console.out, console, Message::of(messages::kWrote, shown));
    } else {
      say(console.out, console,
          Message::of(messages::kFontsMade, shown, std::to_string(asset->characters),
                      std::to_string((asset->bytes.size() + 999) / 1000)));
    }
  }
  for (const std::string& name : ours) {
    const std::string shown = join_path("assets", name);
    const std::error_code error = console.files.remove_file(join_path(source, shown));
    if (error == std::errc::no_such_file_or_directory) continue;
    if (error) {
      refuse(console, Message::of(messages::kFileUnwritable, shown, error.message()));
      return false;
    }
    say(console.out, console, Message::of(messages::kFontRemoved, shown));
  }
  if (changed.empty()) say(console.out, console, {messages::kFontsCurrent, {}});
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

  const Characters all = headline_characters(site, result.site->routes(), result.site->stories());
  HeadlineFace face(*foundry, font.text, console);
  if (!face.read(options.source) ||
      !face.cut(slice_face(all, characters_of_pages(*result.site, options.source, console))))
    return kWrongUse;
  return write_assets(face.take(all), options.source, console) ? kDone : kWrongUse;
}

}  // namespace zhanting
