#include "checks/check_fields.h"

namespace zhanting {

namespace {

/// Visits the members of a record and of what it is made of.
class FieldVisitor {
 public:
  explicit FieldVisitor(const VisitText& visit) : visit_(visit) {}

  void visit(const Report& report) const {
    names(report.title, report.banner, report.kicker, report.subtitle);
    text(report.headline, TextRole::kHeadline);
    each(report.organisers);
    names(report.publisher, report.covers, report.series);
    prose(report.date_note);
    for (const Text& item : report.missing.items) prose(item);
    each(report.sections);
    text(report.summary, TextRole::kSummary);
    for (const FigureUse& use : report.figures) {
      if (use.own) visit(*use.own);
    }
    parts_of(report);
    visit(report.source);
  }

  void visit(const Entry& entry) const {
    names(entry.name, entry.short_name, entry.slogan);
    text(entry.headline, TextRole::kHeadline);
    names(entry.date_text);
    text(entry.summary, TextRole::kSummary);
    entry.facts.for_each([this](const FactField& field, const Fact& fact) { visit(field, fact); });
    each(entry.figures);
    parts_of(entry);
    each(entry.brands);
    for (const Text& place : entry.places) names(place);
    visit(entry.source);
    for (const Text& item : entry.missing.items) prose(item);
    for (const Correction& correction : entry.corrections) prose(correction.text);
  }

  void visit(const Organisation& organisation) const {
    names(organisation.name, organisation.short_name);
    for (const Text& name : organisation.variants) names(name);
    for (const Text& name : organisation.former_names) names(name);
    text(organisation.summary, TextRole::kSummary);
    prose(organisation.note);
    each(organisation.photos);
  }

  void visit(const Theme& theme) const {
    names(theme.name);
    text(theme.summary, TextRole::kSummary);
    each(theme.photos);
  }

  void visit(const Locality& place) const {
    names(place.name);
    for (const Text& name : place.variants) names(name);
    text(place.summary, TextRole::kSummary);
    prose(place.note);
  }

  void visit(const Walk& walk) const {
    names(walk.title);
    text(walk.summary, TextRole::kSummary);
    for (const WalkStop& stop : walk.stops) prose(stop.text);
  }

  void visit(const Page& page) const {
    names(page.title);
    text(page.summary, TextRole::kSummary);
  }

  void visit(const SiteSettings& settings) const {
    names(settings.name, settings.editor);
    text(settings.summary, TextRole::kSummary);
    names(settings.sponsor, settings.organiser);
    text(settings.map.alt, TextRole::kLabel);
    prose(settings.map.note);
    settings.for_each_link([this](const NavigationItem& item) { names(item.title); });
    for (const EntryKind& kind : settings.kinds) {
      names(kind.name, kind.single, kind.one);
      prose(kind.intro);
      for (const FactField& field : kind.facts) {
        names(field.title, field.unit);
        for (const Text& choice : field.choices) names(choice);
      }
    }
  }

 private:
  template <typename T>
  void text(const T& value, TextRole role) const {
    if (!value.empty()) visit_({value.text, value.place, role});
  }
  template <typename... T>
  void names(const T&... values) const {
    (text(values, TextRole::kName), ...);
  }
  template <typename... T>
  void prose(const T&... values) const {
    (text(values, TextRole::kProse), ...);
  }
  template <typename T>
  void each(const std::vector<T>& items) const {
    for (const T& item : items) visit(item);
  }

  /// What reports and entries have in common.
  template <typename T>
  void parts_of(const T& record) const {
    each(record.plots);
    each(record.events);
    each(record.honours);
    each(record.photos);
    for (const ThemeUse& use : record.themes) prose(use.why);
  }

  void visit(const Mention& mention) const { names(mention); }

  void visit(const Section& section) const {
    names(section.title, section.slogan);
    text(section.summary, TextRole::kSummary);
    prose(section.missing);
  }

  /// What is chosen stands in site.json, what is named in its own record.
  void visit(const FactField& field, const Fact& fact) const {
    for (const FactValue& value : fact.values) {
      if (field.is(FactType::kText) || field.is(FactType::kPlace))
        visit_({value.text, value.place, TextRole::kName});
      if (!value.label.empty()) visit_({value.label, value.label_place, TextRole::kName});
    }
  }

  void visit(const Figure& figure) const {
    names(figure.value, figure.unit, figure.scope, figure.period, figure.as_of, figure.ref);
    text(figure.label, TextRole::kLabel);
    prose(figure.note);
  }

  void visit(const Plot& plot) const {
    text(plot.title, TextRole::kLabel);
    prose(plot.note);
  }

  void visit(const Event& event) const {
    names(event.name, event.date_text, event.event_place, event.ref);
    text(event.summary, TextRole::kSummary);
  }

  void visit(const Honour& honour) const {
    names(honour.name, honour.awarded_by, honour.period, honour.count, honour.ref);
    each(honour.to);
    prose(honour.note);
  }

  void visit(const Brand& brand) const {
    names(brand.name, brand.full_name, brand.ref);
    prose(brand.note, brand.sense);
    for (const BrandPart& part : brand.parts) {
      names(part.name);
      prose(part.note);
    }
  }

  void visit(const Photo& photo) const {
    text(photo.alt, TextRole::kLabel);
    text(photo.caption, TextRole::kCaption);
    names(photo.credit, photo.ref);
    prose(photo.note);
  }

  void visit(const SourceNote& source) const {
    names(source.publication, source.byline, source.page);
    prose(source.note);
  }

  const VisitText& visit_;
};

}  // namespace

void visit_texts(const RecordBase& record, const VisitText& visit) {
  const FieldVisitor visitor(visit);
  visit_record(record, [&](const auto& typed) { visitor.visit(typed); });
}

void visit_texts(const SiteSettings& settings, const VisitText& visit) {
  FieldVisitor(visit).visit(settings);
}

}  // namespace zhanting
