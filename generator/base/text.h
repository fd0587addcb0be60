#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhanting {

/// The pieces of `text` between separators; "a,,b" gives three, "" gives one.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> pieces, std::string_view separator);
/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);
/// Without white space of any kind at both ends: U+3000, no-break spaces; nothing where no
/// character of the text can be seen.
std::string_view trim_blank(std::string_view text);
std::string to_lower_ascii(std::string_view text);
bool is_one_of(std::string_view word, std::span<const std::string_view> words);
/// `text` with every `from` replaced. REQUIRES: `from` is not empty.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// The candidate nearest to `word` by edits of code points (insert, delete, change, swap), if it is
/// near enough to be a slip: at most a third of the longer word, at least one. Ties go to the
/// candidate that comes first. Empty when none is near.
std::string closest(std::string_view word, std::span<const std::string_view> candidates);
std::string closest(std::string_view word, std::span<const std::string> candidates);

}  // namespace zhanting
