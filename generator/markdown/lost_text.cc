#include "markdown/lost_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "markdown/indents.h"
#include "markdown/messages.h"
#include "markdown/tables.h"

namespace zhanting {

namespace {

/// A line that begins with `[label]:`.
struct DefinitionLine {
  std::string_view label;
  std::string_view rest;  // behind the colon
  std::size_t column = 0;
};

/// Nothing when `line` begins otherwise, or with four spaces.
DefinitionLine definition_in(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t>");
  if (start == std::string_view::npos || line[start] != '[') return {};
  const std::size_t end = line.find_first_of("[]", start + 1);
  if (end == std::string_view::npos || line[end] != ']' || !line.substr(end + 1).starts_with(':'))
    return {};
  return {line.substr(start + 1, end - start - 1), trim(line.substr(end + 2)), start};
}

/// As CommonMark compares labels, for what people write.
std::string normal_label(std::string_view label) {
  return to_lower_ascii(trim(label));
}

/// A destination without blanks, and nothing behind it but a title: else the line is text.
bool defines_link(std::string_view rest) {
  if (rest.starts_with('<')) return rest.find('>') != std::string_view::npos;
  const std::size_t blank = rest.find_first_of(" \t");
  if (blank == std::string_view::npos) return !rest.empty();
  const std::string_view title = trim(rest.substr(blank));
  const char open = title.front();
  return (open == '"' || open == '\'' || open == '(') && title.size() > 1 &&
         title.back() == (open == '(' ? ')' : open);
}

/// Every `[…]` without brackets inside, apart from those that begin a definition; labels of links
/// and notes are among them.
std::set<std::string> labels_used(std::string_view text) {
  std::set<std::string> labels;
  std::size_t open = std::string_view::npos;
  std::size_t first_of_line = text.find_first_not_of(" \t>");
  for (std::size_t at = 0; (at = text.find_first_of("[]\n", at)) != std::string_view::npos; ++at) {
    if (text[at] == '\n') {
      first_of_line = text.find_first_not_of(" \t>", at + 1);
    } else if (text[at] == '[') {
      open = at;
    } else if (open != std::string_view::npos) {
      if (open != first_of_line || !text.substr(at + 1).starts_with(':'))
        labels.insert(normal_label(text.substr(open + 1, at - open - 1)));
      open = std::string_view::npos;
    }
  }
  return labels;
}

/// The lines whose text is shown as it stands: code, and what else of a block holds text.
std::set<std::uint32_t> lines_of_code(cmark_node* root) {
  std::set<std::uint32_t> lines;
  for (cmark_node* node : nodes_of(root, CMARK_NODE_CODE_BLOCK)) {
    const LineRange range = lines_of(node);
    for (std::uint32_t number = range.first; number <= range.last; ++number) lines.insert(number);
  }
  return lines;
}

class DefinitionLinter {
 public:
  explicit DefinitionLinter(Conversion& conversion)
      : conversion_(conversion),
        source_(conversion.source),
        used_(labels_used(source_.text())),
        code_(lines_of_code(conversion.root)) {}

  void run() {
    for (std::uint32_t number = 1; source_.line_start(number) < source_.text().size(); ++number) {
      const DefinitionLine line = definition_in(source_.line(number));
      if (line.label.empty() || code_.contains(number)) continue;
      if (line.label.starts_with('^')) {
        lint_note(number, line);
      } else if (may_define(number) && defines_link(line.rest)) {
        lint_link(number, line);
      }
    }
  }

 private:
  /// A definition begins no later line of a paragraph.
  bool may_define(std::uint32_t number) const {
    if (number == 1 || trim(source_.line(number - 1)).empty()) return true;
    return !definition_in(source_.line(number - 1)).label.empty();
  }

  Place place(std::uint32_t number, const DefinitionLine& line) const {
    const std::size_t length = trim(source_.line(number)).size();
    return source_.place(source_.line_start(number) + line.column, length);
  }

  void lint_note(std::uint32_t number, const DefinitionLine& line) {
    const std::string label = normal_label(line.label);
    const std::string mark = fmt::format("[{}]", line.label);
    if (!seen_.insert(label).second) {
      conversion_.found.warning(place(number, line), Message::of(messages::kNoteTwice, mark));
    } else if (!used_.contains(label)) {
      conversion_.found.warning(place(number, line), Message::of(messages::kUnusedNote, mark),
                                Message::of(messages::kHintUnusedNote, mark));
    }
  }

  void lint_link(std::uint32_t number, const DefinitionLine& line) {
    const std::string label = normal_label(line.label);
    const bool again = !seen_.insert(label).second;
    if (!again && used_.contains(label)) return;
    const std::string mark = fmt::format("[{}]:", line.label);
    conversion_.found.warning(place(number, line), Message::of(messages::kUnusedDefinition, mark),
                              Message::of(messages::kHintUnusedDefinition, mark));
  }

  Conversion& conversion_;
  const SourceText& source_;
  const std::set<std::string> used_;
  const std::set<std::uint32_t> code_;
  std::set<std::string> seen_;
};

/// Of ```` ```words ```` no page shows the words; the first may name a language.
void lint_fences(Conversion& conversion) {
  if (!conversion.types.has(CMARK_NODE_CODE_BLOCK)) return;
  for (cmark_node* node : nodes_of(conversion.root, CMARK_NODE_CODE_BLOCK)) {
    if (count_han(fence_words_of(node)) == 0) continue;
    conversion.found.warning(place_of(conversion.source, node),
                             Message::of(messages::kWordsBehindFence),
                             Message::of(messages::kHintWordsBehindFence));
  }
}

/// The number an item was written with, or -1.
int number_of_item(cmark_node* item, const SourceText& source) {
  const std::string_view line = source.line(lines_of(item).first);
  const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(item), 1));
  const std::string_view text = line.substr(std::min(column - 1, line.size()));
  const std::size_t digits = text.find_first_not_of("0123456789");
  constexpr std::size_t kMostDigits = 9;
  if (digits == 0 || digits == std::string_view::npos || digits > kMostDigits) return -1;
  int number = 0;
  for (const char digit : text.substr(0, digits)) number = number * 10 + (digit - '0');
  return number;
}

/// Lists count on from their first number. All items alike leave it to the list.
void lint_numbers(Conversion& conversion) {
  if (!conversion.types.has(CMARK_NODE_LIST)) return;
  for (cmark_node* list : nodes_of(conversion.root, CMARK_NODE_LIST)) {
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) continue;
    const int start = cmark_node_get_list_start(list);
    int shown = start;
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
      const int written = number_of_item(item, conversion.source);
      if (written >= 0 && written != shown && written != start) {
        conversion.found.warning(
            place_of(conversion.source, item),
            Message::of(messages::kItemRenumbered, std::to_string(written), std::to_string(shown)),
            Message::of(messages::kHintItemRenumbered, std::to_string(written)));
        break;
      }
      ++shown;
    }
  }
}

}  // namespace

void lint_lost_text(Conversion& conversion) {
  if (conversion.source.text().find("]:") != std::string_view::npos)
    DefinitionLinter(conversion).run();
  warn_of_lost_cells(conversion);
  lint_fences(conversion);
  lint_numbers(conversion);
  warn_of_indented_code(conversion);
}

}  // namespace zhanting
