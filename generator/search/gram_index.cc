#include "search/gram_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

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

/// The node that a gram is continued at, or null.
const GramNode* continued(const GramLevel& level, std::size_t gram) {
  const std::uint32_t node = level.grams[gram].node;
  if (node == kNone || level.nodes[node].longer_end == 0) return nullptr;
  return &level.nodes[node];
}

/// What Shard::put_gram() will write.
std::size_t size_of(const GramLevel& level, std::size_t gram) {
  const std::size_t size = level.end_of(gram) - level.grams[gram].bits + 1;
  const GramNode* const node = continued(level, gram);
  if (!node) return size;
  return size + 1 + (node->outside() ? 0 : node->longer_bits);
}

std::size_t size_of_longer(const GramNode& node, const GramLevel& longer) {
  if (node.longer_end == 0) return 0;
  const std::size_t count = node.longer_end - node.longer;
  std::size_t size = gamma_size(static_cast<std::uint32_t>(count));
  char16_t last = 0;
  for (std::size_t i = node.longer; i < node.longer_end; ++i) {
    const char16_t next = longer.grams[i].last;
    size += size_of(longer, i) +
            gamma_size(static_cast<std::uint32_t>(next - last - 1), order_of_gaps(count));
    last = next;
  }
  return size;
}

/// Writes one shard, and those of what continues its grams where that is large.
class Shard {
 public:
  Shard(const std::vector<GramLevel>& levels, std::uint32_t places)
      : levels_(levels), places_(places) {}

  /// The pairs of `block` whose second character is in shard `shard` of `shards`.
  void put_pairs(const GramBlock& block, std::uint32_t shard, std::uint32_t shards) {
    const std::vector<Gram>& pairs = levels_[0].grams;
    std::vector<std::size_t> here;
    for (std::size_t i = block.begin; i < block.end; ++i) {
      if (shard_of(pairs[i].last, shards) == shard) here.push_back(i);
    }
    name_ = fmt::format("{:04x}", +block.first);
    out_.put_gamma(static_cast<std::uint32_t>(here.size()));
    char16_t last = 0;
    for (const std::size_t i : here) {
      out_.put_gamma(static_cast<std::uint32_t>(pairs[i].last - last - 1),
                     order_of_gaps(here.size()));
      last = pairs[i].last;
      put_gram(0, i, out_);
    }
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
  /// The gram's list, or what is to be told of it, and the grams that continue it.
  void put_gram(std::size_t level, std::size_t index, BitWriter& out) {
    const GramLevel& own = levels_[level];
    const Gram& gram = own.grams[index];
    out.append(own.bits, gram.bits, own.end_of(index));
    const GramNode* const node = continued(own, index);
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

  void put_longer(std::size_t level, const GramNode& node, BitWriter& out) {
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

  const std::vector<GramLevel>& levels_;
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
  for (const GramBlock& block : grams.blocks) {
    std::size_t bits = 0;
    for (std::size_t i = block.begin; i < block.end; ++i) bits += size_of(grams.levels[0], i);
    if (bits > kShardBits && block.places.size() > 0) {
      split.push_back({&block, static_cast<std::uint32_t>(std::bit_ceil(bits / kShardBits + 1))});
      continue;
    }
    others.push_back(&block);
    BitWriter ends;
    put_places(block.ends, places, ends);
    shared_bits += bits + ends.size();
  }
  const auto shared = static_cast<std::uint32_t>(std::bit_ceil(shared_bits / kShardBits + 1));
  directory.put_gamma(static_cast<std::uint32_t>(std::bit_width(shared)) - 1);
  directory.put_gamma(static_cast<std::uint32_t>(split.size()));
  std::vector<ShardPlan> plans(shared);
  for (std::uint32_t shard = 0; shard < shared; ++shard)
    plans[shard].name = fmt::format("s/{:x}", shard);
  for (const GramBlock* block : others)
    plans[shard_of(block->first, shared)].blocks.push_back(block);
  char16_t last = 0;
  for (const auto& [block, parts] : split) {
    directory.put_gamma(static_cast<std::uint32_t>(block->first - last), 6);
    directory.put_gamma(static_cast<std::uint32_t>(std::bit_width(parts)) - 1);
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
  for (std::size_t i = levels.size() - 1; i-- > 0;) {
    parallel_for(levels[i].nodes.size(), jobs, [&](std::size_t number) {
      GramNode& node = levels[i].nodes[number];
      node.longer_bits = size_of_longer(node, levels[i + 1]);
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
