#pragma once

#include <string_view>

#include "diag/message.h"

namespace zhanting {

/// The row called `name` of all that a build says, or null.
const MessageRow* find_message(std::string_view name);

}  // namespace zhanting
