#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "fonts/characters.h"

/// The headline face comes in several files, of which a browser fetches those that hold a character
/// of the page (CSS's unicode-range). So how it is cut decides what a page weighs, and nothing
/// else.
namespace zhanting {

/// As many pages are looked at, at most.
inline constexpr std::size_t kMostPagesLookedAt = 256;

/// Which of a site's pages stand for all, by their paths in order: the ones nearest to the home
/// page, which are visited most, and others evenly.
std::vector<std::size_t> pages_to_look_at(std::span<const std::string_view> paths);

/// Parts `all` so that pages fetch little: every character is in exactly one slice, none is empty.
/// `pages`: what each sets in the face. Characters that none of them sets come last, so many a
/// slice that a page which was not looked at does not fetch them all. REQUIRES: at most
/// kMostPagesLookedAt pages.
std::vector<Characters> slice_face(const Characters& all, std::span<const Characters> pages);

}  // namespace zhanting
