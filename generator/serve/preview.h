#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace zhanting {

/// What one build means for those who look at the preview.
struct PreviewState {
  bool has_site = false;          // some build was good: its pages stand
  std::string base_path = "/";    // the site is shown below it, as where it will be published
  std::string problems = "null";  // JSON for the panel
  /// Site path → bytes: of a build under way, what stands before the files of the last one.
  std::shared_ptr<const std::map<std::string, std::string, std::less<>>> early = {};
};

/// Where the building thread and the threads that answer requests meet. Thread-safe.
class Preview {
 public:
  /// Streams at one time. A browser opens at most six connections to a server, and pages need some
  /// of them.
  static constexpr std::size_t kMostStreams = 4;

  void publish(PreviewState state);
  PreviewState state() const;

  /// A stream of events about `page` begins; the oldest ends if there are too many. Gives its
  /// number.
  std::uint64_t open_stream(std::string page = {});
  void close_stream(std::uint64_t stream);

  /// The pages of the streams, as open_stream() was told.
  std::vector<std::string> open_pages() const;

  enum class Wake { kPublished, kTime, kYield, kEnd };
  /// Waits for a state published after `seen` (0 for any), and sets `seen` to it.
  Wake wait(std::uint64_t stream, std::uint64_t& seen, std::chrono::milliseconds longest);

  /// All streams end, now and from now on.
  void end();

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  PreviewState state_;
  std::uint64_t published_ = 0;
  std::uint64_t last_stream_ = 0;
  std::map<std::uint64_t, std::string> streams_;  // the oldest first; what page each is about
  bool ended_ = false;
};

}  // namespace zhanting
