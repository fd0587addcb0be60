#include "outputs/host_files.h"

#include <algorithm>

#include "base/text.h"
#include "outputs/kinds.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

/// The address of a page's folder: “old/” for “old/index.html”, and what stands behind it.
std::string folder_of(const std::string& site_path) {
  return replace_all(site_path, "index.html", "");
}

}  // namespace

HostedSite hosted_site(const Site& site, const Routes& routes) {
  HostedSite hosted;
  hosted.prefix = site.base_path;
  hosted.noindex = site.settings().wants_no_robots();
  for (const Node* node : site.nodes) {
    const std::string& url = routes.link(*node).url;
    if (url.empty()) continue;
    for (const Text& alias : aliases_of(*node->base)) {
      std::string path;
      if (alias_path(alias.text, path))
        hosted.redirects.push_back({folder_of(path), folder_of(url)});
    }
  }
  return hosted;
}

/// Those of assets/root/ go before.
void add_host_files(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  if (!input.site().settings().host_files.value) return;
  const HostedSite site = hosted_site(input.site(), input.around.routes);
  for (const ServerRow& server : servers()) {
    if (server.file.empty()) continue;
    const std::string own = "root/" + std::string(server.file);
    const std::vector<ThemeFile>& assets = input.documents.assets;
    if (std::any_of(assets.begin(), assets.end(),
                    [&](const ThemeFile& file) { return file.name == own; }))
      continue;
    std::string text = server.write(site);
    const Hash128 hash = hash_of(std::string_view(text));
    builder.add_file(kind.name, std::string(server.file), hash,
                     [text = std::move(text)] { return text; });
  }
}

}  // namespace zhanting
