#include "markdown/raw_html.h"

#include <map>
#include <string>

#include "base/text.h"
#include "markdown/locator.h"
#include "markdown/messages.h"

namespace zhanting {

namespace {

/// "b" of `<b class="x">` and of `</b>`.
std::string tag_name(std::string_view tag) {
  const std::size_t start = tag.starts_with("</") ? 2 : 1;
  return to_lower_ascii(tag.substr(start, tag.find_first_of(" \t\r\n/>", start) - start));
}

void report_raw_html(const Place& place, Diagnostics& diagnostics) {
  diagnostics.warning(place, Message::of(messages::kRawHtml),
                      Message::of(messages::kHintNoRawHtml));
}

}  // namespace

void remove_raw_html(Conversion& conversion) {
  if (conversion.options.raw_html) return;
  std::vector<cmark_node*> removed;
  std::map<std::string, int> open;  // tags reported and not yet closed
  InlineLocator& locator = conversion.locator;
  locator.rewind();
  walk(conversion.root, [&](cmark_node* node, bool entering) {
    if (entering && holds_inlines(node)) locator.enter(node);
    if (is(node, CMARK_NODE_HTML_BLOCK)) {
      removed.push_back(node);
      report_raw_html(place_of(conversion.source, node), conversion.found);
    } else if (is(node, CMARK_NODE_HTML_INLINE)) {
      removed.push_back(node);
      const std::string_view tag = literal_of(node);
      const Place place = locator.tag(tag);
      int& count = open[tag_name(tag)];
      const bool closes = tag.starts_with("</") && count > 0;
      count += closes ? -1 : 1;
      if (!closes) report_raw_html(place, conversion.found);
    }
  });
  for (cmark_node* node : removed) {
    cmark_node* parent = cmark_node_parent(node);
    cmark_node_free(node);
    if (is(parent, CMARK_NODE_PARAGRAPH) && !cmark_node_first_child(parent))
      cmark_node_free(parent);
  }
}

}  // namespace zhanting
