// What is ours and not Jinja's; the rest is compared with Jinja in tests/jinja.
#include <gtest/gtest.h>

#include "page.h"

namespace zhanting::test {
namespace {

struct RenderedCase {
  Files files;
  std::string expected;
};

void expect_rendered(const std::vector<RenderedCase>& cases) {
  for (const RenderedCase& test : cases) {
    const Rendered rendered = render(test.files);
    EXPECT_EQ(rendered.out, test.expected) << test.files.all.back().text;
    EXPECT_EQ(rendered.problems, "") << test.files.all.back().text;
  }
}

TEST(Render, ViewsAreReadThroughTheirMembers) {
  expect_rendered(
      {{"{{ name }}", "展厅 &lt;1&gt; &amp; &#34;2&#34;"},
       {"{{ entries[0].organisation.name }}{{ entries[1].organisation }}", "甲None"},
       {"{{ entries|map(attribute='title')|join('、') }}", "一、二"},
       {"{% if entries[1].organisation %}a{% else %}b{% endif %}", "b"},
       {"{{ number }} {{ ratio }} {{ numbers|join }}", "3 0.5 312"},
       {"{{ entries[0]|tojson }}",
        R"({"title": "一", "url": "branches/one/index.html", "date": "2022-09-07", "order": 1, "organisation": {"name": "甲"}})"}});
}

TEST(Render, AByteOrderMarkDoesNotCount) {
  expect_rendered({{"\xEF\xBB\xBF{{ number }}", "3"}});
}

TEST(Render, DatesKeepTheirPrecision) {
  expect_rendered({{"{{ '2022-09-07'|date }}", "2022年9月7日"},
                   {"{{ '2022-09'|date }}", "2022年9月"},
                   {"{{ '2022'|date }}", "2022年"},
                   {"{{ 'XXXX-04-06'|date }}", "4月6日"},
                   {"{{ 'XXXX-04'|date }}", "4月"},
                   {"{{ '2022-09-07 09:30'|date }}", "2022年9月7日 09:30"},
                   {"{{ '2022-09-07'|date('en') }}", "7 September 2022"},
                   {"{{ '2022-09'|date(style='en') }}", "September 2022"},
                   {"{{ '2022'|date('en') }}", "2022"},
                   {"{{ 'XXXX-04-06'|date('en') }}", "6 April"},
                   {"{{ '2022-09-07 09:30'|date('en') }}", "7 September 2022, 09:30"}});
}

TEST(Render, DatesAreInTheLanguageOfTheSite) {
  const auto english = [](const char* text) {
    return test::render(text, Language::kEnglish, Language::kEnglish).out;
  };
  EXPECT_EQ(english("{{ '2022-09-07'|date }}"), "7 September 2022");
  EXPECT_EQ(english("{{ '2022-09-07'|date('zh') }}"), "2022年9月7日");
}

TEST(Render, HeadingsSayWhereTheirLinesMayEnd) {
  expect_rendered(
      {{"{{ '看说明<1>，再办事'|heading }}", "看说明<wbr>&lt;1&gt;，<wbr>再办事"},
       {"{{ 'Plain, “quoted” words & more'|heading }}", "Plain, “quoted” words &amp; more"},
       {"{{ ''|heading }}", ""}});
}

TEST(Render, LinksLeadToTheRootOfTheSite) {
  expect_rendered({{"{{ 'themes/index.html'|link }}", "../themes/index.html"},
                   {"{{ '/honours/index.html'|link }}", "../honours/index.html"},
                   {"{{ ''|link }}", "../"},
                   {"{{ 'https://example.cn/'|link }}", "https://example.cn/"},
                   {"{{ '//example.cn/'|link }}", "//example.cn/"},
                   {"{{ 'mailto:a@b.cn'|link }}", "mailto:a@b.cn"},
                   {"{{ '#figures'|link }}", "#figures"},
                   {"{{ 'a/b:c'|link }}", "../a/b:c"},
                   {"{{ 'site.css'|asset|link }}", "../assets/site.1a.css"}});
}

TEST(Render, StoriesAreMarkupBetweenElements) {
  expect_rendered({{"<div>{{ story }}</div>", "<div><p>正文</p>../</div>"},
                   {"{% if story %}{{ story|default('x') }}{% endif %}", "<p>正文</p>../"}});
}

TEST(Render, MarkupInAnAttributeCannotEndIt) {
  expect_rendered(
      {{"<p title=\"{{ html }}\">{{ html }}",
        "<p title=\"&lt;b class=&#34;x&#34;&gt;&lt;&lt;/b&gt;\"><b class=\"x\">&lt;</b>"},
       {"<title>{{ html }}</title>", "<title>&lt;b class=&#34;x&#34;&gt;&lt;&lt;/b&gt;</title>"},
       {"<p data-x=\"{{ entries[0].organisation|tojson }}\">",
        "<p data-x=\"{&#34;name&#34;: &#34;甲&#34;}\">"},
       {"{% macro m() %}<i>{% endmacro %}<p title=\"{{ m() }}\">", "<p title=\"&lt;i&gt;\">"}});
}

TEST(Render, BlocksInTitleFollowTheTitle) {
  expect_rendered(
      {{in_files(
            {{"base.html", "<title>{% block t %}a < {{ html }}{% endblock %}</title>"},
             {"main.html",
              "{% extends 'base.html' %}{% block t %}{{ super() }}|{{ name }}{% endblock %}"}}),
        "<title>a &lt; &lt;b class=&#34;x&#34;&gt;&lt;&lt;/b&gt;|展厅 &lt;1&gt; &amp; "
        "&#34;2&#34;</title>"}});
}

/// "id:a link:b", as they stand in what is rendered.
std::string marks_of(const Files& files) {
  const Rendered rendered = render(files);
  EXPECT_EQ(rendered.problems, "") << files.all.back().text;
  std::string text;
  for (const HtmlMark& mark : rendered.marks) {
    text += text.empty() ? "" : " ";
    text += mark.kind == HtmlMark::Kind::kId     ? "id:"
            : mark.kind == HtmlMark::Kind::kLink ? "link:"
                                                 : "links:";
    text += rendered.out.substr(mark.offset, mark.size);
  }
  return text;
}

TEST(Render, TellsOfTheIdsAndAddressesItWrites) {
  const std::pair<Files, std::string> cases[] = {
      {R"(<p id="a" title="b"><a href="c">)", "id:a link:c"},
      {"<p id=a><a href=b>", "id:a link:b"},
      {R"(<p id="{{ number }}-{{ number }}"><a href='x/{{ number }}?a&amp;b'>)",
       "id:3-3 link:x/3?a&amp;b"},
      {R"(<!-- <p id="a"> --><script>"<p id='a'>"</script><title><p id="a"></title>)", ""},
      {R"(<img src="a" srcset="b 1x, {{ 'c' }} 2x"><object data="d"></object><p data="e">)",
       "link:a links:b 1x, c 2x link:d"},
      {R"(<meta http-equiv="refresh" content="0; url={{ 'a' }}"><form action="b">)",
       "link:a link:b"},
      {R"(<p{% if number %} id="{% if number %}a{% endif %}b"{% endif %}>)", "id:ab"},
      {R"({% for n in numbers %}<p id="n{{ n }}">{% endfor %})", "id:n3 id:n1 id:n2"},
      {R"({% macro m(x) %}<p id="{{ x }}">{% endmacro %}{{ m(1) }}{{ m(2) }})", "id:1 id:2"},
      {R"({% macro m(x) %}<p id="{{ x }}">{% endmacro %}{% set a = m(1) %}<p id="2">{{ a }}{{ a }})",
       "id:2 id:1 id:1"},
      {R"({% macro m(x) %}<p id="{{ x }}">{% endmacro %}{% macro o(x) %}<a href="#">{{ x }}{% endmacro %}{{ o(m(1)) }})",
       "link:# id:1"},
      {R"({% macro m(x) %}<p id="{{ x }}">{% endmacro %}{% if m(1) %}<a href="{{ m(2)|length }}">{% endif %})",
       "link:10"},
      {R"({% macro m(x) %}<p id="{{ x }}">{% endmacro %}{{ m(1) ~ m(2) }}{{ m('a')|replace('a', 'b') }})",
       "id:1 id:2 id:b"},
      {R"(<a href="x{% set y %}<p id="z">{% endset %}{{ number }}">{{ y }})", "link:x3 id:z"},
      {R"(<p id="a">{{ story }}<p id="b">)", "id:a id:<p>正文</p> id:b"},
      {in_files(
           {{"base.html",
             R"(<p id="1">{% block a %}<p id="2">{% endblock %}{% include 'part.html' %})"},
            {"part.html", R"(<a href="4">)"},
            {"main.html",
             R"({% extends 'base.html' %}{% import 'part.html' as p %}{% block a %}<p id="3">{{ super() }}{% endblock %})"}}),
       "id:1 id:3 id:2 link:4"},
  };
  for (const auto& [files, expected] : cases)
    EXPECT_EQ(marks_of(files), expected) << files.all.back().text;
}

TEST(TemplateSet, TheClosureHashFollowsWhatATemplateUses) {
  const auto hashes = [](const std::string& part, const std::string& other) {
    Diagnostics diagnostics;
    const TemplateSet set =
        TemplateSet::compile({{"base.html", "base.html", "{% include 'part.html' %}"},
                              {"part.html", "part.html", part},
                              {"other.html", "other.html", other},
                              {"main.html", "main.html", "{% extends 'base.html' %}"}},
                             diagnostics);
    return std::pair(set.closure_hash("main.html"), set.closure_hash("other.html"));
  };
  const auto before = hashes("a", "b");
  EXPECT_EQ(hashes("a", "b"), before);
  EXPECT_NE(hashes("x", "b").first, before.first);
  EXPECT_EQ(hashes("x", "b").second, before.second);
  EXPECT_EQ(hashes("a", "x").first, before.first);
  EXPECT_NE(hashes("a", "x").second, before.second);
}

TEST(TemplateSet, KnowsItsTemplates) {
  Diagnostics diagnostics;
  const TemplateSet set = TemplateSet::compile({{"a.html", "templates/a.html", "x"}}, diagnostics);
  EXPECT_TRUE(set.contains("a.html"));
  EXPECT_FALSE(set.contains("templates/a.html"));
}

TEST(TemplateSet, ABrokenTemplateStillCompilesAndRenders) {
  // The pipeline stops at errors; nothing may break for a caller that does not.
  Diagnostics diagnostics;
  const TemplateSet set = TemplateSet::compile(
      {{"a.html", "a.html",
        "{% include 'a.html' %}{{ 1 + }}{{ nope|nope }}{% block %}{% set = 1 %}"
        "{{ range(1, 2, 3, 4) }}{% for x in numbers %}{{ loop.nope() }}{% endfor %}"}},
      diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
  const Page page;
  std::string out;
  std::vector<HtmlMark> marks;
  set.render("a.html", {.globals = zhanting::value_of(page), .root = ""}, out, marks, diagnostics);
}

}  // namespace
}  // namespace zhanting::test
