#include "commands/stub.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/json_text.h"
#include "base/text.h"
#include "records/fill_in.h"

namespace zhanting {

namespace {

struct StubText {
  std::string_view chinese;
  std::string_view english;
  std::string_view in(Language language) const {
    return language == Language::kChinese ? chinese : english;
  }
};

/// What an editor is to write for a fact, behind its title: a row a type, in their order. {} is
/// what the declaration says of it.
constexpr StubText kFactRows[] = {
    {"", ""},
    {"（数，不加引号{}）", " (a number without quotes{})"},
    {"（日期，如 1750~）", " (a date, such as 1750~)"},
    {"（时段，如 1956/1960）", " (a period, such as 1956/1960)"},
    {"（选一个：{}）", " (one of: {})"},
    {"（单位的短名或名称）", " (slug or name of an organisation)"},
    {"", ""},
    {"（网址，如 https://example.org/）", " (an address, such as https://example.org/)"},
};
static_assert(std::size(kFactRows) == std::size(kFactTypeRows));

/// A row a collection, in the order of the collections; of entries, what their kind does not say.
/// “此处填写” is what the editorial checks warn of, so that no example is published unnoticed.
struct StubRow {
  StubText name, summary, story;
};
constexpr StubRow kStubRows[] = {
    {{"此处填写专题标题", "Fill in here: the title of the report"},
     {"此处填写摘要：一句话说清这个专题讲了什么。", "Fill in here: the report in a sentence."},
     {"此处填写导语：报道写了哪些单位，做了什么，为什么值得一看。\n\n"
      "## 怎么读这个专题\n\n"
      "此处填写说明：栏目怎样分，数字出自哪里，原文缺了什么。\n",
      "Fill in here: whom the report tells of, what they did and why it is worth reading.\n\n"
      "## How to read this report\n\n"
      "Fill in here: its sections, where its figures come from, what the source lacks.\n"}},
    {{"此处填写名称", "Fill in here: its name"},
     {"此处填写摘要：一句话说清它是什么。", "Fill in here: what it is, in a sentence."},
     {"此处填写正文的第一段。\n", "Fill in here: the first paragraph.\n"}},
    {{"此处填写单位名称", "Fill in here: the name of the organisation"},
     {},
     {"此处填写简介：这个单位是做什么的。\n\n"
      "## 与本站有关的事\n\n"
      "此处填写说明：本站哪些内容写到它。\n",
      "Fill in here: what the organisation does.\n\n"
      "## In this showcase\n\n"
      "Fill in here: what this site tells of it.\n"}},
    {{"此处填写主题名称", "Fill in here: the name of the theme"},
     {"此处填写导语：这些条目因为什么放在一起。", "Fill in here: what joins these entries."},
     {"此处填写说明：从这个主题能看到什么。\n\n"
      "## 先看哪几条\n\n"
      "此处填写建议：从哪个条目读起。\n",
      "Fill in here: what the theme shows.\n\n"
      "## Where to begin\n\n"
      "Fill in here: which entry to read first.\n"}},
    {{"此处填写地点名称", "Fill in here: the name of the place"},
     {},
     {"此处填写说明：这是什么地方。\n", "Fill in here: what place this is.\n"}},
    {{"此处填写路线标题", "Fill in here: the title of the walk"},
     {"此处填写导语：这条路线看什么。", "Fill in here: what the walk shows."},
     {"此处填写开头的一段。\n", "Fill in here: the first paragraph.\n"}},
    {{"此处填写页面标题", "Fill in here: the title of the page"},
     {"此处填写摘要：这一页讲什么。", "Fill in here: the page in a sentence."},
     {"此处填写开头的一段。\n\n"
      "## 小标题\n\n"
      "此处填写正文。\n",
      "Fill in here: the first paragraph.\n\n"
      "## A heading\n\n"
      "Fill in here: the text.\n"}},
};

std::string json_string(std::string_view text) {
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

/// The organisation whose name the entry's name begins with, the longest such; or null.
const OrganisationNode* find_organisation(const std::string& name, const Site& site) {
  const OrganisationNode* best = nullptr;
  for (const OrganisationNode& organisation : site.organisations) {
    const std::string& candidate = organisation.record().name.text;
    if (name.starts_with(candidate) &&
        (!best || candidate.size() > best->record().name.text.size()))
      best = &organisation;
  }
  return best;
}

class StubMaker {
 public:
  StubMaker(const Kind& kind, const std::string& name, const Site& site)
      : kind_(kind), site_(site), texts_(texts_of(kind, site.language)) {
    const std::string_view name_key = kind.type.find("title") ? "title" : "name";
    set(name_key, json_string(name.empty() ? texts_.name : name));
    if (!texts_.summary.empty()) set("summary", json_string(texts_.summary));
    switch (kind.collection) {
      case Collection::kReports:
        set_order(site.reports, kEveryone);
        break;
      case Collection::kEntries:
        set_entry(name);
        break;
      case Collection::kOrganisations:
        break;
      case Collection::kThemes:
        set_order(site.themes, kEveryone);
        break;
      case Collection::kPlaces:
        set_order(site.localities, kEveryone);
        break;
      case Collection::kWalks:
        set_order(site.walks, kEveryone);
        set_stops();
        break;
      case Collection::kPages:
        set_order(site.pages, kEveryone);
        break;
    }
  }

  Stub make() {
    std::vector<std::string> members;
    for (const FieldRow& row : kind_.type.fields) {
      const std::string value = value_for(row);
      if (value.empty()) {
        if (row.type->shape != FieldShape::kFacts) stub_.left_out.push_back(left_out_name(row));
        continue;
      }
      members.push_back(fmt::format("  {}: {}", json_string(row.name), value));
    }
    stub_.json = fmt::format("{{\n{}\n}}\n", fmt::join(members, ",\n"));
    stub_.story = texts_.story;
    return std::move(stub_);
  }

 private:
  static constexpr auto kEveryone = [](const auto&) { return true; };

  void set(std::string_view key, std::string json) { values_[key] = std::move(json); }

  /// A value that comes from another record: the editor is asked to check it.
  void take(std::string_view key, const std::string& slug) {
    set(key, json_string(slug));
    stub_.taken.push_back(std::string(key) + "=" + slug);
  }

  void set_order(const auto& nodes, const auto& is_sibling) {
    if (const auto order = next_order(nodes, is_sibling)) set("order", std::to_string(*order));
  }

  void set_entry(const std::string& name) {
    if (kind_.entry->brief.value) set("form", json_string("page"));
    const OrganisationNode* organisation = find_organisation(name, site_);
    set_facts(organisation);
    const bool in_report = kind_.entry->takes_reports() && !site_.reports.empty();
    const ReportNode* report = in_report ? &site_.reports.front() : nullptr;
    const Section* section = nullptr;
    if (report) {
      const std::vector<Section>& sections = report->record().sections;
      if (!sections.empty()) section = &sections.front();
      take("report", report->base->slug);
    }
    if (section) take("section", section->slug.text);
    set_order(site_.entries, [&](const EntryNode& entry) {
      return entry.report == report && entry.section == section &&
             (report || entry.base->kind == &kind_);
    });
    // Whoever is told of in a report is somebody: the first, for the editor to check.
    if (!organisation && kind_.entry->needs_report() && !site_.organisations.empty())
      organisation = &site_.organisations.front();
    const bool in_a_fact =
        std::any_of(kind_.entry->facts.begin(), kind_.entry->facts.end(),
                    [](const FactField& each) { return each.is(FactType::kOrganisation); });
    if (organisation && !in_a_fact) take("organisation", organisation->base->slug);
  }

  /// The first entries, for the editor to change.
  void set_stops() {
    constexpr std::size_t kStops = 2;
    std::vector<std::string> stops;
    for (const EntryNode& entry : site_.entries) {
      if (stops.size() == kStops) break;
      const StubText text{"此处填写串词", "Fill in here: what leads here"};
      stops.push_back(fmt::format("    {{\"entry\": {}, \"text\": {}}}",
                                  json_string(entry.base->slug),
                                  json_string(text.in(site_.language))));
    }
    set("stops", fmt::format("[\n{}\n  ]", fmt::join(stops, ",\n")));
  }

  /// The only fact that names an organisation; null where there are none or several.
  const FactField* fact_of_organisation() const {
    const FactField* found = nullptr;
    for (const FactField& field : kind_.entry->facts) {
      if (!field.is(FactType::kOrganisation)) continue;
      if (found) return nullptr;
      found = &field;
    }
    return found;
  }

  /// Those that are required, each saying what it is to be, and the one that `organisation` is
  /// probably meant for; null for none.
  void set_facts(const OrganisationNode* organisation) {
    std::vector<std::string> members;
    const FactField* const named = organisation ? fact_of_organisation() : nullptr;
    for (const FactField& field : kind_.entry->facts) {
      if (&field == named) {
        const std::string slug = json_string(organisation->base->slug);
        members.push_back(fmt::format("{}: {}", json_string(field.key.text),
                                      field.list.value ? "[" + slug + "]" : slug));
        stub_.taken.push_back("facts." + field.key.text + "=" + organisation->base->slug);
        continue;
      }
      if (!field.required.value) {
        stub_.left_out.push_back("facts." + field.key.text + " " + field.title.text);
        continue;
      }
      const std::string value = to_fill_in(field);
      members.push_back(fmt::format("{}: {}", json_string(field.key.text),
                                    field.list.value ? "[" + value + "]" : value));
    }
    if (!members.empty())
      set("facts", fmt::format("{{\n    {}\n  }}", fmt::join(members, ",\n    ")));
  }

  std::string to_fill_in(const FactField& field) const {
    const bool chinese = site_.language == Language::kChinese;
    std::string detail;
    if (field.is(FactType::kNumber) && !field.unit.empty())
      detail = (chinese ? "，单位" : ", in ") + field.unit.text;
    std::vector<std::string> choices;
    for (const Text& choice : field.choices) choices.push_back(choice.text);
    if (field.is(FactType::kChoice)) detail = join(choices, chinese ? "、" : ", ");
    const std::string_view form =
        kFactRows[static_cast<std::size_t>(field.kind())].in(site_.language);
    return json_string(marked(field.title.text + replace_all(std::string(form), "{}", detail)));
  }

  /// Marked as something to fill in, unless it says so itself.
  std::string marked(const std::string& text) const {
    const bool chinese = site_.language == Language::kChinese;
    const std::string_view mark = chinese ? kFillInChinese : kFillInEnglish;
    if (text.find(mark) != std::string::npos) return text;
    return std::string(mark) + (chinese ? "：" : ": ") + text;
  }

  /// A heading is no place for the mark: the text begins with a line of its own.
  std::string marked_story(std::string story) const {
    if (story.starts_with('#') && marked(story) != story)
      story = marked(site_.language == Language::kChinese ? "开头的一段。" : "how it begins.") +
              "\n\n" + story;
    story = marked(story);
    if (!story.empty() && story.back() != '\n') story += '\n';
    return story;
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

  /// What the new record holds where nothing else is known.
  struct Texts {
    std::string name, summary, story;
  };
  Texts texts_of(const Kind& kind, Language language) const {
    const StubRow& row = kStubRows[static_cast<std::size_t>(kind.collection)];
    Texts texts{std::string(row.name.in(language)), std::string(row.summary.in(language)),
                std::string(row.story.in(language))};
    if (!kind.entry) return texts;
    const StubTexts& own = kind.entry->stub;
    if (!own.name.empty()) texts.name = marked(own.name.text);
    if (!own.summary.empty()) texts.summary = marked(own.summary.text);
    if (!own.story.empty()) texts.story = marked_story(own.story.text);
    return texts;
  }

  const Kind& kind_;
  const Site& site_;
  const Texts texts_;
  std::map<std::string_view, std::string> values_;
  Stub stub_;
};

}  // namespace

Stub make_stub(const Kind& kind, const std::string& name, const Site& site) {
  return StubMaker(kind, name, site).make();
}

}  // namespace zhanting
