#include <gtest/gtest.h>

#include <functional>

#include "base/escape.h"
#include "base/json_text.h"
#include "base/text.h"
#include "data/json_node.h"
#include "model/records.h"
#include "site/site_test.h"

/// Hostile strings in every field there is, found by walking the field rows: they come out escaped
/// on every page, and as they were in the API.
namespace zhanting {

namespace {

const std::vector<std::string> kHostile = {
    R"("><script>alert('x')</script><img src=x onerror=alert(1)>)",
    R"(' onmouseover='alert(1)' "=&amp;&lt;b&gt; </title></textarea>)",
    "{{ 7*7 }} {% include \"x\" %} {# y #} ${1} <%= 2 %>",
    "\u202Eעברית\u202C 🏮👨‍👩‍👧 \u2028\u2029 e\u0301 \u200B",
    "</script><!--<script>]]>&#x3C;script&#x3E;",
    "javascript:alert(1)",
};

/// JSON of a record with `text` in all its fields that take any text.
class RecordWriter {
 public:
  explicit RecordWriter(std::string text) : text_(std::move(text)) {}

  std::string object(const RecordType& type, const std::map<std::string, std::string>& fixed) {
    std::string out = "{";
    for (const FieldRow& row : type.fields) {
      const auto known = fixed.find(std::string(row.name));
      const std::string value = known != fixed.end() ? known->second : of(*row.type);
      if (value.empty()) continue;
      out += out.size() > 1 ? ", " : "";
      append_json_string(row.name, out);
      out += ": " + value;
    }
    return out + "}";
  }

 private:
  /// "" for what cannot hold any text: the record does without it, or `fixed` has it.
  std::string of(const FieldType& type) {
    switch (type.shape) {
      case FieldShape::kText:
        return quoted(text_);
      case FieldShape::kSlug:
        return quoted("s" + std::to_string(++slugs_));
      case FieldShape::kInteger:
        return "2022";
      case FieldShape::kNumber:
        return "1";
      case FieldShape::kBoolean:
        return "false";
      case FieldShape::kDate:
        return quoted(type.format == "published" ? "2024-03-02 10:30" : "2022-09-07");
      case FieldShape::kChoice:
        return quoted(std::string(type.choices.front().value));
      case FieldShape::kColour:
        return quoted("#a02020");
      case FieldShape::kPoint:
        return "[0.5, 0.5]";
      case FieldShape::kReference:
        return "";
      case FieldShape::kPicture:
        return "";
      case FieldShape::kObject:
        return object(type.record(), {});
      case FieldShape::kList: {
        const std::string item = of(*type.item);
        return item.empty() ? "" : "[" + item + "]";
      }
      case FieldShape::kEither:
        return "";
    }
    return "";
  }

  static std::string quoted(const std::string& text) {
    std::string out;
    append_json_string(text, out);
    return out;
  }

  std::string text_;
  int slugs_ = 0;
};

void add_hostile(SiteTest& site, const std::string& text) {
  RecordWriter writer(text);
  using Fixed = std::map<std::string, std::string>;
  const auto put = [&](Collection collection, const std::string& slug, const Fixed& fixed) {
    const std::string path = "content/" + std::string(row_of(collection).folder) + "/" + slug;
    site.write(path + ".json", writer.object(record_type_of(collection), fixed));
    site.write(path + ".md",
               text + "\n\n## " + text + "\n\n- " + text + "\n\n```\n" + text + "\n```\n");
  };
  const SiteSettings* settings = nullptr;
  site.write("content/site.json",
             writer.object(record_type(settings), {{"language", ""},
                                                   {"base_url", "\"https://a.example/b\""},
                                                   {"utc_offset", ""},
                                                   {"navigation", ""},
                                                   {"watchwords", ""},
                                                   {"home", ""}}));
  put(Collection::kReports, "report",
      {{"aliases", ""}, {"plots", ""}, {"themes", "[\"theme\"]"}, {"figures", ""}});
  std::string photos = R"([{"file": "/x.svg", "alt": )";
  append_json_string(text, photos);
  photos += "}]";
  put(Collection::kBranches, "page",
      {{"report", "\"report\""},
       {"form", "\"page\""},
       {"aliases", ""},
       {"plots", ""},
       {"organisation", "\"body\""},
       {"themes", "[\"theme\"]"},
       {"photos", photos}});
  put(Collection::kHighlights, "other",
      {{"report", "\"report\""},
       {"form", "\"page\""},
       {"aliases", ""},
       {"plots", ""},
       {"organisation", "\"body\""},
       {"themes", "[\"theme\"]"}});
  put(Collection::kOrganisations, "body",
      {{"aliases", ""}, {"url", "\"https://a.example/?a=b&c='\""}});
  put(Collection::kThemes, "theme", {{"aliases", ""}});
  put(Collection::kPages, "about", {{"aliases", ""}});
  site.write("content/photos/x.svg",
             R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>)");
}

/// The tags of a page without what their quotes hold, and six characters behind each.
std::string outside_quotes(const std::string& html) {
  std::string out;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos;) {
    char quote = '\0';
    for (; at < html.size() && (quote != '\0' || html[at] != '>'); ++at) {
      const char c = html[at];
      if (quote != '\0' ? c == quote : c == '"' || c == '\'') quote = quote != '\0' ? '\0' : c;
      if (quote == '\0') out += c;
    }
    out += html.substr(at, 6) + "\n";
  }
  return out;
}

const JsonNode* member(const JsonNode& node, std::string_view key) {
  for (const JsonMember& each : node.members) {
    if (each.key == key) return &each.value;
  }
  return nullptr;
}

class Hostile : public testing::TestWithParam<std::size_t> {};

TEST_P(Hostile, TextIsEscapedEverywhereAndComesBack) {
  const std::string text = kHostile[GetParam()];
  SiteTest site(SiteTest::Begin::kEmpty);
  add_hostile(site, text);
  site.build();
  ASSERT_FALSE(site.result().diagnostics.has_errors()) << site.diagnostics();
  int pages = 0;
  for (const auto& [path, bytes] : site.site()) {
    if (!path.ends_with(".html") && !path.ends_with(".xml")) continue;
    ++pages;
    const std::string tags = outside_quotes(bytes);
    for (const char* markup : {"onmouseover", "onerror", "src=x", "script>alert", "script>]]"})
      EXPECT_EQ(tags.find(markup), std::string::npos) << path << " holds " << markup;
    EXPECT_EQ(bytes.find("href=\"javascript:"), std::string::npos) << path;
  }
  EXPECT_GT(pages, 10);
  site.expect_text("branches/page/index.html", escaped(trim(text)));

  const std::string api = site.page("api/entries.json");
  static const std::string kPath = "api/entries.json";
  const SourceText source(&kPath, api);
  Diagnostics diagnostics;
  const std::optional<JsonNode> entries = read_json(source, diagnostics);
  ASSERT_TRUE(entries) << api;
  ASSERT_EQ(entries->items.size(), 2U);
  for (const JsonNode& entry : entries->items) {
    for (const char* key : {"name", "short_name", "slogan", "summary", "missing"}) {
      const JsonNode* value = member(entry, key);
      ASSERT_NE(value, nullptr) << key;
      EXPECT_EQ(value->text, trim(text)) << key;
    }
    ASSERT_NE(member(entry, "figures"), nullptr);
    EXPECT_EQ(member(member(entry, "figures")->items.at(0), "note")->text, trim(text));
  }
}

INSTANTIATE_TEST_SUITE_P(Strings, Hostile, testing::Range(std::size_t{0}, kHostile.size()));

TEST(Hostile, VeryLongTextIsNoTrouble) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "展" : "a";
  SiteTest site(SiteTest::Begin::kEmpty);
  add_hostile(site, text);
  site.build();
  EXPECT_FALSE(site.result().diagnostics.has_errors());
  site.expect_text("branches/page/index.html", text);
}

}  // namespace

}  // namespace zhanting
