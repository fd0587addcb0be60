#include "schema/json_schema.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/paths.h"
#include "base/program_id.h"
#include "base/text.h"

namespace zhanting {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kNotBlank = R"([^ \t\r\n\f\v])";
constexpr std::string_view kSlugPattern = "^[a-z0-9-]+$";

#define ZHANTING_YEAR "(?!0000)[0-9]{4}"
#define ZHANTING_MONTH "(0[1-9]|1[0-2])"
#define ZHANTING_MONTH_DAY                                                       \
  "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)" \
  "|02-(0[1-9]|[12][0-9]))"
// A date as people know it (base/known_date.h), and from one to another.
#define ZHANTING_POINT                                                                      \
  "(Y-?[1-9][0-9]{4,8}[?~%]?|-?(" ZHANTING_YEAR "(-(" ZHANTING_MONTH "|" ZHANTING_MONTH_DAY \
  "|2[1-4]|XX(-XX)?|" ZHANTING_MONTH "-XX))?|[0-9]{3}X|[0-9]{2}XX)[?~%]?)"
#define ZHANTING_KNOWN \
  ZHANTING_POINT "|" ZHANTING_POINT "/(" ZHANTING_POINT "|\\.\\.)?|(\\.\\.)?/" ZHANTING_POINT

struct DatePattern {
  std::string_view format;
  std::string_view pattern;
};
constexpr DatePattern kDatePatterns[] = {
    {"source", "^(" ZHANTING_KNOWN ")$"},
    {"event", "^(" ZHANTING_KNOWN "|XXXX-(" ZHANTING_MONTH "|" ZHANTING_MONTH_DAY "))$"},
    {"published", "^" ZHANTING_YEAR "-" ZHANTING_MONTH_DAY "( ([01][0-9]|2[0-3]):[0-5][0-9])?$"},
    {"day", "^" ZHANTING_YEAR "-" ZHANTING_MONTH_DAY "$"},
};
#undef ZHANTING_KNOWN
#undef ZHANTING_POINT
#undef ZHANTING_YEAR
#undef ZHANTING_MONTH
#undef ZHANTING_MONTH_DAY

/// What make_site and make_plan ask of single fields beyond their type.
struct FieldRule {
  std::string_view record;  // "" for every record
  std::string_view field;
  std::string_view of_value;  // merged into the value's schema
  std::string_view of_item;   // merged into the schema of a list's items
};
constexpr FieldRule kFieldRules[] = {
    {"site.json", "language", R"({"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"})", ""},
    {"kind", "slug", R"({"pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"})", ""},
    {"kind", "schema", R"({"pattern": "^[A-Z0-9][A-Za-z0-9]*$"})", ""},
    {"fact", "property", R"({"pattern": "^[a-z][A-Za-z0-9]*$"})", ""},
    {"site.json", "base_url",
     R"({"pattern": "^https?://[-A-Za-z0-9._~:%\\[\\]][-A-Za-z0-9._~:/%\\[\\]]*$"})", ""},
    {"photo", "file",
     R"({"pattern": "\\.([sS][vV][gG]|[pP][nN][gG]|[jJ][pP][eE]?[gG]|[gG][iI][fF]|[wW][eE][bB][pP]|[aA][vV][iI][fF])$"})",
     ""},
    {"", "themes", R"({"uniqueItems": true})", ""},
    {"", "with", R"({"uniqueItems": true})", ""},
    {"", "aliases", "",
     R"({"pattern": "^(?!/$)(?!.*(\\.\\.|//|/\\.))/?(?!\\.)[-A-Za-z0-9_./]*(/|\\.html)$"})"},
};

/// What they ask of a record as a whole.
struct RecordRule {
  std::string_view record;
  std::string_view rule;
};
constexpr RecordRule kRecordRules[] = {
    {"photo",
     R"({"if": {"required": ["file"]}, "then": {"required": ["alt"]},
         "else": {"required": ["caption"]}})"},
    {"figure",
     R"({"if": {"properties": {"kind": {"const": "first"}}, "required": ["kind"]},
         "then": {"required": ["scope"]}})"},
    {"navigation",
     R"({"oneOf": [{"required": ["page"]}, {"required": ["kind"]}, {"required": ["url"]}]})"},
};

/// What is asked of an entry; of those of a kind that needs none, no summary.
constexpr std::string_view kBriefWithoutSummary =
    R"({"if": {"properties": {"form": {"const": "brief"}}, "required": ["form"]},
        "then": {"not": {"required": ["summary"]}}})";
constexpr std::string_view kSummaryUnlessBrief =
    R"({"if": {"properties": {"form": {"const": "brief"}}, "required": ["form"]},
        "then": {"not": {"required": ["summary"]}}, "else": {"required": ["summary"]}})";

/// What a reference may name, and what each is.
struct KnownNames {
  std::vector<std::string> names;
  std::vector<std::string> meanings;  // beside each name, or none at all
};

KnownNames known_organisations(const Site& site) {
  KnownNames known;
  std::set<std::string_view> slugs;
  std::map<std::string_view, std::set<const Organisation*>> holders;
  for (const OrganisationNode& node : site.organisations) {
    const Organisation& organisation = node.record();
    known.names.push_back(organisation.slug);
    known.meanings.push_back(organisation.name.text);
    slugs.insert(organisation.slug);
    const auto hold = [&](const Text& name) {
      if (!name.empty()) holders[name.text].insert(&organisation);
    };
    hold(organisation.name);
    hold(organisation.short_name);
    for (const Text& name : organisation.variants) hold(name);
    for (const Text& name : organisation.former_names) hold(name);
  }
  for (const auto& [name, organisations] : holders) {
    if (organisations.size() > 1 || slugs.contains(name)) continue;  // the slug is asked for
    known.names.emplace_back(name);
    known.meanings.push_back((*organisations.begin())->slug);
  }
  return known;
}

KnownNames known_figures(const Site& site) {
  std::set<std::string> keys;
  const auto add = [&](const RecordBase& record) {
    for (const Figure* figure : own_figures(record)) {
      if (!figure->id.empty()) keys.insert(record.slug + "#" + figure->id.text);
    }
  };
  for (const ReportNode& report : site.reports) add(*report.base);
  for (const EntryNode& entry : site.entries) add(*entry.base);
  for (const Entry* draft : site.drafts) add(*draft);
  return {{keys.begin(), keys.end()}, {}};
}

KnownNames in_order(const std::map<std::string, std::string>& titles) {
  KnownNames known;
  for (const auto& [slug, title] : titles) {
    known.names.push_back(slug);
    known.meanings.push_back(title);
  }
  return known;
}

KnownNames known_sections(const Site& site) {
  std::map<std::string, std::string> titles;
  for (const ReportNode& report : site.reports) {
    for (const Section& section : report.record().sections)
      titles.emplace(section.slug.text, section.title.text);
  }
  return in_order(titles);
}

void add_names(const auto& nodes, const auto& title, KnownNames& known) {
  for (const auto& node : nodes) {
    known.names.push_back(node.base->slug);
    known.meanings.push_back(title(node.record()));
  }
}

/// By slug: builds with drafts and builds without name the same.
KnownNames known_entries(const Site& site) {
  std::map<std::string, std::string> titles;
  for (const EntryNode& entry : site.entries)
    titles.emplace(entry.base->slug, title_of(entry.record()));
  for (const Entry* draft : site.drafts) titles.emplace(draft->slug, title_of(*draft));
  return in_order(titles);
}

KnownNames known_kinds(const Site& site) {
  KnownNames known;
  for (const Kind& kind : site.kinds().all()) {
    if (!kind.entry) continue;
    known.names.push_back(kind.folder);
    known.meanings.push_back(kind.entry->name.text);
  }
  return known;
}

KnownNames known_pages(const Site& site) {
  KnownNames known;
  add_names(
      site.pages, [](const Page& page) { return page.title.text; }, known);
  return known;
}

KnownNames known_reports(const Site& site) {
  KnownNames known;
  add_names(
      site.reports, [](const Report& report) { return title_of(report); }, known);
  return known;
}

KnownNames known_themes(const Site& site) {
  KnownNames known;
  add_names(
      site.themes, [](const Theme& theme) { return theme.name.text; }, known);
  return known;
}

/// What a field may refer to (FieldType::format).
struct ReferenceRow {
  std::string_view name;
  KnownNames (*known)(const Site& site);
};
constexpr ReferenceRow kReferences[] = {
    {"entry", known_entries},    {"figure", known_figures},
    {"kind", known_kinds},       {"organisation", known_organisations},
    {"page", known_pages},       {"report", known_reports},
    {"section", known_sections}, {"theme", known_themes},
};

KnownNames known_names(std::string_view reference, const Site& site) {
  const auto row = std::find_if(std::begin(kReferences), std::end(kReferences),
                                [&](const ReferenceRow& each) { return each.name == reference; });
  return row == std::end(kReferences) ? KnownNames() : row->known(site);
}

/// “Max summary” of max_summary.
std::string title_of_key(std::string_view key) {
  std::string title = replace_all(key, "_", " ");
  if (title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

Json text_schema() {
  return {{"type", "string"}, {"pattern", kNotBlank}};
}
Json slug_schema() {
  return {{"type", "string"}, {"pattern", kSlugPattern}};
}
Json reference_to(const std::string& definition) {
  return {{"$ref", "#/definitions/" + definition}};
}

Json enumeration(const KnownNames& known) {
  if (known.names.empty()) return {{"not", Json::object()}};  // nothing to refer to
  Json schema = {{"enum", known.names}};
  if (!known.meanings.empty()) schema["enumDescriptions"] = known.meanings;
  return schema;
}

/// Makes the schema of one kind; nested records and the names that references may use become
/// definitions, each once.
class SchemaMaker {
 public:
  /// `kind` is null for site.json.
  SchemaMaker(const Site* site, const Kind* kind, Language language)
      : site_(site), kind_(kind), language_(language) {}

  Json make(std::string_view kind, const RecordType& type) {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", std::string(kind)}};
    schema.update(record_schema(type));
    schema["properties"]["$schema"] = {{"type", "string"}};
    if (kind_ && kind_->entry) add_entry_rules(*kind_->entry, schema["allOf"]);
    if (schema["allOf"].empty()) schema.erase("allOf");
    schema["definitions"] = definitions_;
    return schema;
  }

 private:
  Json record_schema(const RecordType& type) {
    Json schema = {{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    for (const FieldRow& row : type.fields) {
      schema["properties"][std::string(row.name)] = row_schema(row, type);
      if (row.need == Need::kRequired) required.push_back(row.name);
    }
    if (!required.empty()) schema["required"] = required;
    schema["additionalProperties"] = false;
    for (const RecordRule& rule : kRecordRules) {
      if (rule.record == type.name) schema["allOf"].push_back(Json::parse(rule.rule));
    }
    return schema;
  }

  Json row_schema(const FieldRow& row, const RecordType& owner) {
    const bool chinese = language_ == Language::kChinese;
    Json schema = {{"title", chinese ? std::string(row.chinese) : title_of_key(row.name)},
                   {"description",
                    (chinese ? std::string(row.chinese) + " · " : "") + std::string(row.english)}};
    Json value = value_schema(*row.type, owner);
    for (const FieldRule& rule : kFieldRules) {
      if (rule.field != row.name || (!rule.record.empty() && rule.record != owner.name)) continue;
      if (!rule.of_value.empty()) value.update(Json::parse(rule.of_value));
      if (!rule.of_item.empty()) value["items"].update(Json::parse(rule.of_item));
    }
    if (value.contains("$ref")) {  // draft-07 reads nothing beside $ref
      schema["allOf"] = Json::array({value});
    } else {
      schema.update(value);
    }
    return schema;
  }

  Json value_schema(const FieldType& type, const RecordType& owner) {
    switch (type.shape) {
      case FieldShape::kText:
      case FieldShape::kPicture:
        return text_schema();
      case FieldShape::kWord:
        return {{"type", "string"}};
      case FieldShape::kFacts:
        return facts_schema(owner);
      case FieldShape::kSlug:
        if (type.format == "fact") return {{"type", "string"}, {"pattern", "^[a-z][a-z0-9_]*$"}};
        return slug_schema();
      case FieldShape::kInteger:
        return {{"type", "integer"}};
      case FieldShape::kNumber:
        return {{"type", "number"}};
      case FieldShape::kBoolean:
        return {{"type", "boolean"}};
      case FieldShape::kDate:
        return date_schema(type);
      case FieldShape::kChoice:
        return choice_schema(type);
      case FieldShape::kReference:
        return reference_schema(type, owner);
      case FieldShape::kPoint:
        return {{"type", "array"},
                {"items", {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}},
                {"minItems", 2},
                {"maxItems", 2}};
      case FieldShape::kColour:
        return {{"type", "string"}, {"pattern", "^#[0-9A-Fa-f]{6}$"}, {"format", "color-hex"}};
      case FieldShape::kObject:
        return object_schema(type.record());
      case FieldShape::kList:
        return {{"type", "array"}, {"items", value_schema(*type.item, owner)}};
      case FieldShape::kEither:
        return {{"anyOf",
                 Json::array({value_schema(*type.item, owner), object_schema(type.record())})}};
      case FieldShape::kOneOrMore: {
        const Json one = value_schema(*type.item, owner);
        return {{"anyOf", Json::array({one, {{"type", "array"}, {"items", one}}})}};
      }
    }
    return Json::object();
  }

  static Json date_schema(const FieldType& type) {
    const auto* row =
        std::find_if(std::begin(kDatePatterns), std::end(kDatePatterns),
                     [&](const DatePattern& each) { return each.format == type.format; });
    return {{"type", "string"}, {"pattern", row->pattern}, {"examples", {type.example}}};
  }

  Json choice_schema(const FieldType& type) const {
    Json words = Json::array(), meanings = Json::array();
    for (const ChoiceRow& row : type.choices) {
      words.push_back(row.value);
      meanings.push_back((language_ == Language::kChinese ? std::string(row.chinese) + " · " : "") +
                         std::string(row.english));
    }
    return {{"enum", words}, {"enumDescriptions", meanings}};
  }

  Json object_schema(const RecordType& type) {
    const std::string name(type.name);
    if (!definitions_.contains(name)) {
      definitions_[name] = nullptr;  // its place in the order
      Json schema = record_schema(type);
      definitions_[name] = std::move(schema);
    }
    return reference_to(name);
  }

  Json reference_schema(const FieldType& type, const RecordType& owner) {
    if (type.format == "event") return slug_schema();  // an id of the same record
    if (!site_) return text_schema();
    const std::string name = "known-" + std::string(type.format);
    if (!definitions_.contains(name))
      definitions_[name] = enumeration(known_names(type.format, *site_));
    // Outside the home page a figure may also be an id of the same record.
    if (type.format == "figure" && owner.name != "home")
      return {{"anyOf", Json::array({reference_to(name), slug_schema()})}};
    return reference_to(name);
  }

  void add_entry_rules(const EntryKind& entry, Json& rules) const {
    const bool needs_summary = entry.needs_summary();
    if (entry.brief.value || needs_summary)
      rules.push_back(Json::parse(needs_summary ? kSummaryUnlessBrief : kBriefWithoutSummary));
    if (site_ && entry.takes_reports()) add_section_rules(rules);
  }

  /// An entry's section is one of its own report's.
  void add_section_rules(Json& rules) const {
    for (const ReportNode& report : site_->reports) {
      Json slugs = Json::array();
      for (const Section& section : report.record().sections) slugs.push_back(section.slug.text);
      Json rule = {{"if",
                    {{"properties", {{"report", {{"const", report.base->slug}}}}},
                     {"required", {"report"}}}}};
      if (slugs.empty()) {
        rule["then"] = {{"not", {{"required", {"section"}}}}};
      } else {
        rule["then"] = {{"properties", {{"section", {{"enum", slugs}}}}}};
      }
      rules.push_back(std::move(rule));
    }
  }

  /// An object of what the kind declares.
  Json facts_schema(const RecordType& owner) {
    Json schema = {{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    for (const FactField& field : kind_->entry->facts) {
      Json value = fact_schema(field, owner);
      if (field.list.value) value = {{"type", "array"}, {"items", value}, {"minItems", 1}};
      std::string help = field.title.text;
      for (const Text* more : {&field.unit, &field.help}) {
        if (!more->empty()) help += " · " + more->text;
      }
      Json described = {{"title", field.title.text}, {"description", help}};
      if (value.contains("$ref")) {  // as in row_schema()
        described["allOf"] = Json::array({value});
      } else {
        described.update(value);
      }
      schema["properties"][field.key.text] = std::move(described);
      if (field.required.value) required.push_back(field.key.text);
    }
    if (!required.empty()) schema["required"] = required;
    schema["additionalProperties"] = false;
    return schema;
  }

  Json fact_schema(const FactField& field, const RecordType& owner) {
    switch (field.kind()) {
      case FactType::kNumber:
        return {{"type", "number"}};
      case FactType::kDate:
      case FactType::kPeriod:
        return either(date_schema(date_field_type(DateForm::kSource)), "date");
      case FactType::kChoice: {
        Json choices = Json::array();
        for (const Text& choice : field.choices) choices.push_back(choice.text);
        return {{"enum", choices}};
      }
      case FactType::kOrganisation:
        return reference_schema(field_type(static_cast<const OrganisationRef*>(nullptr)), owner);
      case FactType::kLink:
        return either({{"type", "string"}, {"pattern", "^https?://"}}, "url");
      case FactType::kText:
      case FactType::kPlace:
        break;
    }
    return text_schema();
  }

  /// The value alone, or with what readers see of it.
  static Json either(const Json& value, const std::string& key) {
    const Json object = {{"type", "object"},
                         {"properties", {{key, value}, {"text", text_schema()}}},
                         {"required", Json::array({key})},
                         {"additionalProperties", false}};
    return {{"anyOf", Json::array({value, object})}};
  }

  const Site* site_;
  const Kind* kind_;
  Language language_;
  Json definitions_ = Json::object();
};

/// Relative to the source.
std::string schema_path(const SchemaKind& kind) {
  return ".zhanting/schema/" + kind.name + ".json";
}

}  // namespace

std::vector<SchemaKind> schema_kinds(const Kinds& kinds) {
  std::vector<SchemaKind> made = {{"site", ""}};
  for (const Kind& kind : kinds.all()) made.push_back({kind.name, kind.folder});
  return made;
}

std::string make_schema(std::string_view kind, const Kinds& kinds, Language language,
                        const Site* site) {
  const Kind* of = kinds.find_name(kind);
  const RecordType& type = of ? of->type : record_type(static_cast<const SiteSettings*>(nullptr));
  return SchemaMaker(site, of, language).make(kind, type).dump(2) + "\n";
}

namespace {

/// Of all that the schemas of a site are made from.
Hash128 schemas_key(const Site& site, const Hash128& site_json) {
  Hasher hasher;
  hasher.add(program_id());
  hasher.add(site_json);
  hasher.add(static_cast<std::uint64_t>(site.language));
  const auto add = [&](const std::vector<std::string>& texts) {
    hasher.add(texts.size());
    for (const std::string& text : texts) hasher.add(text);
  };
  for (const ReferenceRow& row : kReferences) {
    const KnownNames known = row.known(site);
    add(known.names);
    add(known.meanings);
  }
  for (const ReportNode& report : site.reports) {
    std::vector<std::string> sections = {report.base->slug};
    for (const Section& section : report.record().sections) sections.push_back(section.slug.text);
    add(sections);
  }
  return hasher.finish();
}

bool has_schemas(const Site& site, const std::string& source, FileSystem& files) {
  const std::vector<SchemaKind> kinds = schema_kinds(site.kinds());
  return std::all_of(kinds.begin(), kinds.end(), [&](const SchemaKind& kind) {
    return files.kind_of(join_path(source, schema_path(kind))) == FileKind::kFile;
  });
}

/// Where it is noted what the schemas were made from. There only while they are.
std::string note_path(const std::string& source) {
  return join_path(source, ".zhanting/schema/.made-from");
}

}  // namespace

std::error_code write_schemas(const Site& site, const std::string& source, FileSystem& files,
                              std::vector<std::string>& changed) {
  const std::string state = join_path(source, ".zhanting");
  if (const std::error_code error = files.make_folders(join_path(state, "schema"))) return error;
  const std::string ignore = join_path(state, ".gitignore");
  if (files.kind_of(ignore) == FileKind::kMissing) {
    if (const std::error_code error = files.write(ignore, "*\n")) return error;
  }
  for (const SchemaKind& kind : schema_kinds(site.kinds())) {
    const std::string path = schema_path(kind);
    const std::string schema = make_schema(kind.name, site.kinds(), site.language, &site);
    std::string old;
    if (!files.read(join_path(source, path), old) && old == schema) continue;
    if (const std::string note = note_path(source); files.kind_of(note) != FileKind::kMissing) {
      if (const std::error_code error = files.remove_file(note)) return error;
    }
    if (const std::error_code error = files.replace(join_path(source, path), schema)) return error;
    changed.push_back(path);
  }
  return {};
}

std::error_code refresh_schemas(const Site& site, const Hash128& site_json,
                                const std::string& source, FileSystem& files) {
  const std::string key = schemas_key(site, site_json).to_hex();
  std::string noted;
  if (!files.read(note_path(source), noted) && noted == key && has_schemas(site, source, files))
    return {};
  std::vector<std::string> changed;
  if (const std::error_code error = write_schemas(site, source, files, changed)) return error;
  return files.replace(note_path(source), key);
}

}  // namespace zhanting
