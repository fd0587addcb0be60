#include "search/gram_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <iterator>

#include "base/parallel.h"

namespace zhanting {

namespace {

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

/// A list of pairs' places that is read alone: others need not be loaded with it.
bool stands_alone(std::size_t level, std::size_t bits) {
  return level == 0 && bits > kShardBits / 2;
}

/// So many files, a power of two, for what takes `bits`.
std::uint32_t parts_of(std::size_t bits) {
  return static_cast<std::uint32_t>(std::bit_ceil(bits / kShardBits + 1));
}
std::uint32_t log2_of(std::uint32_t parts) {
  return static_cast<std::uint32_t>(std::bit_width(parts)) - 1;
}

/// Knows what will be written of grams, and how much that is.
class GramSizes {
 public:
  explicit GramSizes(const std::vector<GramLevel>& levels) : levels_(levels) {}

  /// The node that a gram is continued at, or null.
  const GramNode* continued(std::size_t level, std::size_t gram) const {
    const std::uint32_t node = levels_[level].grams[gram].node;
    if (node == kNone || levels_[level].nodes[node].longer_end == 0) return nullptr;
    return &levels_[level].nodes[node];
  }
  /// Of what is told of the gram itself.
  std::size_t size_of_own(std::size_t level, std::size_t gram) const {
    return levels_[level].end_of(gram) - levels_[level].grams[gram].bits;
  }
  std::size_t size_of(std::size_t level, std::size_t gram) const {
    const std::size_t own = size_of_own(level, gram);
    const GramNode* const node = continued(level, gram);
    const std::size_t size = (level == 0 ? 1 : 0) + (stands_alone(level, own) ? 0 : own) + 1;
    if (!node) return size;
    return size + 1 +
           (node->outside() ? gamma_size(log2_of(parts_of(node->longer_bits))) : node->longer_bits);
  }
  /// Of the grams that continue a node of `level`.
  std::size_t size_of_longer(std::size_t level, const GramNode& node) const {
    if (node.longer_end == 0) return 0;
    const std::size_t count = node.longer_end - node.longer;
    std::size_t size = gamma_size(static_cast<std::uint32_t>(count));
    char16_t last = 0;
    for (std::size_t i = node.longer; i < node.longer_end; ++i) {
      const char16_t next = levels_[level + 1].grams[i].last;
      size += size_of(level + 1, i) +
              gamma_size(static_cast<std::uint32_t>(next - last - 1), order_of_gaps(count));
      last = next;
    }
    return size;
  }

 private:
  const std::vector<GramLevel>& levels_;
};

/// Some grams of a level, those whose last character is in part `part` of `parts`.
struct GramRange {
  std::size_t level = 0, begin = 0, end = 0;
  std::uint32_t part = 0, parts = 1;
};

/// Writes one shard, and those of what stands outside of it.
class Shard {
 public:
  Shard(const std::vector<GramLevel>& levels, std::uint32_t places)
      : levels_(levels), sizes_(levels), places_(places) {}

  void put_pairs(const GramBlock& block, std::uint32_t part, std::uint32_t parts) {
    name_ = fmt::format("{:04x}", +block.first);
    put_grams({0, block.begin, block.end, part, parts}, out_);
  }

  void put(const BitWriter& bits) { out_.append(bits); }

  void put_shared(const std::vector<const GramBlock*>& blocks) {
    out_.put_gamma(static_cast<std::uint32_t>(blocks.size()));
    for (const GramBlock* block : blocks) {
      out_.put(block->first, 16);
      put_places(block->ends, places_, out_);
      put_pairs(*block, 0, 1);
    }
  }

  std::vector<SearchShard> finish(std::string name) {
    shards_.push_back({std::move(name), out_.text()});
    return std::move(shards_);
  }

 private:
  void put_grams(const GramRange& range, BitWriter& out) {
    const std::vector<Gram>& grams = levels_[range.level].grams;
    std::vector<std::size_t> here;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (shard_of(grams[i].last, range.parts) == range.part) here.push_back(i);
    }
    out.put_gamma(static_cast<std::uint32_t>(here.size()));
    char16_t last = 0;
    for (const std::size_t i : here) {
      out.put_gamma(static_cast<std::uint32_t>(grams[i].last - last - 1),
                    order_of_gaps(here.size()));
      last = grams[i].last;
      name_ += fmt::format("{:04x}", +last);
      put_own(range.level, i, out);
      put_longer(range.level, sizes_.continued(range.level, i), out);
      name_.resize(name_.size() - 4);
    }
  }

  /// The gram's list, or what is to be told of it.
  void put_own(std::size_t level, std::size_t gram, BitWriter& out) {
    const GramLevel& own = levels_[level];
    const bool alone = stands_alone(level, sizes_.size_of_own(level, gram));
    if (level == 0) out.put(alone ? 1 : 0, 1);
    BitWriter list;
    (alone ? list : out).append(own.bits, own.grams[gram].bits, own.end_of(gram));
    if (alone) shards_.push_back({"l/" + name_, list.text()});
  }

  /// The grams that continue it.
  void put_longer(std::size_t level, const GramNode* node, BitWriter& out) {
    out.put(node ? 1 : 0, 1);
    if (!node) return;
    out.put(node->outside() ? 1 : 0, 1);
    GramRange longer{level + 1, node->longer, node->longer_end, 0, 1};
    if (!node->outside()) {
      put_grams(longer, out);
      return;
    }
    longer.parts = parts_of(node->longer_bits);
    out.put_gamma(log2_of(longer.parts));
    for (; longer.part < longer.parts; ++longer.part) {
      BitWriter part;
      put_grams(longer, part);
      shards_.push_back({fmt::format("x/{}-{:x}", name_, longer.part), part.text()});
    }
  }

  const std::vector<GramLevel>& levels_;
  const GramSizes sizes_;
  const std::uint32_t places_;
  BitWriter out_;
  std::vector<SearchShard> shards_;
  std::string name_;  // of the gram being written, in hexadecimal
};

/// What goes into a shard: the places of a character or some of its pairs, or all of several
/// characters.
struct ShardPlan {
  std::string name;
  std::vector<const GramBlock*> blocks;
  std::uint32_t part = 0, parts = 0;  // 0 parts: not of one character's pairs
  bool places = false;
};

/// A character with much behind it has shards of its own, by the second character, and one with
/// its places; the others share shards.
std::vector<ShardPlan> plan_shards(const GramLevels& grams, std::uint32_t places,
                                   BitWriter& directory) {
  struct Split {
    const GramBlock* block;
    std::uint32_t parts;
  };
  std::vector<Split> split;
  std::vector<const GramBlock*> others;
  std::size_t shared_bits = 0;
  const GramSizes sizes(grams.levels);
  for (const GramBlock& block : grams.blocks) {
    BitWriter ends;
    put_places(block.ends, places, ends);
    std::size_t bits = 0;
    for (std::size_t i = block.begin; i < block.end; ++i) bits += sizes.size_of(0, i);
    if (bits + ends.size() > kShardBits / 2 && block.places.size() > 0) {
      split.push_back({&block, parts_of(bits)});
      continue;
    }
    others.push_back(&block);
    shared_bits += bits + ends.size();
  }
  const std::uint32_t shared = parts_of(shared_bits);
  directory.put_gamma(log2_of(shared));
  directory.put_gamma(static_cast<std::uint32_t>(split.size()));
  std::vector<ShardPlan> plans(shared);
  for (std::uint32_t shard = 0; shard < shared; ++shard)
    plans[shard].name = fmt::format("s/{:x}", shard);
  for (const GramBlock* block : others)
    plans[shard_of(block->first, shared)].blocks.push_back(block);
  char16_t last = 0;
  for (const auto& [block, parts] : split) {
    directory.put_gamma(static_cast<std::uint32_t>(block->first - last), 6);
    directory.put_gamma(log2_of(parts));
    last = block->first;
    const std::string name = fmt::format("g/{:04x}", +block->first);
    plans.push_back({name, {block}, 0, 0, true});
    for (std::uint32_t part = 0; part < parts; ++part)
      plans.push_back({fmt::format("{}-{:x}", name, part), {block}, part, parts, false});
  }
  return plans;
}

}  // namespace

std::vector<SearchShard> make_gram_shards(GramLevels grams, std::uint32_t places, unsigned jobs,
                                          BitWriter& directory) {
  std::vector<GramLevel>& levels = grams.levels;
  const GramSizes sizes(levels);
  for (std::size_t i = levels.size() - 1; i-- > 0;) {
    parallel_for(levels[i].nodes.size(), jobs, [&](std::size_t number) {
      GramNode& node = levels[i].nodes[number];
      node.longer_bits = sizes.size_of_longer(i, node);
    });
  }
  const std::vector<ShardPlan> plans = plan_shards(grams, places, directory);
  std::vector<std::vector<SearchShard>> made(plans.size());
  parallel_for(plans.size(), jobs, [&](std::size_t i) {
    const ShardPlan& plan = plans[i];
    Shard shard(levels, places);
    if (plan.places) {
      shard.put(plan.blocks.front()->places);
    } else if (plan.parts > 0) {
      shard.put_pairs(*plan.blocks.front(), plan.part, plan.parts);
    } else {
      shard.put_shared(plan.blocks);
    }
    made[i] = shard.finish(plan.name);
  });
  std::vector<SearchShard> shards;
  for (std::vector<SearchShard>& each : made)
    std::move(each.begin(), each.end(), std::back_inserter(shards));
  return shards;
}

}  // namespace zhanting
