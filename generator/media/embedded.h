#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Pictures inside drawings: addresses that hold what they name (data:, RFC 2397).
namespace zhanting {

/// True for data: in whatever spelling browsers take.
bool is_data_address(std::string_view address);

/// The address without what the picture in it tells besides its looks; as it is where it holds no
/// picture or one that tells nothing, a font for instance. Nothing where it should hold a picture
/// that is damaged, too large, or of a format whose metadata nobody here can remove. Any bytes are
/// safe.
/// `depth`: the drawing it stands in lies in so many others; the cost is linear in each.
std::optional<std::string> stripped_data_address(std::string_view address, unsigned depth = 0);

/// A style sheet with such addresses stripped (“data:,” for one that cannot be), and with nothing
/// in its comments. These stay, empty: they part what stands on their two sides.
std::string stripped_css(std::string_view css, unsigned depth = 0);

}  // namespace zhanting
