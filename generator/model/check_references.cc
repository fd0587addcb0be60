#include "model/check_references.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/json_text.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "data/messages.h"
#include "load/messages.h"
#include "model/messages.h"

namespace zhanting {

namespace {

using Names = std::vector<std::string_view>;

// What is said where a reference leads nowhere.
constexpr const MessageRow& unknown_row(const ReportRef*) {
  return messages::kUnknownReport;
}
constexpr const MessageRow& unknown_row(const EntryRef*) {
  return messages::kUnknownEntry;
}
constexpr const MessageRow& unknown_row(const SectionRef*) {
  return messages::kUnknownSection;
}
constexpr const MessageRow& unknown_row(const OrganisationRef*) {
  return messages::kUnknownOrganisation;
}
constexpr const MessageRow& unknown_row(const ThemeRef*) {
  return messages::kUnknownTheme;
}
constexpr const MessageRow& unknown_row(const PageRef*) {
  return messages::kUnknownPage;
}
constexpr const MessageRow& unknown_row(const FigureRef*) {
  return messages::kUnknownFigure;
}
constexpr const MessageRow& unknown_row(const KindRef*) {
  return messages::kUnknownEntryKind;
}
constexpr const MessageRow& unknown_row(const EventRef*) {
  return messages::kUnknownEvent;
}

/// The reference is right and what it names has capitals, where that was reported.
template <typename T>
bool means_bad_slug(const Ref<T>& ref, const Names& known) {
  constexpr bool kNamesIds =
      std::is_same_v<T, Figure> || std::is_same_v<T, Section> || std::is_same_v<T, Event>;
  return kNamesIds && std::any_of(known.begin(), known.end(), [&](std::string_view name) {
           return name != ref.text && to_lower_ascii(name) == ref.text;
         });
}

/// The name that a path was written for: “content/reports/river.json”, “/reports/river/”. A name
/// that is no path stays as it is.
std::string name_in_path(std::string text) {
  std::replace(text.begin(), text.end(), '\\', '/');
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  for (const std::string_view ending : {".json", ".md", "/index.html"}) {
    if (text.ends_with(ending)) text.resize(text.size() - ending.size());
  }
  return text.substr(text.rfind('/') + 1);
}

/// `meant`: the name that it is certainly meant for, if that is known.
template <typename T>
void report_unknown(const Ref<T>& ref, const Names& known, Diagnostics& diagnostics,
                    const std::string& meant = {}) {
  if (means_bad_slug(ref, known)) return;
  constexpr std::size_t kListed = 8;
  std::optional<Message> hint =
      did_you_mean(meant.empty() ? closest(name_in_path(ref.text), known) : meant);
  if (!hint && !known.empty() && known.size() <= kListed) {
    const std::vector<std::string> names(known.begin(), known.end());
    hint = Message::of(messages::kHintKnown, join(names, ", "));
  } else if (!hint && std::is_same_v<T, Organisation>) {
    hint = Message{messages::kHintNewOrganisation, {}};
  }
  diagnostics.error(ref.place, Message::of(unknown_row(&ref), ref.text), std::move(hint));
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

/// “www.example.org/x” lacks nothing but its scheme.
std::optional<Message> with_scheme(const std::string& text) {
  const std::string_view host = std::string_view(text).substr(0, text.find('/'));
  const std::size_t dot = host.find('.');
  const bool plain = dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
                     text.find_first_of(" @\"<>") == std::string::npos &&
                     text.find("://") == std::string::npos;
  return plain ? std::optional(Message::of(messages::kHintOwnAddress, text)) : std::nullopt;
}

std::string quoted(std::string_view text) {
  std::string out;
  append_plain_json_string(text, out);
  return out;
}

/// The slugs of nodes, sorted.
Names slugs_of(const auto& nodes) {
  Names names;
  for (const auto& node : nodes) names.push_back(node.base->slug);
  std::sort(names.begin(), names.end());
  return names;
}

/// A name without the words that tell one place from its like: 东街, 西街.
std::u32string without_directions(std::string_view name) {
  constexpr std::u32string_view kTelling =
      U"东西南北中上下前后内外左右新老大小一二三四五六七八九十0123456789";
  std::u32string kept;
  for (std::size_t at = 0; at < name.size();) {
    const Decoded read = decode(name, at);
    if (kTelling.find(read.code_point) == std::u32string_view::npos) kept += read.code_point;
    at += static_cast<std::size_t>(read.length);
  }
  return kept;
}

/// The place among `known` that `name` is probably a slip of, or "": not one of the same kind of
/// name, nor one too short to tell.
std::string near_place(std::string_view name, const Names& known) {
  constexpr std::size_t kShortest = 3;
  if (count_code_points(name) < kShortest) return {};
  std::string nearest = closest(name, known);
  const bool is_slip = count_code_points(nearest) >= kShortest &&
                       without_directions(nearest) != without_directions(name);
  return is_slip ? nearest : std::string();
}

/// The slug of the node that goes by that name or title, or "".
std::string slug_named(const auto& nodes, const std::string& text) {
  for (const auto& node : nodes) {
    if (node.title == text || name_of(*node.base).text == text) return node.base->slug;
  }
  return {};
}

class ReferenceChecker {
 public:
  ReferenceChecker(const Site& site, Diagnostics& diagnostics)
      : site_(site), diagnostics_(diagnostics) {
    for (const Node* node : site.nodes) {
      if (node->base->unreadable) unreadable_.insert(node->base->slug);
    }
  }

  void run() {
    for (const ReportNode& report : site_.reports) check_ids(report.record());
    for (const EntryNode& entry : site_.entries) check_ids(entry.record());
    for (const Entry* draft : site_.drafts) check_ids(*draft);
    settings();
    for (const OrganisationNode& organisation : site_.organisations) {
      check(organisation.record().parent);
      const Text& url = organisation.record().url;
      if (!url.empty()) check_address(url.text, url.place);
      photos(organisation.record().photos);
    }
    for (const ThemeNode& theme : site_.themes) photos(theme.record().photos);
    check_parents();
    place_names();
    for (const ReportNode& report : site_.reports) check(report);
    for (const EntryNode& entry : site_.entries) check(entry);
    for (const LocalityNode& locality : site_.localities) check(locality.record());
    for (const WalkNode& walk : site_.walks) check(walk.record());
  }

 private:
  /// Ids of figures.
  void check_ids(const RecordBase& record) {
    std::set<std::string_view> ids;
    for (const Figure* figure : own_figures(record)) {
      if (!figure->id.empty() && !ids.insert(figure->id.text).second)
        diagnostics_.error(figure->id.place, Message::of(messages::kIdTwice, figure->id.text));
    }
  }

  /// True, and told, if what is referred to has its day to come.
  bool is_to_come(Collection collection, std::string_view slug, const Place& place,
                  const std::string& written) {
    const Site::Waiting* found = site_.find_waiting(collection, slug);
    if (found)
      diagnostics_.error(place, Message::of(messages::kRefersToWaiting, written, found->until),
                         Message::of(messages::kHintWaiting, found->until));
    return found != nullptr;
  }

  void check(const ReportRef& ref) {
    if (!ref.empty() && !site_.find(ref) &&
        !is_to_come(Collection::kReports, ref.text, ref.place, ref.text))
      report_unknown(ref, slugs_of(site_.reports), diagnostics_,
                     slug_named(site_.reports, ref.text));
  }
  void check(const EntryRef& ref) {
    if (ref.empty() || site_.find(ref)) return;
    const bool of_draft = std::any_of(site_.drafts.begin(), site_.drafts.end(),
                                      [&](const Entry* draft) { return draft->slug == ref.text; });
    if (of_draft) {
      diagnostics_.error(ref.place, Message::of(messages::kRefersToDraft, ref.text),
                         Message{messages::kHintDrafts, {}});
    } else {
      report_unknown(ref, slugs_of(site_.entries), diagnostics_,
                     slug_named(site_.entries, ref.text));
    }
  }
  void check(const ThemeRef& ref) {
    if (!ref.empty() && !site_.find(ref))
      report_unknown(ref, slugs_of(site_.themes), diagnostics_, slug_named(site_.themes, ref.text));
  }
  void check(const PageRef& ref) {
    if (!ref.empty() && !site_.find(ref) &&
        !is_to_come(Collection::kPages, ref.text, ref.place, ref.text))
      report_unknown(ref, slugs_of(site_.pages), diagnostics_, slug_named(site_.pages, ref.text));
  }

  void check(const KindRef& ref) {
    if (ref.empty() || !site_.kinds().are_complete()) return;
    Names names;
    for (const Kind& kind : site_.kinds().all()) {
      if (kind.entry) names.push_back(kind.folder);
    }
    if (std::find(names.begin(), names.end(), ref.text) != names.end()) return;
    if (const Kind* column = site_.kinds().find_folder(ref.text); column && !column->at_top) {
      diagnostics_.error(ref.place, Message::of(messages::kUnknownEntryKind, ref.text),
                         Message::of(messages::kHintUrlInstead, ref.text));
    } else {
      report_unknown(ref, names, diagnostics_, kind_named(ref.text));
    }
  }

  void check(const OrganisationRef& ref) {
    if (ref.empty() || site_.find(ref)) return;
    const OrganisationNames& known = site_.organisation_names();
    const std::vector<const OrganisationNode*>& holders = known.holders(ref.text);
    if (holders.empty()) return report_unknown(ref, known.all(), diagnostics_);
    std::vector<std::string> slugs;
    for (const OrganisationNode* organisation : holders) slugs.push_back(organisation->base->slug);
    std::sort(slugs.begin(), slugs.end());
    diagnostics_.error(ref.place, Message::of(messages::kAmbiguousOrganisation, ref.text),
                       Message::of(messages::kHintWriteSlug, join(slugs, ", ")));
  }

  /// Readers see it as it is, so a slug is never meant.
  void check(const Mention& mention) {
    if (mention.empty() || site_.find(mention) || !is_slug(mention.text)) return;
    const OrganisationNames& known = site_.organisation_names();
    const OrganisationNode* named = known.find(mention.text);
    if (named) {
      diagnostics_.error(mention.place, Message::of(messages::kSlugForName, mention.text),
                         Message::of(messages::kHintWriteName, named->record().name.text));
      return;
    }
    const OrganisationNode* nearest =
        known.find(closest(mention.text, slugs_of(site_.organisations)));
    if (nearest)
      diagnostics_.warning(mention.place, Message::of(messages::kSlugForNameAlmost, mention.text),
                           Message::of(messages::kHintWriteName, nearest->record().name.text));
  }

  void check(const FigureRef& ref, const Node* own) {
    if (ref.empty() || site_.find(ref, own)) return;
    const bool whole = ref.text.find('#') != std::string::npos;
    const std::string key = whole || !own ? ref.text : own->base->slug + "#" + ref.text;
    const std::string slug = key.substr(0, key.find('#'));
    if (is_of_draft(key, slug)) {
      diagnostics_.error(ref.place, Message::of(messages::kRefersToDraft, ref.text),
                         Message{messages::kHintDrafts, {}});
    } else if (!is_to_come(Collection::kReports, slug, ref.place, ref.text) &&
               !is_to_come(Collection::kEntries, slug, ref.place, ref.text) &&
               !unreadable_.contains(slug)) {
      report_unknown_figure(ref, slug, own);
    }
  }

  bool is_of_draft(const std::string& key, std::string_view slug) const {
    const auto has_figure = [&](const Entry* draft) {
      return draft->slug == slug &&
             std::any_of(draft->figures.begin(), draft->figures.end(), [&](const Figure& figure) {
               return draft->slug + "#" + figure.id.text == key;
             });
    };
    return std::any_of(site_.drafts.begin(), site_.drafts.end(), has_figure);
  }

  /// Near names are those of the same record first, without its slug if it is the one that refers.
  void report_unknown_figure(const FigureRef& ref, std::string_view slug, const Node* own) {
    std::vector<std::string> names;
    if (const Node* owner = site_.find_told(slug)) {
      add_figures(*owner, owner == own ? "" : owner->base->slug + "#", names);
    }
    if (names.empty()) {
      for_each_told(site_,
                    [&](const Node& node) { add_figures(node, node.base->slug + "#", names); });
    }
    std::sort(names.begin(), names.end());
    report_unknown(ref, Names(names.begin(), names.end()), diagnostics_);
  }

  static void add_figures(const Node& node, const std::string& prefix,
                          std::vector<std::string>& names) {
    for (const Figure* figure : own_figures(*node.base)) {
      if (!figure->id.empty()) names.push_back(prefix + figure->id.text);
    }
  }

  void settings() {
    const SiteSettings& settings = site_.settings();
    settings.for_each_link([&](const NavigationItem& item) { check(item); });
    check(settings.sponsor);
    check(settings.organiser);
    if (settings.home.is_list) return report_list(settings.home);
    check(settings.home.story);
    check(settings.home.report);
    for (const FigureRef& ref : settings.home.figures) check(ref, nullptr);
    for (const OrganisationRef& ref : settings.home.organisations) check(ref);
    for (const HomeBand& band : settings.home.bands) check(band);
  }

  /// A text in the place of an object; `meant` is what it may have been meant for.
  void report_alone(const Text& text, const std::string& meant) {
    diagnostics_.error(text.place, Message::of(messages::kExpectedObject, "\"…\""),
                       Message::of(messages::kHintWriteJson, meant));
  }

  /// The slug among those of kinds and what else the kind is called, or "".
  std::string kind_named(const std::string& text) const {
    Names slugs;
    for (const EntryKind& kind : site_.settings().kinds) {
      for (const Text* name : {&kind.name, &kind.single, &kind.one}) {
        if (name->text == text) return kind.slug.text;
      }
    }
    for (const Kind& kind : site_.kinds().all()) {
      if (kind.entry) slugs.push_back(kind.folder);
    }
    return closest(text, slugs);
  }

  std::string page_named(const std::string& text) const {
    for (const PageNode& page : site_.pages) {
      if (page.title == text) return page.base->slug;
    }
    return closest(text, slugs_of(site_.pages));
  }

  std::string item_meant(const std::string& text) const {
    const auto item = [](std::string_view key, std::string_view value, std::string_view title) {
      return "{\"" + std::string(key) + "\": " + quoted(value) + ", \"title\": " + quoted(title) +
             "}";
    };
    if (text.starts_with('/') || is_web_address(text)) return item("url", text, "…");
    if (const std::string page = page_named(text); !page.empty())
      return item("page", page, site_.find(PageRef{page, {}})->title);
    if (const std::string kind = kind_named(text); !kind.empty())
      return item("kind", kind, site_.kinds().find_folder(kind)->entry->name.text);
    if (const Kind* column = site_.kinds().find_folder(text); column && !column->at_top)
      return item("url", "/" + text + "/", "…");
    return item("url", "https://…", text);
  }

  std::string band_meant(const std::string& text) const {
    const auto band = [](std::string_view show, std::string_view key, const std::string& value) {
      const std::string more =
          key.empty() ? "" : ", \"" + std::string(key) + "\": " + quoted(value);
      return "{\"show\": " + quoted(show) + more + "}";
    };
    std::vector<std::string_view> shown;
    for (const ChoiceRow& row : kBandRows) shown.push_back(row.value);
    const std::string kind = kind_named(text), page = page_named(text);
    if (std::string show = closest(text, shown);
        !show.empty() && show != "entries" && show != "text")
      return band(show, "", "");
    if (!page.empty()) return band("text", "page", page);
    if (text == "text" && !site_.pages.empty())
      return band("text", "page", site_.pages.front().base->slug);
    const auto first = std::find_if(site_.kinds().all().begin(), site_.kinds().all().end(),
                                    [](const Kind& each) { return each.entry != nullptr; });
    return band("entries", "kind", kind.empty() ? first->folder : kind);
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
    check(item.page);
    check(item.kind);
    const bool site_path = item.url.text.starts_with('/') && !item.url.text.starts_with("//");
    if (!item.url.empty() && !site_path && !is_web_address(item.url.text))
      diagnostics_.error(item.url.place, Message::of(messages::kBadMenuAddress, item.url.text),
                         with_scheme(item.url.text));
  }

  void check(const HomeBand& band) {
    if (!is_absent(band.alone)) return report_alone(band.alone, band_meant(band.alone.text));
    check(band.kind);
    check(band.page);
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

  /// Every organisation has one parent at most, so following parents ends or comes round.
  void check_parents() {
    std::unordered_map<const OrganisationNode*, int> colour;  // 1 on the way, 2 done
    for (const OrganisationNode& organisation : site_.organisations) {
      std::vector<const OrganisationNode*> way;
      const OrganisationNode* at = &organisation;
      while (at && colour[at] == 0) {
        colour[at] = 1;
        way.push_back(at);
        at = at->parent;
      }
      if (at && colour[at] == 1) report_circle(*at);
      for (const OrganisationNode* done : way) colour[done] = 2;
    }
  }

  void report_circle(const OrganisationNode& start) {
    std::string circle = start.base->slug;
    const OrganisationNode* at = &start;
    do {
      at = at->parent;
      circle += " → " + at->base->slug;
    } while (at != &start);
    diagnostics_.error(start.record().parent.place, Message::of(messages::kParentCircle, circle));
  }

  /// A name leads to one place.
  void place_names() {
    std::unordered_map<std::string_view, const Locality*> holders;
    for (const LocalityNode& node : site_.localities) {
      const Locality& record = node.record();
      const auto take = [&](const Text& name) {
        if (name.empty()) return;
        const auto [holder, is_new] = holders.try_emplace(name.text, &record);
        if (!is_new)
          diagnostics_.error(
              name.place, Message::of(messages::kPlaceNameTwice, name.text, holder->second->slug));
      };
      take(record.name);
      for (const Text& name : record.variants) take(name);
    }
    for (const auto& [name, holder] : holders) known_places_.push_back(name);
    std::sort(known_places_.begin(), known_places_.end());
  }

  void check(const Locality& place) {
    if (place.x.value.has_value() != place.y.value.has_value())
      diagnostics_.error((place.x.value ? place.x : place.y).place, {messages::kHalfAPosition, {}});
  }

  /// Facts and events name places that no record is about; one that is nearly a record's is meant
  /// for it.
  void check_near_place(const std::string& name, const Place& place) {
    if (site_.find_locality(name)) return;
    const std::string nearest = near_place(name, known_places_);
    if (!nearest.empty())
      diagnostics_.warning(place, Message::of(messages::kUnknownPlace, name),
                           did_you_mean(nearest));
  }

  /// Once a showcase has places, a name that none has is an oversight.
  void places(const Entry& entry) {
    if (site_.localities.empty()) return;
    for (const Text& name : entry.places) {
      if (name.empty() || site_.find_locality(name.text)) continue;
      std::optional<Message> hint = did_you_mean(closest(name.text, known_places_));
      if (!hint) hint = Message::of(messages::kHintNewPlace, name.text);
      diagnostics_.warning(name.place, Message::of(messages::kUnknownPlace, name.text),
                           std::move(hint));
    }
  }

  void check(const Walk& walk) {
    for (const WalkStop& stop : walk.stops) {
      check(stop.entry);
      check(stop.figure, nullptr);
      if (is_absent(stop.entry) && is_absent(stop.figure))
        diagnostics_.error(stop.place, {messages::kStopNowhere, {}});
    }
    if (walk.stops.size() == 1)
      diagnostics_.error(walk.stops.front().place, {messages::kFewStops, {}});
  }

  void themes(const std::vector<ThemeUse>& uses) {
    std::set<std::string_view> seen;
    for (const ThemeUse& use : uses) {
      check(use.theme);
      if (!use.theme.empty() && !seen.insert(use.theme.text).second)
        diagnostics_.error(use.theme.place, Message::of(messages::kListedTwice, use.theme.text));
    }
  }

  void section(const SectionRef& ref, const ReportNode* report) {
    if (ref.empty() || !report || report->base->unreadable) return;
    Names names;
    for (const Section& section : report->record().sections) {
      if (section.slug.text == ref.text) return;
      names.push_back(section.slug.text);
    }
    report_unknown(ref, names, diagnostics_);
  }

  void photos(const std::vector<Photo>& photos, const std::set<std::string_view>& events = {},
              const ReportNode* report = nullptr) {
    for (const Photo& photo : photos) {
      for (const OrganisationRef& ref : photo.organisations) check(ref);
      section(photo.section, report);
      if (!photo.event.empty() && !events.contains(photo.event.text))
        report_unknown(photo.event, Names(events.begin(), events.end()), diagnostics_);
      if (!photo.file.empty() && is_absent(photo.alt))
        diagnostics_.error(photo.place, {messages::kAltMissing, {}});
      if (is_absent(photo.file) && is_absent(photo.caption))
        diagnostics_.error(photo.place, {messages::kPhotoEmpty, {}});
    }
  }

  /// What reports and entries share.
  template <typename N>
  void parts(const N& node, const ReportNode* report) {
    const auto& record = node.record();
    std::set<std::string_view> events;
    for (const Event& event : record.events) {
      if (!event.id.empty() && !events.insert(event.id.text).second)
        diagnostics_.error(event.id.place, Message::of(messages::kIdTwice, event.id.text));
      for (const OrganisationRef& ref : event.organisations) check(ref);
      check_near_place(event.event_place.text, event.event_place.place);
    }
    for (const Plot& plot : record.plots) {
      for (const FigureRef& ref : plot.figures) check(ref, &node);
    }
    photos(record.photos, events, report);
    for (const Honour& honour : record.honours) {
      check(honour.awarded_by);
      for (const Mention& to : honour.to) check(to);
    }
    themes(record.themes);
  }

  void check(const ReportNode& node) {
    const Report& report = node.record();
    for (const Mention& organiser : report.organisers) check(organiser);
    std::set<std::string_view> sections;
    for (const Section& section : report.sections) {
      if (!section.slug.empty() && !sections.insert(section.slug.text).second)
        diagnostics_.error(section.slug.place, Message::of(messages::kIdTwice, section.slug.text));
    }
    std::set<const Figure*> shown;
    for (const FigureUse& use : report.figures) {
      if (use.own) {
        check_figure(*use.own);
      } else {
        check(use.reference, &node);
      }
      const Figure* named = site_.figure_of(use, node).part;
      if (named && !shown.insert(named).second)
        diagnostics_.error(use.reference.place,
                           Message::of(messages::kListedTwice, use.reference.text));
    }
    parts(node, &node);
  }

  void check(const EntryNode& node) {
    const Entry& entry = node.record();
    check(entry.report);
    section(entry.section, node.report);
    check(entry.organisation);
    std::vector<const OrganisationNode*> listed = {node.organisation};
    for (const OrganisationRef& ref : entry.with) {
      check(ref);
      const OrganisationNode* organisation = site_.find(ref);
      if (!organisation) continue;
      if (std::find(listed.begin(), listed.end(), organisation) != listed.end())
        diagnostics_.error(ref.place, Message::of(messages::kListedTwice, ref.text));
      listed.push_back(organisation);
    }
    for (const Figure& figure : entry.figures) check_figure(figure);
    entry.facts.for_each([this](const FactField& field, const Fact& fact) { check(field, fact); });
    check_form(entry);
    places(entry);
    parts(node, node.report);
  }

  void check(const FactField& field, const Fact& fact) {
    for (const FactValue& value : fact.values) {
      if (field.is(FactType::kOrganisation)) check(value.organisation());
      if (field.is(FactType::kLink)) check_address(value.text, value.place);
      if (field.is(FactType::kPlace)) check_near_place(value.text, value.place);
    }
  }

  void check_address(const std::string& text, const Place& place) {
    if (!is_web_address(text)) {
      diagnostics_.error(place, Message::of(messages::kBadAddress, text), with_scheme(text));
    } else if (text.find(' ') != std::string::npos) {
      diagnostics_.error(
          place, Message::of(messages::kSpaceInAddress, text),
          Message::of(messages::kHintWriteJson, quoted(replace_all(text, " ", "%20"))));
    }
  }

  void check_figure(const Figure& figure) {
    if (figure.is("first") && is_absent(figure.scope))
      diagnostics_.error(figure.kind.place, {messages::kFirstWithoutScope, {}});
  }

  void check_form(const Entry& entry) {
    const bool form_is_broken = entry.form.empty() && !is_absent(entry.form);
    if (entry.name.empty() || form_is_broken) return;  // it has been said
    if (!entry.is_brief() && entry.kind->entry->needs_summary() && is_absent(entry.summary))
      diagnostics_.error(entry.place, {messages::kSummaryMissing, {}});
    if (entry.is_brief() && !entry.summary.empty())
      diagnostics_.error(entry.summary.place, {messages::kBriefWithSummary, {}});
  }

  const Site& site_;
  Diagnostics& diagnostics_;
  std::set<std::string_view> unreadable_;  // records whose figures are not known
  Names known_places_;                     // names of places, sorted
};

}  // namespace

void check_references(const Site& site, Diagnostics& diagnostics) {
  ReferenceChecker(site, diagnostics).run();
}

namespace {

/// Nobody names the place, but somebody's slip of it has been told.
bool is_nearly_named(const Locality& place, const Site& site) {
  Names names = {place.name.text};
  for (const Text& variant : place.variants) names.push_back(variant.text);
  bool found = false;
  const auto look = [&](std::string_view name, const Place&) {
    found |= !site.find_locality(name) && !near_place(name, names).empty();
  };
  for (const EntryNode& entry : site.entries) for_each_place_name(entry.record(), look);
  return found;
}

}  // namespace

void check_unused(const Site& site, Diagnostics& diagnostics) {
  const auto stands_on = [](const OrganisationNode& node) {
    return !node.entries.empty() || !node.photos.empty() || !node.honours.empty() ||
           !node.events.empty();
  };
  for (const OrganisationNode& node : site.organisations) {
    const Text& name = node.record().name;
    if (!stands_on(node) && node.children.empty() && !name.empty())
      diagnostics.warning(name.place, Message::of(messages::kOrganisationUnused, name.text));
  }
  for (const LocalityNode& node : site.localities) {
    const Text& name = node.record().name;
    if (node.entries.empty() && node.events.empty() && !name.empty() &&
        !is_nearly_named(node.record(), site))
      diagnostics.warning(name.place, Message::of(messages::kPlaceUnused, name.text));
  }
  for (const ThemeNode& node : site.themes) {
    const Text& name = node.record().name;
    if (node.entries.empty() && node.reports.empty() && !name.empty())
      diagnostics.warning(name.place, Message::of(messages::kThemeUnused, name.text));
  }
}

}  // namespace zhanting
