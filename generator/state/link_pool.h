#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  Number add_locked(std::string_view text);

  std::mutex mutex_;
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Number> numbers_;
};

}  // namespace zhanting
