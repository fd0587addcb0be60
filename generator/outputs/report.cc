#include <algorithm>
#include <iterator>

#include "outputs/kinds.h"

namespace zhanting {

namespace {

struct ShownReport {
  const Report* report = nullptr;
  std::string_view url;
  std::vector<Link> organisers;
};

const ObjectType& object_type(const ShownReport*) {
  static constexpr std::string_view kKeys[] = {
      "title",     "headline", "banner", "kicker",  "subtitle", "organisers", "publisher", "date",
      "date_note", "covers",   "series", "summary", "missing",  "published",  "updated"};
  static const ObjectType type =
      record_type(static_cast<const Report*>(nullptr))
          .object_type_through(
              "report", kKeys,
              {{"slug",
                [](const void* self) {
                  return value_of(static_cast<const ShownReport*>(self)->report->slug);
                }},
               {"source",
                [](const void* self) {
                  return shown_source(static_cast<const ShownReport*>(self)->report->source);
                }},
               member<&ShownReport::url>("url"),
               member<&ShownReport::organisers>("organisers")});
  return type;
}

struct SectionView {
  std::string_view slug, html_id, title, slogan, summary, missing;
  std::int64_t gap = 0;
  CardList pages;
  std::vector<Brief> briefs;
  std::vector<ShownPhoto> photos;
};

const ObjectType& object_type(const SectionView*) {
  static const ObjectType type = {
      "section",
      {member<&SectionView::slug>("slug"), member<&SectionView::html_id>("html_id"),
       member<&SectionView::title>("title"), member<&SectionView::slogan>("slogan"),
       member<&SectionView::summary>("summary"), member<&SectionView::missing>("missing"),
       member<&SectionView::gap>("gap"), member<&SectionView::pages>("pages"),
       member<&SectionView::briefs>("briefs"), member<&SectionView::photos>("photos")}};
  return type;
}

struct ReportView : ViewOf<ReportView> {
  static constexpr std::string_view kKind = "report";
  ShownReport report;
  std::optional<StoryHtml> introduction;
  std::vector<ShownFigure> figures;
  std::vector<ShownPlot> plots;
  std::vector<SectionView> sections;
  std::vector<ShownEvent> events;
  std::vector<ShownHonour> honours, honours_received, honours_conferred;
  std::optional<ShownPhoto> cover;
  std::vector<ShownPhoto> photos;
  std::int64_t gap = 0;
  std::vector<Gap> gaps;
  CardList themes, series;
  std::optional<CardUse> previous, next;

  const ShownFigure* lead_figure() const { return figures.empty() ? nullptr : &figures.front(); }

  static std::vector<Member> members() {
    return {member<&ReportView::report>("report"),
            member<&ReportView::introduction>("introduction"),
            member<&ReportView::lead_figure>("lead_figure"),
            member<&ReportView::figures>("figures"),
            member<&ReportView::plots>("plots"),
            member<&ReportView::sections>("sections"),
            member<&ReportView::events>("events"),
            member<&ReportView::honours>("honours"),
            member<&ReportView::honours_received>("honours_received"),
            member<&ReportView::honours_conferred>("honours_conferred"),
            member<&ReportView::cover>("cover"),
            member<&ReportView::photos>("photos"),
            member<&ReportView::gap>("gap"),
            member<&ReportView::gaps>("gaps"),
            member<&ReportView::themes>("themes"),
            member<&ReportView::series>("series"),
            member<&ReportView::previous>("previous"),
            member<&ReportView::next>("next")};
  }
};

/// The report's sections in its order, after one without title for entries that name none.
void add_sections(const PlanInput& input, const ReportNode& node, ReportView& view) {
  const Report& report = node.record();
  const std::vector<std::string>& ids = input.around.routes.section_ids(node);
  std::vector<SectionView> sections(report.sections.size() + 1);
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    sections[i + 1] = {section.slug.text,
                       ids[i],
                       section.title.text,
                       section.slogan.text,
                       section.summary.text,
                       section.missing.text,
                       0,
                       {},
                       {},
                       {}};
  }
  const auto of_section = [&](std::string_view slug) -> SectionView& {
    const auto found = std::find_if(sections.begin() + 1, sections.end(),
                                    [&](const SectionView& each) { return each.slug == slug; });
    return found == sections.end() ? sections.front() : *found;
  };
  for (const EntryNode* entry : node.entries) {
    SectionView& section = of_section(entry->record().section.text);
    if (entry->record().is_brief()) {
      section.briefs.push_back(make_brief(*entry, input.cards, input.around));
    } else {
      section.pages.push_back(input.cards.use(*entry));
    }
  }
  const PartOf<Photo> cover = cover_of(node, input.around.stories);
  if (cover) view.cover = show(cover, input.around);
  for (const PartOf<Photo>& photo : parts_of<&Report::photos>(node, &node)) {
    if (photo.part == cover.part) continue;
    const SectionRef& section = photo.part->section;
    (section.empty() ? view.photos : of_section(section.text).photos)
        .push_back(show(photo, input.around));
  }
  const SectionView& first = sections.front();
  if (first.pages.empty() && first.briefs.empty()) sections.erase(sections.begin());
  view.sections = std::move(sections);
}

/// The introduction, and what the source lacks, numbered as a reader meets the signs.
void add_gaps(const Surroundings& around, const ReportNode& node, ReportView& view) {
  const Missing& missing = node.record().missing;
  view.gap = add_gap({}, gaps_behind_story(node, missing, around), view.gaps);
  view.introduction.emplace(around.stories.of(node),
                            add_gaps_of_story(node, {}, missing, around, view.gaps));
  for (SectionView& section : view.sections) {
    for (Brief& brief : section.briefs) {
      const Node& entry = *brief.card->node;
      const Missing& of_brief = brief.entry->missing;
      brief.story =
          StoryHtml(around.stories.of(entry),
                    add_gaps_of_story(entry, brief.card->name, of_brief, around, view.gaps));
      brief.gap = add_gap(brief.card->name, gaps_behind_story(entry, of_brief, around), view.gaps);
    }
    section.gap = add_gap(section.title, std::string(section.missing), view.gaps);
  }
}

void add_parts(const Surroundings& around, const ReportNode& node, ReportView& view) {
  view.figures = show_all(figures_of(node, around.site), around);
  view.plots = show_all(parts_of<&Report::plots>(node, &node), around);
  view.events = show_all(parts_of<&Report::events>(node, &node), around);
  view.honours = show_all(parts_of<&Report::honours>(node, &node), around);
  for (const EntryNode* entry : node.entries) {
    for (const PartOf<Event>& event : parts_of<&Entry::events>(*entry, &node))
      view.events.push_back(show(event, around));
    for (const PartOf<Honour>& honour : parts_of<&Entry::honours>(*entry, &node)) {
      const bool conferred = is_conferred(around.site, *honour.part, *entry);
      (conferred ? view.honours_conferred : view.honours_received).push_back(show(honour, around));
    }
  }
}

/// Themes of the report and of its entries, in the order of themes.
std::vector<const ThemeNode*> themes_of(const Site& site, const ReportNode& node) {
  std::vector<char> named(site.themes.size());
  const auto name = [&](const ThemeNode& theme) {
    named[static_cast<std::size_t>(&theme - site.themes.data())] = 1;
  };
  for (const ThemeUse& use : node.record().themes) {
    if (const ThemeNode* theme = site.find(use.theme)) name(*theme);
  }
  for (const EntryNode* entry : node.entries) {
    for (const auto& in : entry->themes) name(*in.list);
  }
  std::vector<const ThemeNode*> themes;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i] != 0) themes.push_back(&site.themes[i]);
  }
  return themes;
}

/// The reports that the page links: the others of its series, and those before and after it.
struct Beside {
  std::vector<const ReportNode*> series;
  const ReportNode* previous = nullptr;
  const ReportNode* next = nullptr;
};

Beside beside_of(const Site& site, std::size_t i) {
  const ReportNode& node = site.reports[i];
  const std::string& series = node.record().series.text;
  Beside beside;
  for (const ReportNode& other : site.reports) {
    if (!series.empty() && other.record().series.text == series && &other != &node)
      beside.series.push_back(&other);
  }
  if (i > 0) beside.previous = &site.reports[i - 1];
  if (i + 1 < site.reports.size()) beside.next = &site.reports[i + 1];
  return beside;
}

std::shared_ptr<ReportView> make_view(const PlanInput& input, std::size_t i) {
  const ReportNode& node = input.site().reports[i];
  const Report& report = node.record();
  auto view = std::make_shared<ReportView>();
  view->report = {&report, input.link(node).url, {}};
  for (const Mention& organiser : report.organisers)
    view->report.organisers.push_back(input.around.routes.link(organiser));
  add_sections(input, node, *view);
  add_gaps(input.around, node, *view);
  add_parts(input.around, node, *view);
  for (const ThemeNode* theme : themes_of(input.site(), node))
    view->themes.push_back(input.cards.use(*theme));
  const Beside beside = beside_of(input.site(), i);
  for (const ReportNode* other : beside.series) view->series.push_back(input.cards.use(*other));
  if (beside.previous) view->previous = input.cards.use(*beside.previous);
  if (beside.next) view->next = input.cards.use(*beside.next);
  begin_page(input,
             {.kind = "report",
              .path = input.link(node).url,
              .title = node.title,
              .column = std::string(input.t(words::reports)),
              .column_description = std::string(input.t(words::reports_intro)),
              .description = report.summary.text,
              .title_parts = {std::string(input.t(words::reports))},
              .breadcrumbs = {{std::string(input.t(words::reports)), "reports/index.html"}},
              .published = report.published.text,
              .updated = report.updated.text,
              .source = report.source.publication.empty() ? report.publisher.text
                                                          : report.source.publication.text,
              .image = view->cover,
              .article = true},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, std::size_t i) {
  const ReportNode& node = input.site().reports[i];
  Hasher hasher;
  hasher.add(input.digests.of(node));
  for (const EntryNode* entry : node.entries) hasher.add(input.digests.of(*entry));
  for (const ThemeNode* theme : themes_of(input.site(), node))
    hasher.add(input.digests.of_card(*theme));
  const Beside beside = beside_of(input.site(), i);
  for (const ReportNode* other : beside.series) hasher.add(input.digests.of_card(*other));
  for (const ReportNode* other : {beside.previous, beside.next})
    hasher.add(other ? input.digests.of_card(*other) : Hash128{});
  return hasher.finish();
}

std::vector<const Node*> stories_on(const ReportNode& node) {
  std::vector<const Node*> stories{&node};
  std::copy_if(node.entries.begin(), node.entries.end(), std::back_inserter(stories),
               [](const EntryNode* entry) { return entry->record().is_brief(); });
  return stories;
}

}  // namespace

void add_reports(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (std::size_t i = 0; i < input.site().reports.size(); ++i) {
    const ReportNode& node = input.site().reports[i];
    builder.add_page(
        kind.name, input.link(node).url, "../../", kind.template_name, data_of(input, i),
        [i](const PlanInput& now) { return make_view(now, i); }, node.base->place,
        stories_on(node));
  }
}

}  // namespace zhanting
