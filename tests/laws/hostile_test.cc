#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <set>
#include <sstream>

#include "base/json_text.h"
#include "base/paths.h"
#include "commands/proof.h"
#include "data/json_node.h"
#include "load/settings.h"
#include "records/records.h"
#include "site/module_engraver.h"
#include "site/site_test.h"

/// Hostile text in every field there is, found by walking the field rows: wherever it comes out, on
/// pages, in feeds, data for search engines, the API and the proof sheets, it stands there as text.
namespace zhanting {

namespace {

const std::vector<std::string> kHostile = {
    R"("><script>alert('x')</script><img src=x onerror=alert(1)>)",
    R"(' onmouseover='alert(1)' "=&amp;&lt;b&gt; </title></textarea>)",
    "{{ 7*7 }} {% include \"x\" %} {# y #} ${1} <%= 2 %>",
    "\u202Eעברית\u202C 🏮👨‍👩‍👧 \u2028\u2029 e\u0301 \u200B",
    "</script><!--<script>]]>&#x3C;script&#x3E;",
    "=HYPERLINK(\"javascript:alert(1)\")",
};

/// Fields that cannot hold just any text: what they get instead; "" leaves them out.
const std::map<std::string, std::string> kOtherwise = {
    {"site.json.language", ""},                         // a word of two
    {"site.json.base_url", "\"https://a.example/b\""},  // an address
    {"site.json.utc_offset", ""},                       // a time zone
    {"site.json.zhanting", "\">=1.0\""},                // versions
    {"site.json.colours", ""},                          // no text in it
    {"site.json.logo", ""},                             // files of assets/
    {"site.json.styles", ""},
    {"site.json.drawings", ""},
    {"site.json.footer.page", ""},  // instead of url
    {"site.json.footer.kind", ""},
    {"site.json.attachments", ""},      // endings
    {"site.json.navigation.page", ""},  // instead of url
    {"site.json.navigation.kind", ""},
    {"site.json.home.bands.show", "\"text\""},  // of a page
    {"site.json.home.bands.kind", ""},
    {"site.json.home.bands.count", ""},
    {"site.json.kinds.schema", "\"VisualArtwork\""},  // names of schema.org's
    {"site.json.kinds.facts.property", "\"material\""},
    {"site.json.kinds.report", "\"required\""},  // that reports are shown too
    {"site.json.kinds.brief", "true"},
    {"site.json.kinds.as_printed", "true"},
    {"site.json.kinds.facts.unit", ""},  // of a number
    {"site.json.kinds.facts.choices", ""},
    {"site.json.kinds.facts.list", "true"},
    {"site.json.kinds.facts.sort", ""},  // a list has no order
    {"site.json.kinds.facts.filter", "true"},
    {"site.json.kinds.facts.card", "true"},
    {"site.json.kinds.facts.search", "true"},
    {"site.json.navigation.url", "\"https://a.example/?a='\\\"><script>&b=c\""},
    {"site.json.footer.url", "\"https://a.example/?c=d\""},
    {"organisation.url", "\"https://a.example/?a='\\\"><script>&b=c\""},
    {"organisation.parent", ""},  // would be its own
    {"entry.with", ""},           // nobody twice, and there is one organisation
    {"report.aliases", ""},       // site paths
    {"entry.aliases", ""},
    {"organisation.aliases", ""},
    {"organisation.photos.section", ""},  // of a report
    {"organisation.photos.event", ""},    // of a report or an entry
    {"theme.photos.section", ""},
    {"theme.photos.event", ""},
    {"theme.aliases", ""},
    {"place.aliases", ""},
    {"walk.stops.figure", "\"report#own\""},
    {"walk.aliases", ""},
    {"page.aliases", ""},
};

/// Text fields that no page and no proof sheet shows.
const std::set<std::string> kNotOnPages = {
    "site.json.fonts.headline",   // for `zhanting fonts`
    "site.json.keep_together",    // where lines of headings may end
    "site.json.watchwords.text",  // for `check`
    "site.json.watchwords.instead",
    "site.json.watchwords.why",
    "organisation.pinyin",      // sorts
    "organisation.photos.ref",  // where a source has it; for proof sheets, of reports and entries
    "theme.photos.ref",
    "report.series",           // joins reports that have the same
    "site.json.kinds.single",  // in the search, whose files are read by its own tests
    "site.json.kinds.facts.help",
    "site.json.kinds.stub.name",
    "site.json.kinds.stub.summary",
    "site.json.kinds.stub.story",
};

/// Each text field gets a text of its own between marks that no escaping touches: “qw12x…xwq”.
constexpr std::string_view kBegin = "qw";
constexpr std::string_view kEnd = "xwq";

class RecordWriter {
 public:
  explicit RecordWriter(std::string hostile) : hostile_(std::move(hostile)) {}

  /// JSON of a record with text in all its fields that take any. `fixed` goes before kOtherwise.
  std::string record(const RecordType& type, const std::string& slug,
                     const std::map<std::string, std::string>& fixed = {}) {
    slug_ = slug;
    fixed_ = fixed;
    fixed_.insert(kOtherwise.begin(), kOtherwise.end());
    return object(type, std::string(type.name));
  }

  /// The fields that got a text, by their marks.
  const std::vector<std::string>& fields() const { return fields_; }
  /// Rows of kOtherwise that were needed.
  const std::set<std::string>& used() const { return used_; }

 private:
  std::string object(const RecordType& type, const std::string& path) {
    std::string out = "{";
    for (const FieldRow& row : type.fields) {
      const std::string value = field(*row.type, path + "." + std::string(row.name));
      if (value.empty()) continue;
      out += out.size() > 1 ? ", " : "";
      append_json_string(row.name, out);
      out += ": " + value;
    }
    return out + "}";
  }

  std::string field(const FieldType& type, const std::string& path) {
    const auto fixed = fixed_.find(path);
    if (fixed == fixed_.end()) return of(type, path);
    used_.insert(path);
    return fixed->second;
  }

  std::string of(const FieldType& type, const std::string& path) {
    switch (type.shape) {
      case FieldShape::kText:
        fields_.push_back(path);
        return marked(fields_.size() - 1);
      case FieldShape::kWord:
        return "";  // shown by the templates that show all others
      case FieldShape::kFacts:
        fields_.push_back(path);
        return "{\"own\": [" + marked(fields_.size() - 1) + "]}";
      case FieldShape::kSlug:
        return quoted("own");
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
        return quoted(target(type.format));
      case FieldShape::kPicture:
        return quoted("/x.svg");
      case FieldShape::kObject:
      case FieldShape::kEither:
        return object(type.record(), path);
      case FieldShape::kOneOrMore:
        return of(*type.item, path);
      case FieldShape::kList: {
        const std::string item = of(*type.item, path);
        // A plot compares at least two figures, a walk has at least two stops.
        const bool needs_two = path.ends_with("plots.figures") || path == "walk.stops";
        return needs_two ? "[" + item + ", " + item + "]" : "[" + item + "]";
      }
    }
    return "";
  }

  /// What a reference of this kind leads to: every kind has one record.
  std::string target(std::string_view kind) const {
    if (kind == "figure") return (slug_ == "site" ? "report" : slug_) + "#own";
    if (kind == "section" || kind == "event") return "own";
    return std::string(kind);
  }

  std::string marked(std::size_t field) const {
    return quoted(std::string(kBegin) + std::to_string(field) + "x" + hostile_ + std::string(kEnd));
  }

  static std::string quoted(const std::string& text) {
    std::string out;
    append_json_string(text, out);
    return out;
  }

  std::string hostile_;
  std::string slug_;
  std::map<std::string, std::string> fixed_;
  std::vector<std::string> fields_;
  std::set<std::string> used_;
};

std::shared_ptr<const Kinds> kinds_of(const SiteTest& site) {
  const auto file = std::make_shared<TextFile>();
  file->path = "content/site.json";
  file->bytes = site.read(file->path);
  file->text = file->bytes;
  file->good = true;
  Diagnostics for_the_build_to_tell;
  return read_settings(file, for_the_build_to_tell).kinds;
}

/// A showcase with every kind of record, each with all its fields.
RecordWriter write_showcase(SiteTest& site, const std::string& hostile) {
  RecordWriter writer(hostile);
  const auto put = [&](const Kind& kind, const std::string& slug,
                       const std::map<std::string, std::string>& fixed = {}) {
    const std::string path = "content/" + kind.folder + "/" + slug;
    site.write(path + ".json", writer.record(kind.type, slug, fixed));
    const std::string heading = fixed.contains("entry.summary") ? "" : "## " + hostile + "\n\n";
    site.write(path + ".md",
               hostile + "\n\n" + heading + "- " + hostile + "\n\n```\n" + hostile + "\n```\n");
  };
  const SiteSettings* settings = nullptr;
  site.write("content/site.json", writer.record(record_type(settings), "site"));
  const std::shared_ptr<const Kinds> kinds = kinds_of(site);
  const Kind& entries = *kinds->find_folder("own");
  put(kinds->of(Collection::kReports), "report");
  put(entries, "entry");
  put(entries, "another", {{"entry.places", "[\"Somewhere\"]"}});
  put(entries, "brief", {{"entry.form", "\"brief\""}, {"entry.summary", ""}});
  put(kinds->of(Collection::kOrganisations), "organisation");
  put(kinds->of(Collection::kThemes), "theme");
  put(kinds->of(Collection::kPlaces), "place", {{"place.variants", "[\"Somewhere\"]"}});
  put(kinds->of(Collection::kWalks), "walk");
  put(kinds->of(Collection::kPages), "page");
  site.write("content/photos/x.svg",
             R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>)");
  return writer;
}

/// As the text must stand in HTML and XML, written here once more so that a mistake in the
/// generator's own escaping is seen.
std::string as_markup(std::string_view text) {
  static const std::map<char, std::string> kReferences = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&#34;"}, {'\'', "&#39;"}};
  std::string out;
  for (const char c : text) {
    const auto reference = kReferences.find(c);
    out += reference != kReferences.end() ? reference->second : std::string(1, c);
  }
  return out;
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

/// Walks everything that was made and notes which fields were met.
class Reader {
 public:
  Reader(std::string hostile, std::vector<std::string> fields)
      : hostile_(std::move(hostile)), fields_(std::move(fields)) {}

  void read(const std::string& path, const std::string& bytes) {
    if (path.ends_with(".json")) return read_data(path, bytes);
    if (path.ends_with(".html")) {
      read_markup(path, read_data_blocks(path, bytes));
      return expect_own_tags(path, bytes);
    }
    if (path.ends_with(".xml")) return read_markup(path, bytes);
    if (path.ends_with(".csv"))
      return each_mark(bytes, [&](std::size_t at, const std::string& field) {
        expect_at(path, field, bytes, at, in_cell(hostile_));
      });
    if (path.ends_with(".png")) return expect_no_text_in_picture(path, bytes);
    EXPECT_EQ(find_mark(bytes, 0), std::string::npos) << path << " holds text";
  }

  const std::set<std::string>& met() const { return met_; }

 private:
  void read_markup(const std::string& path, const std::string& bytes) {
    each_mark(bytes, [&](std::size_t at, const std::string& field) {
      expect_at(path, field, bytes, at,
                is_token(bytes, at) ? as_markup(as_token(hostile_)) : as_markup(hostile_));
    });
  }

  /// Where scripts read what entries state: within quotes, spaces between.
  static bool is_token(const std::string& bytes, std::size_t at) {
    const std::size_t tag = bytes.rfind('<', at);
    const std::string before = bytes.substr(tag, at - tag);
    if (before.find('>') != std::string::npos) return false;
    return before.starts_with("<option value=\"") ||
           before.find(" data-facts=\"") != std::string::npos;
  }

  static std::string as_token(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '%' ? "%25" : c == ' ' ? "%20" : std::string(1, c);
    return out;
  }

  void expect_at(const std::string& path, const std::string& field, const std::string& bytes,
                 std::size_t at, const std::string& text) {
    const std::string expected = text + std::string(kEnd);
    const std::string found = bytes.substr(at, expected.size());
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(found.begin(), found.end(), expected.begin()).first - found.begin());
    if (same == expected.size()) return;
    EXPECT_TRUE(bytes.substr(at + same).starts_with("…")) << path << ", " << field << ": " << found;
  }

  /// The page without its blocks of data, which are read as JSON.
  std::string read_data_blocks(const std::string& path, const std::string& html) {
    static constexpr std::string_view kOpen = "<script type=\"application/ld+json\">";
    std::string rest;
    std::size_t from = 0;
    for (std::size_t at; (at = html.find(kOpen, from)) != std::string::npos;) {
      rest += html.substr(from, at - from);
      const std::size_t begin = at + kOpen.size();
      from = html.find("</script>", begin);
      const std::string data = html.substr(begin, from - begin);
      EXPECT_EQ(data.find('<'), std::string::npos) << path << ": " << data;
      read_data(path, data);
    }
    return rest + html.substr(from);
  }

  void read_data(const std::string& path, const std::string& bytes) {
    const SourceText source(&path, bytes);
    Diagnostics diagnostics;
    const std::optional<JsonNode> node = read_json(source, diagnostics);
    ASSERT_TRUE(node) << path << ": " << bytes;
    read_strings(path, *node);
  }

  void read_strings(const std::string& path, const JsonNode& node) {
    each_mark(node.text, [&](std::size_t at, const std::string& field) {
      expect_at(path, field, node.text, at, hostile_);
    });
    for (const JsonNode& item : node.items) read_strings(path, item);
    for (const JsonMember& member : node.members) {
      each_mark(member.key, [&](std::size_t at, const std::string& field) {
        expect_at(path, field, member.key, at, hostile_);
      });
      read_strings(path, member.value);
    }
  }

  /// Packed bytes may look like anything; text stands in chunks of its own. PNG 3rd
  /// edition, 11.3.3.
  void expect_no_text_in_picture(const std::string& path, const std::string& bytes) {
    for (const char* chunk : {"tEXt", "iTXt", "zTXt"})
      EXPECT_EQ(bytes.find(chunk), std::string::npos) << path << " holds " << chunk;
  }

  void expect_own_tags(const std::string& path, const std::string& html) {
    const std::string tags = outside_quotes(html);
    for (const char* markup : {"onmouseover", "onerror", "src=x", "script>alert", "script>]]"})
      EXPECT_EQ(tags.find(markup), std::string::npos) << path << " holds " << markup;
    EXPECT_EQ(html.find("href=\"javascript:"), std::string::npos) << path;
  }

  static std::string in_cell(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out;
  }

  static std::size_t find_mark(const std::string& text, std::size_t from) {
    for (std::size_t at = from; (at = text.find(kBegin, at)) != std::string::npos; ++at) {
      if (std::isdigit(static_cast<unsigned char>(text[at + kBegin.size()]))) return at;
    }
    return std::string::npos;
  }

  void each_mark(const std::string& text,
                 const std::function<void(std::size_t after, const std::string& field)>& visit) {
    for (std::size_t at = 0; (at = find_mark(text, at)) != std::string::npos;) {
      std::size_t digits = 0;
      const std::size_t number = std::stoul(text.substr(at + kBegin.size()), &digits);
      at += kBegin.size() + digits;
      if (text[at] != 'x') continue;  // cut within the mark
      const std::string& field = fields_.at(number);
      met_.insert(field);
      visit(++at, field);
    }
  }

  std::string hostile_;
  std::vector<std::string> fields_;
  std::set<std::string> met_;
};

class Hostile : public testing::TestWithParam<std::size_t> {};

TEST_P(Hostile, TextOfEveryFieldComesOutAsText) {
  const std::string hostile = kHostile[GetParam()];
  SiteTest site(SiteTest::Begin::kEmpty);
  site.options().engraver = &module_engraver;  // cards are sound SVG, whatever they say
  const RecordWriter writer = write_showcase(site, hostile);
  if (const char* const folder = std::getenv("ZHANTING_HOSTILE_FOLDER")) {  // for the browser
    const std::unique_ptr<FileSystem> disk = make_disk_files();
    for (const auto& [path, bytes] : read_tree(site.files(), site.source())) {
      const std::string place = fmt::format("{}/{}/source/{}", folder, GetParam(), path);
      ASSERT_FALSE(disk->make_folders(std::string(parent_path(place))));
      ASSERT_FALSE(disk->write(place, bytes));
    }
  }
  site.build();
  ASSERT_FALSE(site.result().diagnostics.has_errors()) << site.diagnostics();
  std::ostringstream out, err;
  const int status = run_proof({.report = {}, .source = site.source(), .output = {}},
                               {.files = site.files(), .out = out, .err = err});
  ASSERT_EQ(status, 0) << err.str();

  Reader pages(hostile, writer.fields()), api(hostile, writer.fields());
  for (const auto& [path, bytes] : site.site())
    (path.starts_with("api/") ? api : pages).read(path, bytes);
  for (const char* sheet : {"proof/report.html", "proof/report.csv"})
    pages.read(sheet, site.read(sheet));

  for (const auto& [field, instead] : kOtherwise)
    EXPECT_TRUE(writer.used().contains(field)) << field;
  for (const std::string& field : writer.fields()) {
    EXPECT_NE(pages.met().contains(field), kNotOnPages.contains(field)) << field;
    EXPECT_NE(api.met().contains(field), field.starts_with("site.json.")) << field;
  }
}

INSTANTIATE_TEST_SUITE_P(Strings, Hostile, testing::Range(std::size_t{0}, kHostile.size()));

TEST(Hostile, VeryLongTextIsNoTrouble) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "展" : "a";
  SiteTest site(SiteTest::Begin::kEmpty);
  site.options().engraver = &module_engraver;
  write_showcase(site, text);
  site.build();
  EXPECT_FALSE(site.result().diagnostics.has_errors());
  site.expect_text("own/entry/index.html", text);
}

}  // namespace

}  // namespace zhanting
