#include "outputs/planned_site.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "base/parallel.h"
#include "base/text.h"
#include "outputs/encodings.h"
#include "outputs/kinds.h"
#include "outputs/lasting_plan.h"
#include "outputs/messages.h"
#include "outputs/theme_assets.h"
#include "routes/page_path.h"

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
  auto address = routes.settings_links().begin();
  const auto add = [&](const std::vector<NavigationItem>& items, auto& links) {
    for (const NavigationItem& item : items) {
      if (!address->empty()) links.push_back({item.title.text, *address});
      ++address;
    }
  };
  add(settings.navigation, view.navigation);
  add(settings.footer, view.footer);
  for (const PageNode& page : site.pages) {
    if (page.base->slug == "accessibility") view.accessibility = routes.link(page).url;
  }
  view.has_walks = !site.walks.empty();
  return view;
}

constexpr std::string_view kPictureEndings[] = {".svg", ".png", ".webp", ".avif", ".jpg", ".gif"};
constexpr std::string_view kSheetEndings[] = {".css"};

/// The published path of a file of assets/ that the settings name; it has one of the endings.
std::string published_asset(const Text& name, std::span<const std::string_view> endings,
                            const AssetNames& assets, Diagnostics& diagnostics) {
  if (name.empty()) return {};
  const auto fits = [&](std::string_view file) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return file.ends_with(ending); });
  };
  const auto asset = assets.find(name.text);
  if (asset != assets.end() && fits(name.text)) return asset->second;
  std::vector<std::string_view> known;
  for (const auto& [each, path] : assets) {
    if (fits(each)) known.push_back(each);
  }
  const Message message =
      fits(name.text)
          ? Message::of(messages::kNoSuchAsset, name.text)
          : Message::of(messages::kAssetOfOtherType, name.text,
                        join(std::vector<std::string>(endings.begin(), endings.end()), ", "));
  std::string_view below = name.text;  // as if written from the showcase's folder
  for (const std::string_view start : {"./", "/", "assets/"}) {
    if (below.starts_with(start)) below.remove_prefix(start.size());
  }
  diagnostics.error(name.place, message, did_you_mean(closest(below, known)));
  return {};
}

/// With the templates of `memory` where they are the same.
std::shared_ptr<const TemplateSet> compile_templates(const Documents& documents, PlanMemory* memory,
                                                     Diagnostics& diagnostics) {
  std::vector<TemplateSource> sources;
  Hasher key;
  for (const ThemeFile& file : documents.templates) {
    for (const std::string* text : {&file.name, &file.path, &file.bytes}) key.add(*text);
    sources.push_back({file.name, file.path, file.bytes});
  }
  const Hash128 hash = key.finish();
  if (memory && memory->templates && memory->templates_key == hash) return memory->templates;
  Diagnostics told;
  auto templates = std::make_shared<const TemplateSet>(
      TemplateSet::compile(std::move(sources), told, kSharedNames));
  if (memory && told.all().empty()) {
    memory->templates_key = hash;
    memory->templates = templates;
  }
  diagnostics.merge(std::move(told));
  return templates;
}

/// Which templates there are: a kind of entry may have its own.
Hash128 hash_of_names(const std::vector<ThemeFile>& templates) {
  Hasher hasher;
  for (const ThemeFile& file : templates) hasher.add(file.name);
  return hasher.finish();
}

bool is_before(const Output* a, const Output* b) {
  return a->path < b->path;
}

/// What all pages share, so that no page's own data need repeat it.
Hash128 shared_hash(const SiteView& site_view, const Site& site, bool has_cards, const Plan& plan) {
  Hasher hasher;
  add_to_hash(value_of(site_view), hasher);
  hasher.add(site.lexicon.hash());
  const Words words{&site};
  add_to_hash(value_of(words), hasher);
  hasher.add(static_cast<std::uint64_t>(has_cards));  // named in the head of every page
  if (site.settings().links_folders()) hasher.add("links: folder");
  if (site.settings().wants_no_robots()) hasher.add("robots: noindex");
  for (const auto& [name, published] : plan.assets) {
    hasher.add(name);
    hasher.add(published);
  }
  return hasher.finish();
}

}  // namespace

/// What views are made from.
struct PlanParts {
  PlanParts(const Surroundings& surroundings, const LastingPlan& lasting, unsigned jobs)
      : around(surroundings),
        digests(lasting.digests, lasting.cards, around.stories),
        search(around, digests, jobs),
        site_view(make_site_view(around.site, around.routes)) {}

  const Surroundings around;
  const Digests digests;
  const SearchIndex search;
  SiteView site_view;
  std::unique_ptr<PlanInput> input;
};

void add_encoded(const std::vector<const Output*>& outputs, PlanBuilder& builder) {
  for (const Output* output : outputs) {
    if (!is_worth_encoding(output->path)) continue;
    for (const EncodingRow& encoding : kEncodings) builder.add_encoded(*output, encoding);
  }
}

/// One for each page that has an address of its own; the pages of a listing share that of the
/// first.
void add_page_cards(const std::vector<const Output*>& outputs, PlanBuilder& builder) {
  for (const Output* output : outputs) {
    const bool is_first =
        output->page() && output->path.ends_with("index.html") && !is_later_page(output->path);
    if (is_first && output->kind != "redirect") builder.add_card("share", *output);
  }
}

namespace {

/// “Noto Serif CJK SC” of “Noto Serif CJK SC:bold”; "" of a file.
std::string family_of(const std::string& font) {
  const bool is_file = font.find('/') != std::string::npos || font.ends_with(".otf") ||
                       font.ends_with(".ttf") || font.ends_with(".ttc");
  return is_file ? std::string() : font.substr(0, font.find(':'));
}

}  // namespace

PlannedSite::PlannedSite(Documents documents, std::shared_ptr<const Site> site,
                         std::shared_ptr<const Routes> routes,
                         std::shared_ptr<const Stories> stories)
    : documents_(std::move(documents)),
      site_(std::move(site)),
      routes_(std::move(routes)),
      stories_(std::move(stories)) {}

PlannedSite::~PlannedSite() = default;

void PlannedSite::make(unsigned jobs, bool encoded, KnownSearch* search, const Engraver* engraver,
                       PlanMemory* memory, Diagnostics& diagnostics) {
  plan_.templates = compile_templates(documents_, memory, diagnostics);
  check_entry_templates(documents_.templates, site_->kinds(), diagnostics);
  if (diagnostics.has_errors()) return;  // cards and views need whole records
  if (std::string css = theme_css(site_->settings(), *stories_->media); !css.empty())
    documents_.assets.push_back({"theme.css", "assets/theme.css", std::move(css)});
  if (std::string css = map_css(*site_, *stories_->media); !css.empty())
    documents_.assets.push_back({"on-map.css", "assets/on-map.css", std::move(css)});
  plan_.assets = publish_assets(documents_.assets, diagnostics);

  const Hash128 template_names = hash_of_names(documents_.templates);
  const LastingPlan* known = memory ? memory->lasting.get() : nullptr;
  std::shared_ptr<LastingPlan> made;
  if (known && known->site == site_ && known->routes == routes_ &&
      known->files == documents_.media && known->media == stories_->media &&
      known->template_names == template_names && known->has_cards == (engraver != nullptr)) {
    lasting_ = memory->lasting;
  } else {
    made = std::make_shared<LastingPlan>(site_, routes_, documents_.media, *stories_, jobs);
    made->template_names = template_names;
    made->has_cards = engraver != nullptr;
    lasting_ = made;
  }
  parts_ = std::make_unique<PlanParts>(
      Surroundings{*site_, *routes_, *stories_, engraver != nullptr}, *lasting_, jobs);
  if (const auto css = plan_.assets.find("theme.css"); css != plan_.assets.end())
    parts_->site_view.theme_css = css->second;
  if (const auto css = plan_.assets.find("on-map.css"); css != plan_.assets.end())
    parts_->site_view.map_css = css->second;
  if (const auto css = plan_.assets.find(kHeadlineSheet); css != plan_.assets.end())
    parts_->site_view.headline_css = css->second;
  const SiteSettings& settings = site_->settings();
  parts_->site_view.headline_family = family_of(settings.fonts.headline.text);
  parts_->site_view.logo =
      published_asset(settings.logo, kPictureEndings, plan_.assets, diagnostics);
  for (const Text& sheet : settings.styles)
    parts_->site_view.styles.push_back(
        published_asset(sheet, kSheetEndings, plan_.assets, diagnostics));
  (void)published_asset(settings.drawings, kSheetEndings, plan_.assets, diagnostics);
  parts_->input = std::make_unique<PlanInput>(PlanInput{
      documents_, parts_->around, lasting_->cards, parts_->digests, parts_->site_view, plan_.assets,
      parts_->search, search, documents_.site_json ? documents_.site_json->hash : Hash128{},
      has_feed(*site_), engraver});

  const auto add = [&](std::span<const OutputKind> kinds, unsigned threads, OutputSet& outputs,
                       const OutputSet* others, Diagnostics& told) {
    std::vector<PlanBuilder> builders(kinds.size());
    parallel_for(
        kinds.size(), threads,
        [&](std::size_t i) {
          if (!site_->settings().is_without(kinds[i].name))
            kinds[i].add(kinds[i], *parts_->input, builders[i]);
        },
        1);
    for (PlanBuilder& builder : builders) builder.settle(outputs, others, told);
  };
  if (made) {
    Diagnostics told;
    add(lasting_kinds(), jobs, made->outputs, nullptr, told);
    made->sorted = made->outputs.sorted();
    if (memory && told.all().empty()) memory->lasting = made;
    diagnostics.merge(std::move(told));
  }
  add(passing_kinds(), 1, outputs_, &lasting_->outputs, diagnostics);
  if (engraver) {
    PlanBuilder builder;
    add_page_cards(lasting_->sorted, builder);
    add_page_cards(outputs_.sorted(), builder);
    builder.settle(outputs_, &lasting_->outputs, diagnostics);
  }
  if (encoded) {
    PlanBuilder builder;
    add_encoded(lasting_->sorted, builder);
    add_encoded(outputs_.sorted(), builder);
    builder.settle(outputs_, &lasting_->outputs, diagnostics);
  }
  const std::vector<const Output*> own = outputs_.sorted();
  plan_.outputs.resize(lasting_->sorted.size() + own.size());
  std::merge(lasting_->sorted.begin(), lasting_->sorted.end(), own.begin(), own.end(),
             plan_.outputs.begin(), &is_before);
  plan_.shared = shared_hash(parts_->site_view, *site_, engraver != nullptr, plan_);
}

const PlanInput& PlannedSite::input() const {
  return *parts_->input;
}

std::optional<std::string> PlannedSite::search_file(std::string_view site_path) const {
  if (!parts_ || site_->settings().is_without("search") || !site_path.starts_with(kSearchFolder) ||
      site_path.size() <= kSearchFolder.size())
    return std::nullopt;
  const std::string* bytes = parts_->search.find(site_path.substr(kSearchFolder.size() + 1));
  return bytes ? std::optional(*bytes) : std::nullopt;
}

}  // namespace zhanting
