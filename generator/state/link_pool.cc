#include "state/link_pool.h"

#include <utility>

namespace zhanting {

void LinkPool::add(const std::vector<std::string_view>& texts, std::vector<Number>& numbers) {
  std::vector<Hash128> hashes;
  hashes.reserve(texts.size());
  for (const std::string_view text : texts) hashes.push_back(hash_of(text));
  numbers.clear();
  numbers.reserve(texts.size());
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < texts.size(); ++i) numbers.push_back(add_locked(texts[i], hashes[i]));
}

LinkPool::Number LinkPool::add(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  return add_locked(text, hash_of(text));
}

/// Where the text of this hash is, or would be put.
std::size_t LinkPool::slot_of(const Hash128& hash) const {
  std::size_t at = hash.low & (slots_.size() - 1);
  while (slots_[at].number != kFree && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

LinkPool::Number LinkPool::add_locked(std::string_view text, const Hash128& hash) {
  Slot& slot = slots_[slot_of(hash)];
  if (slot.number != kFree) return slot.number;
  const auto number = static_cast<Number>(texts_.size());
  slot = {hash, number};
  texts_.emplace_back(text);
  if (2 * texts_.size() > slots_.size()) {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const Slot& each : before) {
      if (each.number != kFree) slots_[slot_of(each.hash)] = each;
    }
  }
  return number;
}

std::optional<LinkPool::Number> LinkPool::find(std::string_view text) const {
  const Number number = slots_[slot_of(hash_of(text))].number;
  return number == kFree ? std::nullopt : std::optional(number);
}

}  // namespace zhanting
