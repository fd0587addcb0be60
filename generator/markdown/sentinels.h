#pragma once

#include <string_view>

namespace zhanting {

/// Noncharacters that the source passes put in and clean_literals() takes out. An author's own are
/// an error. To cmark they are neither space nor punctuation.
inline constexpr std::string_view kSentinel = "\xEF\xB7\x90";  // U+FDD0: parts two marks
inline constexpr std::string_view kStar = "\xEF\xB7\x91";      // U+FDD1: a star that is a star
inline constexpr std::string_view kParagraphStart = "\xEF\xB7\x92";  // U+FDD2: stood for an indent

}  // namespace zhanting
