#include "model/check_references.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "model/check_settings.h"
#include "model/messages.h"
#include "model/near_place.h"
#include "model/reference_checker.h"

namespace zhanting {

namespace {

class RecordChecker {
 public:
  RecordChecker(const Site& site, Diagnostics& diagnostics)
      : site_(site), diagnostics_(diagnostics), references_(site, diagnostics) {}

  void run() {
    for (const ReportNode& report : site_.reports) check_ids(report.record());
    for (const EntryNode& entry : site_.entries) check_ids(entry.record());
    for (const Entry* draft : site_.drafts) check_ids(*draft);
    check_settings(site_, references_, diagnostics_);
    for (const OrganisationNode& organisation : site_.organisations) {
      references_.check(organisation.record().parent);
      const Text& url = organisation.record().url;
      if (!url.empty()) references_.check_address(url.text, url.place);
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

  /// The name of the place whose slug it is, else the nearest one.
  std::string place_meant(const std::string& text) const {
    for (const LocalityNode& node : site_.localities) {
      if (node.base->slug == text) return node.record().name.text;
    }
    return near_place(text, known_places_);
  }

  /// Facts and events name places that no record is about; one that is nearly a record's is meant
  /// for it.
  void check_near_place(const std::string& name, const Place& place) {
    if (site_.find_locality(name)) return;
    const std::string nearest = place_meant(name);
    if (!nearest.empty())
      diagnostics_.warning(place, Message::of(messages::kUnknownPlace, name),
                           did_you_mean(nearest));
  }

  /// Once a showcase has places, a name that none has is an oversight.
  void places(const Entry& entry) {
    if (site_.localities.empty()) return;
    for (const Text& name : entry.places) {
      if (name.empty() || site_.find_locality(name.text)) continue;
      std::optional<Message> hint = did_you_mean(place_meant(name.text));
      if (!hint) hint = Message::of(messages::kHintNewPlace, name.text);
      diagnostics_.warning(name.place, Message::of(messages::kUnknownPlace, name.text),
                           std::move(hint));
    }
  }

  void check(const Walk& walk) {
    for (const WalkStop& stop : walk.stops) {
      references_.check(stop.entry);
      references_.check(stop.figure, nullptr);
      if (is_absent(stop.entry) && is_absent(stop.figure))
        diagnostics_.error(stop.place, {messages::kStopNowhere, {}});
    }
    if (walk.stops.size() == 1)
      diagnostics_.error(walk.stops.front().place, {messages::kFewStops, {}});
  }

  void themes(const std::vector<ThemeUse>& uses) {
    std::set<std::string_view> seen;
    for (const ThemeUse& use : uses) {
      references_.check(use.theme);
      if (!use.theme.empty() && !seen.insert(use.theme.text).second)
        diagnostics_.error(use.theme.place, Message::of(messages::kListedTwice, use.theme.text));
    }
  }

  void section(const SectionRef& ref, const ReportNode* report) {
    if (report && !report->base->unreadable) references_.check(ref, report->record().sections);
  }

  void photos(const std::vector<Photo>& photos, const std::set<std::string_view>& events = {},
              const ReportNode* report = nullptr) {
    for (const Photo& photo : photos) {
      for (const OrganisationRef& ref : photo.organisations) references_.check(ref);
      section(photo.section, report);
      references_.check(photo.event, events);
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
      for (const OrganisationRef& ref : event.organisations) references_.check(ref);
      check_near_place(event.event_place.text, event.event_place.place);
    }
    for (const Plot& plot : record.plots) {
      for (const FigureRef& ref : plot.figures) references_.check(ref, &node);
    }
    photos(record.photos, events, report);
    for (const Honour& honour : record.honours) {
      references_.check(honour.awarded_by);
      for (const Mention& to : honour.to) references_.check(to);
    }
    themes(record.themes);
  }

  void check(const ReportNode& node) {
    const Report& report = node.record();
    for (const Mention& organiser : report.organisers) references_.check(organiser);
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
        references_.check(use.reference, &node);
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
    references_.check(entry.report);
    section(entry.section, node.report);
    references_.check(entry.organisation);
    std::vector<const OrganisationNode*> listed = {node.organisation};
    for (const OrganisationRef& ref : entry.with) {
      references_.check(ref);
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
      if (field.is(FactType::kOrganisation)) references_.check(value.organisation());
      if (field.is(FactType::kLink)) references_.check_address(value.text, value.place);
      if (field.is(FactType::kPlace)) check_near_place(value.text, value.place);
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
  ReferenceChecker references_;
  std::vector<std::string_view> known_places_;  // names of places, sorted
};

}  // namespace

void check_references(const Site& site, Diagnostics& diagnostics) {
  RecordChecker(site, diagnostics).run();
}

}  // namespace zhanting
