#include "state/find_message.h"

#include <algorithm>

#include "data/messages.h"
#include "diag/messages.h"
#include "markdown/messages.h"

namespace zhanting {

namespace {

constexpr const MessageRow* kRows[] = {
#define MESSAGE(code, name, zh, en) &messages::code,
#include "data/messages.def"
#include "diag/messages.def"
#include "markdown/messages.def"
#undef MESSAGE
};

}  // namespace

const MessageRow* find_message(std::string_view name) {
  const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                [&](const MessageRow* each) { return each->name == name; });
  return row == std::end(kRows) ? nullptr : *row;
}

}  // namespace zhanting
