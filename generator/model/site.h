#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/lexicon.h"
#include "load/documents.h"
#include "model/date_filters.h"
#include "model/node.h"

namespace zhanting {

struct SiteOptions {
  std::string base_url = {};  // overrides site.json's unless empty
  bool drafts = false;
  unsigned jobs = 1;
  /// “2026-12-01” or “2026-12-01 09:00”: what is to be published later stays out. "": nothing does.
  std::string now = {};
};

/// The organisations by every name they go by.
class OrganisationNames {
 public:
  void add(const OrganisationNode& organisation);

  const OrganisationNode* find(std::string_view slug_or_name) const;
  const OrganisationNode* find_name(std::string_view name) const;
  /// Those that share a name; empty when none or one has it.
  const std::vector<const OrganisationNode*>& holders(std::string_view name) const;
  /// All slugs and names, sorted.
  std::vector<std::string_view> all() const;

 private:
  std::unordered_map<std::string_view, const OrganisationNode*> by_slug_;
  std::unordered_map<std::string_view, std::vector<const OrganisationNode*>> by_name_;
};

/// The showcase understood: the records that are published, in the site's order, and how they stand
/// to each other. Const once made; many threads view it. Knows nothing of pages.
class Site {
 public:
  Site() = default;
  Site(Site&&) = default;
  Site& operator=(Site&&) = default;

  const SiteSettings& settings() const { return *settings_; }
  const Kinds& kinds() const { return *kinds_; }
  /// A word of the interface, the showcase's own before the built-in one.
  std::string_view word(const WordRow& row) const;
  /// The word for what an editor chose, or "".
  template <typename C>
  std::string_view word_of(const C& choice) const {
    return choice.empty() ? std::string_view() : word_of(&choice, choice.index);
  }
  template <typename C>
  std::string_view word_of(const C* type, std::size_t index) const {
    return word(all_words()[first_word(type).index + index]);
  }
  Language language = Language::kChinese;
  DateWords date_words;  // those among its words
  /// Its built-in words are English ones, for want of its own.
  bool is_in_third_language() const;
  bool has_report_kinds = false;  // entries of some kind may belong to reports
  std::string base_url;           // without a slash at the end, or ""
  std::string base_path;          // of base_url: “/” or “/sub/”

  // Report order, section, order, date, slug.
  std::vector<ReportNode> reports;
  std::vector<EntryNode> entries;
  std::vector<OrganisationNode> organisations;
  std::vector<ThemeNode> themes;
  std::vector<LocalityNode> localities;
  std::vector<WalkNode> walks;
  std::vector<PageNode> pages;
  std::vector<const Node*> nodes;    // all of them, in this order; nodes[i]->index is i
  std::vector<const Entry*> drafts;  // known by name, not published
  /// Not published before its day; see SiteOptions::now.
  struct Waiting {
    const RecordBase* record = nullptr;
    std::string_view until;  // its `published`, or that of the report it belongs to
  };
  std::vector<Waiting> waiting;  // the first day first
  /// That of `slug` in the collection, or null.
  const Waiting* find_waiting(Collection collection, std::string_view slug) const;
  Lexicon lexicon;  // of its names, words and headlines
  DateFilters date_filters;

  // What references name, or null.
  const ReportNode* find(const ReportRef& ref) const;
  const EntryNode* find(const EntryRef& ref) const;
  const ThemeNode* find(const ThemeRef& ref) const;
  const PageNode* find(const PageRef& ref) const;
  const OrganisationNode* find(const OrganisationRef& ref) const;
  const OrganisationNode* find(const Mention& mention) const;
  /// `own` is the record that refers, whose figures go by their id alone; null for none.
  PartOf<Figure> find(const FigureRef& ref, const Node* own) const;
  /// The figure that a report shows: its own or another's.
  PartOf<Figure> figure_of(const FigureUse& use, const ReportNode& report) const;
  /// The place that goes by this name, or null.
  const LocalityNode* find_locality(std::string_view name) const;
  /// The report or the entry of this slug, or null.
  const Node* find_told(std::string_view slug) const;
  const OrganisationNames& organisation_names() const { return names_; }

 private:
  friend class SiteMaker;
  template <typename N>
  using BySlug = std::unordered_map<std::string_view, const N*>;

  std::shared_ptr<const SiteSettings> settings_;
  std::shared_ptr<const Kinds> kinds_;
  std::vector<std::shared_ptr<const RecordBase>> records_;  // what the nodes point to
  BySlug<ReportNode> reports_;
  BySlug<ThemeNode> themes_;
  BySlug<PageNode> pages_;
  BySlug<Node> told_;
  BySlug<LocalityNode> localities_;  // by each of their names
  OrganisationNames names_;
  std::vector<std::string> words_;  // in the order of all_words()
};

/// What was read and understood before.
struct SiteMemory {
  struct Known {
    Hash128 hash;
    std::shared_ptr<const RecordBase> record;
    Diagnostics told;
  };
  /// By path: a record whose bytes did not change is not read again, and what was said of it is
  /// said again.
  std::unordered_map<std::string, Known> records;
  std::shared_ptr<const Kinds> kinds;  // by which they were read
  /// The last site without mistakes, the hash of all that it was made from, and what was said of
  /// it.
  Hash128 key;
  std::shared_ptr<const Site> site;
  Diagnostics told;
};

/// Reads the records out of `documents` and finds how they stand to each other. Reports what the
/// records themselves and their references have wrong.
std::shared_ptr<const Site> make_site(const Documents& documents, const SiteOptions& options,
                                      SiteMemory* memory, Diagnostics& diagnostics);

/// The report that tells of a node, or null: of a report itself, of an entry its own.
const ReportNode* report_of(const Node& node);

/// An honour an entry gives to others is conferred: someone is named who is not the entry, and the
/// entry's own organisation (or one of them) awards it. A report's is where it names a recipient.
bool is_conferred(const Site& site, const Honour& honour, const Node& owner);

/// Calls `use(name, place)` for each place that an entry names, in `places` and in its facts.
template <typename Use>
void for_each_place_name(const Entry& entry, const Use& use) {
  for (const Text& name : entry.places) use(name.text, name.place);
  entry.facts.for_each([&](const FactField& field, const Fact& fact) {
    if (!field.is(FactType::kPlace)) return;
    for (const FactValue& value : fact.values) use(value.text, value.place);
  });
}

/// Calls `use(node)` for reports and entries, each report before its entries; entries of none last.
template <typename Use>
void for_each_told(const Site& site, const Use& use) {
  for (const ReportNode& report : site.reports) {
    use(report);
    for (const EntryNode* entry : report.entries) use(*entry);
  }
  for (const EntryNode& entry : site.entries) {
    if (!entry.report) use(entry);
  }
}

/// Calls `use(node)` for all that have pictures.
template <typename Use>
void for_each_pictured(const Site& site, const Use& use) {
  for_each_told(site, use);
  for (const ThemeNode& theme : site.themes) use(theme);
  for (const OrganisationNode& organisation : site.organisations) use(organisation);
}

}  // namespace zhanting
