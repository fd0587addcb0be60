#include "pipeline/find_message.h"

#include <algorithm>

#include "checks/messages.h"
#include "data/messages.h"
#include "diag/messages.h"
#include "fonts/messages.h"
#include "load/messages.h"
#include "markdown/messages.h"
#include "media/messages.h"
#include "model/messages.h"
#include "outputs/messages.h"
#include "pipeline/messages.h"
#include "stories/messages.h"
#include "template/messages.h"

namespace zhanting {

namespace {

constexpr const MessageRow* kRows[] = {
#define MESSAGE(code, name, zh, en) &messages::code,
#include "checks/messages.def"
#include "data/messages.def"
#include "diag/messages.def"
#include "fonts/messages.def"
#include "load/messages.def"
#include "markdown/messages.def"
#include "media/messages.def"
#include "model/messages.def"
#include "outputs/messages.def"
#include "pipeline/messages.def"
#include "stories/messages.def"
#include "template/messages.def"
#undef MESSAGE
};

}  // namespace

const MessageRow* find_message(std::string_view name) {
  const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                [&](const MessageRow* each) { return each->name == name; });
  return row == std::end(kRows) ? nullptr : *row;
}

}  // namespace zhanting
