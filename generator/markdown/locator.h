#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// The lines of a block, both included.
struct LineRange {
  std::uint32_t first = 1;
  std::uint32_t last = 1;
};

/// A line behind its indent and the marks of its quotes.
std::string_view text_of_line(std::string_view line);

/// cmark knows where a block stands, apart from those around a table's header.
LineRange lines_of(cmark_node* block);

/// Where a block begins, behind the marks of its quotes and lists; the caret covers the line.
Place place_of(const SourceText& source, cmark_node* block);

/// Finds what the inlines of a block were made from in the source, because cmark's own positions
/// of inlines are wrong after definitions, line ends in code and escapes. Ask in document order.
class InlineLocator {
 public:
  struct Span {
    std::size_t offset = 0;
    std::size_t length = 0;
  };

  /// `source` must outlive the locator.
  explicit InlineLocator(const SourceText& source) : source_(source) {}
  InlineLocator(const InlineLocator&) = delete;
  InlineLocator& operator=(const InlineLocator&) = delete;

  /// Goes on to a block that holds_inlines(); one on the same lines as the last (a cell beside
  /// another, the rest of a paragraph that was parted) is searched where the last one ended.
  void enter(cmark_node* block);
  /// From the first block again, for another walk.
  void rewind();
  /// The source of the block at hand has a backslash.
  bool block_has_backslash();

  /// The target of a link or picture: in `](…)`, in `<…>`, bare, or in a reference definition.
  Place target(std::string_view url);
  /// A raw tag, as the tree has it.
  Place tag(std::string_view literal);
  /// `words` as they stand in the source; those of two calls do not overlap.
  Place phrase(std::string_view words);
  /// Where phrase() looks on: several rules that look at one node each begin at the same offset.
  std::size_t cursor() {
    find_block();
    return next_phrase_;
  }
  void set_cursor(std::size_t offset) { next_phrase_ = offset; }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  struct Found {
    std::vector<Span> spans;
    std::size_t used = 0;
  };
  using Targets = std::unordered_map<std::string, Found>;

  void find_block();
  void scan();
  std::size_t after_code_span(std::size_t at);
  void scan_parenthesis(std::size_t at);
  void scan_pointy(std::size_t at);
  void scan_definitions();
  void add(Targets& targets, Span span, const std::string& prefix = {});

  const SourceText& source_;
  cmark_node* block_ = nullptr;
  bool found_ = false;  // where `block_` stands; most blocks are entered and never asked about
  std::size_t begin_ = kNowhere;
  std::size_t end_ = 0;
  bool scanned_ = false;
  Targets targets_;
  std::vector<std::size_t> pointies_;  // each '<' outside code
  std::size_t next_pointy_ = 0;
  std::size_t next_phrase_ = 0;
  int phrases_missed_ = 0;
  bool has_backslash_ = false;
  std::unordered_map<std::size_t, std::vector<std::size_t>> backticks_;  // run length → offsets
  bool definitions_scanned_ = false;
  Targets definitions_;
};

}  // namespace zhanting
