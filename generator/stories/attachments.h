#pragma once

#include <string>
#include <string_view>

#include "records/records.h"

/// Files of content/ that stories link to are published as they are. Those that a browser would run
/// get the rights of the site's own pages, and some pictures tell what is nobody's business, so
/// site.json has to name their endings.
namespace zhanting {

/// The ending without its dot and in small letters if a browser runs or renders such a file as a
/// page, a script or a plug-in of the site; "" for others.
std::string running_ending(std::string_view path);

/// The same for a picture that tells where and by whose camera it was taken and that nothing here
/// can strip: TIFF, raw …
std::string telling_ending(std::string_view path);

/// True if site.json allows attachments of this ending.
bool is_allowed(const SiteSettings& settings, std::string_view ending);

/// Reports what `attachments` of site.json names in vain.
void check_attachments(const SiteSettings& settings, Diagnostics& diagnostics);

}  // namespace zhanting
