#pragma once

#include "outputs/plan_input.h"

namespace zhanting {

/// Fills page.meta and page.json_ld: the tags of government sites (《政府网站发展指引》,
/// norms 1.1), Open Graph and schema.org. What is not configured gives no tag.
void add_meta_tags(const Site& site, const PageWords& words, PageMeta& page);

}  // namespace zhanting
