#include "outputs/make_plan.h"

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

const Link* link_of(const Mention& mention) {
  return mention.empty() ? nullptr : &mention.link;
}

SiteView make_site_view(const Site& site) {
  const SiteSettings& settings = site.settings;
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
  for (const NavigationItem& item : settings.navigation)
    view.navigation.push_back({item.title.text, item.address});
  for (const auto& page : site.pages) {
    if (page->slug == "accessibility") view.accessibility = page->link.url;
  }
  return view;
}

void index_lists(const Site& site, PlanInput& input) {
  for (const auto& theme : site.themes) {
    if (theme->link.url.empty()) continue;
    for (std::size_t i = 0; i < theme->entries.size(); ++i)
      input.in_themes[theme->entries[i].entry].push_back({theme.get(), i});
  }
  for (const auto& entry : site.entries) {  // an entry's own organisation comes first
    for (const Organisation* organisation : entry->organisations)
      input.in_organisations[entry.get()].push_back({organisation, 0});
  }
  for (const auto& organisation : site.organisations) {
    for (std::size_t i = 0; i < organisation->entries.size(); ++i) {
      for (auto& [listed, at] : input.in_organisations[organisation->entries[i]]) {
        if (listed == organisation.get()) at = i;
      }
    }
  }
}

void compile_templates(Documents& documents, Plan& plan, Diagnostics& diagnostics) {
  std::vector<TemplateSource> sources;
  for (const ThemeFile& file : documents.templates)
    sources.push_back({file.name, file.path, file.bytes});
  plan.templates = TemplateSet::compile(std::move(sources), diagnostics, kSharedNames);
}

/// What all pages share, so that no view need repeat it.
Hash128 shared_hash(const PlannedSite& planned) {
  Hasher hasher;
  add_to_hash(value_of(*planned.site_view), hasher);
  const Words words{planned.input->site.language};
  add_to_hash(value_of(words), hasher);
  for (const auto& [name, published] : planned.plan.assets) {
    hasher.add(name);
    hasher.add(published);
  }
  return hasher.finish();
}

}  // namespace

PlannedSite make_plan(Documents& documents, const Site& site, Diagnostics& diagnostics) {
  PlannedSite planned;
  compile_templates(documents, planned.plan, diagnostics);
  if (diagnostics.has_errors()) return planned;  // cards and views need whole records
  if (std::string css = theme_css(site); !css.empty())
    documents.assets.push_back({"theme.css", "assets/theme.css", std::move(css)});
  planned.plan.assets = publish_assets(documents.assets, diagnostics);

  planned.cards = std::make_unique<Cards>(site);
  planned.site_view = std::make_unique<SiteView>(make_site_view(site));
  if (const auto css = planned.plan.assets.find("theme.css"); css != planned.plan.assets.end())
    planned.site_view->theme_css = css->second;
  planned.input = std::make_unique<PlanInput>(PlanInput{site,
                                                        documents,
                                                        *planned.cards,
                                                        *planned.site_view,
                                                        planned.plan.assets,
                                                        has_feed(site),
                                                        {},
                                                        {}});
  index_lists(site, *planned.input);

  PlanBuilder builder(diagnostics);
  for (const OutputKind& kind : output_kinds()) {
    if (!site.settings.is_without(kind.name)) kind.add(kind, *planned.input, builder);
  }
  planned.plan.outputs = builder.take();
  planned.plan.shared = shared_hash(planned);
  return planned;
}

}  // namespace zhanting
