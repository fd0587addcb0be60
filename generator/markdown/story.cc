#include "markdown/story.h"

#include <optional>
#include <utility>

#include "diag/source_text.h"
#include "markdown/bare_links.h"
#include "markdown/characters.h"
#include "markdown/cmark_memory.h"
#include "markdown/conversion.h"
#include "markdown/flanking.h"
#include "markdown/footnotes.h"
#include "markdown/front_matter.h"
#include "markdown/gap_signs.h"
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

/// What cmark is to read for what the author wrote.
class GuardedText {
 public:
  explicit GuardedText(std::string_view text) : text_(text) {}
  /// False when nothing changed.
  bool replace(std::optional<std::string> changed) {
    if (!changed) return false;
    own_ = std::move(*changed);
    text_ = own_;
    return true;
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::string own_;
};

/// The tree that cmark makes of a story; none, and reported, where that would cost more than a
/// story may.
cmark_node* read_story(Conversion& conversion, Diagnostics& diagnostics) {
  const SourceText& source = conversion.source;
  if (!check_source(source, conversion.characters, diagnostics)) return nullptr;
  GuardedText guarded(source.text());
  if (conversion.options.chinese) {
    guarded.replace(without_invisible(guarded.text(), conversion.characters));
    if (conversion.characters.has(kAsterisk) && guarded.replace(guard_emphasis(guarded.text())))
      conversion.guarded = true;
    if (conversion.characters.has(kTilde) && guarded.replace(guard_tildes(guarded.text())))
      conversion.guarded = true;
  }
  cmark_node* tree = parse_tree(guarded.text());
  if (!check_tree(tree, source, conversion.types, diagnostics)) return nullptr;
  if (!conversion.options.chinese) return tree;
  conversion.paragraph_starts = find_paragraph_starts(tree, source);
  if (conversion.paragraph_starts.empty()) return tree;
  conversion.guarded = true;
  tree = parse_tree(with_paragraph_starts(guarded.text(), conversion.paragraph_starts));
  conversion.types = types_in(tree);
  return tree;
}

/// A step from the tree that cmark made to the HTML.
struct Pass {
  void (*run)(Conversion& conversion);
  bool chinese_only = true;  // left out where cmark's own output is wanted
  /// False where the pass would find nothing to do.
  bool (*needed)(const Conversion& conversion) = [](const Conversion&) { return true; };
};

template <std::uint32_t kinds>
bool may_have(const Conversion& conversion) {
  return conversion.may_have(kinds);
}
template <cmark_node_type type>
bool has_nodes(const Conversion& conversion) {
  return conversion.types.has(type);
}
bool has_raw_html(const Conversion& conversion) {
  return has_nodes<CMARK_NODE_HTML_BLOCK>(conversion) ||
         has_nodes<CMARK_NODE_HTML_INLINE>(conversion);
}
/// Sentinels, an author's own too, and what entities smuggled in.
bool has_strange_literals(const Conversion& conversion) {
  return conversion.guarded || conversion.may_have(kStrange);
}

/// In the order they need: marks are told apart by sentinels, then texts are cleaned of them and
/// joined, then looked at, then changed.
constexpr Pass kPasses[] = {
    {[](Conversion& c) { strike_double_tildes(c.root); }, true, may_have<kTilde>},
    {lint_lines},
    {split_indented_paragraphs, true, has_strange_literals},
    {[](Conversion& c) { clean_literals(c.root); }, false, has_strange_literals},
    {remove_raw_html, false, has_raw_html},
    {[](Conversion& c) { join_texts(c.root); }},
    {trim_paragraphs},
    {lint_inlines},
    {lint_lost_text},
    {[](Conversion& c) { move_notes_out_of_links(c.root); }, true,
     has_nodes<CMARK_NODE_FOOTNOTE_REFERENCE>},
    {[](Conversion& c) { link_bare_addresses(c.root); }, true, may_have<kAt | kColon>},
    {[](Conversion& c) { join_chinese_lines(c.root); }, true, has_nodes<CMARK_NODE_SOFTBREAK>},
    {mark_gaps, true, [](const Conversion& c) { return !c.options.gap_sign.empty(); }},
    {collect_headings, false, has_nodes<CMARK_NODE_HEADING>},
    {[](Conversion& c) { c.story.text = plain_text(c.root); }, false,
     [](const Conversion& c) { return c.options.with_text; }},
    {write_html, false},
};

}  // namespace

Story convert_markdown(std::string_view text, const std::string* path,
                       const MarkdownOptions& options, Diagnostics& diagnostics) {
  const SourceText source(path, text);
  const CharacterKinds kinds(text);
  Diagnostics found;
  if (kinds.has(kStrange)) report_strange_characters(source, found);
  const CmarkMemory memory;
  Conversion conversion(source, kinds, options);
  conversion.root = read_story(conversion, found);
  if (conversion.root) {
    for (const Pass& pass : kPasses) {
      if ((options.chinese || !pass.chinese_only) && pass.needed(conversion)) pass.run(conversion);
    }
    // What is wrong with a story follows from another program's lines in it.
    if (!options.chinese || check_front_matter(source, found))
      found.merge(std::move(conversion.found));
  }
  found.sort();
  diagnostics.merge(std::move(found));
  return std::move(conversion.story);
}

std::string fill_slots(const Story& story, const Fillings& fillings) {
  std::string out;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    out += std::string_view(story.html).substr(copied, end - copied);
    copied = end;
  };
  for (const Story::Slot& slot : story.slots) {
    if (slot.gap) {
      copy_to(slot.offset);
      out += fillings.gaps[slot.link].html;
      continue;
    }
    const Filling& filling = fillings.links[slot.link];
    if (slot.end > 0) {
      copy_to(slot.begin);
      out += filling.before;
    }
    copy_to(slot.offset);
    out += filling.attributes;
    if (slot.end > 0) {
      copy_to(slot.end);
      out += filling.after;
    }
  }
  copy_to(story.html.size());
  return out;
}

Story part_of(const Story& story, Story::Span span) {
  Story part;
  part.html = story.html.substr(span.begin, span.end - span.begin);
  for (Story::Slot slot : story.slots) {
    if (slot.offset < span.begin || slot.offset >= span.end) continue;
    slot.offset -= span.begin;
    if (slot.end > 0) {
      slot.begin -= span.begin;
      slot.end -= span.begin;
    }
    part.slots.push_back(slot);
  }
  for (HtmlMark mark : story.marks) {
    if (mark.offset < span.begin || mark.offset >= span.end) continue;
    mark.offset -= span.begin;
    part.marks.push_back(mark);
  }
  return part;
}

std::vector<HtmlMark> marks_of(const Story& story, const Fillings& fillings) {
  constexpr std::string_view kSet = "srcset=\"";
  std::vector<HtmlMark> marks;
  std::size_t filled = 0;  // bytes put in before
  std::size_t next = 0;
  const auto add_own = [&](std::size_t before) {
    for (; next < story.marks.size() && story.marks[next].offset < before; ++next) {
      marks.push_back(story.marks[next]);
      marks.back().offset += filled;
    }
  };
  for (const Story::Slot& slot : story.slots) {
    if (slot.gap) {
      const GapFilling& gap = fillings.gaps[slot.link];
      add_own(slot.offset);
      for (HtmlMark mark : gap.marks) {
        mark.offset += slot.offset + filled;
        marks.push_back(mark);
      }
      filled += gap.html.size();
      continue;
    }
    const Filling& filling = fillings.links[slot.link];
    if (slot.end > 0) {
      add_own(slot.begin);
      const std::string& before = filling.before;
      for (std::size_t set = before.find(kSet); set != std::string::npos;) {
        const std::size_t begin = set + kSet.size();
        const std::size_t end = before.find('"', begin);
        marks.push_back({HtmlMark::Kind::kLinks, slot.begin + filled + begin, end - begin});
        set = before.find(kSet, end);
      }
      filled += before.size();
    }
    add_own(slot.offset);
    const std::string& attributes = filling.attributes;
    const std::size_t begin = attributes.find('"') + 1;
    const std::size_t end = attributes.find('"', begin);
    if (begin > 0 && end != std::string::npos)
      marks.push_back({HtmlMark::Kind::kLink, slot.offset + filled + begin, end - begin});
    filled += attributes.size();
    if (slot.end == 0) continue;
    add_own(slot.end);
    filled += filling.after.size();
  }
  add_own(story.html.size());
  return marks;
}

}  // namespace zhanting
