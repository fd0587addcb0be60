#include "model/check.h"

#include <algorithm>

#include "model/check_rules.h"
#include "model/check_text.h"

namespace zhanting {

namespace {

bool is_first_or_rank(const Figure& figure) { return figure.is("first") || figure.is("rank"); }

void add_evidence(const Entry& entry, Evidence& evidence) {
  evidence.figure = evidence.figure || std::any_of(entry.figures.begin(), entry.figures.end(),
                                                   is_first_or_rank);
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
    case Collection::kReports: add_evidence(static_cast<const Report&>(record), evidence); break;
    case Collection::kBranches:
    case Collection::kHighlights: add_evidence(static_cast<const Entry&>(record), evidence); break;
    case Collection::kThemes:
      for (const Theme::Member& member : static_cast<const Theme&>(record).entries)
        add_evidence(*member.entry, evidence);
      break;
    case Collection::kOrganisations:
    case Collection::kPages: evidence.figure = true; break;
  }
  return evidence;
}

/// Applies the rules for texts to one text after another.
class TextChecker {
 public:
  TextChecker(const Site& site, Diagnostics& diagnostics)
      : chinese_(site.language == Language::kChinese),
        words_(site.settings.watchwords),
        diagnostics_(diagnostics) {}

  void check(const SiteSettings& settings) {
    evidence_ = {.figure = true, .honours = {}};
    visit_texts(settings, visit_);
  }

  void check(const RecordBase& record) {
    evidence_ = evidence_in(record);
    visit_texts(record, visit_);
    if (!record.story.path) return;
    text_.read(record.story);
    check_text();
    if (chinese_) check_story_length(record, text_, diagnostics_);
  }

 private:
  void check_field(const FieldText& field) {
    text_.read(field);
    check_text();
    if (chinese_) check_length(text_, diagnostics_);
  }

  void check_text() {
    if (chinese_) check_marks(text_, diagnostics_);
    words_.check(text_, evidence_, diagnostics_);
  }

  const bool chinese_;
  const WordRules words_;
  Diagnostics& diagnostics_;
  CheckedText text_;
  Evidence evidence_;
  const VisitText visit_ = [this](const FieldText& field) { check_field(field); };
};

}  // namespace

void check_records(const Site& site, Diagnostics& diagnostics) {
  TextChecker texts(site, diagnostics);
  texts.check(site.settings);
  for (const RecordBase* record : site.records()) {
    texts.check(*record);
    check_repetition(*record, diagnostics);
    check_figures(*record, diagnostics);
  }
  check_themes(site, diagnostics);
}

}  // namespace zhanting
