#pragma once

#include "commands/console.h"
#include "publish/publish.h"

namespace zhanting {

/// `zhanting publish`: brings the built site to where readers find it, and says what changed.
int run_publish(PublishOptions options, const Console& console);

}  // namespace zhanting
