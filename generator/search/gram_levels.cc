#include "search/gram_levels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

#include "base/parallel.h"

namespace zhanting {

namespace {

/// What is found out of a gram by going through the texts. Small: there are hundreds of thousands.
struct Found {
  std::uint64_t key = 0;  // what stands before its last character, and behind its first
  std::uint32_t last_place = kNone;
  std::uint32_t count = 0;  // of its places
};

/// So many grams ahead memory is asked for.
constexpr std::size_t kAhead = 32;

constexpr std::uint64_t key_of(std::uint32_t head, std::uint32_t tail) {
  return std::uint64_t{head} << 32 | tail;
}
constexpr std::uint32_t head_of(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 32);
}
constexpr std::uint32_t tail_of(std::uint64_t key) {
  return static_cast<std::uint32_t>(key);
}

/// Grams by key: numbers from 0 on, as they are met.
class GramTable {
 public:
  /// Asks for the memory that find_or_add() will need: some time before, and shortly before.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[slot_of(key)]); }
  void prefetch_found(std::uint64_t key) const {
    const std::uint32_t number = slots_[slot_of(key)];
    if (number != kNone) __builtin_prefetch(&found[number]);
  }
  std::uint32_t find_or_add(std::uint64_t key) {
    std::size_t slot = slot_of(key);
    while (slots_[slot] != kNone && found[slots_[slot]].key != key)
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
      std::size_t slot = slot_of(found[number].key);
      while (slots_[slot] != kNone) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = number;
    }
  }
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1 << 14, kNone);
};

/// Where the next place of a gram is put, and the last one that was.
struct Cursor {
  std::uint32_t next = kNone;  // none: its places are not wanted
  std::uint32_t last_place = kNone;
};

/// The numbers of places, rising.
using PlaceList = std::span<const std::uint32_t>;

/// A gram of the level that is being made.
struct Candidate {
  std::uint64_t key = 0;
  std::uint32_t count = 0;
  bool told = false;  // stands wherever one of the two that it is made of does
  PlaceList places;   // empty if there is nothing to tell of it
};

}  // namespace

/// One piece of the texts. It holds what stands side by side as numbers: characters at first, then
/// grams of two characters, of three …; what stands in few places parts them.
class GramPiece {
 public:
  explicit GramPiece(GramTexts&& texts)
      : numbers_(std::move(texts.characters_)), runs_(std::move(texts.runs_)) {}

  /// Makes grams of one character more out of what stands side by side. `ids` is what the numbers
  /// stand for, or kNone; null: themselves.
  void lengthen(const std::uint32_t* ids) {
    const auto id_at = [&](std::size_t at) {
      if (!ids) return numbers_[at];
      if (at + kAhead < numbers_.size()) __builtin_prefetch(&ids[numbers_[at + kAhead]]);
      return ids[numbers_[at]];
    };
    struct Met {
      std::uint64_t key;
      std::uint32_t place;
    };
    std::array<Met, kAhead> met;
    std::size_t waiting = 0, read = 0, kept = 0;
    GramTable table;
    const auto settle = [&] {
      for (std::size_t i = 0; i < waiting; ++i) table.prefetch_found(met[i].key);
      for (std::size_t i = 0; i < waiting; ++i) {
        const std::uint32_t number = table.find_or_add(met[i].key);
        Found& found = table.found[number];
        if (found.last_place != met[i].place) {
          found.last_place = met[i].place;
          ++found.count;
        }
        numbers_[kept++] = number;  // never before it is read: a run has one gram less
      }
      waiting = 0;
    };
    std::vector<GramTexts::Run> runs;
    for (const GramTexts::Run& run : runs_) {
      const std::size_t end = read + run.count;
      std::uint32_t head = id_at(read), count = 0;
      for (++read; read < end; ++read) {
        const std::uint32_t tail = id_at(read);
        if (head != kNone && tail != kNone) {
          met[waiting] = {key_of(head, tail), run.place};
          table.prefetch(met[waiting].key);
          if (++waiting == kAhead) settle();
          ++count;
        } else if (count > 0) {
          runs.push_back({run.place, count});
          count = 0;
        }
        head = tail;
      }
      if (count > 0) runs.push_back({run.place, count});
    }
    settle();
    numbers_.resize(kept);
    runs_ = std::move(runs);
    found_ = std::move(table.found);
  }

  /// Puts the places of all grams where their cursors point to.
  void list(std::vector<Cursor>& cursors, std::vector<std::uint32_t>& lists) const {
    std::size_t at = 0;
    for (const GramTexts::Run& run : runs_) {
      for (const std::size_t end = at + run.count; at < end; ++at) {
        if (at + kAhead < numbers_.size()) __builtin_prefetch(&cursors[numbers_[at + kAhead]]);
        Cursor& cursor = cursors[numbers_[at]];
        if (cursor.next == kNone || cursor.last_place == run.place) continue;
        cursor.last_place = run.place;
        lists[cursor.next++] = run.place;
      }
    }
  }

  const std::vector<Found>& found() const { return found_; }
  /// Of the grams found, by number: their ranks in the level, and then their nodes.
  std::vector<std::uint32_t> ranks, nodes;

 private:
  std::vector<std::uint32_t> numbers_;
  std::vector<GramTexts::Run> runs_;
  std::vector<Found> found_;
};

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

class LevelMaker {
 public:
  LevelMaker(std::vector<GramTexts> texts, std::uint32_t places, unsigned jobs)
      : places_(places), jobs_(jobs) {
    for (GramTexts& each : texts) pieces_.emplace_back(std::move(each));
  }

  GramLevels make() {
    side_by_side(pieces_.size(), [&](std::size_t i) { pieces_[i].lengthen(nullptr); });
    make_level();
    while (length() < kLongestGram && !last().nodes.empty()) {
      side_by_side(pieces_.size(),
                   [&](std::size_t i) { pieces_[i].lengthen(pieces_[i].nodes.data()); });
      make_level();
    }
    return std::move(made_);
  }

 private:
  /// Some of a level's candidates, with all that have the same heads; and what becomes of them.
  struct Part {
    std::size_t begin = 0, end = 0;
    std::vector<std::size_t> ranks;  // of the grams
    std::vector<Gram> grams;         // nodes and bits counted from the part's own
    std::vector<GramNode> nodes;
    std::vector<PlaceList> places;  // of the nodes
    BitWriter bits;
    std::vector<GramBlock> blocks;
  };

  /// Calls work(i) for a few long tasks.
  void side_by_side(std::size_t count, const auto& work) const {
    parallel_for(count, jobs_, work, 1);
  }
  /// Of the grams of the last level so far.
  unsigned length() const { return static_cast<unsigned>(made_.levels.size()) + 1; }
  GramLevel& last() { return made_.levels.back(); }

  /// Out of the grams that the pieces have found.
  void make_level() {
    gather();
    list_places();
    std::vector<Part> parts = cut();
    side_by_side(parts.size(), [&](std::size_t i) {
      if (made_.levels.empty())
        put_pairs(parts[i]);
      else
        put_rests(parts[i]);
    });
    join(parts);
  }

  /// Sorts by head and tail: tails of one head are in the order of their last characters.
  void gather() {
    GramTable all;
    for (GramPiece& piece : pieces_) {
      piece.ranks.clear();
      for (const Found& found : piece.found()) {
        const std::uint32_t number = all.find_or_add(found.key);
        all.found[number].count += found.count;
        piece.ranks.push_back(number);
      }
    }
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(all.found.size());
    for (std::uint32_t i = 0; i < all.found.size(); ++i) order.emplace_back(all.found[i].key, i);
    std::sort(order.begin(), order.end());
    candidates_.clear();
    std::vector<std::uint32_t> ranks(order.size());
    for (const auto& [key, number] : order) {
      ranks[number] = static_cast<std::uint32_t>(candidates_.size());
      candidates_.push_back({key, all.found[number].count, false, {}});
    }
    for (GramPiece& piece : pieces_) {
      for (std::uint32_t& rank : piece.ranks) rank = ranks[rank];
    }
  }

  /// Lists the places of the candidates, but where that is a list of the last level, or where it is
  /// clear already that there is nothing to tell.
  void list_places() {
    const std::uint32_t few = few_places(length() + 1);
    std::uint32_t size = 0;
    std::vector<std::uint32_t> next(candidates_.size(), kNone);
    for (std::size_t rank = 0; rank < candidates_.size(); ++rank) {
      Candidate& candidate = candidates_[rank];
      if (!made_.levels.empty()) {
        for (const std::uint32_t node : {head_of(candidate.key), tail_of(candidate.key)}) {
          if (node_places_[node].size() != candidate.count) continue;
          candidate.told = true;
          if (candidate.count > few) candidate.places = node_places_[node];
        }
      }
      if (candidate.told) continue;
      next[rank] = size;
      size += candidate.count;
    }
    std::vector<std::uint32_t>& list = lists_.emplace_back(size);
    for (std::size_t rank = 0; rank < candidates_.size(); ++rank) {
      if (next[rank] != kNone)
        candidates_[rank].places = {list.data() + next[rank], candidates_[rank].count};
    }
    std::vector<std::vector<Cursor>> cursors(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::vector<Found>& found = pieces_[i].found();
      cursors[i].resize(found.size());
      for (std::size_t number = 0; number < found.size(); ++number) {
        std::uint32_t& at = next[pieces_[i].ranks[number]];
        if (at == kNone) continue;
        cursors[i][number].next = at;
        at += found[number].count;
      }
    }
    side_by_side(pieces_.size(), [&](std::size_t i) { pieces_[i].list(cursors[i], list); });
  }

  /// Parts of about the same work.
  std::vector<Part> cut() const {
    std::size_t work = 0;
    for (const Candidate& each : candidates_) work += each.count;
    std::vector<Part> parts;
    std::size_t begin = 0, done = 0;
    for (std::size_t rank = 0; rank < candidates_.size(); ++rank) {
      done += candidates_[rank].count;
      const bool ends = rank + 1 == candidates_.size() ||
                        head_of(candidates_[rank + 1].key) != head_of(candidates_[rank].key);
      if (!ends || (done < work && done * jobs_ < work * (parts.size() + 1))) continue;
      Part part;
      part.begin = std::exchange(begin, rank + 1);
      part.end = begin;
      parts.push_back(std::move(part));
    }
    return parts;
  }

  /// `last` is the gram's last character.
  void add(std::size_t rank, std::size_t bits, char16_t last, Part& part) const {
    const Candidate& candidate = candidates_[rank];
    Gram gram{bits, kNone, last};
    if (candidate.count > few_places(length() + 2)) {  // else nothing is told of longer ones
      gram.node = static_cast<std::uint32_t>(part.nodes.size());
      GramNode node;
      node.last = last;
      part.nodes.push_back(node);
      part.places.push_back(candidate.places);
    }
    part.ranks.push_back(rank);
    part.grams.push_back(gram);
  }

  void put_pairs(Part& part) const {
    std::vector<std::uint64_t> seen(places_ / 64 + 1);  // the places of a first character
    for (std::size_t rank = part.begin; rank < part.end;) {
      GramBlock block;
      const std::uint32_t first = head_of(candidates_[rank].key);
      block.first = static_cast<char16_t>(first);
      block.begin = part.grams.size();
      const std::size_t bits = part.bits.size();
      std::fill(seen.begin(), seen.end(), 0);
      for (; rank < part.end && head_of(candidates_[rank].key) == first; ++rank) {
        const auto list = candidates_[rank].places;
        for (const std::uint32_t place : list) seen[place / 64] |= std::uint64_t{1} << (place % 64);
        const std::uint32_t second = tail_of(candidates_[rank].key);
        if (second == 0) {
          block.ends.assign(list.begin(), list.end());
          continue;
        }
        add(rank, part.bits.size(), static_cast<char16_t>(second), part);
        part.bits.put_gamma(candidates_[rank].count - 1);
        put_list(list, places_, part.bits);
      }
      block.end = part.grams.size();
      if (part.bits.size() - bits >= kShardBits / 8)
        put_places(places_in(seen), places_, block.places);
      part.blocks.push_back(std::move(block));
    }
  }

  static std::vector<std::uint32_t> places_in(const std::vector<std::uint64_t>& map) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t word = 0; word < map.size(); ++word) {
      for (std::uint64_t rest = map[word]; rest != 0; rest &= rest - 1)
        places.push_back(word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
    return places;
  }

  /// What the lists of head and tail do not tell of the places where they stand together; nothing
  /// where they leave few places, whose texts decide.
  void put_rests(Part& part) const {
    const std::vector<GramNode>& nodes = made_.levels.back().nodes;
    Intersection intersection(node_places_, places_);
    std::vector<std::uint32_t> common, rest;
    const std::uint32_t few = few_places(length() + 1);
    for (std::size_t rank = part.begin; rank < part.end; ++rank) {
      const Candidate& candidate = candidates_[rank];
      if (candidate.places.empty()) continue;
      bool all = candidate.told;
      if (!all) {
        intersection.make(head_of(candidate.key), tail_of(candidate.key), common);
        if (common.size() <= few) continue;
        all = common.size() == candidate.count;
      }
      add(rank, part.bits.size(), nodes[tail_of(candidate.key)].last, part);
      part.bits.put(all ? 1 : 0, 1);
      if (all) continue;
      const auto size = static_cast<std::uint32_t>(common.size());
      part.bits.put_gamma(candidate.count - 1);
      part.bits.put_gamma(size - candidate.count - 1);
      rest.clear();
      std::uint32_t index = 0;
      for (const std::uint32_t place : candidate.places) {
        while (common[index] != place) ++index;
        rest.push_back(index);
      }
      put_list(rest, size, part.bits);
    }
  }

  void join(std::vector<Part>& parts) {
    made_.levels.emplace_back();
    GramLevel& level = last();
    GramLevel* const before = length() > 2 ? &made_.levels[made_.levels.size() - 2] : nullptr;
    std::vector<std::uint32_t> nodes(candidates_.size(), kNone);
    node_places_.clear();
    for (Part& part : parts) {
      const std::size_t first = level.grams.size(), bits = level.bits.size();
      for (GramBlock& block : part.blocks) {
        block.begin += first;
        block.end += first;
        made_.blocks.push_back(std::move(block));
      }
      for (std::size_t i = 0; i < part.grams.size(); ++i) {
        Gram gram = part.grams[i];
        gram.bits += bits;
        if (gram.node != kNone) gram.node += static_cast<std::uint32_t>(level.nodes.size());
        nodes[part.ranks[i]] = gram.node;
        if (before) {
          GramNode& head = before->nodes[head_of(candidates_[part.ranks[i]].key)];
          if (head.longer_end == 0) head.longer = level.grams.size();
          head.longer_end = level.grams.size() + 1;
        }
        level.grams.push_back(gram);
      }
      level.nodes.insert(level.nodes.end(), part.nodes.begin(), part.nodes.end());
      node_places_.insert(node_places_.end(), part.places.begin(), part.places.end());
      level.bits.append(part.bits);
      part = {};
    }
    for (GramPiece& piece : pieces_) {
      piece.nodes = std::move(piece.ranks);
      for (std::uint32_t& each : piece.nodes) each = nodes[each];
    }
  }

  const std::uint32_t places_;
  const unsigned jobs_;
  std::vector<GramPiece> pieces_;
  std::vector<Candidate> candidates_;              // of the level that is being made, by rank
  std::vector<std::vector<std::uint32_t>> lists_;  // by level; what the others point into
  std::vector<PlaceList> node_places_;             // of the last level
  GramLevels made_;
};

}  // namespace

void GramTexts::add(std::uint32_t place, std::u16string_view line) {
  if (line.empty()) return;
  characters_.insert(characters_.end(), line.begin(), line.end());
  characters_.push_back(0);
  runs_.push_back({place, static_cast<std::uint32_t>(line.size()) + 1});
}

void put_places(std::span<const std::uint32_t> list, std::uint32_t places, BitWriter& out) {
  out.put_gamma(static_cast<std::uint32_t>(list.size()));
  put_list(list, places, out);
}

GramLevels find_grams(std::vector<GramTexts> texts, std::uint32_t places, unsigned jobs) {
  return LevelMaker(std::move(texts), places, jobs).make();
}

}  // namespace zhanting
