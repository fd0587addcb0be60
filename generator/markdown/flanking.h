#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhanting {

/// CommonMark asks for a space or punctuation outside a closing `**` that follows punctuation.
/// Chinese has no spaces, so `**“加油”**的` stays literal. The rule used here (norms 3.3a) drops
/// that demand where a neighbour is Chinese, quotes and dashes included.
struct Flanking {
  bool left = false;   // may open
  bool right = false;  // may close
};
Flanking flanking(char32_t before, char32_t after);

/// “ ” ‘ ’ — … ·, which Chinese shares with Latin scripts: East Asian Width says ambiguous.
bool is_shared_mark(char32_t code_point);

/// `text` with a sentinel between each run of `*` and the punctuation that would keep cmark from
/// seeing what flanking() says, and with kStar for stars that stand for themselves: between two
/// digits (120*60*75), and three or more in a word or behind a number (138****1234, 鲁B***12), in
/// the groups of a number or before an @ (6222-****-1234, z***@163.com). Lines stay, columns move.
/// Which pairs match is decided by cmark with every run known, so no pair comes out wrong; remove
/// the sentinels from all the tree holds. Nothing where the text may stay as it is.
std::optional<std::string> guard_emphasis(std::string_view text);

/// `text` with a sentinel between an escaped `\~` and a tilde beside it: the tree's texts do not
/// tell an escaped tilde from another, and two of them would strike. Nothing where there is none.
std::optional<std::string> guard_tildes(std::string_view text);

}  // namespace zhanting
