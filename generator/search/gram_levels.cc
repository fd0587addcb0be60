#include "search/gram_levels.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

#include "base/parallel.h"

namespace zhanting {

namespace {

/// What the lists of two grams have in common.
class Intersection {
 public:
  /// `lists` are of all nodes, their places below `places`.
  Intersection(const std::vector<PlaceList>& lists, std::uint32_t places)
      : lists_(lists), marks_(places, kNone), map_size_(places / 64 + 1) {}

  void make(std::uint32_t head, std::uint32_t tail, std::vector<std::uint32_t>& out) {
    const PlaceList heads = lists_[head];
    const PlaceList tails = lists_[tail];
    if (tails.size() > 2 * heads.size() && tails.size() > map_size_ * 2) {
      const std::uint64_t* const map = map_of(tail, tails);
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
  static void keep(PlaceList list, std::vector<std::uint32_t>& out, const auto& wanted) {
    out.resize(list.size());
    std::size_t count = 0;
    for (const std::uint32_t place : list) {
      out[count] = place;
      count += wanted(place);
    }
    out.resize(count);
  }
  const std::uint64_t* map_of(std::uint32_t node, PlaceList list) {
    maps_.resize(lists_.size());
    std::vector<std::uint64_t>& map = maps_[node];
    if (map.empty()) {
      map.resize(map_size_);
      for (const std::uint32_t place : list) map[place / 64] |= std::uint64_t{1} << (place % 64);
    }
    return map.data();
  }

  const std::vector<PlaceList>& lists_;
  std::vector<std::uint32_t> marks_;  // the head that was marked last in each place
  std::uint32_t marked_ = kNone;
  std::size_t map_size_;
  std::vector<std::vector<std::uint64_t>> maps_;
};

/// Keeps lists where they are, in large pieces of memory.
class PlaceLists {
 public:
  PlaceList keep(PlaceList list) {
    constexpr std::size_t kPiece = std::size_t{1} << 16;
    if (pieces_.empty() || pieces_.back().capacity() - pieces_.back().size() < list.size())
      pieces_.emplace_back().reserve(std::max(kPiece, list.size()));
    std::vector<std::uint32_t>& piece = pieces_.back();
    piece.insert(piece.end(), list.begin(), list.end());
    return PlaceList(piece).last(list.size());
  }

 private:
  std::vector<std::vector<std::uint32_t>> pieces_;
};

/// What grams of one character more begin with: a character, and then nodes.
struct Head {
  std::uint32_t begin = 0;   // of its starts; none are kept of one that is determined
  std::uint32_t count = 0;   // of its starts
  std::uint32_t suffix = 0;  // it without its first character, a head of the level before
  // Its suffix stands nowhere else: it goes on where and as its suffix does.
  bool determined = false;
};

/// From `begin` to `end`.
struct Range {
  std::uint32_t begin = 0, end = 0;
};

/// Makes the levels one after another. A level's nodes are the heads of the next; of each head the
/// starts lie side by side, and become sorted by the next character. Characters are numbers until
/// they are written.
class LevelMaker {
 public:
  LevelMaker(GramTexts texts, std::uint32_t places, unsigned jobs)
      : texts_(std::move(texts)),
        alphabet_(texts_.number_characters()),
        place_table_(texts_),
        places_(places),
        jobs_(jobs) {}

  GramLevels make() {
    sort_by_first();
    make_level();
    while (length() < kLongestGram && !last().nodes.empty()) make_level();
    return std::move(made_);
  }

 private:
  /// What continues one head, counted from the part's own.
  struct Block {
    std::uint32_t head = 0;
    Range grams, nodes;
  };
  /// Some heads, and what becomes of them.
  struct Part {
    Range heads;
    std::vector<Gram> grams;  // bits and nodes counted from the part's own
    std::vector<GramNode> nodes;
    std::vector<Head> next_heads;   // of the nodes
    std::vector<PlaceList> places;  // of the nodes
    PlaceLists lists;
    BitWriter bits;
    std::vector<Block> blocks;
    std::vector<GramBlock> pairs;  // of each block, where it is one of pairs
  };

  /// Of the grams of the last level so far.
  unsigned length() const { return static_cast<unsigned>(made_.levels.size()) + 1; }
  GramLevel& last() { return made_.levels.back(); }

  /// Heads are the characters but the first, which ends lines; `starts_` where they stand.
  void sort_by_first() {
    const std::u16string_view text = texts_.characters();
    std::vector<std::uint32_t> next(alphabet_.size());
    for (const char16_t character : text) ++next[character];
    std::uint32_t size = 0;
    for (std::size_t character = 1; character < next.size(); ++character) {
      const std::uint32_t count = std::exchange(next[character], size);
      heads_.push_back({size, count, 0, false});
      size += count;
    }
    starts_.resize(size);
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (text[at] != 0) starts_[next[text[at]]++] = at;
    }
  }

  void make_level() {
    std::vector<Part> parts = cut();
    const bool are_pairs = made_.levels.empty();
    parallel_for(
        parts.size(), jobs_,
        [&](std::size_t i) {
          if (are_pairs)
            put_pairs(parts[i]);
          else
            put_rests(parts[i]);
        },
        1);
    join(parts);
  }

  static std::uint64_t work_of(const Head& head) { return head.determined ? 1 : head.count; }

  /// Parts of about the same work.
  std::vector<Part> cut() const {
    std::uint64_t work = 0, done = 0;
    for (const Head& head : heads_) work += work_of(head);
    std::vector<Part> parts;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < heads_.size(); ++i) {
      done += work_of(heads_[i]);
      if (done < work && done * jobs_ < work * (parts.size() + 1)) continue;
      Part part;
      part.heads = {std::exchange(begin, i + 1), i + 1};
      parts.push_back(std::move(part));
      if (done == work) break;
    }
    return parts;
  }

  /// What stands behind a head.
  void read(const Head& head, Behind& behind) {
    behind.read(std::span(starts_).subspan(head.begin, head.count), length());
  }

  /// If a gram of the level that is being made stands in so many places, longer ones are told of.
  bool is_continued(std::uint32_t count) const { return count > few_places(length() + 2); }

  /// Adds a gram to a part whose bits go on with what is told of it; `next` is what it is as a
  /// head.
  void add(char16_t last, PlaceList places, const Head& next, Part& part) const {
    Gram gram{part.bits.size(), kNone, last};
    if (is_continued(static_cast<std::uint32_t>(places.size()))) {
      gram.node = static_cast<std::uint32_t>(part.nodes.size());
      GramNode node;
      node.last = last;
      part.nodes.push_back(node);
      part.next_heads.push_back(next);
      part.places.push_back(places);
    }
    part.grams.push_back(gram);
  }

  /// Calls `put` for every head of the part; what it adds is a block.
  void for_each_head(Part& part, const auto& put) const {
    const auto sizes = [&part] {
      return std::pair(static_cast<std::uint32_t>(part.grams.size()),
                       static_cast<std::uint32_t>(part.nodes.size()));
    };
    for (std::uint32_t i = part.heads.begin; i < part.heads.end; ++i) {
      const auto [grams, nodes] = sizes();
      put(heads_[i]);
      const auto [grams_end, nodes_end] = sizes();
      part.blocks.push_back({i, {grams, grams_end}, {nodes, nodes_end}});
    }
  }

  void put_pairs(Part& part) {
    Behind behind(texts_.characters(), place_table_, alphabet_.size());
    std::vector<std::uint64_t> seen(places_ / 64 + 1);  // the places of a first character
    for_each_head(part, [&](const Head& head) {
      GramBlock block;
      block.first = alphabet_[texts_.characters()[starts_[head.begin]]];
      const std::size_t bits = part.bits.size();
      std::fill(seen.begin(), seen.end(), 0);
      read(head, behind);
      for (const char16_t second : behind.characters()) {
        behind.want_list(second);
        if (second != 0 && is_continued(behind.count(second))) behind.want_starts(second);
      }
      behind.spread();
      for (const char16_t second : behind.characters()) {
        PlaceList list = behind.list(second);
        for (const std::uint32_t place : list) seen[place / 64] |= std::uint64_t{1} << (place % 64);
        if (second == 0) {
          block.ends.assign(list.begin(), list.end());
          continue;
        }
        if (is_continued(behind.count(second))) list = part.lists.keep(list);
        const std::uint32_t suffix = second - 1U;
        add(alphabet_[second], list, next_head(head, behind, second, suffix, heads_[suffix].count),
            part);
        part.bits.put_gamma(static_cast<std::uint32_t>(list.size()) - 1);
        put_list(list, places_, part.bits);
      }
      if (part.bits.size() - bits >= kShardBits / 8)
        put_places(places_in(seen), places_, block.places);
      part.pairs.push_back(std::move(block));
    });
  }

  static std::vector<std::uint32_t> places_in(const std::vector<std::uint64_t>& map) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t word = 0; word < map.size(); ++word) {
      for (std::uint64_t rest = map[word]; rest != 0; rest &= rest - 1)
        places.push_back(word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
    return places;
  }

  /// A gram of the level that is being made: its head and its tail are nodes of the last one.
  struct Candidate {
    char16_t last = 0;
    std::uint32_t tail = 0;
    bool told = false;  // stands wherever one of the two does
    PlaceList places;   // if so
  };

  /// What the lists of head and tail do not tell of the places where they stand together; nothing
  /// where they leave few places, whose texts decide.
  void put_rests(Part& part) {
    Behind behind(texts_.characters(), place_table_, alphabet_.size());
    Intersection intersection(node_places_, places_);
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> common;
    std::uint32_t number = part.heads.begin;
    for_each_head(part, [&](const Head& head) {
      const std::uint32_t here = number++;
      const Range tails = nodes_behind_[head.suffix];
      if (tails.begin == tails.end) return;
      if (head.determined) {
        put_determined(tails, part);
        return;
      }
      read(head, behind);
      find_candidates(here, tails, behind, candidates);
      behind.spread();
      for (Candidate& each : candidates) {
        bool all = each.told;
        if (!all) {
          each.places = behind.list(each.last);
          intersection.make(here, each.tail, common);
          if (common.size() <= few_places(length() + 1)) continue;
          all = common.size() == each.places.size();
          if (is_continued(behind.count(each.last))) each.places = part.lists.keep(each.places);
        }
        add(alphabet_[each.last], each.places,
            next_head(head, behind, each.last, each.tail, heads_[each.tail].count), part);
        part.bits.put(all ? 1 : 0, 1);
        if (!all) put_rest(each.places, common, part.bits);
      }
    });
  }

  /// What a head continued by `last` is as a head; its suffix has `count` starts.
  static Head next_head(const Head& head, const Behind& behind, char16_t last, std::uint32_t suffix,
                        std::uint32_t count) {
    const auto [begin, end] = behind.starts(last);
    return {head.begin + begin, end - begin, suffix, end - begin == count};
  }

  /// A determined head is continued as its suffix is, in the same places.
  void put_determined(Range tails, Part& part) const {
    for (std::uint32_t tail = tails.begin; tail < tails.end; ++tail) {
      const PlaceList places = node_places_[tail];
      add(made_.levels.back().nodes[tail].last, places, {0, heads_[tail].count, tail, true}, part);
      part.bits.put(1, 1);
    }
  }

  /// Of what was read behind a head, with what is wanted of each.
  void find_candidates(std::uint32_t head, Range tails, Behind& behind,
                       std::vector<Candidate>& candidates) const {
    const std::vector<GramNode>& nodes = made_.levels.back().nodes;
    const auto end = nodes.begin() + tails.end;
    candidates.clear();
    auto tail = nodes.begin() + tails.begin;
    for (const char16_t character : behind.characters()) {
      const char16_t wanted = alphabet_[character];
      tail = std::lower_bound(tail, end, wanted,
                              [](const GramNode& node, char16_t last) { return node.last < last; });
      if (tail == end) return;
      if (tail->last != wanted) continue;
      Candidate made{character, static_cast<std::uint32_t>(tail - nodes.begin()), false, {}};
      const std::uint32_t count = behind.count(character);
      for (const PlaceList& list : {node_places_[head], node_places_[made.tail]}) {
        if (list.size() != count) continue;
        made.told = true;
        made.places = list;
      }
      if (!made.told) behind.want_list(character);
      if (is_continued(count)) behind.want_starts(character);
      candidates.push_back(made);
    }
  }

  /// Which of `common` are in `list`.
  static void put_rest(PlaceList list, PlaceList common, BitWriter& out) {
    out.put_gamma(static_cast<std::uint32_t>(list.size() - 1));
    out.put_gamma(static_cast<std::uint32_t>(common.size() - list.size() - 1));
    std::vector<std::uint32_t> rest;
    rest.reserve(list.size());
    std::uint32_t index = 0;
    for (const std::uint32_t place : list) {
      while (common[index] != place) ++index;
      rest.push_back(index);
    }
    put_list(rest, static_cast<std::uint32_t>(common.size()), out);
  }

  void join(std::vector<Part>& parts) {
    const bool are_pairs = made_.levels.empty();
    made_.levels.emplace_back();
    GramLevel& level = last();
    GramLevel* const before = are_pairs ? nullptr : &made_.levels[made_.levels.size() - 2];
    nodes_behind_.assign(heads_.size(), {});
    heads_.clear();
    node_places_.clear();
    for (Part& part : parts) {
      const auto grams = static_cast<std::uint32_t>(level.grams.size());
      const auto nodes = static_cast<std::uint32_t>(level.nodes.size());
      const std::size_t bits = level.bits.size();
      for (std::size_t i = 0; i < part.blocks.size(); ++i) {
        const Block& block = part.blocks[i];
        nodes_behind_[block.head] = {nodes + block.nodes.begin, nodes + block.nodes.end};
        if (are_pairs) {
          GramBlock& pairs = made_.blocks.emplace_back(std::move(part.pairs[i]));
          pairs.begin = grams + block.grams.begin;
          pairs.end = grams + block.grams.end;
        } else {
          if (block.grams.begin == block.grams.end) continue;
          before->nodes[block.head].longer = grams + block.grams.begin;
          before->nodes[block.head].longer_end = grams + block.grams.end;
        }
      }
      for (Gram gram : part.grams) {
        gram.bits += bits;
        if (gram.node != kNone) gram.node += nodes;
        level.grams.push_back(gram);
      }
      level.nodes.insert(level.nodes.end(), part.nodes.begin(), part.nodes.end());
      heads_.insert(heads_.end(), part.next_heads.begin(), part.next_heads.end());
      node_places_.insert(node_places_.end(), part.places.begin(), part.places.end());
      level.bits.append(part.bits);
      lists_.push_back(std::move(part.lists));
      part = {};
    }
  }

  GramTexts texts_;
  const std::u16string alphabet_;
  const PlaceTable place_table_;
  const std::uint32_t places_;
  const unsigned jobs_;
  std::vector<std::uint32_t> starts_;  // of the heads
  std::vector<Head> heads_;            // of the next level: the nodes of the last one
  std::vector<PlaceList> node_places_;
  // Which nodes of the last level begin as each head of it. Those behind the suffix of a head are
  // the tails that its continuations can have.
  std::vector<Range> nodes_behind_;
  std::vector<PlaceLists> lists_;  // what node_places_ points into
  GramLevels made_;
};

}  // namespace

void put_places(std::span<const std::uint32_t> list, std::uint32_t places, BitWriter& out) {
  out.put_gamma(static_cast<std::uint32_t>(list.size()));
  put_list(list, places, out);
}

GramLevels find_grams(GramTexts texts, std::uint32_t places, unsigned jobs) {
  return LevelMaker(std::move(texts), places, jobs).make();
}

}  // namespace zhanting
