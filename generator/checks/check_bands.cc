#include <algorithm>
#include <map>
#include <tuple>

#include "checks/check_site.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

bool has_entries(const Site& site, std::string_view folder) {
  return std::any_of(site.entries.begin(), site.entries.end(), [&](const EntryNode& entry) {
    return entry.base->kind->folder == folder && !entry.is_told_in_report();
  });
}

bool names_places(const EntryNode& entry) {
  bool named = !entry.record().places.empty();
  entry.record().facts.for_each(
      [&](const FactField& field, const Fact&) { named |= field.is(FactType::kPlace); });
  return named;
}

/// What a band would have to show, and what is to be done where there is nothing of it.
struct BandRow {
  Band band;
  bool (*has_something)(const Site& site, const HomeBand& band);
  MessageCode hint;
};

constexpr BandRow kBandHints[] = {
    {Band::kReport,
     [](const Site& site, const HomeBand&) {
       return !site.reports.empty() || site.find(site.settings().home.story);
     },
     messages::kHintBandReport},
    {Band::kEntries,
     [](const Site& site, const HomeBand& band) { return has_entries(site, band.kind.text); },
     messages::kHintBandEntries},
    {Band::kFigures,
     [](const Site& site, const HomeBand&) { return !site.settings().home.figures.empty(); },
     messages::kHintBandListed},
    {Band::kThemes,
     [](const Site& site, const HomeBand&) {
       return std::any_of(site.themes.begin(), site.themes.end(), [](const ThemeNode& theme) {
         return !theme.entries.empty() || !theme.reports.empty();
       });
     },
     messages::kHintBandThemes},
    {Band::kOrganisations,
     [](const Site& site, const HomeBand&) { return !site.settings().home.organisations.empty(); },
     messages::kHintBandListed},
    {Band::kPlaces,
     [](const Site& site, const HomeBand&) {
       return std::any_of(site.entries.begin(), site.entries.end(), &names_places);
     },
     messages::kHintBandPlaces},
};

}  // namespace

void check_bands(const Site& site, Diagnostics& diagnostics) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, int> lines;
  for (const HomeBand& band : site.settings().home.bands) {
    const auto [first, is_new] =
        lines.try_emplace({band.show.text, band.kind.text, band.page.text}, band.show.place.line);
    if (!is_new)
      diagnostics.warning(band.show.place, Message::of(messages::kBandTwice, band.show.text),
                          Message::of(messages::kHintFirstBand, std::to_string(first->second)));
    for (const BandRow& row : kBandHints) {
      if (!band.is(row.band) || row.has_something(site, band)) continue;
      diagnostics.warning(band.show.place, Message::of(messages::kBandOfNothing, band.show.text),
                          Message::of(row.hint, band.show.text));
    }
  }
  const HomeSettings& home = site.settings().home;
  const bool leads = home.bands.empty() ||
                     std::any_of(home.bands.begin(), home.bands.end(),
                                 [](const HomeBand& band) { return band.is(Band::kReport); });
  if (!leads && !home.story.text.empty())
    diagnostics.warning(home.story.place, {messages::kStoryWithoutBand, {}},
                        Message::of(messages::kHintAddBand, R"({"show": "report"})"));
}

}  // namespace zhanting
