#include "serve/preview.h"

namespace zhanting {

void Preview::publish(PreviewState state) {
  {
    const std::scoped_lock lock(mutex_);
    state_ = std::move(state);
    ++published_;
  }
  changed_.notify_all();
}

PreviewState Preview::state() const {
  const std::scoped_lock lock(mutex_);
  return state_;
}

std::uint64_t Preview::open_stream(std::string page) {
  const std::scoped_lock lock(mutex_);
  streams_.emplace(++last_stream_, std::move(page));
  if (streams_.size() > kMostStreams) {
    streams_.erase(streams_.begin());
    changed_.notify_all();
  }
  return last_stream_;
}

void Preview::close_stream(std::uint64_t stream) {
  const std::scoped_lock lock(mutex_);
  streams_.erase(stream);
}

std::vector<std::string> Preview::open_pages() const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> pages;
  for (const auto& [stream, page] : streams_) pages.push_back(page);
  return pages;
}

Preview::Wake Preview::wait(std::uint64_t stream, std::uint64_t& seen,
                            std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  const auto yields = [&] { return !streams_.contains(stream); };
  const bool woken =
      changed_.wait_for(lock, longest, [&] { return ended_ || yields() || published_ > seen; });
  if (!woken) return Wake::kTime;
  if (ended_) return Wake::kEnd;
  if (yields()) return Wake::kYield;
  seen = published_;
  return Wake::kPublished;
}

void Preview::end() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
}

}  // namespace zhanting
