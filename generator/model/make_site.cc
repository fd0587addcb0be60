#include <algorithm>
#include <climits>
#include <tuple>
#include <unordered_set>

#include "base/text.h"
#include "load/settings.h"
#include "model/check_kinds.h"
#include "model/check_references.h"
#include "model/check_unused.h"
#include "model/messages.h"
#include "model/pinyin.h"
#include "model/read_records.h"
#include "model/site.h"

namespace zhanting {

namespace {

std::int64_t order_of(const Integer& order) {
  return order.value.value_or(INT64_MAX);
}

/// "https://host//path/" → base_url "https://host/path", base_path "/path/".
void set_base_url(const SiteOptions& options, const SiteSettings& settings, Site& site,
                  Diagnostics& diagnostics) {
  const std::string& url = options.base_url.empty() ? settings.base_url.text : options.base_url;
  site.base_path.assign(1, '/');
  if (url.empty()) return;
  std::string_view rest = url;
  const bool known = rest.starts_with("https://") || rest.starts_with("http://");
  rest.remove_prefix(known ? rest.find("//") + 2 : 0);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]/%";
  if (!known || slash == 0 || rest.find_first_not_of(kAllowed) != std::string_view::npos) {
    static const std::string option = "--base-url";
    const Place place =
        options.base_url.empty() ? settings.base_url.place : Place{&option, 0, 0, 1};
    diagnostics.error(place, Message::of(messages::kBadBaseUrl, url));
    return;
  }
  for (const std::string_view part : split(rest.substr(slash), '/')) {
    if (!part.empty()) site.base_path += std::string(part) + "/";
  }
  site.base_url = url.substr(0, url.size() - rest.size() + slash) + site.base_path;
  site.base_url.pop_back();
}

/// "+08:00", as zones of the earth have it: it goes into the feed as it is written.
void check_offset(const Text& offset, Diagnostics& diagnostics) {
  if (offset.empty()) return;
  std::string pattern = offset.text;
  for (char& c : pattern) {
    if (c >= '0' && c <= '9') c = '0';
  }
  const std::string_view size = std::string_view(offset.text).substr(1);
  const bool good =
      (pattern == "+00:00" || pattern == "-00:00") && size <= "14:00" && size.substr(3) < "60";
  if (!good) diagnostics.error(offset.place, Message::of(messages::kBadOffset, offset.text));
}

/// "en", "pt-BR": two or three letters, then parts of up to eight letters and digits.
void check_language(const Text& language, Diagnostics& diagnostics) {
  if (language.empty() || is_language(language.text)) return;
  const std::string meant = replace_all(to_lower_ascii(language.text), "_", "-");
  diagnostics.error(language.place, Message::of(messages::kBadLanguage, language.text),
                    did_you_mean(language.text == "中文" || meant == "zh-cn" ? "zh-CN"
                                 : is_language(meant)                        ? meant
                                                                             : ""));
}

/// A day alone is the whole of it: what comes at nine comes on that day.
bool is_to_come(std::string_view date, std::string_view now) {
  const std::size_t known = std::min(date.size(), now.size());
  return is_date(date, DateForm::kPublished) && date.substr(0, known) > now.substr(0, known);
}

/// Sorts nodes by the tuple that `key` gives of one.
template <typename N, typename Key>
void sort_by(std::vector<N>& nodes, const Key& key) {
  std::sort(nodes.begin(), nodes.end(), [&](const N& a, const N& b) { return key(a) < key(b); });
}

}  // namespace

/// Fills in a Site: its nodes in their order first, then what joins them.
class SiteMaker {
 public:
  SiteMaker(std::vector<RecordPointer> records, const Documents& documents) {
    site_.records_ = std::move(records);
    site_.settings_ = documents.settings;
    site_.kinds_ = documents.kinds;
    site_.language = language_of(*documents.settings);
    for (const Kind& kind : site_.kinds_->all())
      site_.has_report_kinds |= kind.entry && kind.entry->takes_reports();
  }

  Site run(const SiteOptions& options) {
    find_waiting(options.now);
    for (const RecordPointer& record : site_.records_) {
      if (!waits_.contains(record.get())) add_node(*record, options.drafts);
    }
    const bool has_reports = site_.has_report_kinds && !site_.reports.empty();
    site_.words_ = words_in(site_.settings().words, site_.language, !has_reports,
                            site_.settings().language.text);
    site_.date_words = date_words_among(site_.words_);
    order_nodes();
    index_nodes();
    for (OrganisationNode& organisation : site_.organisations) join(organisation);
    for (EntryNode& entry : site_.entries) join(entry);
    for (ReportNode& report : site_.reports) join(report);
    for (WalkNode& walk : site_.walks) join(walk);
    site_.lexicon = lexicon();
    note_dates();
    for (const Kind& kind : site_.kinds_->all()) choose_filters(kind);
    return std::move(site_);
  }

 private:
  /// What has a day to come, and the entries of such reports.
  void find_waiting(std::string_view now) {
    if (now.empty()) return;
    std::unordered_map<std::string_view, std::string_view> reports;  // by slug: until when
    const auto wait = [&](const RecordBase& record, std::string_view until) {
      if (!is_to_come(until, now)) return false;
      site_.waiting.push_back({&record, until});
      waits_.insert(&record);
      return true;
    };
    const auto each = [&](const auto& use) {
      for (const RecordPointer& record : site_.records_) visit_record(*record, use);
    };
    each(Overloaded{[&](const Report& report) {
                      if (wait(report, report.published.text))
                        reports.emplace(report.slug, report.published.text);
                    },
                    [&](const Page& page) { wait(page, page.published.text); },
                    [](const auto&) {}});
    each(Overloaded{[&](const Entry& entry) {
                      std::string_view until;
                      if (!entry.draft.value) until = entry.published.text;
                      const auto report = reports.find(entry.report.text);
                      if (report != reports.end()) until = std::max(until, report->second);
                      wait(entry, until);
                    },
                    [](const auto&) {}});
    std::stable_sort(
        site_.waiting.begin(), site_.waiting.end(),
        [](const Site::Waiting& a, const Site::Waiting& b) { return a.until < b.until; });
  }

  void add_node(const RecordBase& record, bool drafts) {
    visit_record(record, Overloaded{[&](const Report& r) { add(r, site_.reports); },
                                    [&](const Entry& entry) {
                                      if (entry.draft.value && !drafts) {
                                        site_.drafts.push_back(&entry);
                                      } else {
                                        add(entry, site_.entries);
                                      }
                                    },
                                    [&](const Organisation& o) { add(o, site_.organisations); },
                                    [&](const Theme& t) { add(t, site_.themes); },
                                    [&](const Locality& l) { add(l, site_.localities); },
                                    [&](const Walk& w) { add(w, site_.walks); },
                                    [&](const Page& p) { add(p, site_.pages); }});
  }

  template <typename N>
  void add(const RecordBase& record, std::vector<N>& nodes) {
    nodes.emplace_back().base = &record;
  }

  void order_nodes() {
    sort_by(site_.reports, [](const ReportNode& node) {
      const Report& report = node.record();
      return std::tuple(order_of(report.order), report.date.key, std::string_view(report.slug));
    });
    for (ReportNode& report : site_.reports) site_.reports_.try_emplace(report.base->slug, &report);
    for (EntryNode& entry : site_.entries) {
      entry.report = site_.find(entry.record().report);
      entry.section = section_of(entry);
    }
    // Entries without a report, or without a section, stand at the beginning or at the end.
    sort_by(site_.entries, [&](const EntryNode& node) {
      const std::size_t report =
          node.report ? static_cast<std::size_t>(node.report - site_.reports.data()) : SIZE_MAX;
      const std::size_t section =
          node.report && node.section
              ? static_cast<std::size_t>(node.section - node.report->record().sections.data()) + 1
              : 0;
      const Entry& entry = node.record();
      const std::size_t kind = node.report ? 0 : entry.kind->index;
      return std::tuple(report, kind, section, order_of(entry.order), entry.date.key,
                        std::string_view(entry.slug));
    });
    const auto by_order = [](const auto& node) {
      return std::tuple(order_of(node.record().order), std::string_view(node.base->slug));
    };
    sort_by(site_.themes, by_order);
    sort_by(site_.localities, by_order);
    sort_by(site_.walks, by_order);
    sort_by(site_.pages, by_order);
    sort_by(site_.organisations,
            [](const OrganisationNode& node) { return std::string_view(node.base->slug); });
  }

  /// From here on nodes stay where they are.
  void index_nodes() {
    const auto index = [&](auto& nodes) {
      for (auto& node : nodes) {
        node.index = site_.nodes.size();
        node.title = title_of(*node.base);
        site_.nodes.push_back(&node);
      }
    };
    index(site_.reports);
    index(site_.entries);
    index(site_.organisations);
    index(site_.themes);
    index(site_.localities);
    index(site_.walks);
    index(site_.pages);
    for (const ThemeNode& theme : site_.themes) site_.themes_.try_emplace(theme.base->slug, &theme);
    for (const PageNode& page : site_.pages) site_.pages_.try_emplace(page.base->slug, &page);
    for (const ReportNode& report : site_.reports)
      site_.told_.try_emplace(report.base->slug, &report);
    for (const EntryNode& entry : site_.entries) site_.told_.try_emplace(entry.base->slug, &entry);
    for (const OrganisationNode& organisation : site_.organisations) site_.names_.add(organisation);
    for (const LocalityNode& locality : site_.localities) {
      const auto name = [&](const Text& text) {
        if (!text.empty()) site_.localities_.try_emplace(text.text, &locality);
      };
      name(locality.record().name);
      for (const Text& variant : locality.record().variants) name(variant);
    }
  }

  Lexicon lexicon() const {
    std::vector<std::string> names;
    std::vector<std::string_view> headlines;
    for (const OrganisationNode& node : site_.organisations) {
      const Organisation& organisation = node.record();
      names.insert(names.end(), {organisation.name.text, organisation.short_name.text});
      for (const auto* others : {&organisation.variants, &organisation.former_names}) {
        for (const Text& other : *others) names.push_back(other.text);
      }
    }
    for (const EntryNode& entry : site_.entries) {
      for (const Brand& brand : entry.record().brands) names.push_back(brand.name.text);
      headlines.push_back(entry.record().headline.text);
    }
    for (const ReportNode& report : site_.reports)
      headlines.push_back(report.record().headline.text);
    for (const ThemeNode& theme : site_.themes) names.push_back(theme.record().name.text);
    for (const LocalityNode& node : site_.localities) names.push_back(node.record().name.text);
    for (const Text& word : site_.settings().keep_together) names.push_back(word.text);
    return {std::move(names), headlines};
  }

  static const Section* section_of(const EntryNode& entry) {
    if (!entry.report || entry.record().section.empty()) return nullptr;
    for (const Section& section : entry.report->record().sections) {
      if (section.slug.text == entry.record().section.text) return &section;
    }
    return nullptr;
  }

  void join(OrganisationNode& organisation) {
    const Organisation& record = organisation.record();
    organisation.initial = initial_of(record);
    organisation.sort_key = organisation.initial + pinyin_sort_key(record.name.text);
    organisation.parent = site_.find(record.parent);
    if (organisation.parent) mutable_of(*organisation.parent).children.push_back(&organisation);
  }

  void join(EntryNode& entry) {
    const Entry& record = entry.record();
    if (entry.report) mutable_of(*entry.report).entries.push_back(&entry);
    entry.organisation = site_.find(record.organisation);
    add_organisation(entry, entry.organisation);
    for (const OrganisationRef& ref : record.with) add_organisation(entry, site_.find(ref));
    record.facts.for_each([&](const FactField& field, const Fact& fact) {
      if (!field.is(FactType::kOrganisation)) return;
      for (const FactValue& value : fact.values) stand_on(site_.find(value.organisation()), entry);
    });
    for_each_place_name(record, [&](const std::string& name, const Place&) {
      add_locality(entry, site_.find_locality(name));
    });
    for (const ThemeUse& use : record.themes) {
      const ThemeNode* theme = site_.find(use.theme);
      if (!theme) continue;
      entry.themes.push_back({theme, theme->entries.size()});
      mutable_of(*theme).entries.push_back({&entry, &use.why});
    }
    join_parts(entry, entry.report);
  }

  void join(ReportNode& report) {
    for (const ThemeUse& use : report.record().themes) {
      if (const ThemeNode* theme = site_.find(use.theme))
        mutable_of(*theme).reports.push_back({&report, &use.why});
    }
    join_parts(report, &report);
  }

  void join(WalkNode& walk) {
    for (const WalkStop& stop : walk.record().stops) {
      const WalkNode::Stop found{&stop, site_.find(stop.entry), site_.find(stop.figure, nullptr)};
      if (found.entry || found.figure) walk.stops.push_back(found);
    }
  }

  void add_locality(EntryNode& entry, const LocalityNode* locality) {
    auto& all = entry.localities;
    if (!locality || std::find(all.begin(), all.end(), locality) != all.end()) return;
    all.push_back(locality);
    mutable_of(*locality).entries.push_back(&entry);
  }

  void add_organisation(EntryNode& entry, const OrganisationNode* organisation) {
    if (!organisation) return;
    auto& all = entry.organisations;
    if (std::find(all.begin(), all.end(), organisation) != all.end()) return;
    all.push_back(organisation);
    stand_on(organisation, entry);
  }

  void stand_on(const OrganisationNode* organisation, EntryNode& entry) {
    if (!organisation) return;
    std::vector<const EntryNode*>& entries = mutable_of(*organisation).entries;
    if (!entries.empty() && entries.back() == &entry) return;
    entry.in_organisations.push_back({organisation, entries.size()});
    entries.push_back(&entry);
  }

  void note_dates() {
    DateFilters& filters = site_.date_filters;
    const auto note = [&](const auto& record) {
      filters.note(record.date.text);
      for (const Event& event : record.events) filters.note(event.date.text);
    };
    for (const ReportNode& report : site_.reports) note(report.record());
    for (const EntryNode& entry : site_.entries) {
      note(entry.record());
      entry.record().facts.for_each([&](const FactField& field, const Fact& fact) {
        if (!field.is_date()) return;
        for (const FactValue& value : fact.values) filters.note(value.text);
      });
    }
  }

  void choose_filters(const Kind& kind) {
    if (!kind.entry) return;
    for (const FactField& field : kind.entry->facts) {
      if (!field.is_date() || !field.filter.value) continue;
      std::vector<std::vector<std::string_view>> dates;
      for (const EntryNode& entry : site_.entries) {
        if (entry.base->kind != &kind) continue;
        entry.record().facts.for_each([&](const FactField& each, const Fact& fact) {
          if (&each != &field) return;
          std::vector<std::string_view>& own = dates.emplace_back();
          for (const FactValue& value : fact.values) own.push_back(value.text);
        });
      }
      site_.date_filters.choose(field, dates);
    }
  }

  /// Notes on organisations what of the record stands on them.
  template <typename N>
  void join_parts(const N& node, const ReportNode* report) {
    for (const Photo& photo : node.record().photos) {
      for (const OrganisationRef& ref : photo.organisations)
        note(site_.find(ref), &OrganisationNode::photos, {&photo, &node, report});
    }
    for (const Honour& honour : node.record().honours) {
      for (const Mention& to : honour.to)
        note(site_.find(to), &OrganisationNode::honours, {&honour, &node, report});
      if (is_conferred(site_, honour, node))
        note(site_.find(honour.awarded_by), &OrganisationNode::honours_conferred,
             {&honour, &node, report});
    }
    for (const Event& event : node.record().events) {
      for (const OrganisationRef& ref : event.organisations)
        note(site_.find(ref), &OrganisationNode::events, {&event, &node, report});
      if (const LocalityNode* locality = site_.find_locality(event.event_place.text))
        mutable_of(*locality).events.push_back({&event, &node, report});
    }
  }

  /// A part that names an organisation twice stands on it once; the same part comes in a row.
  template <typename T>
  void note(const OrganisationNode* organisation, std::vector<PartOf<T>> OrganisationNode::*list,
            PartOf<T> part) {
    if (!organisation) return;
    std::vector<PartOf<T>>& parts = mutable_of(*organisation).*list;
    if (parts.empty() || parts.back().part != part.part) parts.push_back(part);
  }

  /// The nodes are the maker's own until it hands out the site.
  OrganisationNode& mutable_of(const OrganisationNode& node) {
    return site_.organisations[static_cast<std::size_t>(&node - site_.organisations.data())];
  }
  ThemeNode& mutable_of(const ThemeNode& node) {
    return site_.themes[static_cast<std::size_t>(&node - site_.themes.data())];
  }
  LocalityNode& mutable_of(const LocalityNode& node) {
    return site_.localities[static_cast<std::size_t>(&node - site_.localities.data())];
  }
  ReportNode& mutable_of(const ReportNode& node) {
    return site_.reports[static_cast<std::size_t>(&node - site_.reports.data())];
  }

  Site site_;
  std::unordered_set<const RecordBase*> waits_;
};

namespace {

/// Of all that a site is made from.
Hash128 key_of(const Documents& documents, const SiteOptions& options) {
  Hasher hasher;
  hasher.add(documents.site_json ? documents.site_json->hash : Hash128{});
  hasher.add(options.base_url);
  hasher.add(static_cast<std::uint64_t>(options.drafts));
  hasher.add(options.now);
  for (const RecordFiles& files : documents.records) {
    hasher.add(files.json ? files.json->path : files.markdown->path);
    hasher.add(files.json ? files.json->hash : Hash128{});
    hasher.add(static_cast<std::uint64_t>(files.markdown != nullptr));
  }
  return hasher.finish();
}

}  // namespace

std::shared_ptr<const Site> make_site(const Documents& documents, const SiteOptions& options,
                                      SiteMemory* memory, Diagnostics& diagnostics) {
  const Hash128 key = memory ? key_of(documents, options) : Hash128{};
  if (memory && memory->site && memory->key == key && !diagnostics.has_errors()) {
    diagnostics.merge(memory->told);
    return memory->site;
  }
  Diagnostics found;
  std::vector<RecordPointer> records = read_records(documents, options.jobs, memory, found);
  const auto site = std::make_shared<Site>(SiteMaker(std::move(records), documents).run(options));
  check_language(site->settings().language, found);
  check_kinds(*site, found);
  check_offset(site->settings().utc_offset, found);
  set_base_url(options, site->settings(), *site, found);
  check_references(*site, found);
  const bool whole = !diagnostics.has_errors() && !found.has_errors();
  // While something waits nobody knows what it will name.
  if (whole && site->waiting.empty()) check_unused(*site, found);
  if (memory) {
    memory->key = key;
    memory->site = whole ? site : nullptr;
    memory->told = found;
  }
  diagnostics.merge(std::move(found));
  return site;
}

}  // namespace zhanting
