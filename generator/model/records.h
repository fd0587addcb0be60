#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

/// The six kinds of record and the site's settings, as showcase.md lists them. Members above the
/// line come from JSON by the rows in records.cc; those below are filled in by make_site.
namespace zhanting {

struct Report;
struct Organisation;
struct Theme;

struct NavigationItem {
  PageRef page;
  Text url;
  Text title;
  Place place;
  // ----
  std::string address;  // site path or absolute URL
};

struct Colours {
  Colour main, accent, paper, ink, gold;
  Place place;
};

struct HomeSettings {
  ReportRef report;
  std::vector<FigureRef> figures;
  std::vector<OrganisationRef> organisations;
  Place place;
};

/// A word the editors do not want to see.
struct Watchword {
  Text text, instead, why;
  WatchSeverity severity;
  Place place;
};

/// content/site.json
struct SiteSettings {
  Text name, summary, language, base_url, utc_offset;
  PublishedDate published;
  Text editor;
  Mention sponsor;
  Mention organiser;
  Text contact, icp, police, site_id;
  std::vector<NavigationItem> navigation;
  Colours colours;
  HomeSettings home;
  std::vector<OptionalKind> without;
  std::vector<Watchword> watchwords;
  std::vector<Text> attachments;
  Place place;

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

  // ----
  std::string html_id;
};

struct Report : RecordBase {
  Text title, short_title, banner, kicker, subtitle;
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
  Text missing;
  PublishedDate published, updated;
  std::vector<Text> aliases;

  const std::string& display_title() const {
    return short_title.empty() ? title.text : short_title.text;
  }
};

/// A branch or a highlight.
struct Entry : RecordBase {
  Text name, short_name;
  Form form;
  Text slogan;
  ReportRef report;
  SectionRef section;
  Integer order;
  OrganisationRef organisation;
  std::vector<OrganisationRef> with;
  SourceDate date;
  Text summary;
  std::vector<Figure> figures;
  std::vector<Plot> plots;
  std::vector<Event> events;
  std::vector<Honour> honours;
  std::vector<Brand> brands;
  std::vector<ThemeUse> themes;
  std::vector<Text> places;
  std::vector<Photo> photos;
  SourceNote source;
  Text missing;
  Flag draft_flag;
  std::vector<Text> aliases;
  PublishedDate published, updated;
  std::vector<Correction> corrections;

  // ----
  const Report* in_report = nullptr;
  const Section* in_section = nullptr;
  std::vector<const Organisation*> organisations;  // its own first, then `with`
  std::vector<const Link*> organisation_links;
  std::string html_id;  // of a brief, on its report's page

  bool is_brief() const { return form.text == "brief"; }
};

struct Organisation : RecordBase {
  Text name, short_name;
  std::vector<Text> variants, former_names;
  Level level;
  OrganisationRef parent;
  Text pinyin, url, summary, note;
  std::vector<Text> aliases;

  // ----
  std::vector<const Entry*> entries;  // in site order
  std::vector<const Organisation*> children;
  std::vector<const Photo*> photos;              // that show it
  std::vector<const Honour*> honours;            // that name it as recipient
  std::vector<const Honour*> honours_conferred;  // that it gave to others
  std::vector<const Event*> events;
  std::string_view level_word;
  bool has_page = false;
  std::string initial;   // A…Z or "#": by pinyin
  std::string sort_key;  // pinyin, for the directory
};

struct Theme : RecordBase {
  Text name, summary;
  Integer order;
  std::vector<Text> aliases;

  // ----
  struct Member {
    const Entry* entry;
    const Text* why;
  };
  std::vector<Member> entries;  // in site order
  struct ReportMember {
    const Report* report;
    const Text* why;
  };
  std::vector<ReportMember> reports;  // that name it themselves
};

struct Page : RecordBase {
  Text title, summary;
  Integer order;
  PublishedDate published;
  std::vector<Text> aliases;
};

const RecordType& record_type(const NavigationItem*);
const RecordType& record_type(const Colours*);
const RecordType& record_type(const HomeSettings*);
const RecordType& record_type(const Watchword*);
const RecordType& record_type(const SiteSettings*);
const RecordType& record_type(const Section*);
const RecordType& record_type(const Report*);
const RecordType& record_type(const Entry*);
const RecordType& record_type(const Organisation*);
const RecordType& record_type(const Theme*);
const RecordType& record_type(const Page*);

/// The rows of a collection's records.
const RecordType& record_type_of(Collection collection);

}  // namespace zhanting
