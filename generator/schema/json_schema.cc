#include "schema/json_schema.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/paths.h"

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

struct DatePattern {
  std::string_view format;
  std::string_view pattern;
};
constexpr DatePattern kDatePatterns[] = {
    {"source", "^" ZHANTING_YEAR "(-(" ZHANTING_MONTH "|" ZHANTING_MONTH_DAY "))?$"},
    {"event",
     "^(" ZHANTING_YEAR "|(" ZHANTING_YEAR "|XXXX)-(" ZHANTING_MONTH "|" ZHANTING_MONTH_DAY "))$"},
    {"published", "^" ZHANTING_YEAR "-" ZHANTING_MONTH_DAY "( ([01][0-9]|2[0-3]):[0-5][0-9])?$"},
    {"day", "^" ZHANTING_YEAR "-" ZHANTING_MONTH_DAY "$"},
};
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
    {"site.json", "language", R"({"pattern": "^(zh|zh-CN|en|en-.*)$"})", ""},
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
    {"entry",
     R"({"if": {"properties": {"form": {"const": "brief"}}, "required": ["form"]},
         "then": {"not": {"required": ["summary"]}}, "else": {"required": ["summary"]}})"},
    {"photo",
     R"({"if": {"required": ["file"]}, "then": {"required": ["alt"]},
         "else": {"required": ["caption"]}})"},
    {"figure",
     R"({"if": {"properties": {"kind": {"const": "first"}}, "required": ["kind"]},
         "then": {"required": ["scope"]}})"},
    {"navigation", R"({"oneOf": [{"required": ["page"]}, {"required": ["url"]}]})"},
};

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

KnownNames known_sections(const Site& site) {
  std::map<std::string, std::string> titles;
  for (const ReportNode& report : site.reports) {
    for (const Section& section : report.record().sections)
      titles.emplace(section.slug.text, section.title.text);
  }
  KnownNames known;
  for (const auto& [slug, title] : titles) {
    known.names.push_back(slug);
    known.meanings.push_back(title);
  }
  return known;
}

KnownNames known_names(std::string_view reference, const Site& site) {
  KnownNames known;
  const auto add = [&](const auto& nodes, const auto& title) {
    for (const auto& node : nodes) {
      known.names.push_back(node.base->slug);
      known.meanings.push_back(title(node.record()));
    }
  };
  if (reference == "report")
    add(site.reports, [](const Report& report) { return title_of(report); });
  if (reference == "theme") add(site.themes, [](const Theme& theme) { return theme.name.text; });
  if (reference == "page") add(site.pages, [](const Page& page) { return page.title.text; });
  if (reference == "organisation") return known_organisations(site);
  if (reference == "figure") return known_figures(site);
  if (reference == "section") return known_sections(site);
  return known;
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
  explicit SchemaMaker(const Site* site) : site_(site) {}

  Json make(std::string_view kind, const RecordType& type) {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", std::string(kind)}};
    schema.update(record_schema(type));
    schema["properties"]["$schema"] = {{"type", "string"}};
    if (type.name == "entry" && site_) add_section_rules(schema["allOf"]);
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
    Json schema = {{"title", row.chinese},
                   {"description", std::string(row.chinese) + " · " + std::string(row.english)}};
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
      case FieldShape::kSlug:
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
    }
    return Json::object();
  }

  static Json date_schema(const FieldType& type) {
    const auto* row =
        std::find_if(std::begin(kDatePatterns), std::end(kDatePatterns),
                     [&](const DatePattern& each) { return each.format == type.format; });
    return {{"type", "string"}, {"pattern", row->pattern}, {"examples", {type.example}}};
  }

  static Json choice_schema(const FieldType& type) {
    Json words = Json::array(), meanings = Json::array();
    for (const ChoiceRow& row : type.choices) {
      words.push_back(row.value);
      meanings.push_back(std::string(row.chinese) + " · " + std::string(row.english));
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

  const Site* site_;
  Json definitions_ = Json::object();
};

const RecordType& type_of(std::string_view kind) {
  for (const CollectionRow& row : collections()) {
    if (row.kind == kind) return row.type();
  }
  return record_type(static_cast<const SiteSettings*>(nullptr));
}

}  // namespace

const std::vector<SchemaKind>& schema_kinds() {
  static const std::vector<SchemaKind> kinds = [] {
    std::vector<SchemaKind> made = {{"site", ""}};
    for (const CollectionRow& row : collections()) made.push_back({row.kind, row.folder});
    return made;
  }();
  return kinds;
}

std::string make_schema(std::string_view kind, const Site* site) {
  return SchemaMaker(site).make(kind, type_of(kind)).dump(2) + "\n";
}

std::error_code write_schemas(const Site& site, const std::string& source, FileSystem& files,
                              std::vector<std::string>& changed) {
  const std::string state = join_path(source, ".zhanting");
  if (const std::error_code error = files.make_folders(join_path(state, "schema"))) return error;
  const std::string ignore = join_path(state, ".gitignore");
  if (files.kind_of(ignore) == FileKind::kMissing) {
    if (const std::error_code error = files.write(ignore, "*\n")) return error;
  }
  for (const SchemaKind& kind : schema_kinds()) {
    const std::string path = ".zhanting/schema/" + std::string(kind.name) + ".json";
    const std::string schema = make_schema(kind.name, &site);
    std::string old;
    if (!files.read(join_path(source, path), old) && old == schema) continue;
    if (const std::error_code error = files.replace(join_path(source, path), schema)) return error;
    changed.push_back(path);
  }
  return {};
}

}  // namespace zhanting
