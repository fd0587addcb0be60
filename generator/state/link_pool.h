#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace zhanting {

/// The texts of links and ids, each once: pages repeat them by the hundred thousand. Numbers belong
/// to one pool; which text has which number depends on who came first and means nothing.
class LinkPool {
 public:
  using Number = std::uint32_t;

  /// The numbers of `texts`, in their order. Thread-safe.
  void add(const std::vector<std::string_view>& texts, std::vector<Number>& numbers);
  Number add(std::string_view text);

  // While nobody adds.
  std::string_view text(Number number) const { return texts_[number]; }
  std::optional<Number> find(std::string_view text) const;
  std::size_t size() const { return texts_.size(); }

 private:
  static constexpr Number kFree = 0xFFFFFFFF;
  struct Slot {
    Hash128 hash;  // equal for equal texts alone
    Number number = kFree;
  };
  Number add_locked(std::string_view text, const Hash128& hash);
  std::size_t slot_of(const Hash128& hash) const;

  std::mutex mutex_;
  std::deque<std::string> texts_;
  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // at most half of them taken
};

}  // namespace zhanting
