#include "commands/schema.h"

#include <nlohmann/json.hpp>

#include "command_site.h"
#include "schema/json_schema.h"

namespace zhanting {
namespace {

using Json = nlohmann::json;

Json schema_of(CommandSite& site, const std::string& kind, Language language = Language::kEnglish) {
  const Ran ran = run<SchemaOptions>(run_schema, {.kind = kind, .source = CommandSite::kSource},
                                     site.files(), language);
  EXPECT_EQ(ran.status, 0) << ran.err;
  return Json::parse(ran.out);
}

TEST(Schema, IsDraft07WithEveryFieldOfTheRecord) {
  CommandSite site;
  const Json schema = schema_of(site, "branch", Language::kChinese);
  EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema["required"], Json({"name", "report"}));
  EXPECT_EQ(schema["additionalProperties"], false);
  const Kinds kinds({}, Language::kChinese, true);
  const RecordType& type = kinds.find_name("branch")->type;
  for (const FieldRow& row : type.fields) {
    const Json& property = schema["properties"][std::string(row.name)];
    EXPECT_EQ(property["title"], row.chinese);
    EXPECT_NE(property["description"].get<std::string>().find(row.english), std::string::npos);
  }
  EXPECT_EQ(schema["properties"].size(), type.fields.size() + 1);  // and $schema
}

TEST(Schema, KnowsTheShowcasesOwnSlugsNamesAndFigures) {
  CommandSite site;
  const Json definitions = schema_of(site, "branch")["definitions"];
  EXPECT_EQ(definitions["known-report"]["enum"], Json({"library"}));
  EXPECT_EQ(definitions["known-report"]["enumDescriptions"], Json({"把书送到读者手边"}));
  EXPECT_EQ(definitions["known-organisation"]["enum"],
            Json({"yunxi-library", "云溪市图书馆", "市图书馆"}));
  EXPECT_EQ(definitions["known-theme"]["enum"], Json({"reading"}));
  EXPECT_EQ(definitions["known-figure"]["enum"],
            Json({"book-repair#volumes", "mountain-bus#loans", "mountain-bus#villages",
                  "noon-reading#sessions", "reader-service#members", "reader-service#readers"}));
}

TEST(Schema, LeavesOutANameThatTwoOrganisationsShare) {
  CommandSite site;
  site.put("content/organisations/other.json", R"({"name": "县图书馆", "short_name": "市图书馆"})");
  const Json names = schema_of(site, "branch")["definitions"]["known-organisation"]["enum"];
  EXPECT_EQ(names, Json({"other", "yunxi-library", "云溪市图书馆", "县图书馆"}));
}

TEST(Schema, GivesChoicesWithTheirWords) {
  CommandSite site;
  const auto first_of = [&](Language language) {
    const Json level = schema_of(site, "organisation", language)["properties"]["level"];
    EXPECT_EQ(level["enum"][0], "international");
    return level["enumDescriptions"][0];
  };
  EXPECT_EQ(first_of(Language::kChinese), "国际级 · International");
  EXPECT_EQ(first_of(Language::kEnglish), "International");
}

TEST(Schema, HasEnglishTitlesForEnglishEditors) {
  CommandSite site;
  const Json properties = schema_of(site, "branch", Language::kEnglish)["properties"];
  EXPECT_EQ(properties["short_name"]["title"], "Short name");
}

TEST(Schema, TakesAnyReferenceOutsideAShowcase) {
  const auto files = make_memory_files();
  const Ran ran = run<SchemaOptions>(run_schema, {.kind = "branch", .source = "nowhere"}, *files);
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(Json::parse(ran.out)["properties"]["report"]["type"], "string");
}

TEST(Schema, WritesOnlyWhatChanged) {
  CommandSite site;
  const SchemaOptions all = {.kind = {}, .source = CommandSite::kSource};
  EXPECT_EQ(run(run_schema, all, site.files()).out,
            "the schemas in .zhanting/schema are up to date\n");
  site.put("content/pages/words.json", R"({"title": "词语"})");
  site.put("content/pages/words.md", "词语。");
  EXPECT_EQ(run(run_schema, all, site.files()).out, "wrote .zhanting/schema/site.json\n");
  EXPECT_EQ(site.read(".zhanting/.gitignore"), "*\n");
}

TEST(Schema, RefusesAKindThatIsNone) {
  CommandSite site;
  const Ran ran = run<SchemaOptions>(
      run_schema, {.kind = "branches", .source = CommandSite::kSource}, site.files());
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "zhanting: there is no kind 'branches'; choose from site, report, branch, highlight, "
            "organisation, theme, place, walk, page\n  did you mean 'branch'?\n");
}

}  // namespace
}  // namespace zhanting
