#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/print.h"
#include "diag/source_text.h"
#include "template/template_set.h"

/// A page's data and two ways to use it in tests: what a template renders to, and what it says.
namespace zhanting::test {

struct Organisation {
  std::string name;
};
inline const ObjectType& object_type(const Organisation*) {
  static const ObjectType kType = {"organisation", {member<&Organisation::name>("name")}};
  return kType;
}

struct Entry {
  std::string title;
  std::string url;
  std::string date;
  int order = 0;
  std::optional<Organisation> organisation;
};
inline const ObjectType& object_type(const Entry*) {
  static const ObjectType kType = {
      "entry",
      {member<&Entry::title>("title"), member<&Entry::url>("url"), member<&Entry::date>("date"),
       member<&Entry::order>("order"), member<&Entry::organisation>("organisation")}};
  return kType;
}

struct Story final : LazyHtml {
  std::string html;
  bool empty() const override { return html.empty(); }
  void append_to(std::string& out, std::string_view root,
                 std::vector<HtmlMark>& marks) const override {
    marks.push_back({HtmlMark::Kind::kId, out.size(), html.size()});
    out += html;
    out += root;
  }
};
inline Value value_of(const Story& story) {
  return Value::lazy_html(&story);
}

struct Page {
  std::string name = "展厅 <1> & \"2\"";
  std::string script = "javascript:alert(1)";
  Html html = {"<b class=\"x\">&lt;</b>"};
  Story story;
  int number = 3;
  double ratio = 0.5;
  std::vector<int> numbers = {3, 1, 2};
  std::vector<Entry> entries = {
      {"一", "branches/one/index.html", "2022-09-07", 1, Organisation{"甲"}},
      {"二", "https://example.cn/?a=1&b=2", "XXXX-04-06", 2, {}}};
};
inline const ObjectType& object_type(const Page*) {
  static const ObjectType kType = {
      "page",
      {member<&Page::name>("name"),
       member<&Page::script>("script"),
       member<&Page::html>("html"),
       {"story", [](const void* self) { return value_of(static_cast<const Page*>(self)->story); }},
       member<&Page::number>("number"),
       member<&Page::ratio>("ratio"),
       member<&Page::numbers>("numbers"),
       member<&Page::entries>("entries")}};
  return kType;
}

/// Templates by name; the one called main.html is rendered. A single text is main.html.
struct Files {
  Files(const char* text) : all{{"main.html", "templates/main.html", text}} {}
  Files(std::string text) : all{{"main.html", "templates/main.html", std::move(text)}} {}
  explicit Files(std::vector<std::pair<std::string, std::string>> files) {
    for (auto& [name, text] : files) all.push_back({name, "templates/" + name, text});
  }
  std::vector<TemplateSource> all;
};

inline Files in_files(std::vector<std::pair<std::string, std::string>> files) {
  return Files(std::move(files));
}

struct Rendered {
  std::string out;
  std::string problems;  // as a terminal shows them
  std::vector<HtmlMark> marks;
};

inline std::string printed(const Diagnostics& diagnostics, const std::vector<TemplateSource>& files,
                           Language language) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const auto file = std::find_if(
        files.begin(), files.end(),
        [&](const TemplateSource& candidate) { return candidate.path == diagnostic.path; });
    const SourceText source(&file->path, without_bom(file->text));
    text += to_terminal(diagnostic, source, language);
  }
  return text;
}

/// `language` is that of what it says, `site` that of the site.
inline Rendered render(const Files& files, Language language = Language::kEnglish,
                       Language site = Language::kChinese) {
  Diagnostics diagnostics;
  const TemplateSet set = TemplateSet::compile(files.all, diagnostics);
  Page page;
  page.story.html = "<p>正文</p>";
  const std::map<std::string, std::string, std::less<>> assets = {
      {"site.css", "assets/site.1a.css"}};
  Rendered rendered;
  if (!diagnostics.has_errors()) {
    const RenderInput input = {
        .globals = zhanting::value_of(page),
        .root = "../",
        .assets = &assets,
        .dates = site == Language::kChinese ? &chinese_date_words() : &english_date_words()};
    set.render("main.html", input, rendered.out, rendered.marks, diagnostics);
  }
  diagnostics.sort();
  rendered.problems = printed(diagnostics, files.all, language);
  if (diagnostics.has_errors()) rendered.out.clear();
  return rendered;
}

}  // namespace zhanting::test
