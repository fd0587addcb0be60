#include "serve/preview.h"

namespace zhanting {

void Preview::publish(PreviewState state) {
  const std::scoped_lock lock(mutex_);
  state_ = std::move(state);
  ++published_;
  if (changed_) changed_();
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
    if (changed_) changed_();
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
