#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/message.h"

namespace zhanting {

/// Where a value stands. Lines and columns count from 1, columns in code points; a byte-order mark
/// does not count. Line 0: no place at all. `path` is relative to the source folder and is
/// owned by whoever read the file; it lives as long as the build that read it.
struct Place {
  const std::string* path = nullptr;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;  // code points under the caret and its tildes; 0: the whole file
};

enum class Severity { kError, kWarning };

/// One mistake, complete in itself: it outlives the build that found it.
struct Diagnostic {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;
  Severity severity = Severity::kError;
  Message message;
  std::optional<Message> hint;

  bool operator==(const Diagnostic&) const = default;
};

/// The mistakes of one build, in the order they were found. Not thread-safe: parallel tasks fill
/// one each, merged in task order.
class Diagnostics {
 public:
  void error(const Place& place, Message message, std::optional<Message> hint = std::nullopt);
  void warning(const Place& place, Message message, std::optional<Message> hint = std::nullopt);
  /// For a mistake about a whole file or folder of the showcase: stands at its beginning and shows
  /// no line of it.
  void error_in(std::string path, Message message, std::optional<Message> hint = std::nullopt);
  /// For what the content is not to blame for (exit status 2): a path, without line and column; or
  /// the place that asks for what cannot be had.
  void fault(std::string path, Message message);
  void fault(const Place& place, Message message);
  void add(Diagnostic diagnostic);
  void merge(Diagnostics other);

  const std::vector<Diagnostic>& all() const { return all_; }
  bool has_errors() const { return errors_ > 0; }
  bool has_faults() const { return faulty_; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return all_.size() - errors_; }

  /// Takes out those that `is_one(diagnostic)`, in their order.
  Diagnostics take(bool (*is_one)(const Diagnostic&));
  /// Leaves what is said of that file.
  void keep_file(std::string_view path);
  /// By path, line and column; what stands at one place keeps its order. Exact repetitions go. What
  /// others follow from comes first: site.json.
  void sort();
  void turn_warnings_into_errors();

 private:
  void count_errors();

  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
  bool faulty_ = false;
};

/// “did you mean 'suggestion'?”, or nothing when `suggestion` is empty.
std::optional<Message> did_you_mean(std::string_view suggestion);

}  // namespace zhanting
