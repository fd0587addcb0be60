#include "markdown/tables.h"

#include <algorithm>

#include "base/text.h"
#include "markdown/messages.h"

namespace zhanting {

namespace {

/// Calls visit(offset, cell) for each cell of `row`.
template <typename Visit>
void for_each_cell(std::string_view row, const Visit& visit) {
  const std::size_t end = row.find_last_not_of(" \t\r") + 1;
  std::size_t start = std::min(row.find_first_not_of(" \t"), end);
  if (start < end && row[start] == '|') ++start;
  for (std::size_t at = start; at < end; ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|') {
      visit(start, row.substr(start, at - start));
      start = at + 1;
    }
  }
  if (start < end) visit(start, row.substr(start, end - start));
}

/// The offset of the first `|` in a code span of `row` that has no backslash, or npos.
std::size_t find_bar_in_code(std::string_view row) {
  for (std::size_t at = 0; (at = row.find('`', at)) != std::string_view::npos;) {
    const std::size_t inner = std::min(row.find_first_not_of('`', at), row.size());
    const std::string_view fence = row.substr(at, inner - at);
    std::size_t close = row.find(fence, inner);
    // A longer run closes nothing.
    while (close != std::string_view::npos && row.substr(close + fence.size()).starts_with('`'))
      close = row.find(fence, std::min(row.find_first_not_of('`', close), row.size()));
    if (close == std::string_view::npos) {
      at = inner;
      continue;
    }
    for (std::size_t bar = inner; (bar = row.find('|', bar)) < close; ++bar) {
      if (row[bar - 1] != '\\') return bar;
    }
    at = close + fence.size();
  }
  return std::string_view::npos;
}

void lint_row(std::string_view row, std::size_t offset, std::size_t columns,
              Conversion& conversion) {
  const SourceText& source = conversion.source;
  if (const std::size_t bar = find_bar_in_code(row); bar != std::string_view::npos) {
    conversion.found.warning(source.place(offset + bar, 1), Message::of(messages::kBarInCode),
                             Message::of(messages::kHintWriteMark, "\\|"));
    return;
  }
  if (columns > 1 && row.find('|') == std::string_view::npos) {
    conversion.found.warning(source.place(offset, trim(row).size()),
                             Message::of(messages::kGluedToTable),
                             Message::of(messages::kHintGluedToTable));
    return;
  }
  std::size_t cells = 0;
  bool told = false;
  for_each_cell(row, [&](std::size_t at, std::string_view cell) {
    if (++cells <= columns || told || trim(cell).empty()) return;
    told = true;
    const std::size_t blanks = cell.find_first_not_of(" \t");
    conversion.found.warning(source.place(offset + at + blanks, trim(cell).size()),
                             Message::of(messages::kCellBeyondHeader, std::to_string(columns)),
                             Message::of(messages::kHintCellBeyondHeader));
  });
}

}  // namespace

std::size_t count_cells(std::string_view row) {
  std::size_t cells = 0;
  for_each_cell(row, [&](std::size_t, std::string_view) { ++cells; });
  return cells;
}

bool is_delimiter_row(std::string_view line) {
  constexpr std::string_view kMarks[] = {"|", "-", ":", " ", "\t", "\r", "—", "－", "："};
  const auto may_begin_mark = [](unsigned char c) {
    return c < '0' || c == ':' || c == '|' || c == 0xE2 || c == 0xEF;
  };
  bool dash = false;
  for (std::size_t at = 0; at < line.size();) {
    if (!may_begin_mark(static_cast<unsigned char>(line[at]))) return false;
    const auto mark =
        std::find_if(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view each) { return line.substr(at).starts_with(each); });
    if (mark == std::end(kMarks)) return false;
    dash = dash || *mark == "-" || *mark == "—" || *mark == "－";
    at += mark->size();
  }
  return dash && (line.starts_with('|') || count_cells(line) >= 2);
}

void warn_of_lost_cells(Conversion& conversion) {
  if (!conversion.types.has(CMARK_NODE_TABLE)) return;
  const SourceText& source = conversion.source;
  for (cmark_node* row : nodes_of(conversion.root, CMARK_NODE_TABLE_ROW)) {
    cmark_node* cell = cmark_node_first_child(row);
    if (!cell) continue;
    const std::uint32_t number = lines_of(cell).first;
    const std::string_view line = source.line(number);
    const std::string_view text = text_of_line(line);
    lint_row(text, source.line_start(number) + line.size() - text.size(),
             cmark_gfm_extensions_get_table_columns(cmark_node_parent(row)), conversion);
  }
}

}  // namespace zhanting
