#include "markdown/cmark_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace zhanting {

namespace {

/// An ordinary story needs one.
constexpr std::size_t kBlock = 64U << 10;
constexpr std::size_t kAlignment = alignof(std::max_align_t);
/// In front of each piece: its size, for when it is to grow.
constexpr std::size_t kHead = kAlignment;
static_assert(kHead >= sizeof(std::size_t));

thread_local CmarkMemory* current = nullptr;

std::size_t size_of(const std::byte* piece) {
  std::size_t size = 0;
  std::memcpy(&size, piece - kHead, sizeof size);
  return size;
}

}  // namespace

void CmarkMemory::Free::operator()(std::byte* block) const {
  std::free(block);
}

CmarkMemory::CmarkMemory() {
  current = this;
}

CmarkMemory::~CmarkMemory() {
  current = nullptr;
}

cmark_mem* CmarkMemory::functions() {
  static cmark_mem table = {allocate_zeroed, reallocate, [](void*) {}};
  return &table;
}

std::byte* CmarkMemory::take(std::size_t size) {
  const std::size_t needed = kHead + (size + kAlignment - 1) / kAlignment * kAlignment;
  if (needed > left_) {
    // Ever larger, so that there are few of them.
    const std::size_t bytes = std::max(needed, kBlock << std::min<std::size_t>(blocks_.size(), 8));
    auto* block = static_cast<std::byte*>(std::malloc(bytes));
    if (!block) std::abort();  // as cmark's own functions do, through which nothing can be thrown
    blocks_.emplace_back(block);
    next_ = block;
    left_ = bytes;
  }
  last_ = next_ + kHead;
  std::memcpy(next_, &size, sizeof size);
  next_ += needed;
  left_ -= needed;
  return last_;
}

void* CmarkMemory::allocate_zeroed(std::size_t count, std::size_t size) {
  return std::memset(current->take(count * size), 0, count * size);
}

void* CmarkMemory::reallocate(void* piece, std::size_t size) {
  auto* old = static_cast<std::byte*>(piece);
  const std::size_t had = old ? size_of(old) : 0;
  if (old && had >= size) return old;
  CmarkMemory& memory = *current;
  if (old && old == memory.last_) {
    // Cut again: it goes on where it stands, if the block is large enough.
    const std::size_t back = static_cast<std::size_t>(memory.next_ - old) + kHead;
    memory.next_ -= back;
    memory.left_ += back;
  }
  std::byte* grown = memory.take(size);
  if (old && grown != old) std::memcpy(grown, old, had);
  return grown;
}

}  // namespace zhanting
