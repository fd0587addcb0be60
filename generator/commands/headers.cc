#include "commands/headers.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/paths.h"
#include "base/text.h"
#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "outputs/host_files.h"

namespace zhanting {

int run_headers(const HeadersOptions& options, const Console& console) {
  const auto server = std::find_if(servers().begin(), servers().end(), [&](const ServerRow& row) {
    return row.name == options.server;
  });
  if (server == servers().end()) {
    std::vector<std::string> names;
    for (const ServerRow& row : servers()) names.emplace_back(row.name);
    return refuse(console, Message::of(messages::kUnknownServer, options.server, join(names, ", ")),
                  did_you_mean(closest(options.server, names)));
  }
  BuildOptions build_options;
  build_options.source = options.source;
  build_options.base_url = options.base_url;
  const BuildResult result = build_to_read(build_options, console);
  if (!result.ok()) return exit_status(result);
  HostedSite site = hosted_site(result.site->site(), result.site->routes());
  site.root = options.root.empty() ? console.files.real_path(join_path(options.source, "site"))
                                   : options.root;
  while (site.root.size() > 1 && site.root.ends_with('/')) site.root.pop_back();
  console.out << server->write(site);
  return kDone;
}

}  // namespace zhanting
