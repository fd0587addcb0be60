#include "state/link_pool.h"

namespace zhanting {

void LinkPool::add(const std::vector<std::string_view>& texts, std::vector<Number>& numbers) {
  numbers.clear();
  numbers.reserve(texts.size());
  const std::scoped_lock lock(mutex_);
  for (const std::string_view text : texts) numbers.push_back(add_locked(text));
}

LinkPool::Number LinkPool::add(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  return add_locked(text);
}

LinkPool::Number LinkPool::add_locked(std::string_view text) {
  if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
  const auto number = static_cast<Number>(texts_.size());
  numbers_.emplace(texts_.emplace_back(text), number);
  return number;
}

std::optional<LinkPool::Number> LinkPool::find(std::string_view text) const {
  const auto known = numbers_.find(text);
  return known == numbers_.end() ? std::nullopt : std::optional(known->second);
}

}  // namespace zhanting
