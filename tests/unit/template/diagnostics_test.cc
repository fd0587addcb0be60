// Every mistake a template can hold, as a terminal shows it: place, line, caret, hint.
#include <gtest/gtest.h>

#include "page.h"

namespace zhanting::test {
namespace {

struct Case {
  Files files;
  std::string expected;  // begins with a line break, for reading
};

const std::string kOther =
    "{% macro card(x) %}{{ x }}{% endmacro %}{% block content %}{% endblock %}";

std::string problems_of(const Files& files, Language language = Language::kEnglish) {
  std::string text = "\n";
  return text += render(files, language).problems;
}

void expect_all(const std::vector<Case>& cases) {
  for (const Case& test : cases) EXPECT_EQ(problems_of(test.files), test.expected);
}

TEST(Diagnostics, Syntax) {
  expect_all({
      {"{{ name",
       R"(
templates/main.html:1:1: error: '{{' is never closed
   1 | {{ name
     | ^~
)"},
      {R"(a {{ "x }})",
       R"(
templates/main.html:1:6: error: this string has no closing quote
   1 | a {{ "x }}
     |      ^
)"},
      {"{# x",
       R"(
templates/main.html:1:1: error: '{#' is never closed
   1 | {# x
     | ^~
)"},
      {"{% raw %} x",
       R"(
templates/main.html:1:1: error: 'raw' has no 'endraw'
   1 | {% raw %} x
     | ^~
)"},
      {"{{ a ， b }}",
       R"(
templates/main.html:1:6: error: unexpected character '，'
   1 | {{ a ， b }}
     |      ^~ did you mean ','?
)"},
      {"{{ 1 ? 2 }}",
       R"(
templates/main.html:1:6: error: unexpected character '?'
   1 | {{ 1 ? 2 }}
     |      ^
)"},
      {"{{ }}",
       R"(
templates/main.html:1:4: error: expected a value, found '}}'
   1 | {{ }}
     |    ^~
)"},
      {"{{ 1 2 }}",
       R"(
templates/main.html:1:6: error: expected '}}', found '2'
   1 | {{ 1 2 }}
     |      ^
)"},
      {"{% if %}x{% endif %}",
       R"(
templates/main.html:1:7: error: expected a value, found '%}'
   1 | {% if %}x{% endif %}
     |       ^~
)"},
      {"{% if 1 2 %}x{% endif %}",
       R"(
templates/main.html:1:9: error: expected '%}', found '2'
   1 | {% if 1 2 %}x{% endif %}
     |         ^
)"},
      {"{% for x of numbers %}{% endfor %}",
       R"(
templates/main.html:1:10: error: expected 'in', found 'of'
   1 | {% for x of numbers %}{% endfor %}
     |          ^~
)"},
      {"{% for 1 in numbers %}{% endfor %}",
       R"(
templates/main.html:1:8: error: expected a name, found '1'
   1 | {% for 1 in numbers %}{% endfor %}
     |        ^
)"},
      {"{% %}",
       R"(
templates/main.html:1:4: error: expected the name of a tag, found '%}'
   1 | {% %}
     |    ^~
)"},
      {"{% 5 %}",
       R"(
templates/main.html:1:4: error: expected the name of a tag, found '5'
   1 | {% 5 %}
     |    ^
)"},
      {"{% iff 1 %}x{% endif %}",
       R"(
templates/main.html:1:4: error: unknown tag 'iff'
   1 | {% iff 1 %}x{% endif %}
     |    ^~~ did you mean 'if'?
)"},
      {"{% elseif %}",
       R"(
templates/main.html:1:4: error: unknown tag 'elseif'
   1 | {% elseif %}
     |    ^~~~~~ did you mean 'elif'?
)"},
      {"{% endfor %}",
       R"(
templates/main.html:1:4: error: 'endfor' belongs to no tag here
   1 | {% endfor %}
     |    ^~~~~~
)"},
      {"{% if 1 %}{% for x in numbers %}{% endif %}",
       R"(
templates/main.html:1:14: error: 'for' has no 'endfor'
   1 | {% if 1 %}{% for x in numbers %}{% endif %}
     |              ^~~
)"},
      {"{% if 1 %}",
       R"(
templates/main.html:1:4: error: 'if' has no 'endif'
   1 | {% if 1 %}
     |    ^~
)"},
      {"{{ name|lenght }}",
       R"(
templates/main.html:1:9: error: unknown filter 'lenght'
   1 | {{ name|lenght }}
     |         ^~~~~~ did you mean 'length'?
)"},
      {"{{ name|safe }}",
       R"(
templates/main.html:1:9: error: unknown filter 'safe'
   1 | {{ name|safe }}
     |         ^~~~ text is always escaped; HTML comes from stories and macros only
)"},
      {"{{ number|round(1, 3) }}",
       R"(
templates/main.html:1:20: error: 'round' takes at most 1 arguments by position
   1 | {{ number|round(1, 3) }}
     |                    ^
)"},
      {"{{ number|round(precison=3) }}",
       R"(
templates/main.html:1:17: error: 'round' has no parameter 'precison'
   1 | {{ number|round(precison=3) }}
     |                 ^~~~~~~~ did you mean 'precision'?
)"},
      {"{{ number|round(3, precision=3) }}",
       R"(
templates/main.html:1:20: error: the argument 'precision' is given twice
   1 | {{ number|round(3, precision=3) }}
     |                    ^~~~~~~~~
)"},
      {"{{ name|replace('a') }}",
       R"(
templates/main.html:1:9: error: 'replace' lacks an argument
   1 | {{ name|replace('a') }}
     |         ^~~~~~~
)"},
      {"{{ name is strng }}",
       R"(
templates/main.html:1:12: error: unknown test 'strng'
   1 | {{ name is strng }}
     |            ^~~~~ did you mean 'string'?
)"},
      {"{{ name is ge }}",
       R"(
templates/main.html:1:15: error: expected a value, found '}}'
   1 | {{ name is ge }}
     |               ^~
)"},
      {"{{ name is string(1) }}",
       R"(
templates/main.html:1:12: error: 'string' takes 0 arguments, not 1
   1 | {{ name is string(1) }}
     |            ^~~~~~
)"},
      {"{{ name|join(d='a', 'b') }}",
       R"(
templates/main.html:1:21: error: arguments by position come before those by name
   1 | {{ name|join(d='a', 'b') }}
     |                     ^~~
)"},
      {"{{ {'a': 1} }}",
       R"(
templates/main.html:1:4: error: expected a value, found '{'
   1 | {{ {'a': 1} }}
     |    ^
)"},
      {"{{ range() }}",
       R"(
templates/main.html:1:4: error: 'range' lacks an argument
   1 | {{ range() }}
     |    ^~~~~
)"},
      {"{{ range(1, 2, 3, 4) }}",
       R"(
templates/main.html:1:4: error: 'range' takes at most 3 arguments by position
   1 | {{ range(1, 2, 3, 4) }}
     |    ^~~~~
)"},
      {"{{ range(stop=1) }}",
       R"(
templates/main.html:1:10: error: 'range' has no parameter 'stop'
   1 | {{ range(stop=1) }}
     |          ^~~~
)"},
      {"{{ numbers|map('strin')|join }}",
       R"(
templates/main.html:1:12: error: unknown filter 'strin'
   1 | {{ numbers|map('strin')|join }}
     |            ^~~ did you mean 'string'?
)"},
      {"{{ numbers|select('numbr')|join }}",
       R"(
templates/main.html:1:12: error: unknown test 'numbr'
   1 | {{ numbers|select('numbr')|join }}
     |            ^~~~~~ did you mean 'number'?
)"},
      {"{% macro m(name) %}{% endmacro %}{{ m(nmae=1) }}",
       R"(
templates/main.html:1:37: error: 'm' has no parameter 'nmae'
   1 | {% macro m(name) %}{% endmacro %}{{ m(nmae=1) }}
     |                                     ^ did you mean 'name'?
)"},
      {"{% macro m(name) %}{% endmacro %}{{ m(1, name=1) }}",
       R"(
templates/main.html:1:37: error: the argument 'name' is given twice
   1 | {% macro m(name) %}{% endmacro %}{{ m(1, name=1) }}
     |                                     ^
)"},
      {"{% macro m(name) %}{% endmacro %}{{ m(1, 2) }}",
       R"(
templates/main.html:1:37: error: 'm' takes at most 1 arguments by position
   1 | {% macro m(name) %}{% endmacro %}{{ m(1, 2) }}
     |                                     ^
)"},
      {"{{ 12345678901234567890 }}",
       R"(
templates/main.html:1:4: error: the number '12345678901234567890' is too large or badly written
   1 | {{ 12345678901234567890 }}
     |    ^~~~~~~~~~~~~~~~~~~~
)"},
      {"{% set x = 1",
       R"(
templates/main.html:1:1: error: '{%' is never closed
   1 | {% set x = 1
     | ^~
)"},
      {"{{ x if }}",
       R"(
templates/main.html:1:9: error: expected a value, found '}}'
   1 | {{ x if }}
     |         ^~
)"},
      {"{{ not }}",
       R"(
templates/main.html:1:8: error: expected a value, found '}}'
   1 | {{ not }}
     |        ^~
)"},
      {"{{ x. }}",
       R"(
templates/main.html:1:7: error: expected a name, found '}}'
   1 | {{ x. }}
     |       ^~
)"},
      {"{{ x[ }}",
       R"(
templates/main.html:1:1: error: '{{' is never closed
   1 | {{ x[ }}
     | ^~
)"},
      {"{{ name|tojson.x }}",
       R"(
templates/main.html:1:15: error: expected '}}', found '.'
   1 | {{ name|tojson.x }}
     |               ^
)"},
      {"	{{ name|lengt }}",
       R"(
templates/main.html:1:10: error: unknown filter 'lengt'
   1 |  {{ name|lengt }}
     |          ^~~~~ did you mean 'length'?
)"},
      {in_files({{"main.html", R"({{ a b }}{{ c|nope }}
{% foo %}
{{ d is nope }})"},
                 {"b.html", "{% if %}"}}),
       R"(
templates/b.html:1:4: error: 'if' has no 'endif'
   1 | {% if %}
     |    ^~
templates/b.html:1:7: error: expected a value, found '%}'
   1 | {% if %}
     |       ^~
templates/main.html:1:6: error: expected '}}', found 'b'
   1 | {{ a b }}{{ c|nope }}
     |      ^
templates/main.html:1:15: error: unknown filter 'nope'
   1 | {{ a b }}{{ c|nope }}
     |               ^~~~
templates/main.html:2:4: error: unknown tag 'foo'
   2 | {% foo %}
     |    ^~~ did you mean 'for'?
templates/main.html:3:9: error: unknown test 'nope'
   3 | {{ d is nope }}
     |         ^~~~ did you mean 'none'?
)"},
  });
}

TEST(Diagnostics, TemplatesAndBlocks) {
  expect_all({
      {"{% block a %}{% endblock b %}",
       R"(
templates/main.html:1:26: error: expected 'a', found 'b'
   1 | {% block a %}{% endblock b %}
     |                          ^
)"},
      {"{% include name %}",
       R"(
templates/main.html:1:12: error: 'include' takes a name in quotes
   1 | {% include name %}
     |            ^~~~
)"},
      {"{% include 'mian.html' %}",
       R"(
templates/main.html:1:12: error: there is no template 'mian.html'
   1 | {% include 'mian.html' %}
     |            ^~~~~~~~~~~ did you mean 'main.html'?
)"},
      {"{% extends 'main.html' %}",
       R"(
templates/main.html:1:12: error: 'main.html' leads back to itself: main.html → main.html
   1 | {% extends 'main.html' %}
     |            ^~~~~~~~~~~
)"},
      {in_files({{"main.html", "x{% extends 'other.html' %}"}, {"other.html", kOther}}),
       R"(
templates/main.html:1:5: error: 'extends' must stand at the very beginning
   1 | x{% extends 'other.html' %}
     |     ^~~~~~~
)"},
      {in_files({{"main.html", "{% if 1 %}{% extends 'other.html' %}{% endif %}"},
                 {"other.html", kOther}}),
       R"(
templates/main.html:1:14: error: 'extends' must stand at the very beginning
   1 | {% if 1 %}{% extends 'other.html' %}{% endif %}
     |              ^~~~~~~
)"},
      {in_files({{"main.html", "{% extends 'other.html' %}{% extends 'other.html' %}"},
                 {"other.html", kOther}}),
       R"(
templates/main.html:1:30: error: a template extends one other only
   1 | {% extends 'other.html' %}{% extends 'other.html' %}
     |                              ^~~~~~~
)"},
      {in_files({{"main.html", "{% extends 'other.html' %}lost"}, {"other.html", kOther}}),
       R"(
templates/main.html:1:27: warning: text outside blocks is not shown: this template extends another
   1 | {% extends 'other.html' %}lost
     |                           ^~~~
)"},
      {in_files({{"main.html", "{% extends 'other.html' %}{% block contnet %}{% endblock %}"},
                 {"other.html", kOther}}),
       R"(
templates/main.html:1:36: warning: the block 'contnet' is not shown: no extended template has it
   1 | {% extends 'other.html' %}{% block contnet %}{% endblock %}
     |                                    ^~~~~~~ did you mean 'content'?
)"},
      {"{% block a %}{% endblock %}{% block a %}{% endblock %}",
       R"(
templates/main.html:1:37: error: the block 'a' stands twice
   1 | {% block a %}{% endblock %}{% block a %}{% endblock %}
     |                                     ^
)"},
      {"{% macro m() %}{% block a %}{% endblock %}{% endmacro %}",
       R"(
templates/main.html:1:19: error: a macro cannot hold a block
   1 | {% macro m() %}{% block a %}{% endblock %}{% endmacro %}
     |                   ^~~~~
)"},
      {in_files({{"main.html", "{% from 'other.html' import crad %}"}, {"other.html", kOther}}),
       R"(
templates/main.html:1:29: error: 'other.html' has no 'crad'
   1 | {% from 'other.html' import crad %}
     |                             ^~~~ did you mean 'card'?
)"},
      {in_files({{"main.html", "{% import 'other.html' %}"}, {"other.html", kOther}}),
       R"(
templates/main.html:1:24: error: expected 'as', found '%}'
   1 | {% import 'other.html' %}
     |                        ^~
)"},
      {"{{ super() }}",
       R"(
templates/main.html:1:4: error: super() belongs inside a block
   1 | {{ super() }}
     |    ^~~~~
)"},
      {"{% block a %}{{ super() }}{% endblock %}",
       R"(
templates/main.html:1:17: error: no extended template has this block
   1 | {% block a %}{{ super() }}{% endblock %}
     |                 ^~~~~
)"},
      {in_files({{"main.html", R"(a
{% for e in entries %}{% include 'card.html' %}{% endfor %})"},
                 {"card.html", R"(<p>
{{ e.titel }}</p>)"}}),
       R"(
templates/card.html:2:6: error: entry has no 'titel'
   2 | {{ e.titel }}</p>
     |      ^~~~~ did you mean 'title'? (reached from templates/main.html:2:26)
)"},
      {in_files({{"main.html", R"({% from 'm.html' import card %}
{{ card(entries[0]) }})"},
                 {"m.html", R"({% macro card(e) %}{{ e.title }}{{ inner(e) }}{% endmacro %}
{% macro inner(e) %}{{ nmae }}{{ name }}{% endmacro %})"}}),
       R"(
templates/m.html:2:24: error: undefined name 'nmae'
   2 | {% macro inner(e) %}{{ nmae }}{{ name }}{% endmacro %}
     |                        ^~~~ reached from templates/m.html:1:36 ← templates/main.html:2:4
)"},
      {in_files({{"main.html", R"({% from 'm.html' import card %}
{{ card(entries[0]) }})"},
                 {"m.html", "{% macro card(e) %}{{ name }}{% endmacro %}"}}),
       R"(
templates/m.html:1:23: error: undefined name 'name'
   1 | {% macro card(e) %}{{ name }}{% endmacro %}
     |                       ^~~~ an imported macro sees its arguments only (reached from templates/main.html:2:4)
)"},
      {in_files({{"main.html", "{% import 'm.html' as m %}{{ m.crad(1) }}"},
                 {"m.html", "{% macro card(e) %}{{ name }}{% endmacro %}"}}),
       R"(
templates/main.html:1:32: error: module has no 'crad'
   1 | {% import 'm.html' as m %}{{ m.crad(1) }}
     |                                ^~~~ did you mean 'card'?
)"},
  });
}

TEST(Diagnostics, NamesAndValues) {
  expect_all({
      {"{{ nmae }}",
       R"(
templates/main.html:1:4: error: undefined name 'nmae'
   1 | {{ nmae }}
     |    ^~~~ did you mean 'name'?
)"},
      {"{{ entries[0].titel }}",
       R"(
templates/main.html:1:15: error: entry has no 'titel'
   1 | {{ entries[0].titel }}
     |               ^~~~~ did you mean 'title'?
)"},
      {"{{ entries[1].organisation.name }}",
       R"(
templates/main.html:1:28: error: none has no 'name'
   1 | {{ entries[1].organisation.name }}
     |                            ^~~~ the value is none here: ask with {% if %} first
)"},
      {"{{ entries[9] }}",
       R"(
templates/main.html:1:12: error: list has no item [9]
   1 | {{ entries[9] }}
     |            ^
)"},
      {"{{ entries['x'] }}",
       R"(
templates/main.html:1:12: error: list has no 'x'
   1 | {{ entries['x'] }}
     |            ^~~
)"},
      {"{{ name[99] }}",
       R"(
templates/main.html:1:9: error: string has no item [99]
   1 | {{ name[99] }}
     |         ^~
)"},
      {"{{ number.x }}",
       R"(
templates/main.html:1:11: error: int has no 'x'
   1 | {{ number.x }}
     |           ^
)"},
      {"{{ numbers }}",
       R"(
templates/main.html:1:4: error: list has no text to put out
   1 | {{ numbers }}
     |    ^~~~~~~ use the filter join, or {% for %}
)"},
      {"{{ entries[0] }}",
       R"(
templates/main.html:1:12: error: entry has no text to put out
   1 | {{ entries[0] }}
     |            ^
)"},
      {"{{ 'a' + 1 }}",
       R"(
templates/main.html:1:8: error: '+' cannot be used with string and int
   1 | {{ 'a' + 1 }}
     |        ^ use ~ to join text
)"},
      {"{{ numbers - 1 }}",
       R"(
templates/main.html:1:12: error: '-' cannot be used with list and int
   1 | {{ numbers - 1 }}
     |            ^
)"},
      {"{{ number < name }}",
       R"(
templates/main.html:1:11: error: '<' cannot be used with int and string
   1 | {{ number < name }}
     |           ^
)"},
      {"{{ 1 in number }}",
       R"(
templates/main.html:1:6: error: 'in' cannot be used with int and int
   1 | {{ 1 in number }}
     |      ^~
)"},
      {"{{ -name }}",
       R"(
templates/main.html:1:4: error: string is not a number
   1 | {{ -name }}
     |    ^
)"},
      {"{{ 1 / 0 }}",
       R"(
templates/main.html:1:6: error: division by zero
   1 | {{ 1 / 0 }}
     |      ^
)"},
      {"{% for x in number %}{% endfor %}",
       R"(
templates/main.html:1:13: error: int is not a list
   1 | {% for x in number %}{% endfor %}
     |             ^~~~~~
)"},
      {"{% for a, b in numbers %}{% endfor %}",
       R"(
templates/main.html:1:8: error: int cannot be taken apart into 2 names
   1 | {% for a, b in numbers %}{% endfor %}
     |        ^
)"},
      {"{% for a, b in [[1]] %}{% endfor %}",
       R"(
templates/main.html:1:8: error: list[1] cannot be taken apart into 2 names
   1 | {% for a, b in [[1]] %}{% endfor %}
     |        ^
)"},
      {"{{ name() }}",
       R"(
templates/main.html:1:4: error: string is not a macro and cannot be called
   1 | {{ name() }}
     |    ^~~~
)"},
      {"{{ [].x }}",
       R"(
templates/main.html:1:7: error: list has no 'x'
   1 | {{ [].x }}
     |       ^
)"},
      {"{{ []|first }}",
       R"(
templates/main.html:1:7: error: the filter 'first' found nothing
   1 | {{ []|first }}
     |       ^~~~~
)"},
      {"{{ name|date }}",
       R"(
templates/main.html:1:9: error: '展厅 <1> & "2"' is not a date
   1 | {{ name|date }}
     |         ^~~~
)"},
      {"{{ '2022-09-07'|date('fr') }}",
       R"(
templates/main.html:1:17: error: 'fr' is not one of zh, en
   1 | {{ '2022-09-07'|date('fr') }}
     |                 ^~~~
)"},
      {"{{ 'site.cs'|asset }}",
       R"(
templates/main.html:1:14: error: assets/ has no file 'site.cs'
   1 | {{ 'site.cs'|asset }}
     |              ^~~~~ did you mean 'site.css'?
)"},
      {"{{ name|int('x') }}",
       R"(
templates/main.html:1:9: error: expected int, found string
   1 | {{ name|int('x') }}
     |         ^~~
)"},
      {"{{ 3|join }}",
       R"(
templates/main.html:1:6: error: int is not a list
   1 | {{ 3|join }}
     |      ^~~~
)"},
      {"{{ name|round }}",
       R"(
templates/main.html:1:9: error: expected float, found string
   1 | {{ name|round }}
     |         ^~~~~
)"},
      {"{{ entries|map(attribute='titel')|join }}",
       R"(
templates/main.html:1:12: error: entry has no 'titel'
   1 | {{ entries|map(attribute='titel')|join }}
     |            ^~~ did you mean 'title'?
)"},
      {"{{ [1, 'a']|max }}",
       R"(
templates/main.html:1:13: error: expected float, found string
   1 | {{ [1, 'a']|max }}
     |             ^~~
)"},
      {"{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
       R"(
templates/main.html:1:20: error: undefined name 'a'
   1 | {% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}
     |                    ^ reached from templates/main.html:1:41
)"},
      {"青岛 {{ 标题 }}",
       R"(
templates/main.html:1:7: error: undefined name '标题'
   1 | 青岛 {{ 标题 }}
     |         ^~~~
)"},
      {in_files({{"main.html", "{% extends 'a.html' %}"},
                 {"a.html", "{% include 'b.html' %}"},
                 {"b.html", "{% import 'main.html' as m %}"}}),
       R"(
templates/b.html:1:11: error: 'main.html' leads back to itself: main.html → a.html → b.html → main.html
   1 | {% import 'main.html' as m %}
     |           ^~~~~~~~~~~
)"},
  });
}

TEST(Diagnostics, PlacesWhereOutputIsNotSafe) {
  expect_all({
      {"<{{ name }}>",
       R"(
templates/main.html:1:5: error: output in a tag's name is not safe
   1 | <{{ name }}>
     |     ^~~~
)"},
      {"</{{ name }}>",
       R"(
templates/main.html:1:6: error: output in a tag's name is not safe
   1 | </{{ name }}>
     |      ^~~~
)"},
      {"<p {{ name }}>",
       R"(
templates/main.html:1:7: error: output in place of an attribute is not safe
   1 | <p {{ name }}>
     |       ^~~~ put {% if %} around the whole attribute
)"},
      {"<p class={{ name }}>",
       R"(
templates/main.html:1:13: error: output in an attribute without quotes is not safe
   1 | <p class={{ name }}>
     |             ^~~~ put it in quotes: class="…"
)"},
      {"<p class=a{{ name }}>",
       R"(
templates/main.html:1:14: error: output in an attribute without quotes is not safe
   1 | <p class=a{{ name }}>
     |              ^~~~ put it in quotes: class="…"
)"},
      {R"(<p a{{ name }}="1">)",
       R"(
templates/main.html:1:8: error: output in place of an attribute is not safe
   1 | <p a{{ name }}="1">
     |        ^~~~ put {% if %} around the whole attribute
)"},
      {R"(<p onclick="{{ name }}">)",
       R"(
templates/main.html:1:16: error: output in the attribute 'onclick' is not safe
   1 | <p onclick="{{ name }}">
     |                ^~~~ use a data- attribute and a script file
)"},
      {R"(<p style="{{ name }}">)",
       R"(
templates/main.html:1:14: error: output in the attribute 'style' is not safe
   1 | <p style="{{ name }}">
     |              ^~~~ use a class and a style sheet
)"},
      {R"(<iframe srcdoc="{{ name }}">)",
       R"(
templates/main.html:1:20: error: output in the attribute 'srcdoc' is not safe
   1 | <iframe srcdoc="{{ name }}">
     |                    ^~~~
templates/main.html:1:28: error: this ends inside <iframe>…
   1 | <iframe srcdoc="{{ name }}">
     |                            ^
)"},
      {R"(<a href="javascript:{{ name }}">)",
       R"(
templates/main.html:1:24: error: output in a URL that begins with 'javascript:' is not safe
   1 | <a href="javascript:{{ name }}">
     |                        ^~~~
)"},
      {R"(<a href="{{ script }}">)",
       R"(
templates/main.html:1:13: error: the URL 'javascript:alert(1)' is not allowed here
   1 | <a href="{{ script }}">
     |             ^~~~~~ allowed: relative URLs, http, https, mailto, tel
)"},
      {R"(<a href="java{{ 'script:x' }}">)",
       R"(
templates/main.html:1:17: error: the URL 'javascript:x' is not allowed here
   1 | <a href="java{{ 'script:x' }}">
     |                 ^~~~~~~~~~ allowed: relative URLs, http, https, mailto, tel
)"},
      {R"(<a href="{{ ' java
script:x' }}">)",
       R"(
templates/main.html:1:13: error: the URL ' java script:x' is not allowed here
   1 | <a href="{{ ' java
     |             ^~~~~~ allowed: relative URLs, http, https, mailto, tel
)"},
      {R"(<a href="{{ html }}">)",
       R"(
templates/main.html:1:13: error: the URL '&lt;b class=&#34;x&#34;&gt;&lt;&lt;/b&gt;' is not allowed here
   1 | <a href="{{ html }}">
     |             ^~~~ allowed: relative URLs, http, https, mailto, tel
)"},
      {"<script>{{ name }}</script>",
       R"(
templates/main.html:1:12: error: output inside <script> is not safe
   1 | <script>{{ name }}</script>
     |            ^~~~ put data into <script type="application/json"> with tojson
)"},
      {"<style>{{ name }}</style>",
       R"(
templates/main.html:1:11: error: output inside <style> is not safe
   1 | <style>{{ name }}</style>
     |           ^~~~ use a class and a style sheet
)"},
      {R"(<script type="application/json">{{ name }}</script>)",
       R"(
templates/main.html:1:36: error: inside JSON only what the filter tojson makes is safe
   1 | <script type="application/json">{{ name }}</script>
     |                                    ^~~~ write {{ … | tojson }}
)"},
      {R"(<script type="{{ name }}">{{ name|tojson }}</script>)",
       R"(
templates/main.html:1:30: error: output inside <script> is not safe
   1 | <script type="{{ name }}">{{ name|tojson }}</script>
     |                              ^~~~ put data into <script type="application/json"> with tojson
)"},
      {"<title></{{ name }}</title>",
       R"(
templates/main.html:1:13: error: output in a tag's name is not safe
   1 | <title></{{ name }}</title>
     |             ^~~~
)"},
      {R"(<p title="{{ story }}">)",
       R"(
templates/main.html:1:14: error: a story can only stand between elements
   1 | <p title="{{ story }}">
     |              ^~~~~
)"},
      {"<title>{{ story }}</title>",
       R"(
templates/main.html:1:11: error: a story can only stand between elements
   1 | <title>{{ story }}</title>
     |           ^~~~~
)"},
      {in_files(
           {{"main.html", R"(<p title="{% include 'other.html' %}">)"}, {"other.html", kOther}}),
       R"(
templates/main.html:1:14: error: 'include' stands between elements only, not inside <p title="…
   1 | <p title="{% include 'other.html' %}">
     |              ^~~~~~~
)"},
      {R"(<p title="{% block a %}{% endblock %}">)",
       R"(
templates/main.html:1:14: error: 'block' stands between elements only, not inside <p title="…
   1 | <p title="{% block a %}{% endblock %}">
     |              ^~~~~
)"},
      {R"({% if 1 %}<p class="{% endif %})",
       R"(
templates/main.html:1:4: error: this branch begins in … and ends in <p class="…
   1 | {% if 1 %}<p class="{% endif %}
     |    ^~ begin and end tags, attributes and quotes in one branch
)"},
      {R"({% if 1 %}<p class="a{% else %}b{% endif %})",
       R"(
templates/main.html:1:4: error: this branch begins in … and ends in <p class="…
   1 | {% if 1 %}<p class="a{% else %}b{% endif %}
     |    ^~ begin and end tags, attributes and quotes in one branch
)"},
      {"{% for x in numbers %}<script>{% endfor %}",
       R"(
templates/main.html:1:4: error: this branch begins in … and ends in <script>…
   1 | {% for x in numbers %}<script>{% endfor %}
     |    ^~~ begin and end tags, attributes and quotes in one branch
)"},
      {R"({% macro m() %}<p class="{% endmacro %})",
       R"(
templates/main.html:1:4: error: this ends inside <p class="…
   1 | {% macro m() %}<p class="{% endmacro %}
     |    ^~~~~
)"},
      {"{% block a %}<!-- {% endblock %} -->",
       R"(
templates/main.html:1:4: error: this ends inside <!-- …
   1 | {% block a %}<!-- {% endblock %} -->
     |    ^~~~~
)"},
      {R"({% set x %}<a href="{% endset %})",
       R"(
templates/main.html:1:4: error: this ends inside <a href="…
   1 | {% set x %}<a href="{% endset %}
     |    ^~~
)"},
      {R"(<p title="x)",
       R"(
templates/main.html:1:11: error: this ends inside <p title="…
   1 | <p title="x
     |           ^
)"},
      {"<h{% if 1 %}1{% endif %}>",
       R"(
templates/main.html:1:13: error: a template tag cuts a name in <h …: a space or > must follow
   1 | <h{% if 1 %}1{% endif %}>
     |             ^
)"},
      {R"(<li{% if 1 %}class="x"{% endif %}>)",
       R"(
templates/main.html:1:14: error: a template tag cuts a name in <li …: a space or > must follow
   1 | <li{% if 1 %}class="x"{% endif %}>
     |              ^
)"},
  });
}

TEST(Diagnostics, PlacesThatChooseASite) {
  expect_all({
      {R"(<img src="https://{{ name }}/a.png">)",
       R"(
templates/main.html:1:22: error: output behind 'https://' would choose the site that this is loaded from
   1 | <img src="https://{{ name }}/a.png">
     |                      ^~~~ write the site's name and the / behind it into the template: https://example.cn/{{ … }}
)"},
      {R"(<script src="{{ entries[1].url }}"></script>)",
       R"(
templates/main.html:1:28: error: expected an address of this site, found 'https://example.cn/?a=1&amp;b=2'
   1 | <script src="{{ entries[1].url }}"></script>
     |                            ^~~ the page loads what stands here; another site's name belongs in the template: https://example.cn/{{ … }}
)"},
      {R"html(<a href="{{ script[:10] }}:alert(1)">)html",
       R"html(
templates/main.html:1:20: error: the URL 'javascript:alert(1)' is not allowed here
   1 | <a href="{{ script[:10] }}:alert(1)">
     |                    ^ allowed: relative URLs, http, https, mailto, tel
)html"},
      {R"(<meta http-equiv="refresh" content="{{ number }}">)",
       R"(
templates/main.html:1:40: error: output in a redirection is safe only behind 'url='
   1 | <meta http-equiv="refresh" content="{{ number }}">
     |                                        ^~~~~~ write http-equiv first, then content="0; url={{ … }}"
)"},
      {R"(<meta content="{{ number }}" http-equiv=refresh>)",
       R"(
templates/main.html:1:19: error: output in a redirection is safe only behind 'url='
   1 | <meta content="{{ number }}" http-equiv=refresh>
     |                   ^~~~~~ write http-equiv first, then content="0; url={{ … }}"
)"},
  });
}

TEST(Diagnostics, ATemplateOfAnotherEncodingIsOneMistake) {
  Diagnostics diagnostics;
  TemplateSet::compile(
      {{"base.html", "templates/base.html", "<p>\xD5\xB9\xCC\xFC{% block a %}{% endblock %}"},
       {"main.html", "templates/main.html",
        "{% extends 'base.html' %}{% from 'base.html' import m %}{% block a %}{{ m() }}{% "
        "endblock %}"}},
      diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  const Diagnostic& found = diagnostics.all()[0];
  EXPECT_EQ(found.path, "templates/base.html");
  EXPECT_EQ(found.line, 1U);
  EXPECT_EQ(found.column, 5U);
  EXPECT_EQ(text_of(found.message, Language::kEnglish), "the file is not UTF-8; it looks like GBK");
}

TEST(Diagnostics, SpeakChinese) {
  const auto chinese = [](const Files& files) { return problems_of(files, Language::kChinese); };
  EXPECT_EQ(chinese("<p>青岛{{ nmae }}"), R"(
templates/main.html:1:9: 错误: 没有名字“nmae”
   1 | <p>青岛{{ nmae }}
     |           ^~~~ 是否应为“name”？
)");
  EXPECT_EQ(chinese("<p class={{ name }}>"), R"(
templates/main.html:1:13: 错误: 没有引号的属性里不能输出
   1 | <p class={{ name }}>
     |             ^~~~ 加上引号：class="…"
)");
  EXPECT_EQ(chinese("{% if 1 %}<p {% endif %}"), R"(
templates/main.html:1:4: 错误: 这个分支始于 … 而止于 <p …
   1 | {% if 1 %}<p {% endif %}
     |    ^~ 标签、属性和引号应在同一分支里开始和结束
)");
}

TEST(Diagnostics, LinesCountThroughCarriageReturns) {
  EXPECT_EQ(problems_of("a\r\n展厅 {{ nmae }}\r\n"), R"(
templates/main.html:2:7: error: undefined name 'nmae'
   2 | 展厅 {{ nmae }}
     |         ^~~~ did you mean 'name'?
)");
}

}  // namespace
}  // namespace zhanting::test
