#include "model/check.h"

#include <algorithm>

#include "base/parallel.h"
#include "model/check_rules.h"
#include "model/check_text.h"

namespace zhanting {

namespace {

bool is_first_or_rank(const Figure& figure) {
  return figure.is("first") || figure.is("rank");
}

void add_evidence(const Entry& entry, Evidence& evidence) {
  evidence.figure =
      evidence.figure || std::any_of(entry.figures.begin(), entry.figures.end(), is_first_or_rank);
  for (const Honour& honour : entry.honours) evidence.honours.push_back(&honour.name.text);
}

void add_evidence(const Report& report, Evidence& evidence) {
  evidence.figure =
      std::any_of(report.figures.begin(), report.figures.end(), [](const FigureUse& use) {
        return (use.own || use.reference.figure) && is_first_or_rank(use.figure());
      });
  for (const Honour& honour : report.honours) evidence.honours.push_back(&honour.name.text);
}

/// For a theme: what its entries have. Organisations and pages have no place for figures: what they
/// say is borne out elsewhere.
Evidence evidence_in(const RecordBase& record) {
  Evidence evidence;
  switch (record.collection) {
    case Collection::kReports:
      add_evidence(static_cast<const Report&>(record), evidence);
      break;
    case Collection::kBranches:
    case Collection::kHighlights:
      add_evidence(static_cast<const Entry&>(record), evidence);
      break;
    case Collection::kThemes:
      for (const Theme::Member& member : static_cast<const Theme&>(record).entries)
        add_evidence(*member.entry, evidence);
      break;
    case Collection::kOrganisations:
    case Collection::kPages:
      evidence.figure = true;
      break;
  }
  return evidence;
}

/// What the rules for texts need to know of the showcase. Shared by all threads.
struct TextRules {
  explicit TextRules(const Site& site)
      : chinese(site.language == Language::kChinese), words(site.settings.watchwords) {}
  bool chinese;
  WordRules words;
};

/// Applies the rules to one record, text after text.
class RecordChecker {
 public:
  RecordChecker(const TextRules& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  void check(const SiteSettings& settings) {
    evidence_.figure = true;
    visit_texts(settings, [this](const FieldText& field) { check_field(field); });
  }

  void check(const RecordBase& record) {
    evidence_ = evidence_in(record);
    visit_texts(record, [this](const FieldText& field) { check_field(field); });
    check_figures(record, diagnostics_);
    if (!record.story.path) return;
    text_.read(record.story);
    check_text();
    check_repetition(record, text_, diagnostics_);
    if (rules_.chinese) check_story_length(record, text_, diagnostics_);
  }

 private:
  void check_field(const FieldText& field) {
    text_.read(field);
    check_text();
    if (rules_.chinese) check_length(text_, diagnostics_);
  }

  void check_text() {
    if (rules_.chinese) check_marks(text_, diagnostics_);
    rules_.words.check(text_, evidence_, diagnostics_);
  }

  const TextRules& rules_;
  Diagnostics& diagnostics_;
  Evidence evidence_;
  CheckedText text_;
};

}  // namespace

void check_record(const Site& site, const RecordBase& record, Diagnostics& diagnostics) {
  const TextRules rules(site);
  RecordChecker(rules, diagnostics).check(record);
}

void check_records(const Site& site, Diagnostics& diagnostics, unsigned jobs) {
  const TextRules rules(site);
  RecordChecker(rules, diagnostics).check(site.settings);
  const std::vector<RecordBase*> records = site.records();
  std::vector<Diagnostics> found(records.size());
  parallel_for(records.size(), jobs,
               [&](std::size_t i) { RecordChecker(rules, found[i]).check(*records[i]); });
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  if (!diagnostics.has_errors()) check_themes(site, diagnostics);
}

}  // namespace zhanting
