#pragma once

#include <cmark-gfm.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace zhanting {

/// Memory for one story's trees. cmark asks for thousands of small pieces; here they are cut from
/// a few large ones, and all go at once, so that no tree needs to be taken apart, and a text that
/// was in a tree stays where it is. One at a time a thread: what a tree is made or changed with
/// while it lives comes from it.
class CmarkMemory {
 public:
  CmarkMemory();
  ~CmarkMemory();
  CmarkMemory(const CmarkMemory&) = delete;
  CmarkMemory& operator=(const CmarkMemory&) = delete;

  /// For cmark: leads to the one of the thread that calls.
  static cmark_mem* functions();

  /// While cmark parses, what it gives back is cut again: tables would need twice the memory.
  class Parsing {
   public:
    Parsing();
    ~Parsing();
    Parsing(const Parsing&) = delete;
    Parsing& operator=(const Parsing&) = delete;
  };

 private:
  struct Free {
    void operator()(std::byte* block) const;
  };

  static void* allocate_zeroed(std::size_t count, std::size_t size);
  static void* reallocate(void* piece, std::size_t size);
  static void give_back(void* piece);
  std::byte* take(std::size_t size);

  std::vector<std::unique_ptr<std::byte, Free>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::byte* last_ = nullptr;  // the piece cut last, which may grow where it is
  bool parsing_ = false;
  std::array<std::byte*, 32> given_back_{};  // by size; each begins with where the next one is
};

}  // namespace zhanting
