#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// Kinds of characters that passes and rules look for. What looks for a kind that the story does
/// not have is not run: most stories are words, `，` and `。`.
inline constexpr std::uint32_t kStrange = 1U << 0;    // what report_strange_characters() tells of
inline constexpr std::uint32_t kInvisible = 1U << 1;  // U+200B and its kind
inline constexpr std::uint32_t kWideBlank = 1U << 2;  // is_wide_blank(), the invisible ones too
inline constexpr std::uint32_t kEscaped = 1U << 3;    // & < > ", which HTML holds as entities
inline constexpr std::uint32_t kAmpersand = 1U << 4;
inline constexpr std::uint32_t kAsterisk = 1U << 5;
inline constexpr std::uint32_t kTilde = 1U << 6;
inline constexpr std::uint32_t kBar = 1U << 7;
inline constexpr std::uint32_t kOpeningBracket = 1U << 8;
inline constexpr std::uint32_t kClosingBracket = 1U << 9;
inline constexpr std::uint32_t kBrace = 1U << 10;
inline constexpr std::uint32_t kUnderscore = 1U << 11;
inline constexpr std::uint32_t kEquals = 1U << 12;
inline constexpr std::uint32_t kAt = 1U << 13;
inline constexpr std::uint32_t kColon = 1U << 14;
inline constexpr std::uint32_t kBackslash = 1U << 15;
inline constexpr std::uint32_t kWideColon = 1U << 16;  // ： ／
inline constexpr std::uint32_t kWideMark = 1U << 17;   // ＊ ［ ］ 【 】 〔 〕

/// The kinds of a text, from one look at each character. A set: has(kAsterisk | kTilde) asks for
/// either.
class CharacterKinds {
 public:
  explicit CharacterKinds(std::string_view text);
  bool has(std::uint32_t kinds) const { return (bits_ & kinds) != 0; }

 private:
  std::uint32_t bits_ = 0;
};

/// U+3000, U+2003, U+00A0 and their kind: white space that Markdown takes for a letter.
bool is_wide_blank(char32_t code_point);
/// Bytes of the ASCII and wide blanks that `text` begins with; of those it ends with.
std::size_t leading_blanks(std::string_view text);
std::size_t trailing_blanks(std::string_view text);
std::string_view trim_blanks(std::string_view text);

/// Characters that no page or feed may hold, and those that readers see otherwise than the author
/// meant; the first of each line is reported.
void report_strange_characters(const SourceText& source, Diagnostics& diagnostics);

/// `text` without what nobody can see and no author means: zero-width spaces, and blanks on lines
/// that hold nothing else. Lines stay, columns move. Nothing where there is nothing to take out.
std::optional<std::string> without_invisible(std::string_view text, const CharacterKinds& has);

/// Takes the sentinels of the source passes out of all that the tree holds.
void clean_literals(cmark_node* root);

}  // namespace zhanting
