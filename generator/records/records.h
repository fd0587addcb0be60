#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "records/fact.h"
#include "records/record.h"
#include "records/words.h"

/// The kinds of record and the site's settings, as the JSON says by the rows in records.cc. Nothing
/// in them changes once they are read; how they stand to each other is the Site's (model/site.h).
namespace zhanting {

struct NavigationItem {
  Text alone;  // what stood in its place
  PageRef page;
  KindRef kind;
  Text url;
  Text title;
  Place place;
};

struct Colours {
  Colour main, accent, paper, ink, gold;
  Place place;
};

/// Fonts that the theme's files are made from: a family on the editor's machine, or a file.
struct FontSettings {
  Text headline;
  Place place;
};

/// The drawing that places stand on; their positions are in its own pixels, or viewBox.
struct MapSettings {
  PictureName file;
  Text alt, note;
  Place place;
};

/// A band of the home page.
/// What a band shows.
struct BandShow : BandName {
  Text other;  // what stood in its place: the slug of a kind, maybe, or of a page
};
void read_value(const JsonNode& node, BandShow& out, Diagnostics& diagnostics);

struct HomeBand {
  Text alone;  // what stood in its place
  BandShow show;
  KindRef kind;
  PageRef page;
  Text title;
  Integer count;
  Place place;

  bool is(Band band) const { return !show.empty() && show.index == static_cast<std::size_t>(band); }
};

struct HomeSettings {
  EntryRef story;
  ReportRef report;
  std::vector<FigureRef> figures;
  std::vector<OrganisationRef> organisations;
  std::vector<HomeBand> bands;
  bool is_list = false;  // a list stood in its place, which was read as its bands
  Place place;
};
void read_value(const JsonNode& node, HomeSettings& out, Diagnostics& diagnostics);

/// A word the editors do not want to see.
struct Watchword {
  Text text, instead, why;
  WatchSeverity severity;
  Place place;
};

/// content/site.json
struct SiteSettings {
  Text name, summary, language, base_url, utc_offset;
  Text zhanting;  // the versions of the program that suit, “>=1.2”
  PublishedDate published;
  Text editor;
  Mention sponsor;
  Mention organiser;
  Text contact, icp, police, site_id;
  std::vector<NavigationItem> navigation, footer;  // links of the menu, of the foot of every page
  Colours colours;
  FontSettings fonts;
  Text logo;  // files of assets/
  std::vector<Text> styles;
  Text drawings;
  MapSettings map;
  HomeSettings home;
  std::vector<OptionalKind> without;
  ShareChoice share;
  Robots robots;
  LinkForm links;
  Flag host_files;  // _headers and _redirects
  std::vector<Watchword> watchwords;
  std::vector<Text> keep_together;
  std::vector<Text> attachments;
  std::vector<EntryKind> kinds;
  OwnWords words;
  Place place;

  /// Calls `use` with every link that the settings put on pages, those of the menu first.
  template <typename Use>
  void for_each_link(const Use& use) const {
    for (const std::vector<NavigationItem>* items : {&navigation, &footer}) {
      for (const NavigationItem& item : *items) use(item);
    }
  }

  bool shares(Share which) const {  // few unless said otherwise
    return share.index == static_cast<std::size_t>(which);
  }
  bool wants_no_robots() const { return robots.text == "noindex"; }
  /// Links end in “/” where they could end in “/index.html”.
  bool links_folders() const { return links.text == "folder"; }

  /// The site has no files of this kind; see outputs/kinds.cc.
  bool is_without(std::string_view kind) const {
    return std::any_of(without.begin(), without.end(),
                       [&](const OptionalKind& each) { return each.text == kind; });
  }
};

struct Section {
  Slug slug;
  Text title, slogan, summary, missing;
  Place place;
};

struct Report : RecordBase {
  Text title, headline, banner, kicker, subtitle;
  std::vector<Mention> organisers;
  Text publisher;
  SourceDate date;
  Text date_note, covers, series;
  Integer order;
  std::vector<Section> sections;
  Text summary;
  std::vector<FigureUse> figures;
  std::vector<Plot> plots;
  std::vector<Event> events;
  std::vector<Honour> honours;
  std::vector<Photo> photos;
  std::vector<ThemeUse> themes;
  SourceNote source;
  Missing missing;
  PublishedDate published, updated;
  std::vector<Text> aliases;
};

/// A record of a kind that site.json declares; see EntryKind.
struct Entry : RecordBase {
  Text name, headline, short_name;
  Form form;
  Text slogan;
  ReportRef report;
  SectionRef section;
  Integer order;
  OrganisationRef organisation;
  std::vector<OrganisationRef> with;
  SourceDate date;
  Text date_text;
  Text summary;
  Facts facts;
  std::vector<Figure> figures;
  std::vector<Plot> plots;
  std::vector<Event> events;
  std::vector<Honour> honours;
  std::vector<Brand> brands;
  std::vector<ThemeUse> themes;
  std::vector<Text> places;
  std::vector<Photo> photos;
  SourceNote source;
  Missing missing;
  Flag draft;
  std::vector<Text> aliases;
  PublishedDate published, updated;
  std::vector<Correction> corrections;

  bool is_brief() const { return form.text == "brief"; }
};

struct Organisation : RecordBase {
  Text name, short_name;
  std::vector<Text> variants, former_names;
  Level level;
  OrganisationRef parent;
  Text pinyin, url, summary, note;
  std::vector<Photo> photos;
  std::vector<Text> aliases;
};

struct Theme : RecordBase {
  Text name, summary;
  Integer order;
  std::vector<Photo> photos;
  std::vector<Text> aliases;
};

/// A place that entries and events name; in our own sources “place” is a place in a text.
struct Locality : RecordBase {
  Text name;
  std::vector<Text> variants;
  PlaceKind sort;
  Number x, y;  // on the map; without them it stands at its margin
  Integer order;
  Text summary, note;
  std::vector<Text> aliases;

  bool is_on_map() const { return x.value && y.value; }
};

/// A stop of a walk: an entry, a figure, or an entry with one of its figures.
struct WalkStop {
  EntryRef entry;
  FigureRef figure;
  Text text;
  Place place;
};

struct Walk : RecordBase {
  Text title, summary;
  Integer order;
  std::vector<WalkStop> stops;
  std::vector<Text> aliases;
};

struct Page : RecordBase {
  Text title, summary;
  Integer order;
  PublishedDate published;
  std::vector<Text> aliases;
};

const RecordType& record_type(const NavigationItem*);
const RecordType& record_type(const Colours*);
const RecordType& record_type(const FontSettings*);
const RecordType& record_type(const MapSettings*);
const RecordType& record_type(const HomeBand*);
const RecordType& record_type(const HomeSettings*);
const RecordType& record_type(const Watchword*);
const RecordType& record_type(const SiteSettings*);
const RecordType& record_type(const Section*);
const RecordType& record_type(const Report*);
const RecordType& record_type(const Entry*);
const RecordType& record_type(const Organisation*);
const RecordType& record_type(const Theme*);
const RecordType& record_type(const Locality*);
const RecordType& record_type(const WalkStop*);
const RecordType& record_type(const Walk*);
const RecordType& record_type(const Page*);

/// Calls `use` with the record as the type that its collection has.
template <typename Use>
decltype(auto) visit_record(const RecordBase& record, const Use& use) {
  switch (record.collection()) {
    case Collection::kReports:
      return use(static_cast<const Report&>(record));
    case Collection::kEntries:
      return use(static_cast<const Entry&>(record));
    case Collection::kOrganisations:
      return use(static_cast<const Organisation&>(record));
    case Collection::kThemes:
      return use(static_cast<const Theme&>(record));
    case Collection::kPlaces:
      return use(static_cast<const Locality&>(record));
    case Collection::kWalks:
      return use(static_cast<const Walk&>(record));
    case Collection::kPages:
      break;
  }
  return use(static_cast<const Page&>(record));
}

/// A name for each of `use`'s calls: visit_record(record, Overloaded{[](const Entry&) …, …}).
template <typename... Uses>
struct Overloaded : Uses... {
  using Uses::operator()...;
};
template <typename... Uses>
Overloaded(Uses...) -> Overloaded<Uses...>;

/// What the record is called: the name of an entry, the title of a report.
const Text& name_of(const RecordBase& record);
/// What pages call it: our headline where there is one, else its name.
std::string title_of(const RecordBase& record);
const Text& summary_of(const RecordBase& record);
/// Site paths that lead to it from before.
const std::vector<Text>& aliases_of(const RecordBase& record);
/// Its own figures, in order; those that a report takes from entries are the entries'.
std::vector<const Figure*> own_figures(const RecordBase& record);

}  // namespace zhanting
