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

std::size_t rounded(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

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
  static cmark_mem table = {allocate_zeroed, reallocate, give_back};
  return &table;
}

CmarkMemory::Parsing::Parsing() {
  current->parsing_ = true;
}

CmarkMemory::Parsing::~Parsing() {
  current->parsing_ = false;
}

std::byte* CmarkMemory::take(std::size_t size) {
  size = rounded(size);
  const std::size_t kind = size / kAlignment;
  if (kind < given_back_.size() && given_back_[kind]) {
    std::byte* piece = given_back_[kind];
    std::memcpy(&given_back_[kind], piece, sizeof(std::byte*));
    return piece;
  }
  const std::size_t needed = kHead + size;
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
  const bool last = old && old == memory.last_;
  if (last) {
    // Cut again: it goes on where it stands, if the block is large enough.
    const std::size_t back = static_cast<std::size_t>(memory.next_ - old) + kHead;
    memory.next_ -= back;
    memory.left_ += back;
  }
  std::byte* grown = memory.take(size);
  if (old && grown != old) std::memcpy(grown, old, had);
  if (!last) give_back(old);
  return grown;
}

void CmarkMemory::give_back(void* piece) {
  CmarkMemory& memory = *current;
  if (!memory.parsing_ || !piece) return;
  const std::size_t kind = size_of(static_cast<std::byte*>(piece)) / kAlignment;
  if (kind == 0 || kind >= memory.given_back_.size()) return;
  std::memcpy(piece, &memory.given_back_[kind], sizeof(std::byte*));
  memory.given_back_[kind] = static_cast<std::byte*>(piece);
}

}  // namespace zhanting
