#include <algorithm>
#include <set>

#include "model/schema_org.h"
#include "outputs/description.h"
#include "outputs/kinds.h"
#include "outputs/shown_places.h"
#include "outputs/told_story.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

constexpr std::size_t kNeighbours = 6;  // of one organisation or theme; all stand on its page

struct ShownEntry {
  const Entry* entry = nullptr;
  std::string_view kind, kind_name, level, url, section, catalogue;
  std::vector<ShownFact> facts;
  FactTexts texts;
};

const ObjectType& object_type(const ShownEntry*) {
  static constexpr std::string_view kKeys[] = {"name",    "headline",  "short_name", "slogan",
                                               "date",    "date_text", "summary",    "places",
                                               "missing", "published", "updated",    "corrections"};
  static const ObjectType type =
      record_type(static_cast<const Entry*>(nullptr))
          .object_type_through(
              "entry", kKeys,
              {{"slug",
                [](const void* self) {
                  return value_of(static_cast<const ShownEntry*>(self)->entry->slug);
                }},
               {"source",
                [](const void* self) {
                  return shown_source(static_cast<const ShownEntry*>(self)->entry->source);
                }},
               {"as_printed",
                [](const void* self) {
                  const Entry& entry = *static_cast<const ShownEntry*>(self)->entry;
                  return Value::boolean(entry.kind->entry->as_printed.value);
                }},
               {"fact",
                [](const void* self) {
                  const auto& shown = *static_cast<const ShownEntry*>(self);
                  return Value::object(&shown.texts, *shown.entry->kind->fact_texts);
                }},
               member<&ShownEntry::facts>("facts"),
               member<&ShownEntry::kind_name>("kind_name"),
               member<&ShownEntry::catalogue>("catalogue"),
               member<&ShownEntry::kind>("kind"),
               member<&ShownEntry::level>("level"),
               member<&ShownEntry::url>("url"),
               member<&ShownEntry::section>("section")});
  return type;
}

struct SameTheme {
  CardUse theme;
  CardList entries;
  std::int64_t more = 0;
};

const ObjectType& object_type(const SameTheme*) {
  static const ObjectType type = {
      "same_theme",
      {member<&SameTheme::theme>("theme"), member<&SameTheme::entries>("entries"),
       member<&SameTheme::more>("more")}};
  return type;
}

struct EntryView : ViewOf<EntryView> {
  static constexpr std::string_view kKind = "entry";
  ShownEntry entry;
  std::optional<CardUse> report;
  std::string_view covers;
  CardList organisations;
  std::vector<const Link*> with;
  std::optional<StoryHtml> story;
  ToldStory told;
  const std::vector<StoryHeading>* headings = nullptr;
  std::vector<ShownFigure> figures;
  std::vector<ShownPlot> plots;
  std::vector<ShownEvent> events;
  std::vector<ShownHonour> honours_received, honours_conferred;
  std::vector<ShownBrand> brands;
  std::optional<ShownPhoto> cover;
  std::vector<ShownPhoto> photos;
  std::vector<Link> places;
  std::optional<ShownPlaces> locator;
  std::int64_t source_gap = 0, gap = 0;
  std::vector<Gap> gaps;
  CardList themes;
  std::optional<CardUse> previous, next;
  CardList same_organisation;
  std::string_view same_organisation_url;
  std::vector<SameTheme> same_theme;

  const ShownFigure* lead_figure() const { return figures.empty() ? nullptr : &figures.front(); }
  const std::vector<StoryPart>& story_parts() const { return told.parts; }
  const std::vector<ShownFigure>& other_figures() const { return told.figures; }

  static std::vector<Member> members() {
    return {member<&EntryView::entry>("entry"),
            member<&EntryView::report>("report"),
            member<&EntryView::covers>("covers"),
            member<&EntryView::organisations>("organisations"),
            member<&EntryView::with>("with"),
            member<&EntryView::story>("story"),
            member<&EntryView::story_parts>("story_parts"),
            member<&EntryView::headings>("headings"),
            member<&EntryView::figures>("figures"),
            member<&EntryView::lead_figure>("lead_figure"),
            member<&EntryView::other_figures>("other_figures"),
            member<&EntryView::plots>("plots"),
            member<&EntryView::events>("events"),
            member<&EntryView::honours_received>("honours_received"),
            member<&EntryView::honours_conferred>("honours_conferred"),
            member<&EntryView::brands>("brands"),
            member<&EntryView::cover>("cover"),
            member<&EntryView::photos>("photos"),
            member<&EntryView::places>("places"),
            member<&EntryView::locator>("locator"),
            member<&EntryView::source_gap>("source_gap"),
            member<&EntryView::gap>("gap"),
            member<&EntryView::gaps>("gaps"),
            member<&EntryView::themes>("themes"),
            member<&EntryView::previous>("previous"),
            member<&EntryView::next>("next"),
            member<&EntryView::same_organisation>("same_organisation"),
            member<&EntryView::same_organisation_url>("same_organisation_url"),
            member<&EntryView::same_theme>("same_theme")};
  }
};

/// The map with the entry's own places, where one of them stands on it.
std::optional<ShownPlaces> locator_of(const EntryNode& node, const Surroundings& around) {
  if (node.localities.empty()) return std::nullopt;
  ShownPlaces shown = show_places(node.localities, around);
  return shown.pins.empty() ? std::nullopt : std::optional(std::move(shown));
}

void add_parts(const EntryNode& node, const Surroundings& around, EntryView& view) {
  view.headings = &headings_of(around.stories.of(node));
  view.figures = show_all(figures_of(node), around);
  view.places = place_links(node.record(), around);
  view.locator = locator_of(node, around);
  view.plots = show_all(parts_of<&Entry::plots>(node, node.report), around);
  view.events = show_all(parts_of<&Entry::events>(node, node.report), around);
  view.brands = show_all(parts_of<&Entry::brands>(node, node.report), around);
  for (const PartOf<Honour>& honour : parts_of<&Entry::honours>(node, node.report)) {
    const bool conferred = is_conferred(around.site, *honour.part, node);
    (conferred ? view.honours_conferred : view.honours_received).push_back(show(honour, around));
  }
  const PartOf<Photo> cover = cover_of(node, around.stories);
  if (cover) view.cover = show(cover, around);
  for (const PartOf<Photo>& photo : parts_of<&Entry::photos>(node, node.report)) {
    if (photo.part != cover.part) view.photos.push_back(show(photo, around));
  }
}

/// Calls `use` with the places of the next entries of a list after `at`, going round at the end.
template <typename Use>
void for_each_next(std::size_t size, std::size_t at, const Use& use) {
  for (std::size_t step = 1; step < size && step <= kNeighbours; ++step) use((at + step) % size);
}

/// Those that the page shows cards of, besides the entry itself.
struct Neighbours {
  const EntryNode* previous = nullptr;
  const EntryNode* next = nullptr;

  /// Calls use(node) for each.
  template <typename Use>
  void for_each(const EntryNode& entry, const Use& use) const {
    for (const Node* node : {previous, next}) {
      if (node) use(*node);
    }
    if (!entry.in_organisations.empty()) {
      const auto& in = entry.in_organisations.front();
      const OrganisationNode& organisation = *in.list;
      for_each_next(organisation.entries.size(), in.at,
                    [&](std::size_t i) { use(*organisation.entries[i]); });
    }
    for (const auto& in : entry.themes) {
      const ThemeNode& theme = *in.list;
      use(theme);
      for_each_next(theme.entries.size(), in.at,
                    [&](std::size_t i) { use(*theme.entries[i].entry); });
    }
  }
};

void add_neighbours(const PlanInput& input, const EntryNode& entry, EntryView& view) {
  if (!entry.in_organisations.empty()) {
    const auto& [organisation, at] = entry.in_organisations.front();
    for_each_next(organisation->entries.size(), at, [&](std::size_t i) {
      view.same_organisation.push_back(input.cards.use(*organisation->entries[i]));
    });
    if (!view.same_organisation.empty()) view.same_organisation_url = input.link(*organisation).url;
  }
  for (const auto& in : entry.themes) {
    const ThemeNode& theme = *in.list;
    const CardUse card{&input.cards.of(theme), theme.entries[in.at].why->text};
    view.themes.push_back(card);
    SameTheme same{card, {}, 0};
    for_each_next(theme.entries.size(), in.at, [&](std::size_t i) {
      same.entries.push_back(input.cards.use(*theme.entries[i].entry));
    });
    same.more = static_cast<std::int64_t>(theme.entries.size() - 1 - same.entries.size());
    if (!same.entries.empty()) view.same_theme.push_back(std::move(same));
  }
}

PageWords words_of(const PlanInput& input, const EntryNode& node, const EntryView& view) {
  const Entry& entry = node.record();
  PageWords words{.kind = "entry",
                  .path = input.link(node).url,
                  .title = node.title,
                  .column = node.report ? node.report->title : std::string(),
                  .description = description_of(entry, input.around.stories.of(node),
                                                view.entry.facts, input.site()),
                  .published = entry.published.text,
                  .updated = entry.updated.text,
                  .image = view.cover,
                  .article = true};
  if (!node.organisations.empty())
    words.title_parts.push_back(node.organisations.front()->record().name.text);
  if (!node.report) {
    const KindWords kind = words_of(*entry.kind, input.site());
    words.column = kind.title;
    words.column_description = kind.intro;
    words.breadcrumbs.push_back({words.column, listing_path(entry.kind->folder, 1)});
    words.source = entry.source.publication.text;
  } else {
    words.breadcrumbs.push_back({std::string(input.t(words::reports)), "reports/index.html"});
    const Report& report = node.report->record();
    const Link& link = input.link(*node.report);
    words.title_parts.push_back(node.report->title);
    words.breadcrumbs.push_back({link.name, link.url});
    words.column_description = report.summary.text;
    words.source =
        entry.source.publication.empty() ? report.publisher.text : entry.source.publication.text;
  }
  return words;
}

/// The story, and what the source does not say: of itself, and of what the entry tells. Numbered as
/// a reader meets the signs.
void add_story(const PlanInput& input, const EntryNode& node, EntryView& view) {
  const Entry& entry = node.record();
  const StoryInSite& story = input.around.stories.of(node);
  if (view.page.source.empty() && !entry.source.empty()) {
    view.source_gap =
        add_gap({},
                entry.source.note.empty() ? std::string(input.t(words::source_unknown))
                                          : entry.source.note.text,
                view.gaps);
  }
  const GapSigns signs = add_gaps_of_story(node, {}, entry.missing, input.around, view.gaps);
  view.gap = add_gap({}, gaps_behind_story(node, entry.missing, input.around), view.gaps);
  view.told = tell(story, view.figures, signs);
  view.story.emplace(story, signs);
}

/// What a reader of schema.org's may take for the value of a property: of links the address, of
/// dates what ISO 8601 can say of them, all else as readers see it. "" where nothing can be said.
/// Only what a work covers may last, or be told in words.
std::string text_for_schema(const FactField& field, const ShownFactValue& value) {
  if (field.is(FactType::kLink)) return std::string(value.url);
  if (!field.is_date()) return value.text;
  const std::optional<KnownDate> date = KnownDate::parse(value.date);
  if (!date) return {};
  if (field.property.text != "temporalCoverage" && field.property.text != "temporal")
    return date->iso();
  const std::string interval = date->iso_interval();
  return interval.empty() ? value.text : interval;
}

/// Two facts may be of one property.
void add_property(const std::string& name, std::string value, JsonLd& json_ld) {
  const auto known = std::find_if(json_ld.more.begin(), json_ld.more.end(),
                                  [&](const JsonLd::Property& each) { return each.name == name; });
  JsonLd::Property& property = known == json_ld.more.end() ? json_ld.more.emplace_back() : *known;
  property.name = name;
  property.values.push_back(std::move(value));
}

/// What is no work has another name where a work has a headline, and no dates of publishing.
void leave_out_what_works_have(JsonLd& json_ld) {
  if (json_ld.headline != json_ld.name) json_ld.other_name = json_ld.headline;
  for (std::string* const text :
       {&json_ld.headline, &json_ld.language, &json_ld.published, &json_ld.modified})
    text->clear();
}

/// What schema.org has a name for.
void add_to_json_ld(const Entry& entry, const std::vector<ShownFact>& facts, JsonLd& json_ld) {
  const EntryKind& kind = *entry.kind->entry;
  json_ld.name = entry.name.text;
  if (!kind.schema.empty()) {
    json_ld.type = kind.schema.text;
    if (!is_schema_work(kind.schema.text)) leave_out_what_works_have(json_ld);
  }
  for (const ShownFact& fact : facts) {
    const std::string& name = fact.field->property.text;
    if (name.empty()) continue;
    for (const ShownFactValue& value : fact.values) {
      std::string text = text_for_schema(*fact.field, value);
      if (!text.empty()) add_property(name, std::move(text), json_ld);
    }
  }
}

std::shared_ptr<EntryView> make_view(const PlanInput& input, const EntryNode& node,
                                     const Neighbours& beside) {
  auto view = std::make_shared<EntryView>();
  const Entry& entry = node.record();
  const KindWords kind_words = words_of(*entry.kind, input.site());
  view->entry = {&entry,
                 entry.kind->name,
                 kind_words.single,
                 node.organisations.empty() ? std::string_view()
                                            : node.organisations.front()->record().level.text,
                 input.link(node).url,
                 node.section ? std::string_view(node.section->title.text) : std::string_view(),
                 kind_words.title,
                 show_facts(node, input.around),
                 {}};
  view->entry.texts = fact_texts(node, view->entry.facts);
  if (node.report) {
    view->report = input.cards.use(*node.report);
    view->covers = node.report->record().covers.text;
  }
  if (node.organisation) view->organisations.push_back(input.cards.use(*node.organisation));
  view->with = with_links(node, input.around);
  add_parts(node, input.around, *view);
  add_neighbours(input, node, *view);
  if (beside.previous) view->previous = input.cards.use(*beside.previous);
  if (beside.next) view->next = input.cards.use(*beside.next);
  begin_page(input, words_of(input, node, *view), *view);
  add_story(input, node, *view);
  add_to_json_ld(entry, view->entry.facts, view->page.json_ld);
  return view;
}

Hash128 data_of(const PlanInput& input, const EntryNode& node, const Neighbours& beside) {
  Hasher hasher;
  hasher.add(input.digests.of(node));
  hasher.add(node.report ? node.report->base->hash : Hash128{});  // in the words of the page
  if (node.report) hasher.add(input.digests.of_card(*node.report));
  for (const OrganisationNode* organisation : node.organisations)
    hasher.add(input.digests.of_card(*organisation));
  beside.for_each(node, [&](const Node& other) { hasher.add(input.digests.of_card(other)); });
  hasher.add(static_cast<std::uint64_t>(beside.previous != nullptr));
  for (const Link& link : place_links(node.record(), input.around)) add_to_hash(link, hasher);
  if (const std::optional<ShownPlaces> locator = locator_of(node, input.around))
    add_to_hash(value_of(*locator), hasher);
  for (const auto& [theme, at] : node.themes)
    hasher.add(static_cast<std::uint64_t>(theme->entries.size()));
  return hasher.finish();
}

}  // namespace

void add_entries(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::set<std::string_view> templates;
  for (const ThemeFile& file : input.documents.templates) templates.insert(file.name);
  std::vector<const EntryNode*> pages;
  for (const EntryNode& entry : input.site().entries) {
    if (!entry.is_told_in_report()) pages.push_back(&entry);
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const EntryNode& node = *pages[i];
    const auto neighbour = [&](std::size_t at) {
      const bool beside = at < pages.size() && pages[at]->report == node.report &&
                          (node.report || pages[at]->base->kind == node.base->kind);
      return beside ? pages[at] : nullptr;
    };
    const bool has_template = templates.contains(node.base->kind->template_name);
    const Neighbours beside{i > 0 ? neighbour(i - 1) : nullptr, neighbour(i + 1)};
    builder.add_page(
        kind.name, input.link(node).url, "../../",
        has_template ? std::string_view(node.base->kind->template_name) : kind.template_name,
        data_of(input, node, beside),
        [&node, beside](const PlanInput& now) { return make_view(now, node, beside); },
        node.base->place, {&node});
  }
}

}  // namespace zhanting
