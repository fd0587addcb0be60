#include "serve/preview.h"

namespace zhanting {

void Preview::publish(PreviewState state) {
  {
    const std::scoped_lock lock(mutex_);
    std::swap(state_, state);
    ++published_;
    if (changed_) changed_();
  }
  // A whole site may end here: with the last state, and while nobody waits for the next.
}

PreviewState Preview::state() const {
  const std::scoped_lock lock(mutex_);
  return state_;
}

std::uint64_t Preview::open_stream() {
  const std::scoped_lock lock(mutex_);
  streams_.insert(++last_stream_);
  if (streams_.size() > kMostStreams) {
    streams_.erase(streams_.begin());
    if (changed_) changed_();
  }
  return last_stream_;
}

void Preview::close_stream(std::uint64_t stream) {
  const std::scoped_lock lock(mutex_);
  streams_.erase(stream);
}

std::size_t Preview::open_streams() const {
  const std::scoped_lock lock(mutex_);
  return streams_.size();
}

Preview::News Preview::look(std::uint64_t stream, std::uint64_t& seen) const {
  const std::scoped_lock lock(mutex_);
  if (!streams_.contains(stream)) return News::kYield;
  if (published_ <= seen) return News::kNone;
  seen = published_;
  return News::kPublished;
}

void Preview::on_change(std::function<void()> changed) {
  const std::scoped_lock lock(mutex_);
  changed_ = std::move(changed);
}

}  // namespace zhanting
