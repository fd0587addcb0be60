#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "outputs/planned_site.h"
#include "state/build_state.h"

namespace zhanting {

/// What a page makes a browser load: itself, its style sheets, scripts and pictures. Bytes of the
/// files as they lie there.
struct PageWeight {
  std::string path;
  std::uint64_t bytes = 0;     // of all
  std::uint64_t pictures = 0;  // of these
};

/// The heaviest page, of two the first by path; nothing for a site without pages. Of a photograph
/// the print counts that a telephone takes whose page is 360 CSS pixels wide and whose screen has
/// twice as many; every picture counts, those below the first view too. Fonts, and what style
/// sheets and scripts load, do not. `state` knows the sizes of all files.
std::optional<PageWeight> heaviest_page(const PlannedSite& site, const BuildState& state);

}  // namespace zhanting
