#pragma once

#include "hosting/server_config.h"
#include "routes/routes.h"

namespace zhanting {

/// What a web server must be told of the site; `root` is left to who knows it.
HostedSite hosted_site(const Site& site, const Routes& routes);

}  // namespace zhanting
