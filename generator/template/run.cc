#include "template/run.h"

#include <algorithm>
#include <cstring>

#include "template/messages.h"

namespace zhanting {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{16} << 10U;
constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;
constexpr std::size_t kMaxSteps = 20'000'000;

struct ComputedList {
  Value* items;
  std::size_t size;
  std::size_t capacity;
};

}  // namespace

void* Arena::allocate(std::size_t bytes) {
  constexpr std::size_t kAlign = alignof(std::max_align_t);
  bytes = (bytes + kAlign - 1) / kAlign * kAlign;
  bytes_ += bytes;
  if (bytes > left_) {
    left_ = std::max(bytes, kBlockBytes);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_));
    next_ = blocks_.back().get();
  }
  void* memory = next_;
  next_ += bytes;
  left_ -= bytes;
  return memory;
}

const ListType& computed_list_type() {
  static constexpr ListType kType = {
      [](const void* self) { return static_cast<const ComputedList*>(self)->size; },
      [](const void* self, std::size_t i) {
        return static_cast<const ComputedList*>(self)->items[i];
      }};
  return kType;
}

void* Run::allocate(std::size_t bytes) {
  if (arena_.bytes() + bytes > kMaxBytes) fail({messages::kTemplateTooMuchMemory, {}});
  return arena_.allocate(bytes);
}

std::string_view Run::keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = make<char>(text.size());
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

Value Run::list(std::span<const Value> items) {
  Value* copy = make<Value>(items.size());
  std::copy(items.begin(), items.end(), copy);
  ComputedList* list = make<ComputedList>();
  *list = {copy, items.size(), items.size()};
  return Value::list(list, computed_list_type());
}

void Run::append(const Value& list, const Value& item) {
  auto* self = static_cast<ComputedList*>(const_cast<void*>(list.self()));
  if (self->size == self->capacity) {
    self->capacity = std::max<std::size_t>(8, self->capacity * 2);
    Value* items = make<Value>(self->capacity);
    std::copy(self->items, self->items + self->size, items);
    self->items = items;
  }
  self->items[self->size++] = item;
}

void Run::fail(Message message, std::optional<Message> hint) {
  if (failed_) return;
  failed_ = true;
  message_ = std::move(message);
  hint_ = std::move(hint);
}

bool Run::count(std::size_t steps) {
  steps_ += steps;
  if (steps_ > kMaxSteps) fail({messages::kTemplateTooLong, {}});
  return !failed_;
}

}  // namespace zhanting
