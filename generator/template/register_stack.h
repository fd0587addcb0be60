#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "data/value.h"

namespace zhanting {

/// The registers of the frames at hand. What take() gives stays where it is until its give_back().
class RegisterStack {
 public:
  Value* take(std::size_t count) {
    marks_.push_back(top_);
    if (chunks_.empty() || top_.used + count > chunks_[top_.chunk].size) {
      top_ = {chunks_.empty() ? 0 : top_.chunk + 1, 0};
      if (top_.chunk == chunks_.size()) chunks_.emplace_back();
      if (chunks_[top_.chunk].size < count) chunks_[top_.chunk] = Chunk(std::max(count, kChunk));
    }
    Value* registers = chunks_[top_.chunk].values.get() + top_.used;
    std::fill(registers, registers + count, Value());
    top_.used += count;
    return registers;
  }

  void give_back() {
    top_ = marks_.back();
    marks_.pop_back();
  }

 private:
  static constexpr std::size_t kChunk = 512;
  struct Chunk {
    Chunk() = default;
    explicit Chunk(std::size_t count) : size(count), values(std::make_unique<Value[]>(count)) {}
    std::size_t size = 0;
    std::unique_ptr<Value[]> values;
  };
  struct Mark {
    std::size_t chunk = 0;
    std::size_t used = 0;
  };

  std::vector<Chunk> chunks_;
  std::vector<Mark> marks_;
  Mark top_;
};

}  // namespace zhanting
