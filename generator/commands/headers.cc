#include "commands/headers.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/paths.h"
#include "base/text.h"
#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "hosting/server_config.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

/// The address of a page's folder: “old/” for “old/index.html”, and what stands behind it.
std::string folder_of(const std::string& site_path) {
  return replace_all(site_path, "index.html", "");
}

std::vector<Redirect> redirects_of(const PlannedSite& planned) {
  std::vector<Redirect> redirects;
  for (const Node* node : planned.site().nodes) {
    const std::string& url = planned.routes().link(*node).url;
    if (url.empty()) continue;
    for (const Text& alias : aliases_of(*node->base)) {
      std::string path;
      if (alias_path(alias.text, path)) redirects.push_back({folder_of(path), folder_of(url)});
    }
  }
  return redirects;
}

}  // namespace

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
  HostedSite site;
  site.prefix = result.site->site().base_path;
  site.root = options.root.empty() ? console.files.real_path(join_path(options.source, "site"))
                                   : options.root;
  while (site.root.size() > 1 && site.root.ends_with('/')) site.root.pop_back();
  site.redirects = redirects_of(*result.site);
  console.out << server->write(site);
  return kDone;
}

}  // namespace zhanting
