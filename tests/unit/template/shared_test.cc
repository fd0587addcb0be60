// What pages share is rendered once and copied: no page may show it.
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "unit/template/page.h"

namespace zhanting::test {
namespace {

constexpr std::array<std::string_view, 2> kShared = {"name", "entries"};

std::vector<Page> pages() {
  std::vector<Page> pages(3);
  pages[0].script.clear();
  pages[1].script = std::string("a?b/");
  pages[2].script = std::string("x");
  pages[2].number = 0;
  for (Page& page : pages) page.entries[0].date = std::string(":1");
  return pages;
}

Rendered render_one(const TemplateSet& set, const Page& page, std::string_view root,
                    const Hash128& shared, const Files& files) {
  static const std::map<std::string, std::string, std::less<>> kAssets = {
      {"a.css", "assets/1.css"}};
  Rendered rendered;
  Diagnostics diagnostics;
  const RenderInput input = {.globals = zhanting::value_of(page),
                             .root = root,
                             .assets = &kAssets,
                             .dates = &english_date_words(),
                             .shared = shared};
  if (!set.render("main.html", input, rendered.out, rendered.marks, diagnostics))
    rendered.out.clear();
  rendered.problems = printed(diagnostics, files.all, Language::kEnglish);
  return rendered;
}

/// How often a page of `files` differs from what it is when it shares nothing; -1 for files that do
/// not compile.
int differences(const Files& files) {
  Diagnostics diagnostics;
  const TemplateSet alone = TemplateSet::compile(files.all, diagnostics);
  const TemplateSet set = TemplateSet::compile(files.all, diagnostics, kShared);
  if (diagnostics.has_errors()) return -1;
  int count = 0;
  for (int round = 0; round < 2; ++round) {
    for (const std::string_view root : {"../", "../../", ""}) {
      for (const Page& page : pages()) {
        const Rendered expected = render_one(alone, page, root, {}, files);
        const Rendered found = render_one(set, page, root, {1, 1}, files);
        const bool same =
            std::equal(expected.marks.begin(), expected.marks.end(), found.marks.begin(),
                       found.marks.end(), [](const HtmlMark& a, const HtmlMark& b) {
                         return a.kind == b.kind && a.offset == b.offset && a.size == b.size;
                       });
        const bool failed = expected.out.empty();  // then nothing is said of marks
        if (expected.out != found.out || expected.problems != found.problems || !(same || failed))
          ++count;
      }
    }
  }
  return count;
}

TEST(Shared, PagesAreWhatTheyWouldBeAlone) {
  const std::vector<Files> cases = {
      "<p id=\"a\">{{ name }}</p>{{ number }}<b id=\"{{ name }}\">{{ name|length }}",
      // The way to the root, and assets.
      "<a href=\"{{ 'x/'|link }}\">{{ name }}</a><link rel=\"icon\" href=\"{{ 'a.css'|asset|link "
      "}}\">",
      // Loops and branches that show nothing else, and those that do.
      "{% for e in entries if e.order > 1 %}<a href=\"{{ e.url|link }}\">{{ loop.index }}{{ "
      "e.title }}"
      "</a>{% else %}-{% endfor %}{% if name %}{{ name }}{% endif %}",
      "{% for e in entries %}{{ e.title }}{% if number %}{{ e.url }}{% endif %}{% endfor %}",
      "{% for n in numbers %}{% for e in entries %}{{ e.title }}{{ n }}{% endfor %}{% endfor %}",
      // Addresses and values that begin or end outside.
      "<a href=\"{{ script }}{{ name }}\" id=\"{{ name }}\">{{ name }}<a href=\"{{ script }}\">",
      "<a id=\"{{ script }}{{ name|length }}x\" href=\"y{{ name|length }}{{ script }}\">",
      "<a href=\"{{ name|length }}\" title=\"{{ name }}\" id=\"{{ name|length }}{{ script }}\">",
      "<img src=\"{% if name %}{{ entries[0].url|link }}{% endif %}{{ script }}\">{{ name }}",
      "<a href=\"{{ script }}{% if name %}{{ name|length }}{% endif %}\">{{ name }}",
      // … of which one page's is allowed, and another's is not.
      "<a href=\"{{ script }}{{ entries[0].date }}\">{{ name }}",
      "<a href=\"{{ script }}:x\">{{ name }}",
      "<a href=\"{{ script }}{% if name %}{{ entries[0].date }}{% endif %}\">{{ name }}",
      // Names that a template sets are its own.
      "{{ name }}{% set name = number %}{{ name }}",
      "{% for name in numbers %}{{ name }}{% endfor %}{{ name }}",
      "{% macro m(name) %}<b>{{ name }}</b>{{ entries|length }}{% endmacro %}{{ m(number) }}",
      "{% with name = script %}{{ name }}{% endwith %}",
      // Several templates.
      in_files(
          {{"base.html", "<title>{{ name }}{% block t %}{% endblock %}</title><i>{{ name }}</i>"},
           {"m.html", "{% macro m(x) %}<b id=\"{{ name }}\">{{ x }}</b>{{ name }}{% endmacro %}"},
           {"main.html",
            "{% extends 'base.html' %}{% import 'm.html' as m with context %}"
            "{% block t %}{{ name }}{{ script }}{{ m.m(number) }}{% endblock %}"}}),
      in_files({{"part.html", "<i>{{ name }}</i>{{ e.title }}{{ name }}"},
                {"main.html", "{% for e in entries %}{% include 'part.html' %}{% endfor %}"}}),
      // Mistakes are each page's; a macro without the page does not see what it showed with it.
      "{{ name }}{{ name.nope }}",
      in_files({{"m.html", "{% macro m() %}<b>{{ name }}</b>{% endmacro %}"},
                {"main.html",
                 "{% import 'm.html' as a with context %}{% import 'm.html' as b %}"
                 "{{ a.m() }}{% if not number %}{{ b.m() }}{% endif %}"}}),
      "{% set x %}<b id=\"{{ name }}\">{{ name }}</b>{% endset %}{{ x }}{{ number }}{{ x }}",
  };
  for (const Files& files : cases) EXPECT_EQ(differences(files), 0) << files.all.back().text;
}

TEST(Shared, AnotherHashBeginsAnew) {
  const Files files = "{{ name }}";
  Diagnostics diagnostics;
  const TemplateSet set = TemplateSet::compile(files.all, diagnostics, kShared);
  Page page;
  page.name = std::string("a");
  EXPECT_EQ(render_one(set, page, "", {1, 1}, files).out, "a");
  page.name = std::string("b");
  EXPECT_EQ(render_one(set, page, "", {1, 1}, files).out, "a");  // it was said to be the same
  EXPECT_EQ(render_one(set, page, "", {1, 2}, files).out, "b");
  EXPECT_EQ(render_one(set, page, "", {}, files).out, "b");
}

TEST(Shared, ManyThreadsRenderFromOneSet) {
  const Files files =
      "{{ name }}{% for e in entries %}<a id=\"{{ e.title }}\">{% endfor %}{{ number }}{{ name }}";
  Diagnostics diagnostics;
  const TemplateSet set = TemplateSet::compile(files.all, diagnostics, kShared);
  const Page page;
  const std::string expected = render_one(set, page, "", {}, files).out;
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::string& out : found)
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) out = render_one(set, page, "", {1, 1}, files).out;
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : found) EXPECT_EQ(out, expected);
}

}  // namespace
}  // namespace zhanting::test
