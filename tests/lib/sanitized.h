#pragma once

namespace zhanting {

/// Under a sanitizer programs take many times as long and keep memory that was freed: tests of time
/// and memory ask for less there, and laws try less.
#ifdef ZHANTING_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace zhanting
