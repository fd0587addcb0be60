#include "commands/proof_rows.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "commands/messages.h"

namespace zhanting {

namespace {

std::string joined(std::initializer_list<std::string_view> pieces, std::string_view separator) {
  std::vector<std::string> filled;
  for (const std::string_view piece : pieces) {
    if (!piece.empty()) filled.emplace_back(piece);
  }
  return join(filled, separator);
}

/// Collects the facts of one record.
class RecordFacts {
 public:
  RecordFacts(const Node& node, const Surroundings& around)
      : node_(node), around_(around), site_(around.site) {
    facts_.page = address(around.routes.link(node).url);
    separator_ = site_.language == Language::kChinese ? "；" : "; ";
  }

  ProofRecord take() { return std::move(facts_); }

  void name(const std::string& text) { facts_.name = text; }

  /// A field that holds a text, under its title.
  void text(std::string_view kind, std::string_view value, const Place& place) {
    if (value.empty()) return;
    ProofRow& row = add(kind, place);
    row.value = value;
  }
  void text(std::string_view kind, const auto& field) { text(kind, field.text, field.place); }

  void organisation(std::string_view kind, const OrganisationRef& ref) {
    const OrganisationNode* named = site_.find(ref);
    text(kind, named ? around_.routes.link(*named).name : ref.text, ref.place);
  }

  void figure(const Figure& figure) {
    const ShownFigure shown = show(part(figure), around_);
    ProofRow& row = add(joined({say(messages::kProofFigure), shown.kind_name}, "·"), figure.place,
                        shown.anchor);
    row.name = figure.label.text;
    row.value = figure.value.text;
    row.unit = figure.unit.text;
    row.scope = figure.scope.text;
    row.period = joined(
        {figure.period.text,
         figure.as_of.empty() ? std::string() : say(messages::kProofAsOf, figure.as_of.text)},
        separator_);
    row.note = figure.note.text;
    row.ref = figure.ref.text;
  }

  void fact(const ShownFact& fact, const Place& place) {
    ProofRow& row = add(fact.field->title.text, place);
    row.value = fact.text;
    for (const ShownFactValue& value : fact.values) {
      if (!value.date.empty() && value.date != value.text)
        row.period = joined({row.period, value.date}, separator_);
    }
  }

  void honour(const Honour& honour) {
    const ShownHonour shown = show(part(honour), around_);
    ProofRow& row = add(joined({say(messages::kProofHonour), shown.kind_name}, "·"), honour.place);
    row.name = honour.name.text;
    row.value = honour.count.text;
    row.scope = joined({shown.level_name, honour.awarded_by.text}, separator_);
    const std::string year = honour.year.value ? std::to_string(*honour.year.value) : "";
    row.period = joined({year, honour.period.text}, separator_);
    std::vector<std::string> to;
    for (const Mention& mention : honour.to) to.push_back(mention.text);
    row.note = joined({to.empty() ? std::string() : say(messages::kProofTo, join(to, separator_)),
                       honour.note.text},
                      separator_);
    row.ref = honour.ref.text;
  }

  void brand(std::string_view kind, const Brand& brand) {
    const ShownBrand shown = show(part(brand), around_);
    ProofRow& row = add(shown.kind_name.empty() ? kind : shown.kind_name, brand.place);
    row.name = brand.name.text;
    row.value = brand.full_name.empty() ? std::string()
                                        : say(messages::kProofFullName, brand.full_name.text);
    row.scope = brand.sense.text;
    row.note = brand.note.text;
    row.ref = brand.ref.text;
    for (const BrandPart& part : brand.parts) {
      ProofRow& part_row = add(say(messages::kProofPart), part.place);
      part_row.name = part.name.text;
      part_row.value = part.note.text;
      part_row.ref = brand.ref.text;
    }
  }

  void event(const Event& event) {
    ProofRow& row = add(say(messages::kProofEvent), event.place);
    row.name = event.name.text;
    row.value = event.summary.text;
    row.scope = event.event_place.text;
    row.period = joined({event.date.text, event.date_text.text}, separator_);
    row.ref = event.ref.text;
  }

  void photo(const Photo& photo) {
    ProofRow& row = add(say(messages::kProofPhoto), photo.place);
    row.name = photo.file.text;
    row.value = joined({photo.caption.text, photo.alt.text}, separator_);
    row.note = joined({photo.credit.text, photo.note.text}, separator_);
    row.ref = photo.ref.text;
  }

  void source(const SourceNote& note, std::string_view kind) {
    text(kind,
         joined({note.publication.text, note.byline.text, note.date.text, note.page.text,
                 note.note.text},
                separator_),
         note.place);
  }

  void story() {
    const TextFilePointer& file = around_.stories.of(node_).file;
    if (!file) return;
    ProofRow& row = add(say(messages::kProofStory), {&file->path, 1, 1, 1});
    row.value = say(messages::kProofStoryLength, std::to_string(count_han(file->text)));
  }

  void correction(const Correction& correction) {
    ProofRow& row = add(say(messages::kProofCorrection), correction.place);
    row.value = correction.text.text;
    row.period = correction.date.text;
  }

 private:
  std::string say(MessageCode code, std::string argument = {}) const {
    return text_of({code, {std::move(argument)}}, site_.language);
  }

  std::string address(const std::string& url) const {
    return site_.base_url.empty() || url.empty() ? url : site_.base_url + "/" + url;
  }

  ProofRow& add(std::string_view kind, const Place& place, const std::string& url = {}) {
    ProofRow& row = facts_.rows.emplace_back();
    row.kind = kind;
    row.page = url.empty() ? facts_.page : address(url);
    if (place.path) row.file = *place.path + ":" + std::to_string(place.line);
    return row;
  }

  template <typename T>
  PartOf<T> part(const T& part) const {
    return {&part, &node_, report_of(node_)};
  }

  const Node& node_;
  const Surroundings& around_;
  const Site& site_;
  std::string separator_;
  ProofRecord facts_;
};

/// The titles of a record's fields in the site's language: the kinds of its plain texts.
class FieldTitles {
 public:
  FieldTitles(const Kind& kind, Language language) : type_(kind.type), language_(language) {}
  std::string_view operator[](std::string_view key) const {
    const FieldRow* row = type_.find(key);
    return language_ == Language::kChinese ? row->chinese : row->name;
  }

 private:
  const RecordType& type_;
  Language language_;
};

/// What reports and entries share.
template <typename R>
void add_parts(const R& record, RecordFacts& facts) {
  for (const auto& figure : record.figures) {
    if constexpr (requires { figure.own; }) {
      if (figure.own) facts.figure(*figure.own);  // the others stand with their entries
    } else {
      facts.figure(figure);
    }
  }
  for (const Honour& honour : record.honours) facts.honour(honour);
}

ProofRecord facts_of(const ReportNode& node, const Surroundings& around) {
  const Report& report = node.record();
  const FieldTitles title(*report.kind, around.site.language);
  RecordFacts facts(node, around);
  facts.name(node.title);
  facts.text(title["title"], report.title);
  facts.text(title["headline"], report.headline);
  facts.text(title["banner"], report.banner);
  facts.text(title["kicker"], report.kicker);
  facts.text(title["subtitle"], report.subtitle);
  for (const Mention& organiser : report.organisers) facts.text(title["organisers"], organiser);
  facts.text(title["publisher"], report.publisher);
  facts.text(title["date"], report.date);
  facts.text(title["date_note"], report.date_note);
  facts.text(title["covers"], report.covers);
  for (const Section& section : report.sections) {
    facts.text(title["sections"],
               joined({section.title.text, section.slogan.text, section.summary.text,
                       section.missing.text},
                      " / "),
               section.place);
  }
  facts.text(title["summary"], report.summary);
  add_parts(report, facts);
  for (const Event& event : report.events) facts.event(event);
  for (const Photo& photo : report.photos) facts.photo(photo);
  facts.source(report.source, title["source"]);
  for (const Text& item : report.missing.items) facts.text(title["missing"], item);
  facts.story();
  return facts.take();
}

ProofRecord facts_of(const EntryNode& node, const Surroundings& around) {
  const Entry& entry = node.record();
  const FieldTitles title(*entry.kind, around.site.language);
  RecordFacts facts(node, around);
  facts.name(node.title);
  facts.text(title["name"], entry.name);
  facts.text(title["headline"], entry.headline);
  facts.text(title["short_name"], entry.short_name);
  facts.text(title["slogan"], entry.slogan);
  facts.organisation(title["organisation"], entry.organisation);
  for (const OrganisationRef& ref : entry.with) facts.organisation(title["with"], ref);
  facts.text(title["date"], entry.date);
  facts.text(title["date_text"], entry.date_text);
  facts.text(title["summary"], entry.summary);
  for (const ShownFact& fact : show_facts(node, around)) {
    const Facts& stated = entry.facts;
    const auto field = static_cast<std::size_t>(fact.field - stated.fields().data());
    facts.fact(fact, stated.by_field[field].values.front().place);
  }
  add_parts(entry, facts);
  for (const Event& event : entry.events) facts.event(event);
  for (const Brand& brand : entry.brands) facts.brand(title["brands"], brand);
  for (const Text& place : entry.places) facts.text(title["places"], place);
  for (const Photo& photo : entry.photos) facts.photo(photo);
  facts.source(entry.source, title["source"]);
  for (const Text& item : entry.missing.items) facts.text(title["missing"], item);
  for (const Correction& correction : entry.corrections) facts.correction(correction);
  facts.story();
  return facts.take();
}

ProofRecord facts_of(const LocalityNode& node, const Surroundings& around) {
  const Locality& place = node.record();
  const FieldTitles title(*place.kind, around.site.language);
  RecordFacts facts(node, around);
  facts.name(node.title);
  facts.text(title["name"], place.name);
  for (const Text& name : place.variants) facts.text(title["variants"], name);
  facts.text(title["summary"], place.summary);
  facts.text(title["note"], place.note);
  facts.story();
  return facts.take();
}

ProofRecord facts_of(const WalkNode& node, const Surroundings& around) {
  const Walk& walk = node.record();
  const FieldTitles title(*walk.kind, around.site.language);
  RecordFacts facts(node, around);
  facts.name(node.title);
  facts.text(title["title"], walk.title);
  facts.text(title["summary"], walk.summary);
  for (const WalkStop& stop : walk.stops)
    facts.text(title["stops"], joined({stop.entry.text, stop.figure.text, stop.text.text}, " / "),
               stop.place);
  facts.story();
  return facts.take();
}

}  // namespace

std::vector<ProofRecord> proof_records(const Kind& kind, const Surroundings& around) {
  std::vector<ProofRecord> records;
  const auto add_all = [&](const auto& nodes) {
    for (const auto& node : nodes) records.push_back(facts_of(node, around));
  };
  if (kind.collection == Collection::kPlaces) add_all(around.site.localities);
  if (kind.collection == Collection::kWalks) add_all(around.site.walks);
  for (const EntryNode& entry : around.site.entries) {
    if (!entry.report && entry.base->kind == &kind) records.push_back(facts_of(entry, around));
  }
  return records;
}

std::vector<ProofRecord> proof_records(const ReportNode& report, const Surroundings& around) {
  std::vector<ProofRecord> records = {facts_of(report, around)};
  for (const EntryNode* entry : report.entries) records.push_back(facts_of(*entry, around));
  return records;
}

}  // namespace zhanting
