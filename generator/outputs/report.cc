#include <algorithm>
#include <map>

#include "outputs/kinds.h"
#include "outputs/shown_record.h"

namespace zhanting {

namespace {

const ObjectType& report_fields() {
  static const auto of = [](const void* self) -> const Report& {
    return *static_cast<const Report*>(self);
  };
  static const ObjectType type = shown_record<Report>(
      "report",
      {"title", "short_title", "banner", "kicker", "subtitle", "organisers", "publisher", "date",
       "date_note", "covers", "series", "summary", "missing", "published", "updated"},
      {{"source", &shown_source<Report>},
       {"url", [](const void* self) { return value_of(of(self).link.url); }}});
  return type;
}

struct SectionView {
  std::string_view slug, html_id, title, slogan, summary, missing;
  std::vector<Card> pages;
  std::vector<const Brief*> briefs;
  std::vector<const Photo*> photos;
};

const ObjectType& object_type(const SectionView*) {
  static const ObjectType type = {
      "section",
      {member<&SectionView::slug>("slug"), member<&SectionView::html_id>("html_id"),
       member<&SectionView::title>("title"), member<&SectionView::slogan>("slogan"),
       member<&SectionView::summary>("summary"), member<&SectionView::missing>("missing"),
       member<&SectionView::pages>("pages"), member<&SectionView::briefs>("briefs"),
       member<&SectionView::photos>("photos")}};
  return type;
}

struct ReportView : ViewOf<ReportView> {
  static constexpr std::string_view kKind = "report";
  const Report* report = nullptr;
  const StoryText* introduction = nullptr;
  const Figure* lead_figure = nullptr;
  std::vector<const Figure*> figures;
  std::vector<const Plot*> plots;
  std::vector<SectionView> sections;
  std::vector<const Event*> events;
  std::vector<const Honour*> honours, honours_received, honours_conferred;
  const Photo* cover = nullptr;
  std::vector<const Photo*> photos;
  std::vector<Card> themes, series;
  std::optional<Card> previous, next;

  static std::vector<Member> members() {
    return {shown<&ReportView::report, report_fields>("report"),
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
            member<&ReportView::themes>("themes"),
            member<&ReportView::series>("series"),
            member<&ReportView::previous>("previous"),
            member<&ReportView::next>("next")};
  }
};

using EntriesOfReport = std::map<const Report*, std::vector<const Entry*>>;

void add_entry(const Entry& entry, const Cards& cards, SectionView& section) {
  if (entry.is_brief()) {
    section.briefs.push_back(&cards.brief_of(entry));
  } else {
    section.pages.push_back(cards.of(entry));
  }
}

/// The report's sections in its order, after one without title for entries that name none.
void add_sections(const Report& report, const std::vector<const Entry*>& entries,
                  const Cards& cards, ReportView& view) {
  std::vector<SectionView> sections(report.sections.size() + 1);
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    sections[i + 1] = {section.slug.text,
                       section.html_id,
                       section.title.text,
                       section.slogan.text,
                       section.summary.text,
                       section.missing.text,
                       {},
                       {},
                       {}};
  }
  const auto of_section = [&](std::string_view slug) -> SectionView& {
    const auto found = std::find_if(sections.begin() + 1, sections.end(),
                                    [&](const SectionView& each) { return each.slug == slug; });
    return found == sections.end() ? sections.front() : *found;
  };
  for (const Entry* entry : entries)
    add_entry(*entry, cards, of_section(entry->section.empty() ? "" : entry->section.text));
  for (const Photo& photo : report.photos) {
    if (&photo == view.cover) continue;
    if (photo.section.empty()) {
      view.photos.push_back(&photo);
    } else {
      of_section(photo.section.text).photos.push_back(&photo);
    }
  }
  const SectionView& first = sections.front();
  if (first.pages.empty() && first.briefs.empty()) sections.erase(sections.begin());
  view.sections = std::move(sections);
}

void add_parts(const Report& report, const std::vector<const Entry*>& entries, ReportView& view) {
  for (const FigureUse& use : report.figures) view.figures.push_back(&use.figure());
  if (!view.figures.empty()) view.lead_figure = view.figures.front();
  view.plots = pointers(report.plots);
  view.events = pointers(report.events);
  view.honours = pointers(report.honours);
  for (const Entry* entry : entries) {
    for (const Event& event : entry->events) view.events.push_back(&event);
    for (const Honour& honour : entry->honours)
      (honour.conferred ? view.honours_conferred : view.honours_received).push_back(&honour);
  }
}

/// Themes of the report and of its entries, in the order of themes.
std::vector<Card> themes_of(const PlanInput& input, const Report& report,
                            const std::vector<const Entry*>& entries) {
  std::vector<const RecordBase*> named;
  const auto add = [&](const std::vector<ThemeUse>& uses) {
    for (const ThemeUse& use : uses) named.push_back(use.theme.target);
  };
  add(report.themes);
  for (const Entry* entry : entries) add(entry->themes);
  std::vector<Card> cards;
  for (const auto& theme : input.site.themes) {
    const bool here = std::find(named.begin(), named.end(), theme.get()) != named.end();
    if (here && !theme->link.url.empty()) cards.push_back(input.cards.of(*theme));
  }
  return cards;
}

}  // namespace

void add_reports(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site;
  EntriesOfReport entries;
  for (const auto& entry : site.entries) entries[entry->in_report].push_back(entry.get());
  for (std::size_t i = 0; i < site.reports.size(); ++i) {
    const Report& report = *site.reports[i];
    const std::vector<const Entry*>& own = entries[&report];
    auto view = std::make_shared<ReportView>();
    view->report = &report;
    view->introduction = &report.story;
    view->cover = cover_of(report.photos);
    add_sections(report, own, input.cards, *view);
    add_parts(report, own, *view);
    view->themes = themes_of(input, report, own);
    for (const auto& other : site.reports) {
      const bool same = !report.series.empty() && other->series.text == report.series.text;
      if (same && other.get() != &report) view->series.push_back(input.cards.of(*other));
    }
    if (i > 0) view->previous = input.cards.of(*site.reports[i - 1]);
    if (i + 1 < site.reports.size()) view->next = input.cards.of(*site.reports[i + 1]);
    begin_page(input,
               {.kind = "report",
                .path = report.link.url,
                .title = report.title.text,
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
    builder.add_page(kind.name, report.link.url, "../../", kind.template_name, view, report.place);
  }
}

}  // namespace zhanting
