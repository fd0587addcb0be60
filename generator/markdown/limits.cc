#include "markdown/limits.h"

#include <algorithm>

#include "base/text.h"
#include "markdown/locator.h"
#include "markdown/messages.h"
#include "markdown/tables.h"

namespace zhanting {

namespace {

constexpr std::size_t kMostCellsOfRow = 1'000;
constexpr std::size_t kMostCellsLacking = 10'000;
constexpr std::size_t kMostBytesOfAddresses = 32U << 20;
constexpr int kDeepestNesting = 100;

/// The first block or inline nested too deep, or nullptr.
cmark_node* find_too_deep(cmark_node* root, NodeTypes& types) {
  cmark_node* found = nullptr;
  cmark_node* block = root;
  int depth = 0;
  walk(root, [&](cmark_node* node, bool entering) {
    types.add(type_of(node));
    if (entering && node->start_line > 0 && !found) block = node;
    if (!node->first_child) return;
    depth += entering ? 1 : -1;
    if (entering && depth > kDeepestNesting && !found) found = block;
  });
  return found;
}

/// cmark goes through the cells of a row once for each cell.
bool check_cells(std::uint32_t number, const SourceText& source, Diagnostics& diagnostics) {
  const std::size_t cells = count_cells(text_of_line(source.line(number)));
  if (cells <= kMostCellsOfRow) return true;
  diagnostics.error(
      source.place(source.line_start(number), source.line(number).size()),
      Message::of(messages::kRowTooLong, std::to_string(cells), std::to_string(kMostCellsOfRow)));
  return false;
}

bool check_table_sizes(const SourceText& source, Diagnostics& diagnostics) {
  std::size_t columns = 0;  // of the table at hand; 0: none
  std::uint32_t delimiters = 0;
  std::size_t lacking = 0;
  for (std::uint32_t number = 1; source.line_start(number) < source.text().size(); ++number) {
    const std::string_view line = text_of_line(source.line(number));
    if (trim(line).empty()) {
      columns = 0;
    } else if (is_delimiter_row(line)) {
      // The line above is the header.
      if (!check_cells(number, source, diagnostics) ||
          !check_cells(number - 1, source, diagnostics))
        return false;
      columns = std::max(columns, count_cells(line));
      delimiters = number;
    } else if (columns > 0) {
      if (!check_cells(number, source, diagnostics)) return false;
      lacking += columns - std::min(count_cells(line), columns);
      if (lacking <= kMostCellsLacking) continue;
      diagnostics.error(source.place(source.line_start(delimiters), source.line(delimiters).size()),
                        Message::of(messages::kTableTooWide, std::to_string(columns),
                                    std::to_string(kMostCellsLacking)));
      return false;
    }
  }
  return true;
}

/// The longest definition, with a title that may go over lines, times the places that may name it.
bool check_definitions(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  if (text.find("]:") == std::string_view::npos) return true;
  const auto uses = static_cast<std::size_t>(std::count(text.begin(), text.end(), '['));
  std::uint32_t first = 0;  // line of the definition at hand; 0: none
  bool goes_on = false;     // it may have a title that does not end on its line
  for (std::uint32_t number = 1; source.line_start(number) < text.size(); ++number) {
    const std::string_view line = text_of_line(source.line(number));
    if (line.starts_with('[')) {
      first = line.find("]:") == std::string_view::npos ? 0 : number;
      goes_on = line.find_first_of("\"'(") != std::string_view::npos;
    }
    if (trim(line).empty() || (number > first && !goes_on)) first = 0;
    if (first == 0) continue;
    const std::size_t length = source.line_start(number + 1) - source.line_start(first);
    if (length * uses <= kMostBytesOfAddresses) continue;
    diagnostics.error(
        source.place(source.line_start(first), source.line(first).size()),
        Message::of(messages::kAddressTooLong, std::to_string(length), std::to_string(uses)));
    return false;
  }
  return true;
}

}  // namespace

bool check_source(const SourceText& source, const CharacterKinds& has, Diagnostics& diagnostics) {
  return (!has.has(kBar) || check_table_sizes(source, diagnostics)) &&
         (!has.has(kOpeningBracket) || check_definitions(source, diagnostics));
}

bool check_tree(cmark_node* root, const SourceText& source, NodeTypes& types,
                Diagnostics& diagnostics) {
  cmark_node* deep = find_too_deep(root, types);
  if (!deep) return true;
  diagnostics.error(place_of(source, deep),
                    Message::of(messages::kNestedTooDeep, std::to_string(kDeepestNesting)));
  return false;
}

}  // namespace zhanting
