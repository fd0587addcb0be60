#pragma once

#include <span>
#include <string_view>

#include "data/html_mark.h"
#include "outputs/output.h"
#include "state/build_state.h"

namespace zhanting {

/// The links and ids of a page whose rendering gave these marks, as numbers of `pool`. Relative
/// addresses are worked out against `page_path`; those that begin with `base_path` (404.html's)
/// count from the site's root; addresses of other sites are left out. An id that stands twice is
/// there twice, a fragment is as it is written: which place it means is for check_links. A target
/// that climbs out of the site stands as it is written, with "../"; in a page that is shown
/// anywhere (404.html: its way to the root is from the host's) it may climb, and ends in the root.
PageLinks page_links(std::string_view html, std::span<const HtmlMark> marks,
                     std::string_view page_path, const PageOutput& page, std::string_view base_path,
                     LinkPool& pool);

}  // namespace zhanting
