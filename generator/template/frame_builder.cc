#include "template/frame_builder.h"

#include <algorithm>

#include "template/messages.h"

namespace zhanting {

namespace {

constexpr std::size_t kMaxSlots = 4000;

}  // namespace

void FrameBuilder::report(const Mark& mark, Message message, std::optional<Message> hint) {
  diagnostics_.error(source_.place(mark.offset, mark.length), std::move(message), std::move(hint));
}

void FrameBuilder::warn(const Mark& mark, Message message, std::optional<Message> hint) {
  diagnostics_.warning(source_.place(mark.offset, mark.length), std::move(message),
                       std::move(hint));
}

void FrameBuilder::begin_unit() {
  locals_.clear();
  most_ = 0;
}

Slot FrameBuilder::declare(std::string_view name, const Mark& mark) {
  if (locals_.size() >= kMaxSlots) {
    if (!too_large_) report(mark, {messages::kTemplateTooLarge, {}});
    too_large_ = true;
    return static_cast<Slot>(kMaxSlots - 1);
  }
  locals_.push_back(id_of(name));
  most_ = std::max(most_, locals_.size());
  return static_cast<Slot>(locals_.size() - 1);
}

Slot FrameBuilder::find(std::string_view name) {
  const auto row = std::find(locals_.rbegin(), locals_.rend(), id_of(name));
  return static_cast<Slot>(locals_.rend() - row) - 1;
}

std::vector<std::pair<NameId, Slot>> FrameBuilder::visible() const {
  std::vector<std::pair<NameId, Slot>> visible;
  for (std::size_t i = locals_.size(); i-- > 0;) {
    const bool hidden = std::find(locals_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                  locals_.end(), locals_[i]) != locals_.end();
    if (!hidden) visible.emplace_back(locals_[i], static_cast<Slot>(i));
  }
  return visible;
}

}  // namespace zhanting
