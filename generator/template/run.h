#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_words.h"
#include "base/lexicon.h"
#include "data/value.h"
#include "diag/message.h"

namespace zhanting {

/// Memory for what one rendering computes; all of it goes at its end. Holds only types that need
/// no destructor.
class Arena {
 public:
  void* allocate(std::size_t bytes);
  std::size_t bytes() const { return bytes_; }

 private:
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t bytes_ = 0;
};

/// What filters, tests and operators need of a rendering: memory, and a place for the first
/// mistake. After fail() the results of an operation mean nothing.
class Run {
 public:
  using Assets = std::map<std::string, std::string, std::less<>>;

  Run(std::string_view root, const Assets* assets, const DateWords& dates, const Lexicon* lexicon,
      bool links_folders = false)
      : root_(root),
        assets_(assets),
        dates_(dates),
        lexicon_(lexicon),
        links_folders_(links_folders) {}

  std::string_view root() const { return root_; }
  const Assets* assets() const { return assets_; }
  const DateWords& date_words() const { return dates_; }
  const Lexicon* lexicon() const { return lexicon_; }
  bool links_folders() const { return links_folders_; }

  /// A copy that lives as long as the rendering. Fails when too much has been computed.
  std::string_view keep(std::string_view text);
  Value text(std::string_view value) { return Value::string(keep(value)); }
  Value html(std::string_view value) { return Value::html(keep(value)); }
  Value list(std::span<const Value> items);
  /// An empty list that grows by append(); nobody may have seen it yet.
  Value begin_list() { return list({}); }
  void append(const Value& list, const Value& item);
  template <typename T>
  T* make(std::size_t count = 1) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T) * count)) T[count];
  }

  void fail(Message message, std::optional<Message> hint = std::nullopt);
  bool failed() const { return failed_; }
  const Message& message() const { return message_; }
  const std::optional<Message>& hint() const { return hint_; }

  /// Counts work, so that no template runs forever. False (and failed) when it is too much.
  bool count(std::size_t steps);
  std::size_t steps() const { return steps_; }

 private:
  void* allocate(std::size_t bytes);

  std::string_view root_;
  const Assets* assets_;
  const DateWords& dates_;
  const Lexicon* lexicon_;
  bool links_folders_;
  Arena arena_;
  std::size_t steps_ = 0;
  bool failed_ = false;
  Message message_{};
  std::optional<Message> hint_;
};

/// The type of lists that Run::list makes.
const ListType& computed_list_type();

}  // namespace zhanting
