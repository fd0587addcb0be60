#include "markdown/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "data/messages.h"
#include "diag/source_text.h"
#include "markdown/bare_links.h"
#include "markdown/flanking.h"
#include "markdown/heading_ids.h"
#include "markdown/html_writer.h"
#include "markdown/lints.h"
#include "markdown/locator.h"
#include "markdown/messages.h"
#include "markdown/plain_text.h"
#include "markdown/raw_html.h"
#include "markdown/soft_breaks.h"
#include "markdown/strikethrough.h"

namespace zhanting {

namespace {

constexpr int kDeepestNesting = 100;

/// Characters that no page or feed may hold; the first of each line is reported.
void report_forbidden_characters(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const char32_t c = read.code_point;
    const bool line_end = c == '\r' && text.substr(i + 1).starts_with('\n');
    if (line_end || (!is_control(c) && !is_noncharacter(c))) {
      i += static_cast<std::size_t>(read.length);
      continue;
    }
    const MessageCode code =
        is_control(c) ? messages::kForbiddenCharacter : messages::kNoncharacter;
    diagnostics.error(source.place(i, static_cast<std::size_t>(read.length)),
                      Message::of(code, fmt::format("U+{:04X}", static_cast<unsigned>(c))));
    i = std::min(text.find('\n', i), text.size());
  }
}

/// `text` without sentinels; what an entity such as `&#1;` smuggled in becomes U+FFFD. Nothing when
/// there is neither.
std::optional<std::string> cleaned(std::string_view text) {
  std::string out;
  bool changed = false;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const auto length = static_cast<std::size_t>(read.length);
    const bool sentinel = text.substr(i, length) == kSentinel;
    // cmark writes &#xFFFF; as a lone byte.
    const bool broken = read.code_point == 0xFFFD && length == 1;
    const bool bad = broken || is_control(read.code_point) || is_noncharacter(read.code_point);
    changed = changed || bad;
    if (bad && !sentinel) append_utf8(0xFFFD, out);
    if (!bad) out += text.substr(i, length);
    i += length;
  }
  return changed ? std::optional(out) : std::nullopt;
}

void clean_literals(cmark_node* root) {
  walk(root, [](cmark_node* node, bool entering) {
    if (!entering) return;
    if (const auto text = cleaned(literal_of(node))) cmark_node_set_literal(node, text->c_str());
    if (const auto url = cleaned(url_of(node))) cmark_node_set_url(node, url->c_str());
    if (const auto title = cleaned(title_of(node))) cmark_node_set_title(node, title->c_str());
    if (!is(node, CMARK_NODE_CODE_BLOCK)) return;
    const char* info = cmark_node_get_fence_info(node);
    if (const auto words = cleaned(info ? info : ""))
      cmark_node_set_fence_info(node, words->c_str());
  });
}

/// The first block or inline nested too deep, or nullptr.
cmark_node* find_too_deep(cmark_node* root) {
  cmark_node* found = nullptr;
  cmark_node* block = root;
  int depth = 0;
  walk(root, [&](cmark_node* node, bool entering) {
    if (entering && cmark_node_get_start_line(node) > 0 && !found) block = node;
    if (!cmark_node_first_child(node)) return;
    depth += entering ? 1 : -1;
    if (entering && depth > kDeepestNesting && !found) found = block;
  });
  return found;
}

void report_top_heading(const SourceText& source, const Place& place, Diagnostics& diagnostics) {
  const std::string_view line = source.line(place.line);
  const bool hash = line.substr(prefix_code_points(line, place.column - 1).size()).starts_with('#');
  diagnostics.warning(
      place, Message::of(messages::kTopHeading),
      Message::of(hash ? messages::kHintTopHeading : messages::kHintTopHeadingUnderlined));
}

/// Lists the headings and, for a Chinese story, gives them ids and levels below the page's own.
void collect_headings(cmark_node* root, const SourceText& source, const MarkdownOptions& options,
                      Story& story, Diagnostics& diagnostics) {
  const bool chinese = options.chinese;
  const std::vector<std::string> none;
  HeadingIds ids(options.id_prefix, options.taken_ids ? *options.taken_ids : none);
  for (cmark_node* node : nodes_of(root, CMARK_NODE_HEADING)) {
    StoryHeading heading;
    heading.place = place_of(source, node);
    const int level = cmark_node_get_heading_level(node);
    const std::string wanted = chinese ? take_explicit_id(node) : std::string();
    heading.title = replace_all(plain_text(node), "\n", " ");
    heading.level = chinese ? std::max(level, 2) : level;
    if (chinese) {
      if (level == 1) report_top_heading(source, heading.place, diagnostics);
      heading.id = ids.next(heading.title, wanted);
      if (!wanted.empty() && heading.id != options.id_prefix + wanted)
        diagnostics.warning(heading.place, Message::of(messages::kIdTaken, wanted, heading.id),
                            Message{messages::kHintOtherId, {}});
      cmark_node_set_heading_level(node, heading.level);
    }
    story.headings.push_back(std::move(heading));
  }
}

}  // namespace

Story convert_markdown(std::string_view text, const std::string* path,
                       const MarkdownOptions& options, Diagnostics& diagnostics) {
  const SourceText source(path, text);
  Diagnostics found;
  Story story;
  report_forbidden_characters(source, found);
  const Tree tree =
      parse_tree(options.chinese ? guard_tildes(guard_emphasis(text)) : std::string(text));
  cmark_node* root = tree.get();
  if (cmark_node* deep = find_too_deep(root)) {
    found.error(place_of(source, deep),
                Message::of(messages::kNestedTooDeep, std::to_string(kDeepestNesting)));
    diagnostics.merge(std::move(found));
    return story;
  }
  if (options.chinese) strike_double_tildes(root);
  clean_literals(root);
  if (!options.raw_html) remove_raw_html(root, source, found);
  if (options.chinese) {
    warn_of_masked_names(root, source, found);
    warn_of_glued_lines(root, source, found);
    warn_of_hashes_without_space(root, source, found);
    warn_of_pictures_without_words(root, source, found);
    cmark_consolidate_text_nodes(root);
    warn_of_missing_footnotes(root, source, found);
    link_bare_addresses(root);
    join_chinese_lines(root);
  }
  collect_headings(root, source, options, story, found);
  story.text = plain_text(root);
  write_html(root, source, options, story);
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
