#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/fact_field.h"

namespace zhanting {

inline constexpr ChoiceRow kReportNeedRows[] = {
    {"none", "不属于专题", "Of no report", "no never without 无 没有"},
    {"optional", "可以属于专题", "May belong to a report"},
    {"required", "必须属于专题", "Belongs to a report", "yes always must 必须"},
};
inline constexpr ChoiceRow kNeedRows[] = {
    {"optional", "可有可无", "May be missing", "none no never may 无 可选"},
    {"required", "必须有", "Must be there", "yes always must 必须"},
};
using ReportNeed = Choice<kReportNeedRows>;
using PartNeed = Choice<kNeedRows>;

/// What `zhanting new` writes for an editor to write over.
struct StubTexts {
  Text name, summary, story;
  Place place;
};

/// As it is written: whether it can be a slug is told by check_kinds(), which knows pinyin.
struct KindSlug : Slug {};
void read_value(const JsonNode& node, KindSlug& out, Diagnostics& diagnostics);
inline const FieldType& field_type(const KindSlug*) {
  return field_type(static_cast<const Slug*>(nullptr));
}

/// A kind of entry: a row of `kinds` in site.json. Without any, a showcase has those of
/// built_in_entry_kinds(). Choices that are not made are the first of their rows.
struct EntryKind {
  KindSlug slug;  // its folder in content/ and in the site
  Text name, single, one, intro;
  ReportNeed report;
  PartNeed story, summary;
  Integer min_length, max_summary;
  Flag brief, as_printed;
  Text schema;
  std::vector<FactField> facts;
  StubTexts stub;
  Place place;

  /// What its records are called in search results and among the filters.
  const std::string& name_of_one() const { return single.empty() ? name.text : single.text; }
  bool takes_reports() const { return !report.empty() && report.text != "none"; }
  bool needs_report() const { return report.text == "required"; }
  bool needs_story() const { return story.text == "required"; }
  bool needs_summary() const { return summary.text == "required"; }
};

const RecordType& record_type(const StubTexts*);
const RecordType& record_type(const EntryKind*);

/// Branches and highlights.
struct BuiltInKind {
  EntryKind kind;
  std::string_view name;  // of one of its records, to programs: "branch"
};
std::vector<BuiltInKind> built_in_entry_kinds(Language language);
/// The file below api/ that they share.
inline constexpr std::string_view kBuiltInApi = "entries";

}  // namespace zhanting
