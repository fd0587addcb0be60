#include "search/gram_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <span>
#include <utility>

namespace zhanting {

namespace {

constexpr std::size_t kShardBits = std::size_t{2} * 1024 * 15;  // 4 KB, 15 bits in two bytes
constexpr std::uint32_t kNone = 0xFFFFFFFF, kNothing = 0xFFFFFFFE;
constexpr std::uint64_t kNoKey = ~std::uint64_t{0};

/// The shard of a character, or of the second one behind a character that has several; the number
/// of shards is a power of two. assets/search.js has it too.
constexpr std::uint32_t shard_of(char16_t character, std::uint32_t shards) {
  return ((character * 40503U) >> 4) & (shards - 1);
}

/// How the characters of `count` grams are told from one another: by gamma codes of this order.
unsigned order_of_gaps(std::size_t count) {
  const std::size_t gap = 20000 / std::max<std::size_t>(count, 1);
  return gap < 4 ? 1 : static_cast<unsigned>(std::bit_width(gap)) - 2;
}

std::size_t gamma_size(std::uint32_t value, unsigned order = 0) {
  return 2 * static_cast<std::size_t>(std::bit_width((value >> order) + 1)) - 1 + order;
}

/// A gram that is in the index.
struct Gram {
  std::size_t bits = 0;        // where its list begins in the bits of its level
  std::uint32_t node = kNone;  // of those that may be continued
  char16_t last = 0;           // its last character
};

/// A gram that stands in more than a few places.
struct Node {
  std::uint32_t begin = 0, count = 0;      // its places, in the lists of its level
  char16_t last = 0;                       // its last character
  std::size_t longer = 0, longer_end = 0;  // grams of the next level, one character longer
  std::size_t longer_bits = 0;             // what these take, written one into another
  bool outside() const { return longer_bits > kShardBits; }
};

/// All grams of one length.
struct Level {
  std::vector<Gram> grams;
  std::vector<Node> nodes;
  BitWriter bits;
  std::size_t end_of(std::size_t gram) const {
    return gram + 1 < grams.size() ? grams[gram + 1].bits : bits.size();
  }
};

/// What is found out of a gram by going through the texts. Small: there are hundreds of thousands.
struct Found {
  std::uint64_t head_and_tail = 0;  // the gram without its last character, and without its first
  std::uint32_t last_place = kNone;
  std::uint32_t count = 0;  // of its places
};
struct Range {
  std::uint32_t begin = 0, end = 0;  // in the lists of a level
};

constexpr std::uint32_t head_of(const Found& found) {
  return static_cast<std::uint32_t>(found.head_and_tail >> 32);
}
constexpr std::uint32_t tail_of(const Found& found) {
  return static_cast<std::uint32_t>(found.head_and_tail);
}

/// Grams by head and tail: numbers from 0 on, as they are met.
class GramTable {
 public:
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[slot_of(key)]); }
  std::uint32_t find_or_add(std::uint64_t key) {
    std::size_t slot = slot_of(key);
    while (slots_[slot] != kNone && found[slots_[slot]].head_and_tail != key)
      slot = (slot + 1) & (slots_.size() - 1);
    if (slots_[slot] != kNone) return slots_[slot];
    const auto number = static_cast<std::uint32_t>(found.size());
    slots_[slot] = number;
    found.push_back({key});
    if (2 * found.size() > slots_.size()) grow();
    return number;
  }

  std::vector<Found> found;

 private:
  std::size_t slot_of(std::uint64_t key) const {
    key *= 0x9E3779B97F4A7C15ULL;
    return (key ^ key >> 32) & (slots_.size() - 1);
  }
  void grow() {
    slots_.assign(2 * slots_.size(), kNone);
    for (std::uint32_t number = 0; number < found.size(); ++number) {
      std::size_t slot = slot_of(found[number].head_and_tail);
      while (slots_[slot] != kNone) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = number;
    }
  }
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1 << 14, kNone);
};

/// The places of the grams of one length.
class Lists {
 public:
  explicit Lists(std::uint32_t places) : marks_(places, kNone), maps_end_(places / 64 + 1) {}
  std::vector<std::uint32_t> all;

  /// What the lists of both nodes hold.
  void intersect(const std::vector<Node>& nodes, std::uint32_t head, std::uint32_t tail,
                 std::vector<std::uint32_t>& out) {
    const auto heads = of(nodes[head]);
    const auto tails = of(nodes[tail]);
    if (tails.size() > 2 * heads.size() && tails.size() > maps_end_ * 2) {
      const std::uint64_t* const map = map_of(nodes.size(), tail, tails);
      keep(heads, out, [&](std::uint32_t place) { return map[place / 64] >> (place % 64) & 1; });
      return;
    }
    if (marked_ != head) {
      for (const std::uint32_t place : heads) marks_[place] = head;
      marked_ = head;
    }
    keep(tails, out, [&](std::uint32_t place) { return marks_[place] == head ? 1U : 0U; });
  }

 private:
  std::span<const std::uint32_t> of(const Node& node) const {
    return {all.data() + node.begin, node.count};
  }
  static void keep(std::span<const std::uint32_t> list, std::vector<std::uint32_t>& out,
                   const auto& wanted) {
    out.resize(list.size());
    std::size_t count = 0;
    for (const std::uint32_t place : list) {
      out[count] = place;
      count += wanted(place);
    }
    out.resize(count);
  }
  const std::uint64_t* map_of(std::size_t nodes, std::uint32_t node,
                              std::span<const std::uint32_t> list) {
    maps_.resize(nodes);
    std::vector<std::uint64_t>& map = maps_[node];
    if (map.empty()) {
      map.resize(maps_end_);
      for (const std::uint32_t place : list) map[place / 64] |= std::uint64_t{1} << (place % 64);
    }
    return map.data();
  }

  std::vector<std::uint32_t> marks_;  // the head that was marked last in each place
  std::uint32_t marked_ = kNone;
  std::size_t maps_end_;
  std::vector<std::vector<std::uint64_t>> maps_;
};

/// The grams behind one first character: those from `begin` to `end` of the pairs.
struct Block {
  char16_t first = 0;
  std::size_t begin = 0, end = 0;
  BitWriter places;                 // of the character itself, if that is asked for
  std::vector<std::uint32_t> ends;  // where it stands at the end of a line
  std::size_t bits = 0;
  bool is_split() const { return bits > kShardBits && places.size() > 0; }
};

class GramIndex {
 public:
  GramIndex(const GramTexts& texts, std::uint32_t places)
      : texts_(texts), places_(places), lists_(places) {}

  std::vector<SearchShard> make(BitWriter& directory) {
    const std::u16string& text = texts_.text();
    numbers_.assign(text.size(), kNone);
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (text[at] != u'\0') alive_.push_back(at);  // and is followed by another character
    }
    const auto character = [&](std::size_t at) {
      return text[at] == u'\0' ? kNone : std::uint32_t{text[at]};
    };
    find_ends();
    make_level(character, [&](const Found& found, std::size_t) {
      put_pair(found);
      return true;
    });
    end_block();
    std::vector<std::uint32_t> nodes;
    while (length() < kLongestGram && !levels_.back().nodes.empty()) {
      nodes.swap(node_of_);
      const auto node = [&](std::size_t at) {
        return numbers_[at] == kNone ? kNone : nodes[numbers_[at]];
      };
      make_level(node, [&](const Found& found, std::size_t level) {
        return put_rest(levels_[level - 1].nodes, found, levels_.back().bits);
      });
    }
    for (std::size_t level = levels_.size() - 1; level-- > 0;) measure(level);
    put_shards(directory);
    return std::move(shards_);
  }

 private:
  /// Of the grams of the last level so far.
  unsigned length() const { return static_cast<unsigned>(levels_.size()) + 1; }

  /// The grams one character longer than those of the last level. `id_of` names what stands at a
  /// place of the text, of the last level's length; two beside one another are a gram. `put` writes
  /// what is to be told of one, or returns false when that is nothing.
  void make_level(const auto& id_of, const auto& put) {
    GramTable table;
    find_grams(id_of, table);
    const std::size_t level = levels_.size();
    std::vector<Range> ranges(table.found.size());
    Lists lists(places_);
    list_places(table.found, ranges, lists);

    // By head, and then by the last character: the tails of one head are in that order, too.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < table.found.size(); ++i) {
      if (ranges[i].begin != ranges[i].end) order.emplace_back(table.found[i].head_and_tail, i);
    }
    std::sort(order.begin(), order.end());
    levels_.emplace_back();
    Level& to = levels_.back();
    node_of_.assign(table.found.size(), kNone);
    for (const auto& [key, number] : order) {
      const Found& found = table.found[number];
      list_.assign(lists.all.begin() + ranges[number].begin,
                   lists.all.begin() + ranges[number].end);
      const std::size_t begin = to.bits.size();
      if (!put(found, level)) continue;
      Gram gram{begin, kNone, 0};
      if (level > 0) {
        const std::vector<Level>& levels = levels_;
        Node& head = levels_[level - 1].nodes[head_of(found)];
        if (head.longer_end == 0) head.longer = to.grams.size();
        head.longer_end = to.grams.size() + 1;
        gram.last = levels[level - 1].nodes[tail_of(found)].last;
      } else {
        gram.last = static_cast<char16_t>(tail_of(found));
      }
      if (found.count > few_places(length() + 1)) {
        gram.node = node_of_[number] = static_cast<std::uint32_t>(to.nodes.size());
        Node node;
        node.begin = ranges[number].begin;
        node.count = found.count;
        node.last = gram.last;
        to.nodes.push_back(node);
      }
      to.grams.push_back(gram);
    }
    lists_ = std::move(lists);
  }

  /// Goes through the texts and leaves in numbers_ which gram begins where; in alive_, where one
  /// does at all.
  void find_grams(const auto& id_of, GramTable& table) {
    constexpr std::size_t kAhead = 32;  // so far ahead memory is asked for
    std::array<std::uint64_t, kAhead> keys;
    std::size_t place = 0, kept = 0;
    for (std::size_t begin = 0; begin < alive_.size(); begin += kAhead) {
      const std::size_t count = std::min(kAhead, alive_.size() - begin);
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t at = alive_[begin + i];
        const std::uint32_t head = id_of(at), tail = id_of(at + 1);
        keys[i] = head != kNone && tail != kNone ? std::uint64_t{head} << 32 | tail : kNoKey;
        if (keys[i] != kNoKey) table.prefetch(keys[i]);
      }
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t at = alive_[begin + i];
        numbers_[at] = kNone;
        if (keys[i] == kNoKey) continue;
        alive_[kept++] = at;
        place = texts_.place_index(at, place);
        numbers_[at] = table.find_or_add(keys[i]);
        Found& found = table.found[numbers_[at]];
        if (found.last_place == place) continue;
        found.last_place = static_cast<std::uint32_t>(place);
        ++found.count;
      }
    }
    alive_.resize(kept);
  }

  /// The places of all grams but those of which it is clear already that there is nothing to tell.
  void list_places(std::vector<Found>& all, std::vector<Range>& ranges, Lists& lists) {
    std::uint32_t size = 0;
    const std::uint32_t few = few_places(length() + 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
      ranges[i] = {size, size};
      all[i].last_place = kNone;
      if (levels_.empty() || all[i].count > few || !is_told(levels_.back().nodes, all[i]))
        size += all[i].count;
      else
        all[i].last_place = kNothing;
    }
    lists.all.resize(size);
    std::size_t index = 0;
    for (const std::uint32_t at : alive_) {
      Found& found = all[numbers_[at]];
      if (found.last_place == kNothing) continue;
      index = texts_.place_index(at, index);
      const std::uint32_t place = texts_.places()[index];
      if (found.last_place == place) continue;
      found.last_place = place;
      lists.all[ranges[numbers_[at]].end++] = place;
    }
  }

  static bool is_told(const std::vector<Node>& nodes, const Found& found) {
    return found.count == nodes[head_of(found)].count || found.count == nodes[tail_of(found)].count;
  }

  /// Where characters end a line: no pair tells of these places.
  void find_ends() {
    const std::u16string& text = texts_.text();
    std::size_t index = 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
      if (text[at] != u'\0') continue;
      index = texts_.place_index(at - 1, index);
      const std::uint32_t place = texts_.places()[index];
      Block& block = blocks_[text[at - 1]];
      block.first = text[at - 1];
      if (block.ends.empty() || block.ends.back() != place) block.ends.push_back(place);
    }
  }

  /// A pair of the places of list_. Those of one first character follow one another.
  void put_pair(const Found& found) {
    const auto first = static_cast<char16_t>(head_of(found));
    if (first != current_) end_block();
    current_ = first;
    BitWriter& out = levels_[0].bits;
    out.put_gamma(found.count - 1);
    put_list(list_, places_, out);
    Block& block = blocks_[first];
    block.first = first;
    if (block.end == 0) {
      block.begin = levels_[0].grams.size();
      seen_.assign(places_ / 64 + 1, 0);
    }
    block.end = levels_[0].grams.size() + 1;
    for (const std::uint32_t place : list_) seen_[place / 64] |= std::uint64_t{1} << (place % 64);
  }

  /// Where a character stands that will have shards of its own.
  void end_block() {
    Block& block = blocks_[current_];
    const std::vector<Gram>& pairs = levels_[0].grams;
    if (block.end == 0 || levels_[0].bits.size() - pairs[block.begin].bits < kShardBits / 8) return;
    for (const std::uint32_t place : block.ends)
      seen_[place / 64] |= std::uint64_t{1} << (place % 64);
    std::vector<std::uint32_t> all;
    for (std::uint32_t word = 0; word < seen_.size(); ++word) {
      for (std::uint64_t rest = seen_[word]; rest != 0; rest &= rest - 1)
        all.push_back(word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
    put_places(all, block.places);
  }

  /// What the lists of head and tail do not tell of list_, the places where they stand together, by
  /// a gram of the level that is being made.
  /// False when they tell enough: few places, whose texts decide.
  bool put_rest(const std::vector<Node>& nodes, const Found& found, BitWriter& out) {
    bool all = is_told(nodes, found);
    if (!all) {
      lists_.intersect(nodes, head_of(found), tail_of(found), common_);
      if (common_.size() <= few_places(length())) return false;
      all = common_.size() == found.count;
    }
    out.put(all ? 1 : 0, 1);
    if (all) return true;
    out.put_gamma(found.count - 1);
    out.put_gamma(static_cast<std::uint32_t>(common_.size()) - found.count - 1);
    std::uint32_t index = 0;
    for (std::uint32_t& place : list_) {
      while (common_[index] != place) ++index;
      place = index;
    }
    put_list(list_, static_cast<std::uint32_t>(common_.size()), out);
    return true;
  }

  /// The node that a gram is continued at, or null.
  const Node* continued(std::size_t level, std::size_t gram) const {
    const std::uint32_t node = levels_[level].grams[gram].node;
    if (node == kNone || levels_[level].nodes[node].longer_end == 0) return nullptr;
    return &levels_[level].nodes[node];
  }

  /// What put_gram() will write.
  std::size_t size_of(std::size_t level, std::size_t gram) const {
    const Level& own = levels_[level];
    const std::size_t size = own.end_of(gram) - own.grams[gram].bits + 1;
    const Node* const node = continued(level, gram);
    if (!node) return size;
    return size + 1 + (node->outside() ? 0 : node->longer_bits);
  }

  void measure(std::size_t level) {
    for (Node& node : levels_[level].nodes) {
      if (node.longer_end == 0) continue;
      const std::size_t count = node.longer_end - node.longer;
      node.longer_bits = gamma_size(static_cast<std::uint32_t>(count));
      char16_t last = 0;
      for (std::size_t i = node.longer; i < node.longer_end; ++i) {
        const char16_t next = levels_[level + 1].grams[i].last;
        node.longer_bits +=
            size_of(level + 1, i) +
            gamma_size(static_cast<std::uint32_t>(next - last - 1), order_of_gaps(count));
        last = next;
      }
    }
  }

  /// The gram's list, or what is to be told of it, and the grams that continue it.
  void put_gram(std::size_t level, std::size_t index, BitWriter& out) {
    const Level& own = levels_[level];
    const Gram& gram = own.grams[index];
    out.append(own.bits, gram.bits, own.end_of(index));
    const Node* const node = continued(level, index);
    out.put(node ? 1 : 0, 1);
    if (!node) return;
    name_ += fmt::format("{:04x}", +gram.last);
    out.put(node->outside() ? 1 : 0, 1);
    if (node->outside()) {
      BitWriter longer;
      put_longer(level, *node, longer);
      shards_.push_back({"x/" + name_, longer.text()});
    } else {
      put_longer(level, *node, out);
    }
    name_.resize(name_.size() - 4);
  }

  void put_longer(std::size_t level, const Node& node, BitWriter& out) {
    const std::size_t count = node.longer_end - node.longer;
    out.put_gamma(static_cast<std::uint32_t>(count));
    char16_t last = 0;
    for (std::size_t i = node.longer; i < node.longer_end; ++i) {
      const char16_t next = levels_[level + 1].grams[i].last;
      out.put_gamma(static_cast<std::uint32_t>(next - last - 1), order_of_gaps(count));
      last = next;
      put_gram(level + 1, i, out);
    }
  }

  /// The pairs of `block` whose second character is in shard `shard` of `shards`.
  void put_pairs(const Block& block, std::uint32_t shard, std::uint32_t shards, BitWriter& out) {
    const std::vector<Gram>& pairs = levels_[0].grams;
    std::vector<std::size_t> here;
    for (std::size_t i = block.begin; i < block.end; ++i) {
      if (shard_of(pairs[i].last, shards) == shard) here.push_back(i);
    }
    name_ = fmt::format("{:04x}", +block.first);
    out.put_gamma(static_cast<std::uint32_t>(here.size()));
    char16_t last = 0;
    for (const std::size_t i : here) {
      out.put_gamma(static_cast<std::uint32_t>(pairs[i].last - last - 1),
                    order_of_gaps(here.size()));
      last = pairs[i].last;
      put_gram(0, i, out);
    }
  }

  void put_places(const std::vector<std::uint32_t>& list, BitWriter& out) const {
    out.put_gamma(static_cast<std::uint32_t>(list.size()));
    put_list(list, places_, out);
  }

  /// A character with much behind it has shards of its own, by the second character, and one with
  /// its places; the others share shards.
  void put_shards(BitWriter& directory) {
    std::vector<const Block*> split;
    std::size_t shared_bits = 0;
    for (auto& [first, block] : blocks_) {
      for (std::size_t i = block.begin; i < block.end; ++i) block.bits += size_of(0, i);
      if (block.is_split()) {
        split.push_back(&block);
      } else {
        BitWriter ends;
        put_places(block.ends, ends);
        shared_bits += block.bits + ends.size();
      }
    }
    const auto shared = static_cast<std::uint32_t>(std::bit_ceil(shared_bits / kShardBits + 1));
    directory.put_gamma(static_cast<std::uint32_t>(std::bit_width(shared)) - 1);
    directory.put_gamma(static_cast<std::uint32_t>(split.size()));
    char16_t last = 0;
    for (const Block* block : split) {
      const auto parts = static_cast<std::uint32_t>(std::bit_ceil(block->bits / kShardBits + 1));
      directory.put_gamma(static_cast<std::uint32_t>(block->first - last), 6);
      directory.put_gamma(static_cast<std::uint32_t>(std::bit_width(parts)) - 1);
      last = block->first;
      put_own_shards(*block, parts);
    }
    for (std::uint32_t shard = 0; shard < shared; ++shard) put_shared(shard, shared);
  }

  void put_own_shards(const Block& block, std::uint32_t parts) {
    for (std::uint32_t part = 0; part < parts; ++part) {
      BitWriter out;
      put_pairs(block, part, parts, out);
      shards_.push_back({fmt::format("g/{:04x}-{:x}", +block.first, part), out.text()});
    }
    shards_.push_back({fmt::format("g/{:04x}", +block.first), block.places.text()});
  }

  void put_shared(std::uint32_t shard, std::uint32_t shards) {
    std::vector<const Block*> here;
    for (const auto& [first, block] : blocks_) {
      if (!block.is_split() && shard_of(first, shards) == shard) here.push_back(&block);
    }
    BitWriter out;
    out.put_gamma(static_cast<std::uint32_t>(here.size()));
    for (const Block* block : here) {
      out.put(block->first, 16);
      put_places(block->ends, out);
      put_pairs(*block, 0, 1, out);
    }
    shards_.push_back({fmt::format("s/{:x}", shard), out.text()});
  }

  const GramTexts& texts_;
  std::uint32_t places_;
  std::vector<Level> levels_;  // grams of two characters, of three …
  std::map<char16_t, Block> blocks_;
  char16_t current_ = 0;             // whose pairs are being written
  std::vector<std::uint64_t> seen_;  // its places so far, a bit each
  // Of the last level so far: its lists, the gram that begins at each character, its node.
  Lists lists_;
  std::vector<std::uint32_t> alive_, numbers_, node_of_;
  std::vector<SearchShard> shards_;
  std::string name_;  // of the gram being written, in hexadecimal
  std::vector<std::uint32_t> list_, common_;
};

}  // namespace

void GramTexts::add(std::uint32_t place, std::u16string_view line) {
  if (line.empty()) return;
  if (places_.empty() || places_.back() != place) {
    places_.push_back(place);
    begins_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
  text_ += line;
  text_ += u'\0';
}

std::vector<SearchShard> make_gram_shards(const GramTexts& texts, std::uint32_t places,
                                          BitWriter& directory) {
  return GramIndex(texts, places).make(directory);
}

}  // namespace zhanting
