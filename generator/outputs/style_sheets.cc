#include "outputs/style_sheets.h"

#include <algorithm>
#include <set>

#include "base/css_references.h"
#include "base/hash.h"
#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "diag/source_text.h"
#include "outputs/messages.h"
#include "outputs/theme_assets.h"

namespace zhanting {

namespace {

/// What a sheet refers to: a file of the theme, and what stands behind its name.
struct Target {
  std::string name;    // of the file; "" for what is none of the theme's
  std::string behind;  // “?v=5#x”
};

struct Sheet {
  ThemeFile* file = nullptr;
  std::vector<CssReference> references;
  std::vector<Target> targets;    // of each reference
  std::set<std::size_t> imports;  // the sheets that it names
  Hash128 own;
};

bool is_elsewhere(std::string_view address) {
  const std::size_t end = address.find_first_of(":/?#");
  return address.empty() || address.starts_with('/') || address.starts_with('#') ||
         (end != std::string_view::npos && address[end] == ':');
}

class StyleSheets {
 public:
  StyleSheets(std::vector<ThemeFile>& assets, AssetNames& names, Diagnostics& diagnostics)
      : names_(names), diagnostics_(diagnostics) {
    for (ThemeFile& file : assets) {
      known_.insert(file.name);
      if (!is_style_sheet(file)) continue;
      index_.emplace(file.name, sheets_.size());
      sheets_.push_back({&file, find_css_references(file.bytes), {}, {}, {}});
    }
  }

  void publish() {
    for (Sheet& sheet : sheets_) find_targets(sheet);
    for (std::size_t i = 0; i < sheets_.size(); ++i)
      names_[sheets_[i].file->name] = published_name(sheets_[i].file->name, closure_hash(i));
    for (Sheet& sheet : sheets_) sheet.file->bytes = renamed(sheet);
  }

 private:
  void find_targets(Sheet& sheet) {
    for (const CssReference& reference : sheet.references) {
      sheet.targets.push_back(target_of(sheet, reference));
      if (const auto other = index_.find(sheet.targets.back().name); other != index_.end())
        sheet.imports.insert(other->second);
    }
    sheet.own = hash_of(std::string_view(renamed(sheet)));
  }

  /// The ways to read an address, as in a story's link: '#' and '?' first begin what is behind.
  Target target_of(const Sheet& sheet, const CssReference& reference) {
    const std::string& address = reference.address;
    const Place place = SourceText(&sheet.file->path, sheet.file->bytes)
                            .place(reference.begin, reference.end - reference.begin);
    if (reference.is_bad) {
      diagnostics_.error(place, Message::of(messages::kBadUrl, address),
                         Message::of(messages::kHintQuoteUrl, css_string(trim(address))));
      return {};
    }
    if (is_elsewhere(trim(address))) return {};
    const std::size_t end = std::min(address.find_first_of("?#"), address.size());
    const std::pair<std::string, std::string> readings[] = {
        {unescape_percent(address.substr(0, end)), address.substr(end)},
        {unescape_percent(address), ""},
        {address.substr(0, end), address.substr(end)},
        {address, ""}};
    std::string path;
    for (const auto& [name, behind] : readings) {
      if (!resolve_path(parent_path(sheet.file->name), trim(name), path)) continue;
      if (known_.contains(path)) return {path, behind};
    }
    if (resolve_path(join_path("assets", parent_path(sheet.file->name)), readings[0].first, path) &&
        known_.contains("root/" + path))
      return {};  // beside the pages, under its own name
    report_nowhere(sheet, address, place);
    return {};
  }

  void report_nowhere(const Sheet& sheet, const std::string& address, const Place& place) {
    std::vector<std::string> near;
    const std::string_view folder = parent_path(sheet.file->name);
    for (const std::string& name : known_) {
      const bool below = folder.empty() || name.starts_with(std::string(folder) + "/");
      if (below) near.push_back(folder.empty() ? name : name.substr(folder.size() + 1));
    }
    diagnostics_.error(place, Message::of(messages::kAssetNowhere, address),
                       did_you_mean(closest(address, near)));
  }

  /// Of the sheet and of all that it imports: what may change what it shows.
  Hash128 closure_hash(std::size_t first) const {
    if (sheets_[first].imports.empty()) return sheets_[first].own;
    std::set<std::size_t> reached = {first};
    std::vector<std::size_t> open = {first};
    while (!open.empty()) {
      const std::size_t sheet = open.back();
      open.pop_back();
      for (const std::size_t next : sheets_[sheet].imports) {
        if (reached.insert(next).second) open.push_back(next);
      }
    }
    Hasher hasher;
    for (const std::size_t sheet : reached) {
      hasher.add(sheets_[sheet].file->name);
      hasher.add(sheets_[sheet].own);
    }
    return hasher.finish();
  }

  /// The sheet with the names that are known so far.
  std::string renamed(const Sheet& sheet) const {
    const std::string& css = sheet.file->bytes;
    std::string out;
    std::size_t done = 0;
    for (std::size_t i = 0; i < sheet.targets.size(); ++i) {
      const auto name = names_.find(sheet.targets[i].name);
      if (name == names_.end()) continue;
      const CssReference& reference = sheet.references[i];
      out.append(css, done, reference.begin - done);
      const std::string address = root_prefix(sheet.file->name) +
                                  name->second.substr(std::string_view("assets/").size()) +
                                  sheet.targets[i].behind;
      out += reference.is_url_token ? "url(" + css_string(address) + ")" : css_string(address);
      done = reference.end;
    }
    return out.append(css, done);
  }

  AssetNames& names_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> known_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<Sheet> sheets_;
};

}  // namespace

void publish_style_sheets(std::vector<ThemeFile>& assets, AssetNames& names,
                          Diagnostics& diagnostics) {
  StyleSheets(assets, names, diagnostics).publish();
}

}  // namespace zhanting
