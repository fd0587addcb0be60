#include "template/loop.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "template/messages.h"
#include "template/operations.h"
#include "template/value_text.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;

constexpr std::int64_t kMaxRange = 100'000;

const Loop& loop_at(const void* self) {
  return *static_cast<const Loop*>(self);
}

Value count(std::size_t number) {
  return Value::integer(static_cast<std::int64_t>(number));
}

const ObjectType& loop_type() {
  static const ObjectType kType = {
      "loop",
      {{"index", [](const void* self) { return count(loop_at(self).index + 1); }},
       {"index0", [](const void* self) { return count(loop_at(self).index); }},
       {"first", [](const void* self) { return Value::boolean(loop_at(self).index == 0); }},
       {"last",
        [](const void* self) {
          return Value::boolean(loop_at(self).index + 1 == loop_at(self).size);
        }},
       {"length", [](const void* self) { return count(loop_at(self).size); }},
       {"revindex",
        [](const void* self) { return count(loop_at(self).size - loop_at(self).index); }},
       {"revindex0",
        [](const void* self) { return count(loop_at(self).size - loop_at(self).index - 1); }},
       {"previtem",
        [](const void* self) {
          const Loop& loop = loop_at(self);
          return loop.index > 0 ? loop.list.at(loop.index - 1) : Value();
        }},
       {"nextitem", [](const void* self) {
          const Loop& loop = loop_at(self);
          return loop.index + 1 < loop.size ? loop.list.at(loop.index + 1) : Value();
        }}}};
  return kType;
}

}  // namespace

Value value_of_loop(const Loop* loop) {
  return Value::object(loop, loop_type());
}

Loop* loop_of(const Value& value) {
  return static_cast<Loop*>(const_cast<void*>(value.self()));
}

Value begin_loop(Run& run, const Value& value) {
  Loop* loop = run.make<Loop>();
  const bool is_list = value.kind() == Kind::kList;
  loop->list = is_list ? value : run.list(items_of(run, value));
  loop->size = loop->list.size();
  return value_of_loop(loop);
}

void unpack(Run& run, const Value& item, std::span<Value> targets) {
  if (item.kind() != Kind::kList)
    return run.fail(
        Message::of(messages::kTemplateUnpack, type_name(item), std::to_string(targets.size())));
  if (item.size() != targets.size()) {
    return run.fail(Message::of(messages::kTemplateUnpack,
                                fmt::format("{}[{}]", type_name(item), item.size()),
                                std::to_string(targets.size())));
  }
  for (std::size_t n = 0; n < targets.size(); ++n) targets[n] = item.at(n);
}

Value range(Run& run, std::span<const Value> arguments) {
  std::array<std::int64_t, 3> numbers = {0, 0, 1};
  for (std::size_t n = 0; n < arguments.size(); ++n) {
    // range(stop), range(start, stop), range(start, stop, step)
    std::int64_t& number = numbers[arguments.size() == 1 ? 1 : n];
    if (!to_index(arguments[n], number))
      run.fail(Message::of(messages::kTemplateWrongType, "int", type_name(arguments[n])));
  }
  const auto [start, stop, step] = numbers;
  std::vector<Value> items;
  const auto bounded = [](std::int64_t number) {
    return number > -(1LL << 40) && number < (1LL << 40);
  };
  const bool countable = step != 0 && bounded(start) && bounded(stop) && bounded(step);
  const std::int64_t span = step > 0 ? stop - start : start - stop;
  if (!countable || span / std::max<std::int64_t>(std::abs(step), 1) >= kMaxRange) {
    run.fail(Message::of(messages::kTemplateRange, std::to_string(kMaxRange)));
    return Value();
  }
  for (std::int64_t n = start; step > 0 ? n < stop : n > stop; n += step)
    items.push_back(Value::integer(n));
  return run.list(items);
}

}  // namespace zhanting
