#include "outputs/planned_site.h"

#include <algorithm>

#include "outputs/kinds.h"
#include "outputs/theme_assets.h"

namespace zhanting {

namespace {

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

SiteView make_site_view(const Site& site, const Routes& routes) {
  const SiteSettings& settings = site.settings();
  const auto link_of = [&](const Mention& mention) {
    return mention.empty() ? std::nullopt : std::optional(routes.link(mention));
  };
  SiteView view;
  view.name = settings.name.text;
  view.summary = settings.summary.text;
  view.language = settings.language.empty() ? std::string_view("zh-CN") : settings.language.text;
  view.sponsor = link_of(settings.sponsor);
  view.organiser = link_of(settings.organiser);
  view.contact = settings.contact.text;
  view.editor = settings.editor.text;
  view.icp = settings.icp.text;
  view.police = settings.police.text;
  view.police_code = digits_of(settings.police.text);
  view.site_id = settings.site_id.text;
  view.base_url = site.base_url;
  const std::size_t host = site.base_url.find("//");
  if (host != std::string::npos)
    view.domain = site.base_url.substr(host + 2, site.base_url.find('/', host + 2) - host - 2);
  for (const OptionalKind& kind : settings.without) view.without.push_back(kind.text);
  for (std::size_t i = 0; i < settings.navigation.size(); ++i)
    view.navigation.push_back({settings.navigation[i].title.text, routes.navigation()[i]});
  for (const PageNode& page : site.pages) {
    if (page.base->slug == "accessibility") view.accessibility = routes.link(page).url;
  }
  return view;
}

void compile_templates(const Documents& documents, Plan& plan, Diagnostics& diagnostics) {
  std::vector<TemplateSource> sources;
  for (const ThemeFile& file : documents.templates)
    sources.push_back({file.name, file.path, file.bytes});
  plan.templates = TemplateSet::compile(std::move(sources), diagnostics, kSharedNames);
}

/// What all pages share, so that no page's own data need repeat it.
Hash128 shared_hash(const SiteView& site_view, Language language, const Plan& plan) {
  Hasher hasher;
  add_to_hash(value_of(site_view), hasher);
  const Words words{language};
  add_to_hash(value_of(words), hasher);
  for (const auto& [name, published] : plan.assets) {
    hasher.add(name);
    hasher.add(published);
  }
  return hasher.finish();
}

}  // namespace

/// What views are made from.
struct PlanParts {
  PlanParts(const Surroundings& surroundings, unsigned jobs)
      : around(surroundings),
        cards(around, jobs),
        digests(around, cards, jobs),
        search(around, digests, jobs),
        site_view(make_site_view(around.site, around.routes)) {}

  const Surroundings around;
  Cards cards;
  Digests digests;
  SearchIndex search;
  SiteView site_view;
  std::unique_ptr<PlanInput> input;
};

PlannedSite::PlannedSite(Documents documents, std::shared_ptr<const Site> site,
                         std::shared_ptr<const Routes> routes,
                         std::shared_ptr<const Stories> stories)
    : documents_(std::move(documents)),
      site_(std::move(site)),
      routes_(std::move(routes)),
      stories_(std::move(stories)) {}

PlannedSite::~PlannedSite() = default;

void PlannedSite::make(unsigned jobs, KnownSearch* search, Diagnostics& diagnostics) {
  compile_templates(documents_, plan_, diagnostics);
  if (diagnostics.has_errors()) return;  // cards and views need whole records
  if (std::string css = theme_css(site_->settings(), *stories_->media); !css.empty())
    documents_.assets.push_back({"theme.css", "assets/theme.css", std::move(css)});
  plan_.assets = publish_assets(documents_.assets, diagnostics);

  parts_ = std::make_unique<PlanParts>(Surroundings{*site_, *routes_, *stories_}, jobs);
  if (const auto css = plan_.assets.find("theme.css"); css != plan_.assets.end())
    parts_->site_view.theme_css = css->second;
  parts_->input = std::make_unique<PlanInput>(
      PlanInput{documents_, parts_->around, parts_->cards, parts_->digests, parts_->site_view,
                plan_.assets, parts_->search, search,
                documents_.site_json ? documents_.site_json->hash : Hash128{}, has_feed(*site_)});

  PlanBuilder builder(diagnostics);
  for (const OutputKind& kind : output_kinds()) {
    if (!site_->settings().is_without(kind.name)) kind.add(kind, *parts_->input, builder);
  }
  plan_.outputs = builder.take();
  plan_.shared = shared_hash(parts_->site_view, site_->language, plan_);
}

std::optional<std::string> PlannedSite::search_file(std::string_view site_path) const {
  if (!parts_ || site_->settings().is_without("search") || !site_path.starts_with(kSearchFolder) ||
      site_path.size() <= kSearchFolder.size())
    return std::nullopt;
  const std::string* bytes = parts_->search.find(site_path.substr(kSearchFolder.size() + 1));
  return bytes ? std::optional(*bytes) : std::nullopt;
}

}  // namespace zhanting
