#pragma once

#include <string>
#include <string_view>

#include "records/record.h"

/// The site paths of pages. A page is the index.html of a folder, so that its address ends in “/”.
namespace zhanting {

/// Of the cards that people share.
inline constexpr std::string_view kCardFolder = "share";

/// Of a record's page: “branches/x/index.html”; pages stand at the top.
std::string page_path(const RecordBase& record);

/// "reports/index.html" for page 1, "reports/page/2/index.html" for page 2 of a listing.
std::string listing_path(std::string_view folder, std::size_t page);
/// Page 2 or later of a listing: comes and goes with its length.
bool is_later_page(std::string_view path);

/// Of the card that stands for a page where its address is shared: “share/branches/x/index.png”;
/// the pages of a listing have one. For a place on a page, “branches/x/index.html#ID”, of its own
/// card: “share/branches/x/ID.png”.
std::string card_path(std::string_view site_path);

/// "branches/old/" → "branches/old/index.html"; false for what is no site path of a page.
bool alias_path(std::string_view alias, std::string& path);
/// The site path that an editor meant by an alias that is none: “/branches/old”, an address with
/// its host, a path with spaces or backslashes. "" where none can be told.
std::string nearest_alias(std::string alias, std::string_view base_url);

/// “https://host/base/branches/x/” of a page, “…/x.json” of a file. REQUIRES: `base_url`, without a
/// slash at its end.
std::string absolute_url(std::string_view base_url, std::string_view site_path);

}  // namespace zhanting
