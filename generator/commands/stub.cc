#include "commands/stub.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/json_text.h"

namespace zhanting {

namespace {

struct StubText {
  std::string_view chinese;
  std::string_view english;
  std::string_view in(Language language) const {
    return language == Language::kChinese ? chinese : english;
  }
};

/// A row a collection, in the order of the collections. “此处填写” is what the editorial checks
/// warn of, so that no example is published unnoticed.
struct StubRow {
  StubText name, summary, story;
};
constexpr StubRow kRows[] = {
    {{"此处填写专题标题", "Fill in here: the title of the report"},
     {"此处填写摘要：一句话说清这个专题讲了什么。", "Fill in here: the report in a sentence."},
     {"此处填写导语：报道写了哪些单位，做了什么，为什么值得一看。\n\n"
      "## 怎么读这个专题\n\n"
      "此处填写说明：栏目怎样分，数字出自哪里，原文缺了什么。\n",
      "Fill in here: whom the report tells of, what they did and why it is worth reading.\n\n"
      "## How to read this report\n\n"
      "Fill in here: its sections, where its figures come from, what the source lacks.\n"}},
    {{"此处填写支部名称", "Fill in here: the name of the branch"},
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
    {{"此处填写做成的事", "Fill in here: the deed, not the unit"},
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
    {{"此处填写单位名称", "Fill in here: the name of the organisation"},
     {},
     {"此处填写简介：这个单位是做什么的。\n\n"
      "## 与本站有关的事\n\n"
      "此处填写说明：哪些专题写到它。\n",
      "Fill in here: what the organisation does.\n\n"
      "## In this showcase\n\n"
      "Fill in here: which reports tell of it.\n"}},
    {{"此处填写主题名称", "Fill in here: the name of the theme"},
     {"此处填写导语：这些条目因为什么放在一起。", "Fill in here: what joins these entries."},
     {"此处填写说明：从这个主题能看到什么。\n\n"
      "## 先看哪几条\n\n"
      "此处填写建议：从哪个条目读起。\n",
      "Fill in here: what the theme shows.\n\n"
      "## Where to begin\n\n"
      "Fill in here: which entry to read first.\n"}},
    {{"此处填写页面标题", "Fill in here: the title of the page"},
     {"此处填写摘要：这一页讲什么。", "Fill in here: the page in a sentence."},
     {"此处填写开头的一段。\n\n"
      "## 小标题\n\n"
      "此处填写正文。\n",
      "Fill in here: the first paragraph.\n\n"
      "## A heading\n\n"
      "Fill in here: the text.\n"}},
};

std::string quoted(std::string_view text) {
  std::string out;
  append_plain_json_string(text, out);
  return out;
}

/// The place after all siblings; nullopt where siblings do without an order.
template <typename Nodes, typename IsSibling>
std::optional<std::int64_t> next_order(const Nodes& nodes, const IsSibling& is_sibling) {
  std::int64_t next = 1;
  bool any = false, ordered = false;
  for (const auto& node : nodes) {
    if (!is_sibling(node)) continue;
    any = true;
    const Integer& order = node.record().order;
    if (!order.value) continue;
    ordered = true;
    next = std::max(next, *order.value + 1);
  }
  if (any && !ordered) return std::nullopt;
  return next;
}

/// The organisation whose name the entry's name begins with, the longest such; else the first.
const OrganisationNode* find_organisation(const std::string& name, const Site& site) {
  const OrganisationNode* best = nullptr;
  for (const OrganisationNode& organisation : site.organisations) {
    const std::string& candidate = organisation.record().name.text;
    if (name.starts_with(candidate) &&
        (!best || candidate.size() > best->record().name.text.size()))
      best = &organisation;
  }
  if (!best && !site.organisations.empty()) best = &site.organisations.front();
  return best;
}

class StubMaker {
 public:
  StubMaker(Collection collection, const std::string& name, const Site& site)
      : collection_(collection), site_(site), row_(kRows[static_cast<std::size_t>(collection)]) {
    const RecordType& type = row_of(collection).type();
    const std::string_view name_key = type.find("title") ? "title" : "name";
    set(name_key, quoted(name.empty() ? row_.name.in(site.language) : name));
    if (!row_.summary.chinese.empty()) set("summary", quoted(row_.summary.in(site.language)));
    switch (collection) {
      case Collection::kReports:
        set_order(site.reports, kEveryone);
        break;
      case Collection::kBranches:
      case Collection::kHighlights:
        set_entry(name);
        break;
      case Collection::kOrganisations:
        break;
      case Collection::kThemes:
        set_order(site.themes, kEveryone);
        break;
      case Collection::kPages:
        set_order(site.pages, kEveryone);
        break;
    }
  }

  Stub make() {
    std::vector<std::string> members;
    for (const FieldRow& row : row_of(collection_).type().fields) {
      const std::string value = value_for(row);
      if (value.empty()) {
        stub_.left_out.push_back(left_out_name(row));
        continue;
      }
      members.push_back(fmt::format("  {}: {}", quoted(row.name), value));
    }
    stub_.json = fmt::format("{{\n{}\n}}\n", fmt::join(members, ",\n"));
    stub_.story = row_.story.in(site_.language);
    return std::move(stub_);
  }

 private:
  static constexpr auto kEveryone = [](const auto&) { return true; };

  void set(std::string_view key, std::string json) { values_[key] = std::move(json); }

  /// A value that comes from another record: the editor is asked to check it.
  void take(std::string_view key, const std::string& slug) {
    set(key, quoted(slug));
    stub_.taken.push_back(std::string(key) + "=" + slug);
  }

  void set_order(const auto& nodes, const auto& is_sibling) {
    if (const auto order = next_order(nodes, is_sibling)) set("order", std::to_string(*order));
  }

  void set_entry(const std::string& name) {
    const ReportNode& report = site_.reports.front();
    const std::vector<Section>& sections = report.record().sections;
    const Section* section = sections.empty() ? nullptr : &sections.front();
    set("form", quoted("page"));
    take("report", report.base->slug);
    if (section) take("section", section->slug.text);
    set_order(site_.entries, [&](const EntryNode& entry) {
      return entry.report == &report && entry.section == section;
    });
    if (const OrganisationNode* organisation = find_organisation(name, site_))
      take("organisation", organisation->base->slug);
  }

  /// JSON for a row, or "" for a key that is left out.
  std::string value_for(const FieldRow& row) const {
    if (const auto known = values_.find(row.name); known != values_.end()) return known->second;
    switch (row.type->shape) {
      case FieldShape::kList:
        return "[]";
      case FieldShape::kObject:
        return "{}";
      case FieldShape::kBoolean:
        return "false";
      default:
        return "";
    }
  }

  std::string left_out_name(const FieldRow& row) const {
    std::string name(row.name);
    if (site_.language == Language::kChinese) name.append(" ").append(row.chinese);
    return name;
  }

  const Collection collection_;
  const Site& site_;
  const StubRow& row_;
  std::map<std::string_view, std::string> values_;
  Stub stub_;
};

}  // namespace

Stub make_stub(Collection collection, const std::string& name, const Site& site) {
  return StubMaker(collection, name, site).make();
}

}  // namespace zhanting
