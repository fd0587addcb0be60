#include "model/check_settings.h"

#include <algorithm>
#include <utility>

#include "base/json_text.h"
#include "base/paths.h"
#include "base/text.h"
#include "data/messages.h"
#include "model/messages.h"

namespace zhanting {

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_plain_json_string(text, out);
  return out;
}

class SettingsChecker {
 public:
  SettingsChecker(const Site& site, ReferenceChecker& references, Diagnostics& diagnostics)
      : site_(site), references_(references), diagnostics_(diagnostics) {}

  void run() {
    const SiteSettings& settings = site_.settings();
    settings.for_each_link([&](const NavigationItem& item) { check(item); });
    references_.check(settings.sponsor);
    references_.check(settings.organiser);
    if (settings.home.is_list) return report_list(settings.home);
    references_.check(settings.home.story);
    references_.check(settings.home.report);
    for (const FigureRef& ref : settings.home.figures) references_.check(ref, nullptr);
    for (const OrganisationRef& ref : settings.home.organisations) references_.check(ref);
    for (const HomeBand& band : settings.home.bands) check(band);
  }

 private:
  /// A text in the place of an object; `meant` is what it may have been meant for.
  void report_alone(const Text& text, const std::string& meant) {
    diagnostics_.error(text.place, Message::of(messages::kExpectedObject, "\"…\""),
                       Message::of(messages::kHintWriteJson, meant));
  }

  std::string item_meant(const std::string& text) const {
    const auto item = [](std::string_view key, std::string_view value, std::string_view title) {
      return "{\"" + std::string(key) + "\": " + quoted(value) + ", \"title\": " + quoted(title) +
             "}";
    };
    if (text.starts_with('/') || is_web_address(text)) return item("url", text, "…");
    if (const std::string page = page_named(text, site_); !page.empty())
      return item("page", page, site_.find(PageRef{page, {}})->title);
    if (const std::string kind = kind_named(text, site_); !kind.empty())
      return item("kind", kind, site_.kinds().find_folder(kind)->entry->name.text);
    if (const Kind* column = site_.kinds().find_folder(text); column && !column->at_top)
      return item("url", "/" + text + "/", "…");
    return item("url", "https://…", text);
  }

  /// What a band shows, and of which kind or page.
  struct BandMeant {
    std::string show, key, value;

    std::string members() const {
      const std::string more = value.empty() ? "" : ", " + quoted(key) + ": " + quoted(value);
      return "\"show\": " + quoted(show) + more;
    }
  };

  /// What `text` may have been meant to show: a row, a kind or a page by any of its names,
  /// whichever is nearest. Nothing where none is near.
  BandMeant band_named(const std::string& text) const {
    std::vector<std::pair<std::string_view, BandMeant>> known;
    for (const ChoiceRow& row : kBandRows)
      known.push_back({row.value, {std::string(row.value), "", ""}});
    for (const Kind& kind : site_.kinds().all()) {
      if (!kind.entry) continue;
      for (const std::string_view name :
           {std::string_view(kind.folder), std::string_view(kind.entry->name.text),
            std::string_view(kind.entry->single.text), std::string_view(kind.entry->one.text)})
        known.push_back({name, {"entries", "kind", std::string(kind.folder)}});
    }
    for (const PageNode& page : site_.pages) {
      for (const std::string_view name :
           {std::string_view(page.base->slug), std::string_view(page.title)})
        known.push_back({name, {"text", "page", page.base->slug}});
    }
    const auto named = [&](std::string_view name) {
      return std::find_if(known.begin(), known.end(),
                          [&](const auto& each) { return each.first == name; });
    };
    if (const auto exactly = named(text); exactly != known.end()) return exactly->second;
    std::vector<std::string_view> names;
    for (const auto& [name, meant] : known) names.push_back(name);
    std::string nearest(choice_in_words(text, kBandRows));
    if (nearest.empty()) nearest = closest(text, names);
    return nearest.empty() ? BandMeant() : named(nearest)->second;
  }

  /// A text in the place of a band.
  std::string band_meant(const std::string& text) const {
    BandMeant band = band_named(text);
    if (band.show.empty()) band.show = "entries";
    if (band.value.empty() && band.show == "entries") {
      const auto first = std::find_if(site_.kinds().all().begin(), site_.kinds().all().end(),
                                      [](const Kind& each) { return each.entry != nullptr; });
      band = {"entries", "kind", std::string(first->folder)};
    } else if (band.value.empty() && band.show == "text") {
      band = {"text", "page", site_.pages.empty() ? "…" : site_.pages.front().base->slug};
    }
    return "{" + band.members() + "}";
  }

  /// A band shows what no row says.
  void report_shown(const HomeBand& band) {
    const BandMeant meant = band_named(band.show.other.text);
    const bool is_known = meant.key == "kind" ? !is_absent(band.kind) : !is_absent(band.page);
    diagnostics_.error(band.show.other.place, bad_choice(band.show.other.text, kBandRows),
                       meant.value.empty() || is_known
                           ? did_you_mean(meant.show)
                           : Message::of(messages::kHintWriteJson, meant.members()));
  }

  /// Bands in the place of the object that holds them.
  void report_list(const HomeSettings& home) {
    std::vector<std::string> bands;
    for (const HomeBand& band : home.bands) {
      std::string meant = is_absent(band.alone) ? "" : band_meant(band.alone.text);
      if (meant.empty())
        meant = "{\"show\": " + quoted(band.show.empty() ? "…" : band.show.text) + ", …}";
      bands.push_back(std::move(meant));
    }
    if (bands.empty()) bands.emplace_back("…");
    const Place* const first = home.bands.empty() ? nullptr : &home.bands.front().alone.place;
    const bool is_text =
        first && first->line == home.place.line && first->column == home.place.column;
    diagnostics_.error(
        home.place, Message::of(messages::kExpectedObject, is_text ? "\"…\"" : "[…]"),
        Message::of(messages::kHintWriteJson, "{\"bands\": [" + join(bands, ", ") + "]}"));
  }

  void check(const NavigationItem& item) {
    if (!is_absent(item.alone)) return report_alone(item.alone, item_meant(item.alone.text));
    const int told = !is_absent(item.page) + !is_absent(item.kind) + !is_absent(item.url);
    if (told != 1) diagnostics_.error(item.place, {messages::kPageOrUrl, {}});
    references_.check(item.page);
    references_.check(item.kind);
    const bool site_path = item.url.text.starts_with('/') && !item.url.text.starts_with("//");
    if (item.url.empty() || site_path || is_web_address(item.url.text)) return;
    std::optional<Message> hint = with_scheme(item.url.text);
    if (!hint && is_slug(item.url.text)) hint = did_you_mean("/" + item.url.text + "/");
    diagnostics_.error(item.url.place, Message::of(messages::kBadMenuAddress, item.url.text),
                       std::move(hint));
  }

  void check(const HomeBand& band) {
    if (!is_absent(band.alone)) return report_alone(band.alone, band_meant(band.alone.text));
    references_.check(band.kind);
    references_.check(band.page);
    if (!is_absent(band.show.other)) return report_shown(band);
    if (band.show.empty()) return;  // it has been said
    const auto belongs = [&](const auto& ref, Band to, std::string_view key) {
      if (is_absent(ref) && band.is(to))
        diagnostics_.error(band.place, Message::of(messages::kBandLacks, band.show.text, key));
      if (!is_absent(ref) && !band.is(to))
        diagnostics_.error(ref.place, Message::of(messages::kBandHasNo, band.show.text, key));
    };
    belongs(band.kind, Band::kEntries, "kind");
    belongs(band.page, Band::kText, "page");
    if (!is_absent(band.count) && band.is(Band::kText))
      diagnostics_.error(band.count.place,
                         Message::of(messages::kBandHasNo, band.show.text, "count"));
    if (band.count.value && *band.count.value < 1)
      diagnostics_.error(band.count.place, {messages::kBandOfNone, {}});
  }

  const Site& site_;
  ReferenceChecker& references_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_settings(const Site& site, ReferenceChecker& references, Diagnostics& diagnostics) {
  SettingsChecker(site, references, diagnostics).run();
}

}  // namespace zhanting
