#pragma once

#include <string_view>

#include "diag/message.h"

namespace zhanting {

/// The row called `name` of those that remembered stages say (reading bytes, JSON, stories), or
/// null.
const MessageRow* find_message(std::string_view name);

}  // namespace zhanting
