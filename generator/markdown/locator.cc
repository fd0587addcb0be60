#include "markdown/locator.h"

#include <cmark-gfm/inlines.h>

#include <algorithm>
#include <array>

namespace zhanting {

namespace {

constexpr std::string_view kBlank = " \t\r\n";

/// How far scan() goes on from a character's first byte; 0: it looks at it.
constexpr std::array<std::uint8_t, 0x100> kSteps = [] {
  std::array<std::uint8_t, 0x100> steps{};
  for (std::size_t lead = 0; lead < steps.size(); ++lead) steps[lead] = lead < 0xE0 ? 1 : 3;
  for (const unsigned char c : {'`', '<', '[', ']', '\\'}) steps[c] = 0;
  return steps;
}();
constexpr std::size_t kLongestTarget = 2000;  // bytes; a longer one is reported at its block

/// As cmark reads a destination: entities and backslashes resolved.
std::string unescape(std::string_view raw) {
  if (raw.find_first_of("\\&") == std::string_view::npos) return std::string(raw);
  std::string bytes(raw);
  cmark_chunk chunk{reinterpret_cast<unsigned char*>(bytes.data()),
                    static_cast<bufsize_t>(bytes.size()), 0};
  cmark_mem* memory = cmark_get_default_mem_allocator();
  cmark_chunk clean = cmark_clean_url(memory, &chunk);
  std::string out(reinterpret_cast<const char*>(clean.data), static_cast<std::size_t>(clean.len));
  cmark_chunk_free(memory, &clean);
  return out;
}

/// The length of a destination without `<>`: to the space or the parenthesis that ends it.
std::size_t bare_length(std::string_view text) {
  int depth = 0;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (static_cast<unsigned char>(c) <= ' ' || (c == ')' && depth-- == 0)) {
      break;
    } else if (c == '(') {
      ++depth;
    }
  }
  return std::min(i, text.size());
}

/// The destination that begins at `start`, without its `<>`.
InlineLocator::Span destination_at(std::string_view text, std::size_t start) {
  const std::string_view rest = text.substr(start, kLongestTarget);
  if (!rest.starts_with('<')) return {start, bare_length(rest)};
  return {start + 1, std::min(rest.find_first_of(">\n"), rest.size()) - 1};
}

std::uint32_t start_line(cmark_node* block) {
  return static_cast<std::uint32_t>(cmark_node_get_start_line(block));
}

std::uint32_t end_line(cmark_node* block) {
  return static_cast<std::uint32_t>(cmark_node_get_end_line(block));
}

std::uint32_t header_line(cmark_node* table) {
  cmark_node* second_row = cmark_node_next(cmark_node_first_child(table));
  const std::uint32_t below = second_row ? start_line(second_row) : end_line(table) + 1;
  return below > 2 ? below - 2 : 1;
}

}  // namespace

std::string_view text_of_line(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t>"), line.size()));
}

LineRange lines_of(cmark_node* block) {
  cmark_node* row = is(block, CMARK_NODE_TABLE_CELL) ? cmark_node_parent(block) : nullptr;
  if (row) {
    cmark_node* table = cmark_node_parent(row);
    const std::uint32_t line =
        cmark_gfm_extensions_get_table_row_is_header(row) ? header_line(table) : start_line(row);
    return {line, line};
  }
  cmark_node* next = cmark_node_next(block);
  if (start_line(block) == 0 && is(next, CMARK_NODE_TABLE)) {
    return {start_line(next), std::max(start_line(next), header_line(next) - 1)};
  }
  const std::uint32_t first = std::max(start_line(block), 1U);
  return {first, std::max(first, end_line(block))};
}

Place place_of(const SourceText& source, cmark_node* block) {
  const std::uint32_t number = lines_of(block).first;
  const std::string_view line = source.line(number);
  const int column = std::max(cmark_node_get_start_column(block), 1);
  const std::size_t skipped = std::min(static_cast<std::size_t>(column) - 1, line.size());
  const std::size_t length = line.size() - skipped;
  return source.place(source.line_start(number) + skipped, std::max<std::size_t>(length, 1));
}

void InlineLocator::enter(cmark_node* block) {
  block_ = block;
  found_ = false;
}

void InlineLocator::find_block() {
  if (found_) return;
  found_ = true;
  const LineRange lines = lines_of(block_);
  const std::size_t begin = source_.line_start(lines.first);
  if (begin_ == begin) return;
  begin_ = begin;
  end_ = source_.line_start(lines.last) + source_.line(lines.last).size();
  next_phrase_ = begin_;
  phrases_missed_ = 0;
  has_backslash_ =
      source_.text().substr(begin_, end_ - begin_).find('\\') != std::string_view::npos;
  scanned_ = false;
}

bool InlineLocator::block_has_backslash() {
  find_block();
  return has_backslash_;
}

void InlineLocator::rewind() {
  begin_ = kNowhere;
  definitions_scanned_ = false;
  definitions_.clear();
}

Place InlineLocator::target(std::string_view url) {
  find_block();
  if (!scanned_) scan();
  if (!definitions_scanned_) scan_definitions();
  const std::string key(url);
  for (Targets* targets : {&targets_, &definitions_}) {
    const auto found = targets->find(key);
    if (found == targets->end()) continue;
    Found& same = found->second;
    const Span span = same.spans[std::min(same.used, same.spans.size() - 1)];
    const bool reused = same.used >= same.spans.size();
    if (reused && targets == &targets_ && definitions_.contains(key)) continue;
    ++same.used;
    return source_.place(span.offset, span.length);
  }
  const std::string_view plain = url.starts_with("mailto:") ? url.substr(7) : url;
  return phrase(plain.substr(0, plain.find_first_of("&_*~")));
}

Place InlineLocator::tag(std::string_view literal) {
  find_block();
  if (!scanned_) scan();
  const std::string_view first_line = literal.substr(0, literal.find_first_of("\r\n"));
  while (next_pointy_ < pointies_.size()) {
    const std::size_t at = pointies_[next_pointy_++];
    if (source_.text().substr(at).starts_with(first_line))
      return source_.place(at, first_line.size());
  }
  return place_of(source_, block_);
}

Place InlineLocator::phrase(std::string_view words) {
  find_block();
  const std::string_view block = source_.text().substr(0, end_);
  const std::size_t at = words.empty() ? std::string_view::npos : block.find(words, next_phrase_);
  if (at == std::string_view::npos) {
    // What entities and escapes changed is not found; many such would each search to the end.
    constexpr int kMostMissed = 20;
    if (++phrases_missed_ > kMostMissed) next_phrase_ = end_;
    return place_of(source_, block_);
  }
  next_phrase_ = at + words.size();
  return source_.place(at, words.size());
}

void InlineLocator::scan() {
  scanned_ = true;
  targets_.clear();
  pointies_.clear();
  backticks_.clear();
  next_pointy_ = 0;
  const std::string_view text = source_.text();
  const std::size_t end = end_;
  int open = 0;  // '[' without their ']'
  for (std::size_t at = begin_; at < end;) {
    const char c = text[at];
    if (const std::uint8_t step = kSteps[static_cast<unsigned char>(c)]; step > 0) {
      at += step;
      continue;
    }
    if (c == '`') {
      at = after_code_span(at);
      continue;
    }
    if (c == '<') scan_pointy(at);
    if (c == '[') ++open;
    if (c == ']' && open > 0) {
      --open;
      if (at + 1 < end && text[at + 1] == '(') scan_parenthesis(at + 2);
    }
    at += c == '\\' ? 2 : 1;
  }
}

/// The offset behind the code span that begins at `at`, or behind its backticks when none closes.
std::size_t InlineLocator::after_code_span(std::size_t at) {
  const std::string_view text = source_.text().substr(0, end_);
  const auto run_end = [&](std::size_t from) {
    return std::min(text.find_first_not_of('`', from), text.size());
  };
  if (backticks_.empty()) {
    for (std::size_t run = at; run < end_; run = std::min(text.find('`', run), end_)) {
      const std::size_t end = run_end(run);
      backticks_[end - run].push_back(run);
      run = end;
    }
  }
  const std::size_t length = run_end(at) - at;
  const std::vector<std::size_t>& runs = backticks_[length];
  const auto closer = std::upper_bound(runs.begin(), runs.end(), at);
  return (closer == runs.end() ? at : *closer) + length;
}

void InlineLocator::scan_parenthesis(std::size_t at) {
  const std::string_view text = source_.text().substr(0, end_);
  std::size_t start = std::min(text.find_first_not_of(kBlank, at), end_);
  if (text.substr(at, start - at).find('\n') != std::string_view::npos)
    start = std::min(text.find_first_not_of(" \t>", start), end_);
  add(targets_, destination_at(text, start));
}

void InlineLocator::scan_pointy(std::size_t at) {
  pointies_.push_back(at);
  const std::string_view text = source_.text().substr(0, end_);
  const std::size_t close = text.find_first_of("<> \t\n", at + 1);
  if (close == std::string_view::npos || text[close] != '>') return;
  const Span inner{at + 1, close - at - 1};
  const std::string_view words = text.substr(inner.offset, inner.length);
  if (words.find(':') != std::string_view::npos) add(targets_, inner);
  if (words.find('@') != std::string_view::npos) add(targets_, inner, "mailto:");
}

void InlineLocator::scan_definitions() {
  definitions_scanned_ = true;
  const std::string_view text = source_.text();
  for (std::size_t at = 0; (at = text.find("]:", at)) != std::string_view::npos; at += 2) {
    const std::size_t start = std::min(text.find_first_not_of(kBlank, at + 2), text.size());
    add(definitions_, destination_at(text, start));
  }
}

void InlineLocator::add(Targets& targets, Span span, const std::string& prefix) {
  const std::string_view raw = source_.text().substr(span.offset, span.length);
  targets[prefix + unescape(raw)].spans.push_back(span);
}

}  // namespace zhanting
