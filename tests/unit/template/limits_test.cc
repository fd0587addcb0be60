// Templates that would run for ever, overflow the stack or fill the memory end with a message.
#include <gtest/gtest.h>

#include "page.h"

namespace zhanting::test {
namespace {

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// The message of the first problem, without place and source line.
std::string first_message(const Files& files) {
  const std::string problems = render(files).problems;
  const std::size_t begin = problems.find("error: ");
  if (begin == std::string::npos) return problems;
  return problems.substr(begin + 7, problems.find('\n', begin) - begin - 7);
}

TEST(Limits, CallsWithoutEnd) {
  const std::string deep = "macros, blocks and includes are nested more than 100 deep";
  EXPECT_EQ(first_message("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"), deep);
  EXPECT_EQ(first_message("{% macro m() %}{{ m()|string }}{% endmacro %}{{ m()|string }}"), deep);
  EXPECT_EQ(first_message("{% macro a(f) %}{{ f(f) }}{% endmacro %}{{ a(a) }}"), deep);
}

TEST(Limits, DeepBodiesThatCallThemselves) {
  const std::string body = repeat("{% if 1 %}", 58) + "{{ " + repeat("[", 90) + "m()" +
                           repeat("]", 90) + " }}" + repeat("{% endif %}", 58);
  const std::string deep = "macros, blocks and includes are nested more than 100 deep";
  EXPECT_EQ(first_message("{% macro m() %}" + body + "{% endmacro %}{{ m() }}"), deep);
  EXPECT_EQ(first_message("{% macro m(a=m()) %}{% endmacro %}{{ m() }}"), deep);
}

TEST(Limits, LoopsWithoutEnd) {
  const std::string loops = "{% set r = range(99999) %}{% for a in r %}{% for b in r %}";
  const std::string ends = "{% endfor %}{% endfor %}";
  EXPECT_EQ(first_message(loops + ends), "the template runs too long");
  EXPECT_EQ(first_message(loops + repeat("x", 10'000) + ends), "the template uses too much memory");
  EXPECT_EQ(first_message("{{ range(100000000) }}"),
            "range takes integers, a step that is not zero, and gives at most 100000 items");
  EXPECT_EQ(first_message("{{ range(1, 5, 0) }}"),
            "range takes integers, a step that is not zero, and gives at most 100000 items");
}

TEST(Limits, ValuesThatDouble) {
  const std::string memory = "the template uses too much memory";
  EXPECT_EQ(first_message("{% set x = 'x' %}" + repeat("{% set x = x ~ x %}", 60)), memory);
  EXPECT_EQ(first_message("{% set x = range(9000)|join %}{{ x|replace('', x)|length }}"), memory);
}

TEST(Limits, ValuesThatHoldThemselvesTwice) {
  const std::string nested = "{% set a = [1] %}" + repeat("{% set a = [a, a] %}", 39);
  EXPECT_EQ(first_message(nested + "{{ a == [a[0], a[1]] }}"), "the template runs too long");
  EXPECT_EQ(first_message(nested + "{{ a|tojson|length }}"), "the template runs too long");
  EXPECT_EQ(first_message("{% set a = [1] %}" + repeat("{% set a = [a] %}", 90) + "{{ a|tojson }}"),
            "nested more than 64 deep");
}

TEST(Limits, MacrosThatDouble) {
  std::string text = "{% macro m0() %}{% endmacro %}";
  for (int i = 1; i < 60; ++i) {
    const std::string call = "{{ m" + std::to_string(i - 1) + "() }}";
    text += "{% macro m" + std::to_string(i) + "() %}" + call + call + "{% endmacro %}";
  }
  EXPECT_EQ(first_message(text + "{{ m59() }}"), "the template runs too long");
}

TEST(Limits, DeepExpressions) {
  const std::string deep = "nested more than 100 deep";
  EXPECT_EQ(first_message("{{ " + repeat("(", 100'000) + "1" + repeat(")", 100'000) + " }}"), deep);
  EXPECT_EQ(first_message("{{ " + repeat("[", 100'000) + "1" + repeat("]", 100'000) + " }}"), deep);
  EXPECT_EQ(first_message("{{ " + repeat("-", 100'000) + "1 }}"), deep);
  EXPECT_EQ(first_message("{{ 1" + repeat(" + 1", 100'000) + " }}"), deep);
  EXPECT_EQ(first_message("{{ 1" + repeat("|int", 100'000) + " }}"), deep);
  EXPECT_EQ(first_message("{{ name" + repeat(".name", 100'000) + " }}"), deep);
  EXPECT_EQ(first_message("{{ " + repeat("1 if 1 else ", 100'000) + "1 }}"), deep);
  EXPECT_EQ(first_message("{{ " + repeat("name[", 100'000) + "1" + repeat("]", 100'000) + " }}"),
            deep);
  EXPECT_EQ(first_message("{{ " + repeat("name(", 100'000) + repeat(")", 100'000) + " }}"), deep);
  EXPECT_EQ(first_message("{{ " + repeat("not ", 99'999) + "1 }}"), "");
  EXPECT_EQ(render("{{ " + repeat("not ", 99'999) + "1 }}").out, "False");
}

TEST(Limits, LongChainsOfOneOperatorAreNotDeep) {
  EXPECT_EQ(render("{{ 1" + repeat(" and 1", 20'000) + " }}").out, "1");
  EXPECT_EQ(render("{{ 1" + repeat(" == 1", 1'000) + " }}").out, "True");
  EXPECT_EQ(render("{{ ('a'" + repeat(" ~ 'a'", 1'000) + ")|length }}").out, "1001");
  EXPECT_EQ(render("{{ [1" + repeat(", 1", 20'000) + "]|length }}").out, "20001");
}

TEST(Limits, DeepTags) {
  EXPECT_EQ(first_message(repeat("{% if 1 %}", 100'000)), "nested more than 60 deep");
  EXPECT_EQ(first_message(repeat("{% for x in numbers %}", 61) + repeat("{% endfor %}", 61)),
            "nested more than 60 deep");
}

TEST(Limits, ManyNames) {
  std::string text = "{% with %}";
  for (int i = 0; i < 5'000; ++i) text += "{% set n" + std::to_string(i) + " = 1 %}";
  EXPECT_EQ(first_message(text + "{% endwith %}"),
            "too many names and values here: divide the template");
}

TEST(Limits, LongChainsOfTemplates) {
  std::vector<std::pair<std::string, std::string>> files = {{"main.html", "{% include '0' %}"}};
  for (int i = 0; i < 3'000; ++i)
    files.emplace_back(std::to_string(i), "{% extends '" + std::to_string(i + 1) + "' %}");
  files.emplace_back("3000", "end");
  EXPECT_EQ(first_message(in_files(files)), "nested more than 50 deep");
}

TEST(Limits, Numbers) {
  EXPECT_EQ(first_message("{{ 9223372036854775808 }}"),
            "the number '9223372036854775808' is too large or badly written");
  EXPECT_EQ(first_message("{{ 9223372036854775807 + 1 }}"),
            "the result is too large for an integer");
  EXPECT_EQ(first_message("{{ (-9223372036854775807 - 1) // -1 }}"),
            "the result is too large for an integer");
  EXPECT_EQ(render("{{ (-9223372036854775807 - 1) % -1 }}").out, "0");
  EXPECT_EQ(first_message("{{ -(-9223372036854775807 - 1) }}"),
            "the result is too large for an integer");
  EXPECT_EQ(render("{{ 'abc'[-9223372036854775807:9223372036854775807] }}").out, "abc");
  EXPECT_EQ(render("{{ '1e400'|int }}").problems, "");
}

}  // namespace
}  // namespace zhanting::test
