#include "records/entry_kind.h"

namespace zhanting {

void read_value(const JsonNode& node, KindSlug& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}

const RecordType& record_type(const StubTexts*) {
  static const RecordType type = {
      "stub",
      "样例",
      {
          field<&StubTexts::name>("name", Need::kOptional, "名称", "In place of the name."),
          field<&StubTexts::summary>("summary", Need::kOptional, "摘要",
                                     "In place of the summary."),
          field<&StubTexts::story>("story", Need::kOptional, "故事", "In place of the story."),
      }};
  return type;
}

const RecordType& record_type(const EntryKind*) {
  using enum Need;
  static const RecordType type = {
      "kind",
      "类别",
      {
          field<&EntryKind::slug>("slug", kRequired, "短名",
                                  "Its folder in content/ and its address."),
          field<&EntryKind::name>("name", kRequired, "名称", "Title of its catalogue."),
          field<&EntryKind::single>("single", kOptional, "单称",
                                    "What one is called in search results and filters."),
          field<&EntryKind::one>("one", kOptional, "量词",
                                 "What they are counted in: 件, objects."),
          field<&EntryKind::intro>("intro", kOptional, "导语", "Introduction of its catalogue."),
          field<&EntryKind::report>("report", kOptional, "专题",
                                    "none (default), optional, required."),
          field<&EntryKind::story>("story", kOptional, "故事", "optional (default) or required."),
          field<&EntryKind::summary>("summary", kOptional, "摘要",
                                     "optional (default) or required."),
          field<&EntryKind::min_length>("min_length", kOptional, "最少字数",
                                        "Characters a story has at least."),
          field<&EntryKind::max_summary>("max_summary", kOptional, "摘要最多字数",
                                         "Characters a summary has at most."),
          field<&EntryKind::brief>("brief", kOptional, "简讯", "true: entries may be briefs."),
          field<&EntryKind::as_printed>(
              "as_printed", kOptional, "刊出时的情况",
              "true: pages say that they tell of when the report was printed."),
          field<&EntryKind::schema>("schema", kOptional, "schema.org 类型",
                                    "What schema.org calls such a page: VisualArtwork."),
          field<&EntryKind::facts>("facts", kOptional, "事实", "Facts that its entries may state."),
          field<&EntryKind::stub>("stub", kOptional, "样例", "What zhanting new writes."),
      }};
  return type;
}

namespace {

struct InBoth {
  std::string_view chinese, english;
  Text in(Language language) const {
    return {std::string(language == Language::kChinese ? chinese : english), {}};
  }
};

/// A row a built-in kind.
struct BuiltInRow {
  std::string_view slug, record;
  InBoth name, single, intro, stub_name, stub_summary, stub_story;
};

constexpr BuiltInRow kBuiltIn[] = {
    {"branches",
     "branch",
     {"支部", "Branches"},
     {"支部", "Branch"},
     {"有自己页面的党支部，按专题里的顺序排列。", "The branches, in the order of their reports."},
     {"此处填写支部名称", "Fill in here: the name of the branch"},
     {"此处填写摘要：这个支部做了什么，结果怎样，九十字以内。",
      "Fill in here: what the branch did and what came of it, in a sentence."},
     {"此处填写导语：支部在哪里，面对什么事，由谁来做。\n\n"
      "## 做法\n\n"
      "此处填写经过：先做什么，再做什么，遇到难处怎么办。\n\n"
      "## 成效\n\n"
      "此处填写结果：群众得到了什么，数字写进 JSON 的 figures。\n",
      "Fill in here: where the branch is, what it faced and who did the work.\n\n"
      "## What they did\n\n"
      "Fill in here: the steps, and what was hard about them.\n\n"
      "## What came of it\n\n"
      "Fill in here: what citizens gained. Numbers belong in the figures of the JSON file.\n"}},
    {"highlights",
     "highlight",
     {"亮点", "Highlights"},
     {"亮点", "Highlight"},
     {"一件事、一个办法、一个平台，都算一个亮点。",
      "Deeds, projects and mechanisms, in the order of their reports."},
     {"此处填写做成的事", "Fill in here: the deed, not the unit"},
     {"此处填写摘要：做成了什么事，谁受益，九十字以内。",
      "Fill in here: what was done and for whom, in a sentence."},
     {"此处填写导语：事情从哪里来，谁牵头。\n\n"
      "## 起因\n\n"
      "此处填写起因：原来难在哪里。\n\n"
      "## 做法\n\n"
      "此处填写经过：怎样一步步做成。\n\n"
      "## 成效\n\n"
      "此处填写结果：现在怎样，数字写进 JSON 的 figures。\n",
      "Fill in here: where it began and who led it.\n\n"
      "## Why\n\n"
      "Fill in here: what was hard before.\n\n"
      "## What was done\n\n"
      "Fill in here: how it was done, step by step.\n\n"
      "## What came of it\n\n"
      "Fill in here: how it is now. Numbers belong in the figures of the JSON file.\n"}},
};

template <typename C>
C chosen(std::string_view value, std::span<const ChoiceRow> rows) {
  C choice;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].value == value) choice.index = i;
  }
  choice.text = value;
  return choice;
}

EntryKind kind_of(const BuiltInRow& row, Language language) {
  // How many characters a story or a summary takes is known of Chinese ones.
  const bool counted = language == Language::kChinese;
  EntryKind kind;
  kind.slug.text = row.slug;
  kind.name = row.name.in(language);
  kind.single = row.single.in(language);
  kind.intro = row.intro.in(language);
  kind.report = chosen<ReportNeed>("required", kReportNeedRows);
  kind.story = kind.summary = chosen<PartNeed>("required", kNeedRows);
  if (counted) kind.min_length.value = 300;
  if (counted) kind.max_summary.value = 90;
  kind.brief.value = kind.as_printed.value = true;
  kind.stub.name = row.stub_name.in(language);
  kind.stub.summary = row.stub_summary.in(language);
  kind.stub.story = row.stub_story.in(language);
  return kind;
}

}  // namespace

std::vector<BuiltInKind> built_in_entry_kinds(Language language) {
  std::vector<BuiltInKind> kinds;
  for (const BuiltInRow& row : kBuiltIn) kinds.push_back({kind_of(row, language), row.record});
  return kinds;
}

}  // namespace zhanting
