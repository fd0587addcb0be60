#pragma once

#include "diag/message.h"

namespace zhanting::messages {

#define MESSAGE(code, name, zh, en) inline constexpr MessageRow code{name, zh, en};
#include "publish/messages.def"
#undef MESSAGE

}  // namespace zhanting::messages
