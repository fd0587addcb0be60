#pragma once

#include <span>

#include "template/run.h"

/// What a for walks.
namespace zhanting {

/// `loop` in the body of a for.
struct Loop {
  Value list;
  std::size_t size = 0;
  std::size_t index = 0;  // of the item at hand
  bool begun = false;
};
Value value_of_loop(const Loop* loop);
Loop* loop_of(const Value& value);  // REQUIRES: made by value_of_loop

/// The loop over what `value` holds; fails for what has no items.
Value begin_loop(Run& run, const Value& value);
/// Takes an item with as many parts as there are targets apart.
void unpack(Run& run, const Value& item, std::span<Value> targets);
/// range() of one to three arguments, as a list.
Value range(Run& run, std::span<const Value> arguments);

}  // namespace zhanting
