#include "markdown/story.h"

#include <set>
#include <utility>

#include "diag/source_text.h"
#include "markdown/bare_links.h"
#include "markdown/characters.h"
#include "markdown/conversion.h"
#include "markdown/flanking.h"
#include "markdown/footnotes.h"
#include "markdown/front_matter.h"
#include "markdown/headings.h"
#include "markdown/html_writer.h"
#include "markdown/indents.h"
#include "markdown/inline_lints.h"
#include "markdown/limits.h"
#include "markdown/line_lints.h"
#include "markdown/lost_text.h"
#include "markdown/plain_text.h"
#include "markdown/raw_html.h"
#include "markdown/soft_breaks.h"
#include "markdown/strikethrough.h"

namespace zhanting {

namespace {

/// The tree that cmark makes of what it is to read for what the author wrote; nothing, and
/// reported, where that would cost more than a story may.
Tree read_story(const SourceText& source, const MarkdownOptions& options,
                std::set<std::uint32_t>& paragraph_starts, Diagnostics& diagnostics) {
  if (!check_source(source, diagnostics)) return {};
  const std::string text = options.chinese
                               ? guard_tildes(guard_emphasis(without_invisible(source.text())))
                               : std::string(source.text());
  Tree tree = parse_tree(text);
  if (!check_tree(tree.get(), source, diagnostics)) return {};
  if (!options.chinese) return tree;
  paragraph_starts = find_paragraph_starts(tree.get(), source);
  return paragraph_starts.empty() ? std::move(tree)
                                  : parse_tree(with_paragraph_starts(text, paragraph_starts));
}

/// A step from the tree that cmark made to the HTML.
struct Pass {
  void (*run)(Conversion& conversion);
  bool chinese_only = true;  // left out where cmark's own output is wanted
};

/// In the order they need: marks are told apart by sentinels, then texts are cleaned of them and
/// joined, then looked at, then changed.
constexpr Pass kPasses[] = {
    {[](Conversion& c) { strike_double_tildes(c.root); }},
    {lint_lines},
    {split_indented_paragraphs},
    {[](Conversion& c) { clean_literals(c.root); }, false},
    {remove_raw_html, false},
    {[](Conversion& c) { cmark_consolidate_text_nodes(c.root); }},
    {trim_paragraphs},
    {lint_inlines},
    {lint_lost_text},
    {[](Conversion& c) { move_notes_out_of_links(c.root); }},
    {[](Conversion& c) { link_bare_addresses(c.root); }},
    {[](Conversion& c) { join_chinese_lines(c.root); }},
    {collect_headings, false},
    {[](Conversion& c) { c.story.text = plain_text(c.root); }, false},
    {write_html, false},
};

}  // namespace

Story convert_markdown(std::string_view text, const std::string* path,
                       const MarkdownOptions& options, Diagnostics& diagnostics) {
  const SourceText source(path, text);
  Diagnostics found;
  report_strange_characters(source, found);
  std::set<std::uint32_t> starts;
  const Tree tree = read_story(source, options, starts, found);
  Story story;
  if (tree) {
    Conversion conversion(source, options, tree.get(), std::move(starts));
    for (const Pass& pass : kPasses) {
      if (options.chinese || !pass.chinese_only) pass.run(conversion);
    }
    story = std::move(conversion.story);
    // What is wrong with a story follows from another program's lines in it.
    if (!options.chinese || check_front_matter(source, found))
      found.merge(std::move(conversion.found));
  }
  found.sort();
  diagnostics.merge(std::move(found));
  return story;
}

std::string fill_links(const Story& story, std::span<const std::string> attributes) {
  std::string out;
  std::size_t copied = 0;
  for (const Story::Slot& slot : story.slots) {
    out += std::string_view(story.html).substr(copied, slot.offset - copied);
    out += attributes[slot.link];
    copied = slot.offset;
  }
  out += std::string_view(story.html).substr(copied);
  return out;
}

std::vector<HtmlMark> marks_of(const Story& story, std::span<const std::string> attributes) {
  std::vector<HtmlMark> marks;
  std::size_t filled = 0;  // bytes in the gaps before
  std::size_t next = 0;
  const auto add_own = [&](std::size_t before) {
    for (; next < story.marks.size() && story.marks[next].offset < before; ++next) {
      marks.push_back(story.marks[next]);
      marks.back().offset += filled;
    }
  };
  for (const Story::Slot& slot : story.slots) {
    add_own(slot.offset);
    const std::string& attribute = attributes[slot.link];  // the address comes first
    const std::size_t begin = attribute.find('"') + 1;
    const std::size_t end = attribute.find('"', begin);
    if (begin > 0 && end != std::string::npos)
      marks.push_back({HtmlMark::Kind::kLink, slot.offset + filled + begin, end - begin});
    filled += attribute.size();
  }
  add_own(story.html.size());
  return marks;
}

}  // namespace zhanting
