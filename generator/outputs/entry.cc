#include <algorithm>
#include <map>

#include "outputs/kinds.h"
#include "outputs/shown_record.h"

namespace zhanting {

namespace {

constexpr std::size_t kNeighbours = 6;  // of one organisation or theme; all stand on its page

const ObjectType& entry_fields() {
  static const auto of = [](const void* self) -> const Entry& {
    return *static_cast<const Entry*>(self);
  };
  static const ObjectType type = shown_record<Entry>(
      "entry",
      {"name", "short_name", "slogan", "date", "summary", "places", "missing", "published",
       "updated", "corrections"},
      {{"kind", [](const void* self) { return value_of(row_of(of(self).collection).kind); }},
       {"source", &shown_source<Entry>},
       {"level",
        [](const void* self) {
          const Entry& entry = of(self);
          return entry.organisations.empty() ? Value::string("")
                                             : value_of(entry.organisations.front()->level);
        }},
       {"url", [](const void* self) { return value_of(of(self).link.url); }},
       {"section", [](const void* self) {
          const Section* section = of(self).in_section;
          return section ? value_of(section->title) : Value::string("");
        }}});
  return type;
}

using CardList = std::vector<const Card*>;

struct SameTheme {
  Card theme;
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
  const Entry* entry = nullptr;
  const Card* report = nullptr;
  std::string_view covers;
  CardList organisations;
  std::vector<const Link*> with;
  const StoryText* story = nullptr;
  std::vector<const Figure*> figures;
  const Figure* lead_figure = nullptr;
  std::vector<const Plot*> plots;
  std::vector<const Event*> events;
  std::vector<const Honour*> honours_received, honours_conferred;
  std::vector<const Brand*> brands;
  const Photo* cover = nullptr;
  std::vector<const Photo*> photos;
  std::vector<Card> themes;
  const Card* previous = nullptr;
  const Card* next = nullptr;
  CardList same_organisation;
  std::string_view same_organisation_url;
  std::vector<SameTheme> same_theme;

  const std::vector<StoryHeading>& headings() const { return story->facts.headings; }

  static std::vector<Member> members() {
    return {shown<&EntryView::entry, entry_fields>("entry"),
            member<&EntryView::report>("report"),
            member<&EntryView::covers>("covers"),
            member<&EntryView::organisations>("organisations"),
            member<&EntryView::with>("with"),
            member<&EntryView::story>("story"),
            member<&EntryView::headings>("headings"),
            member<&EntryView::figures>("figures"),
            member<&EntryView::lead_figure>("lead_figure"),
            member<&EntryView::plots>("plots"),
            member<&EntryView::events>("events"),
            member<&EntryView::honours_received>("honours_received"),
            member<&EntryView::honours_conferred>("honours_conferred"),
            member<&EntryView::brands>("brands"),
            member<&EntryView::cover>("cover"),
            member<&EntryView::photos>("photos"),
            member<&EntryView::themes>("themes"),
            member<&EntryView::previous>("previous"),
            member<&EntryView::next>("next"),
            member<&EntryView::same_organisation>("same_organisation"),
            member<&EntryView::same_organisation_url>("same_organisation_url"),
            member<&EntryView::same_theme>("same_theme")};
  }
};

void add_parts(const Entry& entry, EntryView& view) {
  view.story = &entry.story;
  view.figures = pointers(entry.figures);
  if (!view.figures.empty()) view.lead_figure = view.figures.front();
  view.plots = pointers(entry.plots);
  view.events = pointers(entry.events);
  for (const Honour& honour : entry.honours)
    (honour.conferred ? view.honours_conferred : view.honours_received).push_back(&honour);
  view.brands = pointers(entry.brands);
  view.cover = cover_of(entry.photos);
  for (const Photo& photo : entry.photos) {
    if (&photo != view.cover) view.photos.push_back(&photo);
  }
}

/// The next entries of a list after position `at`, going round at the end.
CardList next_entries(std::size_t size, std::size_t at, const auto& card_at) {
  CardList cards;
  for (std::size_t step = 1; step < size && cards.size() < kNeighbours; ++step)
    cards.push_back(card_at((at + step) % size));
  return cards;
}

void add_neighbours(const PlanInput& input, const Entry& entry, EntryView& view) {
  if (const auto found = input.in_organisations.find(&entry);
      found != input.in_organisations.end()) {
    const auto& [organisation, at] = found->second.front();
    view.same_organisation = next_entries(organisation->entries.size(), at, [&](std::size_t i) {
      return &input.cards.of(*organisation->entries[i]);
    });
    if (!view.same_organisation.empty()) view.same_organisation_url = organisation->link.url;
  }
  const auto found = input.in_themes.find(&entry);
  if (found == input.in_themes.end()) return;
  for (const auto& [theme, at] : found->second) {
    Card card = input.cards.of(*theme);
    card.why = theme->entries[at].why->text;
    view.themes.push_back(card);
    SameTheme same{
        card,
        next_entries(theme->entries.size(), at,
                     [&](std::size_t i) { return &input.cards.of(*theme->entries[i].entry); }),
        0};
    same.more = static_cast<std::int64_t>(theme->entries.size() - 1 - same.entries.size());
    if (!same.entries.empty()) view.same_theme.push_back(std::move(same));
  }
}

PageWords words_of(const PlanInput& input, const Entry& entry, const EntryView& view) {
  PageWords words{.kind = "entry",
                  .path = entry.link.url,
                  .title = entry.name.text,
                  .column = entry.in_report ? entry.in_report->display_title() : std::string(),
                  .description = entry.summary.text,
                  .published = entry.published.text,
                  .updated = entry.updated.text,
                  .image = view.cover,
                  .article = true};
  if (!entry.organisations.empty())
    words.title_parts.push_back(entry.organisations.front()->name.text);
  words.breadcrumbs.push_back({std::string(input.t(words::reports)), "reports/index.html"});
  if (entry.in_report) {
    words.title_parts.push_back(entry.in_report->display_title());
    words.breadcrumbs.push_back({entry.in_report->link.name, entry.in_report->link.url});
    words.column_description = entry.in_report->summary.text;
    words.source = entry.source.publication.empty() ? entry.in_report->publisher.text
                                                    : entry.source.publication.text;
  }
  return words;
}

}  // namespace

void add_entries(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::vector<const Entry*> pages;
  for (const auto& entry : input.site.entries) {
    if (!entry->is_brief()) pages.push_back(entry.get());
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Entry& entry = *pages[i];
    auto view = std::make_shared<EntryView>();
    view->entry = &entry;
    if (entry.in_report) {
      view->report = &input.cards.of(*entry.in_report);
      view->covers = entry.in_report->covers.text;
    }
    if (entry.organisation.target)
      view->organisations.push_back(&input.cards.of(*entry.organisation.target));
    for (const OrganisationRef& ref : entry.with) {
      if (ref.link) view->with.push_back(ref.link);
    }
    add_parts(entry, *view);
    add_neighbours(input, entry, *view);
    const auto neighbour = [&](std::size_t at) {
      return at < pages.size() && pages[at]->in_report == entry.in_report
                 ? &input.cards.of(*pages[at])
                 : nullptr;
    };
    if (i > 0) view->previous = neighbour(i - 1);
    view->next = neighbour(i + 1);
    begin_page(input, words_of(input, entry, *view), *view);
    builder.add_page(kind.name, entry.link.url, "../../", kind.template_name, view, entry.place);
  }
}

}  // namespace zhanting
