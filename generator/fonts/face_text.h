#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/characters.h"

/// Which text of a page the theme sets in the headline face. What is overlooked here is set in it
/// all the same: from this follows only which characters come in one file.
namespace zhanting {

/// The family that style sheets name.
inline constexpr std::string_view kHeadlineFamily = "Headline";

/// Names of elements ("h1") and of classes (".unit"), the last of what is set in the face, those
/// before it of what it stands in.
using FaceSelector = std::vector<std::string>;

/// What the rules of these style sheets set in the headline face, by its family's name or through
/// custom properties. Of a compound the last class counts, or else the element; one that names
/// neither holds for everything, but for a selector's last, whose rule is passed over, as those of
/// pseudo-elements are. Any bytes are safe.
std::vector<FaceSelector> selectors_in_face(std::span<const std::string> sheets);

/// The characters of a page that stand in such elements, and in what they hold. Entities stay as
/// they are written. Elements must be closed, as ours are; any bytes are safe.
Characters characters_in_face(std::string_view html, std::span<const FaceSelector> selectors);

}  // namespace zhanting
