#pragma once

#include "serve/answer.h"

namespace zhanting {

/// Gives a whole 200 answer its ETag, and makes of it what the request's conditions ask for: 304,
/// one range (206), or 416. Several ranges, or another unit, get the whole; a range of bytes that
/// is none gets 416.
void apply_conditions(const HttpRequest& request, HttpAnswer& answer);

}  // namespace zhanting
