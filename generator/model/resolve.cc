#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "load/messages.h"
#include "model/link.h"
#include "model/messages.h"

namespace zhanting {

namespace {

using Names = std::vector<std::string_view>;

MessageCode unknown_code(RefKind kind) {
  static constexpr MessageCode kCodes[] = {
      messages::kUnknownReport, messages::kUnknownSection, messages::kUnknownOrganisation,
      messages::kUnknownTheme,  messages::kUnknownPage,    messages::kUnknownFigure,
      messages::kUnknownEvent,
  };
  return kCodes[static_cast<std::size_t>(kind)];
}

/// The reference is right and what it names has capitals, where that was reported.
template <RefKind K>
bool means_bad_slug(const Ref<K>& ref, const Names& known) {
  if (K != RefKind::kFigure && K != RefKind::kSection && K != RefKind::kEvent) return false;
  return std::any_of(known.begin(), known.end(), [&](std::string_view name) {
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

template <RefKind K>
void report_unknown(const Ref<K>& ref, const Names& known, Diagnostics& diagnostics) {
  if (means_bad_slug(ref, known)) return;
  constexpr std::size_t kListed = 8;
  std::optional<Message> hint = did_you_mean(closest(name_in_path(ref.text), known));
  if (!hint && !known.empty() && known.size() <= kListed) {
    const std::vector<std::string> names(known.begin(), known.end());
    hint = Message::of(messages::kHintKnown, join(names, ", "));
  } else if (!hint && K == RefKind::kOrganisation) {
    hint = Message{messages::kHintNewOrganisation, {}};
  }
  diagnostics.error(ref.place, Message::of(unknown_code(K), ref.text), std::move(hint));
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

/// The organisations by every name they go by.
class OrganisationRegister {
 public:
  explicit OrganisationRegister(const Site& site) {
    for (const auto& organisation : site.organisations) {
      by_slug_.emplace(organisation->slug, organisation.get());
      add(organisation->name.text, *organisation);
      if (!organisation->short_name.empty()) add(organisation->short_name.text, *organisation);
      for (const Text& name : organisation->variants) add(name.text, *organisation);
      for (const Text& name : organisation->former_names) add(name.text, *organisation);
    }
  }

  void resolve(OrganisationRef& ref, Diagnostics& diagnostics) const {
    if (ref.empty()) return;
    if (const auto slug = by_slug_.find(ref.text); slug != by_slug_.end())
      return set(ref, *slug->second);
    const auto name = by_name_.find(ref.text);
    if (name == by_name_.end()) return report_unknown(ref, known_names(), diagnostics);
    if (name->second.size() > 1) {
      std::vector<std::string> slugs;
      for (const Organisation* organisation : name->second) slugs.push_back(organisation->slug);
      std::sort(slugs.begin(), slugs.end());
      diagnostics.error(ref.place, Message::of(messages::kAmbiguousOrganisation, ref.text),
                        Message::of(messages::kHintWriteSlug, join(slugs, ", ")));
      return;
    }
    set(ref, *name->second.front());
  }

  void resolve(Mention& mention) const {
    const auto name = by_name_.find(mention.text);
    if (name == by_name_.end() || name->second.size() > 1) return;
    mention.target = name->second.front();
  }

 private:
  void add(const std::string& name, const Organisation& organisation) {
    std::vector<const Organisation*>& holders = by_name_[name];
    if (holders.empty() || holders.back() != &organisation) holders.push_back(&organisation);
  }

  static void set(OrganisationRef& ref, const Organisation& organisation) {
    ref.target = &organisation;
    ref.link = &organisation.link;
  }

  Names known_names() const {
    Names names;
    for (const auto& [slug, organisation] : by_slug_) names.push_back(slug);
    for (const auto& [name, organisations] : by_name_) names.push_back(name);
    return names;
  }

  std::map<std::string_view, const Organisation*> by_slug_;
  std::map<std::string_view, std::vector<const Organisation*>> by_name_;
};

/// Finds what references name. One object serves a whole site, so every index is made once.
class Resolver {
 public:
  Resolver(Site& site, Diagnostics& diagnostics)
      : site_(site), diagnostics_(diagnostics), organisations_(site) {
    for (const auto& report : site.reports) reports_.emplace(report->slug, report.get());
    for (const auto& theme : site.themes) themes_.emplace(theme->slug, theme.get());
    for (const auto& page : site.pages) pages_.emplace(page->slug, page.get());
    for (const RecordBase* record : site.records()) {
      if (record->unreadable) unreadable_.insert(record->slug);
    }
    index_figures();
  }

  void run() {
    settings();
    for (auto& organisation : site_.organisations) {
      organisations_.resolve(organisation->parent, diagnostics_);
      const Text& url = organisation->url;
      if (!url.empty() && !is_web_address(url.text))
        diagnostics_.error(url.place, Message::of(messages::kBadAddress, url.text));
    }
    check_parents();
    for (auto& report : site_.reports) resolve(*report);
    for (auto& entry : site_.entries) resolve(*entry);
  }

 private:
  void index_figures() {
    const auto add = [&](const RecordBase& record, const Figure& figure,
                         std::set<std::string_view>& ids, bool draft) {
      if (figure.id.empty()) return;
      if (!ids.insert(figure.id.text).second) {
        diagnostics_.error(figure.id.place, Message::of(messages::kIdTwice, figure.id.text));
        return;
      }
      (draft ? draft_figures_ : figures_).emplace(record.slug + "#" + figure.id.text, &figure);
    };
    for (const auto& report : site_.reports) {
      std::set<std::string_view> ids;
      for (const FigureUse& use : report->figures) {
        if (use.own) add(*report, *use.own, ids, false);
      }
    }
    for (const auto& entry : site_.entries) {
      std::set<std::string_view> ids;
      for (const Figure& figure : entry->figures) add(*entry, figure, ids, false);
    }
    for (const auto& draft : site_.drafts) {
      std::set<std::string_view> ids;
      for (const Figure& figure : static_cast<const Entry&>(*draft).figures)
        add(*draft, figure, ids, true);
    }
  }

  template <RefKind K, typename T>
  const T* find(Ref<K>& ref, const std::map<std::string_view, const T*>& known) {
    if (ref.empty()) return nullptr;
    const auto target = known.find(ref.text);
    if (target == known.end()) {
      Names names;
      for (const auto& [slug, record] : known) names.push_back(slug);
      report_unknown(ref, names, diagnostics_);
      return nullptr;
    }
    ref.target = target->second;
    ref.link = &target->second->link;
    return target->second;
  }

  void figure(FigureRef& ref, const RecordBase* own) {
    if (ref.empty()) return;
    const std::string key =
        ref.text.find('#') == std::string::npos && own ? own->slug + "#" + ref.text : ref.text;
    if (const auto found = figures_.find(key); found != figures_.end()) {
      ref.figure = found->second;
      return;
    }
    if (draft_figures_.contains(key)) {
      diagnostics_.error(ref.place, Message::of(messages::kRefersToDraft, ref.text),
                         Message{messages::kHintDrafts, {}});
      return;
    }
    if (unreadable_.contains(std::string_view(key).substr(0, key.find('#')))) return;
    report_unknown(ref, known_figures(key, own), diagnostics_);
  }

  /// Near names for a figure that is not there: those of the same record first, without its slug.
  Names known_figures(const std::string& key, const RecordBase* own) const {
    Names names;
    const std::string prefix = key.substr(0, key.find('#') + 1);
    for (auto it = figures_.lower_bound(prefix); it != figures_.end(); ++it) {
      if (!it->first.starts_with(prefix)) break;
      const bool is_own = own && prefix == own->slug + "#";
      names.push_back(is_own ? std::string_view(it->first).substr(prefix.size()) : it->first);
    }
    if (!names.empty()) return names;
    for (const auto& [known, figure] : figures_) names.push_back(known);
    return names;
  }

  void settings() {
    SiteSettings& settings = site_.settings;
    organisations_.resolve(settings.sponsor);
    organisations_.resolve(settings.organiser);
    for (NavigationItem& item : settings.navigation) {
      if (is_absent(item.page) == is_absent(item.url))
        diagnostics_.error(item.place, {messages::kPageOrUrl, {}});
      find(item.page, pages_);
      const bool site_path = item.url.text.starts_with('/') && !item.url.text.starts_with("//");
      if (!item.url.empty() && !site_path && !is_web_address(item.url.text))
        diagnostics_.error(item.url.place, Message::of(messages::kBadMenuAddress, item.url.text));
    }
    find(settings.home.report, reports_);
    for (FigureRef& ref : settings.home.figures) figure(ref, nullptr);
    for (OrganisationRef& ref : settings.home.organisations)
      organisations_.resolve(ref, diagnostics_);
  }

  /// Every organisation has one parent at most, so following parents ends or comes round.
  void check_parents() {
    std::map<const RecordBase*, int> colour;  // 1 on the way, 2 done
    for (const auto& organisation : site_.organisations) {
      std::vector<const Organisation*> way;
      const Organisation* at = organisation.get();
      while (at && colour[at] == 0) {
        colour[at] = 1;
        way.push_back(at);
        at = static_cast<const Organisation*>(at->parent.target);
      }
      if (at && colour[at] == 1) report_circle(*at);
      for (const Organisation* done : way) colour[done] = 2;
    }
  }

  void report_circle(const Organisation& start) {
    std::string circle = start.slug;
    const Organisation* at = &start;
    do {
      at = static_cast<const Organisation*>(at->parent.target);
      circle += " → " + at->slug;
    } while (at != &start);
    diagnostics_.error(start.parent.place, Message::of(messages::kParentCircle, circle));
  }

  void themes(std::vector<ThemeUse>& uses) {
    std::set<std::string_view> seen;
    for (ThemeUse& use : uses) {
      find(use.theme, themes_);
      if (!use.theme.empty() && !seen.insert(use.theme.text).second)
        diagnostics_.error(use.theme.place, Message::of(messages::kListedTwice, use.theme.text));
    }
  }

  void section(SectionRef& ref, const Report* report) {
    if (ref.empty() || !report || report->unreadable) return;
    Names names;
    for (const Section& section : report->sections) {
      if (section.slug.text == ref.text) return;
      names.push_back(section.slug.text);
    }
    report_unknown(ref, names, diagnostics_);
  }

  /// What reports and entries share.
  template <typename R>
  void parts(R& record, const Report* report) {
    std::set<std::string_view> events;
    for (Event& event : record.events) {
      if (!event.id.empty() && !events.insert(event.id.text).second)
        diagnostics_.error(event.id.place, Message::of(messages::kIdTwice, event.id.text));
      for (OrganisationRef& ref : event.organisations) organisations_.resolve(ref, diagnostics_);
    }
    for (Honour& honour : record.honours) {
      organisations_.resolve(honour.awarded_by);
      for (Mention& to : honour.to) organisations_.resolve(to);
    }
    for (Plot& plot : record.plots) {
      for (FigureRef& ref : plot.figures) figure(ref, &record);
    }
    for (Photo& photo : record.photos) {
      for (OrganisationRef& ref : photo.organisations) organisations_.resolve(ref, diagnostics_);
      section(photo.section, report);
      if (!photo.event.empty() && !events.contains(photo.event.text))
        report_unknown(photo.event, Names(events.begin(), events.end()), diagnostics_);
      if (!photo.file.empty() && is_absent(photo.alt))
        diagnostics_.error(photo.place, {messages::kAltMissing, {}});
      if (is_absent(photo.file) && is_absent(photo.caption))
        diagnostics_.error(photo.place, {messages::kPhotoEmpty, {}});
    }
    themes(record.themes);
  }

  void resolve(Report& report) {
    std::set<std::string_view> sections;
    for (const Section& section : report.sections) {
      if (!section.slug.empty() && !sections.insert(section.slug.text).second)
        diagnostics_.error(section.slug.place, Message::of(messages::kIdTwice, section.slug.text));
    }
    for (Mention& organiser : report.organisers) organisations_.resolve(organiser);
    std::set<const Figure*> shown;
    for (FigureUse& use : report.figures) {
      if (use.own) {
        check_figure(*use.own);
      } else {
        figure(use.reference, &report);
      }
      const Figure* named = use.own ? &*use.own : use.reference.figure;
      if (named && !shown.insert(named).second)
        diagnostics_.error(use.reference.place,
                           Message::of(messages::kListedTwice, use.reference.text));
    }
    parts(report, &report);
  }

  void resolve(Entry& entry) {
    entry.in_report = find(entry.report, reports_);
    section(entry.section, entry.in_report);
    if (entry.in_report) {
      for (const Section& section : entry.in_report->sections) {
        if (!entry.section.empty() && section.slug.text == entry.section.text)
          entry.in_section = &section;
      }
    }
    organisations_.resolve(entry.organisation, diagnostics_);
    add_organisation(entry, entry.organisation);
    for (OrganisationRef& ref : entry.with) {
      organisations_.resolve(ref, diagnostics_);
      add_organisation(entry, ref);
    }
    for (const Figure& figure : entry.figures) check_figure(figure);
    check_form(entry);
    parts(entry, entry.in_report);
  }

  void add_organisation(Entry& entry, const OrganisationRef& ref) {
    if (!ref.target) return;
    const auto* organisation = static_cast<const Organisation*>(ref.target);
    std::vector<const Organisation*>& all = entry.organisations;
    if (std::find(all.begin(), all.end(), organisation) != all.end()) {
      diagnostics_.error(ref.place, Message::of(messages::kListedTwice, ref.text));
      return;
    }
    all.push_back(organisation);
    entry.organisation_links.push_back(&organisation->link);
  }

  void check_figure(const Figure& figure) {
    if (figure.is("first") && is_absent(figure.scope))
      diagnostics_.error(figure.kind.place, {messages::kFirstWithoutScope, {}});
  }

  void check_form(const Entry& entry) {
    const bool form_is_broken = entry.form.empty() && !is_absent(entry.form);
    if (entry.name.empty() || form_is_broken) return;  // it has been said
    if (!entry.is_brief() && is_absent(entry.summary))
      diagnostics_.error(entry.place, {messages::kSummaryMissing, {}});
    if (entry.is_brief() && !entry.summary.empty())
      diagnostics_.error(entry.summary.place, {messages::kBriefWithSummary, {}});
  }

  Site& site_;
  Diagnostics& diagnostics_;
  OrganisationRegister organisations_;
  std::map<std::string_view, const Report*> reports_;
  std::map<std::string_view, const Theme*> themes_;
  std::map<std::string_view, const Page*> pages_;
  std::map<std::string, const Figure*> figures_;
  std::map<std::string, const Figure*> draft_figures_;
  std::set<std::string_view> unreadable_;  // records whose figures are not known
};

}  // namespace

void resolve_references(Site& site, Diagnostics& diagnostics) {
  Resolver(site, diagnostics).run();
}

}  // namespace zhanting
