#include "search/phrase_code.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>
#include <map>
#include <queue>

namespace zhanting {

namespace {

constexpr std::size_t kMostPhrases = 1536;
constexpr std::uint32_t kLeastCount = 6;  // a phrase costs some 26 bits of the table
constexpr unsigned kRounds = 14;
constexpr unsigned kLengthBits = 5;

std::uint64_t mixed(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15ULL;
  return key ^ (key >> 29);
}

/// How often which pair stands in the texts.
class PairCounts {
 public:
  explicit PairCounts(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}
  void add(std::uint64_t pair) {
    std::size_t at = mixed(pair) & (slots_.size() - 1);
    while (slots_[at].second != 0 && slots_[at].first != pair) at = (at + 1) & (slots_.size() - 1);
    slots_[at].first = pair;
    ++slots_[at].second;
  }
  /// The most frequent first.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> common(std::uint32_t least) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> found;
    std::copy_if(slots_.begin(), slots_.end(), std::back_inserter(found),
                 [&](const auto& slot) { return slot.second >= least; });
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return found;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint32_t>> slots_;
};

/// Of a step from a node by a character; never 0.
constexpr std::uint64_t step_key(std::uint32_t node, char16_t character) {
  return std::uint64_t{node} << 16 | character;
}

constexpr std::uint64_t pair_of(std::uint32_t left, std::uint32_t right) {
  return std::uint64_t{left} << 32 | right;
}

/// Huffman's code lengths. Symbols without a count have none.
std::vector<unsigned> code_lengths(const std::vector<std::uint64_t>& counts) {
  using Weighed = std::pair<std::uint64_t, std::size_t>;
  std::priority_queue<Weighed, std::vector<Weighed>, std::greater<>> open;
  std::vector<std::size_t> parents(2 * counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) open.emplace(counts[i], i);
  }
  std::size_t next = counts.size();
  while (open.size() > 1) {
    const auto [first_count, first] = open.top();
    open.pop();
    const auto [second_count, second] = open.top();
    open.pop();
    parents[first] = parents[second] = next;
    open.emplace(first_count + second_count, next++);
  }
  std::vector<unsigned> depths(next), lengths(counts.size());
  for (std::size_t i = next - 1; i-- > 0;) {
    if (parents[i] != 0) depths[i] = depths[parents[i]] + 1;
  }
  for (std::size_t i = 0; i < counts.size(); ++i) lengths[i] = counts[i] > 0 ? depths[i] : 0;
  return lengths;
}

}  // namespace

PhraseCode::PhraseCode(std::span<const std::u16string> sample) {
  collect_characters(sample);
  collect_phrases(sample);
  texts_.resize(1);
  for (const char16_t character : characters_) texts_.emplace_back(1, character);
  for (const auto& [left, right] : phrases_) texts_.push_back(texts_[left] + texts_[right]);
  build_steps();

  std::vector<std::uint64_t> counts(texts_.size());
  std::vector<std::uint32_t> seen(0x10000);
  for (const std::u16string& text : sample) {
    parse(text, [&](std::uint32_t symbol, char16_t) { ++counts[symbol]; });
    for (const char16_t character : text) ++seen[character];
  }
  counts[1] += sample.size();  // the ends
  for (std::size_t i = 0; i < characters_.size(); ++i)
    counts[i + 1] = std::max<std::uint64_t>(counts[i + 1], 1);
  for (Node& node : nodes_) {
    if (counts[node.symbol] == 0) node.symbol = kEscape;  // it has no code
  }
  // As many characters are still unseen as were seen once only.
  counts[kEscape] = static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), 1U)) + 1;
  give_codes(std::move(counts));
}

void PhraseCode::collect_characters(std::span<const std::u16string> sample) {
  std::vector<bool> used(0x10000);
  used[0] = true;
  for (const std::u16string& text : sample) {
    for (const char16_t character : text) used[character] = true;
  }
  for (std::size_t c = 0; c < used.size(); ++c) {
    if (used[c]) characters_ += static_cast<char16_t>(c);
  }
}

/// Joins the most frequent pairs of symbols, many a round, again and again.
void PhraseCode::collect_phrases(std::span<const std::u16string> sample) {
  std::vector<std::uint32_t> ids(0x10000);
  for (std::size_t i = 0; i < characters_.size(); ++i)
    ids[characters_[i]] = static_cast<std::uint32_t>(i + 1);
  std::vector<std::uint32_t> symbols;  // all texts, 0 between them
  for (const std::u16string& text : sample) {
    for (const char16_t character : text) symbols.push_back(ids[character]);
    symbols.push_back(kEscape);
  }
  for (unsigned round = 0; round < kRounds && phrases_.size() < kMostPhrases; ++round) {
    PairCounts counts(symbols.size());
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      if (symbols[i] != kEscape && symbols[i + 1] != kEscape)
        counts.add(pair_of(symbols[i], symbols[i + 1]));
    }
    const auto common = counts.common(kLeastCount);
    const std::size_t room =
        std::min({common.size() / 3 + 1, kMostPhrases / 6, kMostPhrases - phrases_.size()});
    std::map<std::uint64_t, std::uint32_t> chosen;
    for (std::size_t k = 0; k < common.size() && k < room; ++k) {
      chosen.emplace(common[k].first, first_phrase() + static_cast<std::uint32_t>(phrases_.size()));
      phrases_.emplace_back(static_cast<std::uint32_t>(common[k].first >> 32),
                            static_cast<std::uint32_t>(common[k].first));
    }
    if (chosen.empty()) break;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      if (i + 1 < symbols.size()) {
        if (const auto pair = chosen.find(pair_of(symbols[i], symbols[i + 1]));
            pair != chosen.end()) {
          symbols[kept++] = pair->second;
          ++i;
          continue;
        }
      }
      symbols[kept++] = symbols[i];
    }
    symbols.resize(kept);
  }
}

std::size_t PhraseCode::find_step(std::uint64_t key) const {
  std::size_t at = mixed(key) & (steps_.size() - 1);
  while (steps_[at].key != 0 && steps_[at].key != key) at = (at + 1) & (steps_.size() - 1);
  return at;
}

void PhraseCode::build_steps() {
  std::size_t most = 1;
  for (const std::u16string& text : texts_) most += text.size();
  steps_.resize(std::bit_ceil(2 * most));
  first_.assign(0x10000, 0);
  nodes_.assign(1, {});
  const auto add_node = [&] {
    nodes_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  };
  for (std::size_t symbol = 1; symbol < texts_.size(); ++symbol) {
    const std::u16string& text = texts_[symbol];
    if (first_[text[0]] == 0) first_[text[0]] = add_node();
    std::uint32_t node = first_[text[0]];
    for (std::size_t i = 1; i < text.size(); ++i) {
      nodes_[node].is_continued = true;
      const std::uint64_t key = step_key(node, text[i]);
      Step& step = steps_[find_step(key)];
      if (step.key == 0) step = {key, add_node()};
      node = step.node;
    }
    nodes_[node].symbol = static_cast<std::uint32_t>(symbol);
  }
}

void PhraseCode::parse(std::u16string_view text, const auto& use) const {
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t node = first_[text[i]];
    std::uint32_t symbol = nodes_[node].symbol;
    std::size_t length = 1;
    for (std::size_t end = i + 1; end < text.size() && nodes_[node].is_continued;) {
      const Step& step = steps_[find_step(step_key(node, text[end]))];
      if (step.key == 0) break;
      node = step.node;
      ++end;
      if (nodes_[node].symbol == kEscape) continue;
      symbol = nodes_[node].symbol;
      length = end - i;
    }
    use(symbol, text[i]);
    i += length;
  }
}

void PhraseCode::give_codes(std::vector<std::uint64_t> counts) {
  constexpr unsigned kLongest = (1U << kLengthBits) - 8;
  std::vector<unsigned> lengths = code_lengths(counts);
  while (*std::max_element(lengths.begin(), lengths.end()) > kLongest) {
    for (std::uint64_t& count : counts) count = (count + 1) / 2;
    lengths = code_lengths(counts);
  }
  codes_.resize(lengths.size());
  std::uint32_t next = 0;
  for (unsigned length = 1; length <= kLongest; ++length) {
    next <<= 1;
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
      if (lengths[symbol] == length) codes_[symbol] = {next++, length};
    }
  }
}

void PhraseCode::put_table(BitWriter& out) const {
  out.put_gamma(static_cast<std::uint32_t>(characters_.size()));
  out.put_gamma(static_cast<std::uint32_t>(phrases_.size()));
  for (const Code& code : codes_) out.put(code.length, kLengthBits);
  std::uint32_t last = 0;
  for (const char16_t character : characters_) {
    out.put_gamma(character - last, 2);
    last = character;
  }
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
    out.put_one_of(phrases_[i].first, first_phrase() + i);
    out.put_one_of(phrases_[i].second, first_phrase() + i);
  }
}

void PhraseCode::put(std::u16string_view text, BitWriter& out) const {
  const auto put_symbol = [&](std::uint32_t symbol, char16_t character) {
    out.put(codes_[symbol].bits, codes_[symbol].length);
    if (symbol == kEscape) out.put(character, 16);
  };
  parse(text, put_symbol);
  put_symbol(1, u'\0');
}

}  // namespace zhanting
