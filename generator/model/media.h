#pragma once

#include "model/site.h"

namespace zhanting {

/// Finds the pictures that photos and stories name and the records and files that stories link to,
/// gives every picture its published name and size, and every story link its address. Reports what
/// leads nowhere, with the nearest file.
void resolve_media(const Documents& documents, const FileSystem& files, const SiteOptions& options,
                   const KnownFacts& known, Site& site, Diagnostics& diagnostics);

/// Pictures of content/ that nothing shows, for `zhanting check`.
std::vector<std::string> unused_pictures(const Documents& documents, const Site& site);

}  // namespace zhanting
