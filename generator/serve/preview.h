#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "serve/preview_files.h"

namespace zhanting {

/// What one build means for those who look at the preview.
struct PreviewState {
  std::shared_ptr<const PreviewFiles> site = nullptr;  // null until some build was good
  std::string base_path = "/";    // the site is shown below it, as where it will be published
  std::string problems = "null";  // JSON for the panel
};

/// Where the thread that builds and the one that answers requests meet. Thread-safe.
class Preview {
 public:
  /// Streams at one time. A browser opens at most six connections to a server, and pages need some
  /// of them.
  static constexpr std::size_t kMostStreams = 4;

  void publish(PreviewState state);
  PreviewState state() const;

  /// A stream of events begins; the oldest ends if there are too many. Gives its number.
  std::uint64_t open_stream();
  void close_stream(std::uint64_t stream);
  std::size_t open_streams() const;

  enum class News { kNone, kPublished, kYield };
  /// What the stream has to tell: a state published after `seen` (0 for any), which becomes it, or
  /// that it ends.
  News look(std::uint64_t stream, std::uint64_t& seen) const;

  /// `changed` is called when streams may have news, by the thread that made them; it only passes
  /// the word on, since Preview is locked meanwhile. Null: nobody is told any more.
  void on_change(std::function<void()> changed);

 private:
  mutable std::mutex mutex_;
  std::function<void()> changed_;
  PreviewState state_;
  std::uint64_t published_ = 0;
  std::uint64_t last_stream_ = 0;
  std::set<std::uint64_t> streams_;  // the oldest first
};

}  // namespace zhanting
