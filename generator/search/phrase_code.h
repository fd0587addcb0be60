#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/bits.h"

namespace zhanting {

/// Makes short texts short: a Huffman code over characters and the phrases that are common in a
/// sample. One table serves all texts of a site, so that each can be read by itself; what general
/// compressors save in 2 KB of Chinese is a third less. The order of everything follows from the
/// sample alone.
class PhraseCode {
 public:
  explicit PhraseCode(std::span<const std::u16string> sample);

  /// What a reader needs to know; see read_code() in assets/search.js.
  void put_table(BitWriter& out) const;
  /// `text`, which holds no U+0000, and its end.
  void put(std::u16string_view text, BitWriter& out) const;

 private:
  static constexpr std::uint32_t kEscape = 0;
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  struct Step {
    std::uint64_t key = 0;  // node and character; 0 is free
    std::uint32_t node = 0;
  };
  struct Node {
    std::uint32_t symbol = kEscape;  // of the text that ends here, if one does
    bool is_continued = false;
  };
  struct Code {
    std::uint32_t bits = 0;
    unsigned length = 0;
  };

  void collect_characters(std::span<const std::u16string> sample);
  void collect_phrases(std::span<const std::u16string> sample);
  void build_steps();
  void give_codes(std::vector<std::uint64_t> counts);
  std::size_t find_step(std::uint64_t key) const;
  /// Calls `use` with each symbol of the text; kEscape stands before a character without a symbol.
  void parse(std::u16string_view text, const auto& use) const;
  std::uint32_t first_phrase() const { return 1 + static_cast<std::uint32_t>(characters_.size()); }

  std::u16string characters_;          // rising; symbol 1 is the first
  std::vector<Pair> phrases_;          // of two symbols that stand before
  std::vector<std::u16string> texts_;  // by symbol
  std::vector<Code> codes_;            // by symbol
  // A tree of the texts: where each character leads from its root, node 0; and in a hash table,
  // steps from other nodes.
  std::vector<std::uint32_t> first_;
  std::vector<Step> steps_;
  std::vector<Node> nodes_;
};

}  // namespace zhanting
