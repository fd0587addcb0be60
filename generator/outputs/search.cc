#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/escape.h"
#include "base/paths.h"
#include "model/pinyin.h"
#include "outputs/kinds.h"
#include "search/make_index.h"

/// The page of the search and its index: what there is to find on a site, as plain documents.
namespace zhanting {

namespace {

constexpr unsigned kJobs = 1;
/// Bytes of text that are indexed anew within some tenths of a second.
constexpr std::size_t kRenewedAtOnce = 6'000'000;

/// Names that begin with one letter of pinyin.
struct InitialGroup {
  std::string title;
  std::vector<const Link*> items;
};

const ObjectType& object_type(const InitialGroup*) {
  static const ObjectType type = {
      "group", {member<&InitialGroup::title>("title"), member<&InitialGroup::items>("items")}};
  return type;
}

struct SearchView : ViewOf<SearchView> {
  static constexpr std::string_view kKind = "search";
  std::vector<InitialGroup> groups;
  std::vector<Crumb> columns;

  static std::vector<Member> members() {
    return {member<&SearchView::groups>("groups"), member<&SearchView::columns>("columns")};
  }
};

/// Collects the fields of a document; empty texts are left out.
class DocumentMaker {
 public:
  explicit DocumentMaker(PinyinReader& pinyin) : pinyin_(pinyin) {}

  DocumentMaker& add(SearchPart part, std::string_view text) {
    if (!text.empty()) document.fields.push_back({part, std::string(text), {}});
    return *this;
  }
  DocumentMaker& name(SearchPart part, std::string_view text) {
    if (!text.empty()) document.fields.push_back({part, std::string(text), pinyin_.read(text)});
    return *this;
  }
  void facet(char group, std::string_view title) {
    if (!title.empty()) document.facets.push_back({group, std::string(title)});
  }

  void figure(const Figure& figure) {
    std::string line = figure.value.text + figure.unit.text;
    if (!figure.label.empty()) line += " " + figure.label.text;
    add(SearchPart::kFigure, line).add(SearchPart::kFigure, figure.scope.text);
    add(SearchPart::kFigure, figure.period.text).add(SearchPart::kFigure, figure.as_of.text);
    add(SearchPart::kFigure, figure.note.text);
  }
  void honour(const Honour& honour) {
    add(SearchPart::kHonour, honour.name.text).add(SearchPart::kHonour, honour.period.text);
    mention(SearchPart::kHonour, honour.awarded_by);
    for (const Mention& to : honour.to) mention(SearchPart::kHonour, to);
    add(SearchPart::kHonour, honour.note.text);
  }
  void brand(const Brand& brand) {
    name(SearchPart::kBrand, brand.name.text).add(SearchPart::kBrandNote, brand.full_name.text);
    for (const BrandPart& part : brand.parts)
      name(SearchPart::kBrand, part.name.text).add(SearchPart::kBrandNote, part.note.text);
    add(SearchPart::kBrandNote, brand.note.text).add(SearchPart::kBrandNote, brand.sense.text);
  }
  void event(const Event& event) {
    add(SearchPart::kEvent, event.name.text).add(SearchPart::kEvent, event.date_text.text);
    add(SearchPart::kEvent, event.event_place.text).add(SearchPart::kEvent, event.summary.text);
    for (const OrganisationRef& ref : event.organisations)
      if (ref.link) add(SearchPart::kEvent, ref.link->name);
  }
  void photo(const Photo& photo) {
    add(SearchPart::kCaption, photo.caption.text).add(SearchPart::kCaption, photo.note.text);
    add(SearchPart::kCaption, photo.credit.text);
  }
  void plot(const Plot& plot) {
    add(SearchPart::kFigure, plot.title.text).add(SearchPart::kFigure, plot.note.text);
  }
  void mention(SearchPart part, const Mention& mention) {
    if (!mention.empty()) add(part, mention.link.name);
  }

  /// The story's lines, its headings among them.
  void story(const StoryText& story) {
    if (!story.path) return;
    Story again;
    if (!story.converted) {
      Diagnostics already_reported;
      again = convert_markdown(story.text, story.path, story.options, already_reported);
    }
    std::string_view rest = story.converted ? story.converted->text : again.text;
    auto heading = story.facts.headings.begin();
    std::size_t begin = 0;
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t end = std::min(rest.find('\n', at), rest.size());
      if (heading != story.facts.headings.end() && rest.substr(at, end - at) == heading->title) {
        add(SearchPart::kStory, rest.substr(begin, at - begin));
        add(SearchPart::kHeading, heading->title);
        begin = std::min(end + 1, rest.size());
        ++heading;
      }
      at = end + 1;
    }
    add(SearchPart::kStory, rest.substr(begin));
  }

  SearchDocument document;

 private:
  PinyinReader& pinyin_;
};

class DocumentList {
 public:
  explicit DocumentList(const PlanInput& input) : input_(input) {}

  /// The first result comes last: organisations and themes, whose pages gather what others tell;
  /// then the newest.
  std::vector<SearchDocument> make() {
    const Site& site = input_.site;
    for (const auto& page : site.pages) add(*page);
    for (const auto& report : site.reports) add(*report);
    for (const auto& entry : site.entries) add(*entry);
    std::stable_sort(dated_.begin(), dated_.end(), [](const Dated& a, const Dated& b) {
      return a.date != b.date ? a.date < b.date : a.order > b.order;
    });
    std::vector<SearchDocument> all;
    for (Dated& each : dated_) all.push_back(std::move(each.document));
    for (auto theme = site.themes.rbegin(); theme != site.themes.rend(); ++theme) add(**theme, all);
    for (auto one = site.organisations.rbegin(); one != site.organisations.rend(); ++one)
      add(**one, all);
    return all;
  }

 private:
  struct Dated {
    std::string date;
    std::size_t order;
    SearchDocument document;
  };

  DocumentMaker begin(const RecordBase& record, const Report* report, std::string_view date) {
    DocumentMaker maker(pinyin_);
    maker.document.url = record.link.url;
    maker.document.kind = row_of(record.collection).kind;
    const std::string_view word = words_of(record.collection).kind.in(input_.site.language);
    std::string& note = maker.document.note;
    note = word;
    if (report) note += " · " + report->display_title();
    if (!date.empty()) note += " · " + std::string(date);
    maker.facet('k', word);
    if (report) maker.facet('r', report->display_title());
    if (date.size() >= 4 && date[0] != 'X') maker.facet('y', date.substr(0, 4));
    return maker;
  }

  void themes(const std::vector<ThemeUse>& uses, DocumentMaker& maker) const {
    for (const ThemeUse& use : uses) {
      if (use.theme.link) maker.facet('t', use.theme.link->name);
    }
  }

  void add(const Page& page) {
    DocumentMaker maker = begin(page, nullptr, {});
    maker.name(SearchPart::kName, page.title.text).add(SearchPart::kSummary, page.summary.text);
    maker.story(page.story);
    keep({}, maker);
  }

  void add(const Report& report) {
    DocumentMaker maker = begin(report, nullptr, report.date.text);
    maker.facet('r', report.display_title());
    themes(report.themes, maker);
    maker.name(SearchPart::kName, report.title.text);
    maker.name(SearchPart::kOtherName, report.short_title.text);
    maker.add(SearchPart::kSlogan, report.banner.text).add(SearchPart::kSlogan, report.kicker.text);
    maker.add(SearchPart::kSlogan, report.subtitle.text);
    for (const Mention& each : report.organisers) maker.mention(SearchPart::kOrganisation, each);
    maker.add(SearchPart::kOrganisation, report.publisher.text);
    maker.add(SearchPart::kSummary, report.summary.text);
    maker.add(SearchPart::kNote, report.date_note.text).add(SearchPart::kNote, report.covers.text);
    maker.add(SearchPart::kNote, report.missing.text);
    for (const Section& section : report.sections) {
      maker.add(SearchPart::kHeading, section.title.text);
      maker.add(SearchPart::kSlogan, section.slogan.text);
      maker.add(SearchPart::kSummary, section.summary.text);
      maker.add(SearchPart::kNote, section.missing.text);
    }
    maker.story(report.story);
    for (const FigureUse& use : report.figures) maker.figure(use.figure());
    for (const Plot& plot : report.plots) maker.plot(plot);
    for (const Event& event : report.events) maker.event(event);
    for (const Honour& honour : report.honours) maker.honour(honour);
    for (const Photo& photo : report.photos) maker.photo(photo);
    maker.add(SearchPart::kNote, report.source.note.text);
    keep(report.date.text, maker);
  }

  void add(const Entry& entry) {
    if (entry.link.url.empty()) return;
    const std::string& date =
        !entry.date.empty() || !entry.in_report ? entry.date.text : entry.in_report->date.text;
    DocumentMaker maker = begin(entry, entry.in_report, date);
    themes(entry.themes, maker);
    maker.name(SearchPart::kName, entry.name.text);
    maker.name(SearchPart::kOtherName, entry.short_name.text);
    maker.add(SearchPart::kSlogan, entry.slogan.text);
    maker.add(SearchPart::kSummary, entry.summary.text);
    for (const Organisation* each : entry.organisations)
      maker.add(SearchPart::kOrganisation, each->name.text);
    maker.story(entry.story);
    for (const Figure& figure : entry.figures) maker.figure(figure);
    for (const Plot& plot : entry.plots) maker.plot(plot);
    for (const Event& event : entry.events) maker.event(event);
    for (const Honour& honour : entry.honours) maker.honour(honour);
    for (const Brand& brand : entry.brands) maker.brand(brand);
    for (const Photo& photo : entry.photos) maker.photo(photo);
    for (const Text& place : entry.places) maker.add(SearchPart::kNote, place.text);
    maker.add(SearchPart::kNote, entry.missing.text);
    for (const Correction& each : entry.corrections) maker.add(SearchPart::kNote, each.text.text);
    maker.add(SearchPart::kNote, entry.source.note.text);
    keep(date, maker);
  }

  void add(const Theme& theme, std::vector<SearchDocument>& all) {
    if (theme.link.url.empty()) return;
    DocumentMaker maker = begin(theme, nullptr, {});
    maker.facet('t', theme.name.text);
    maker.name(SearchPart::kName, theme.name.text).add(SearchPart::kSummary, theme.summary.text);
    maker.story(theme.story);
    all.push_back(std::move(maker.document));
  }

  void add(const Organisation& organisation, std::vector<SearchDocument>& all) {
    if (!organisation.has_page) return;
    DocumentMaker maker = begin(organisation, nullptr, {});
    maker.document.url = page_path(organisation);
    maker.name(SearchPart::kName, organisation.name.text);
    maker.name(SearchPart::kOtherName, organisation.short_name.text);
    for (const Text& each : organisation.variants) maker.name(SearchPart::kOtherName, each.text);
    for (const Text& each : organisation.former_names)
      maker.name(SearchPart::kOtherName, each.text);
    maker.add(SearchPart::kSummary, organisation.summary.text);
    maker.add(SearchPart::kNote, organisation.note.text);
    maker.story(organisation.story);
    all.push_back(std::move(maker.document));
  }

  void keep(std::string_view date, DocumentMaker& maker) {
    const std::size_t order = dated_.size();
    dated_.push_back({std::string(date), order, std::move(maker.document)});
  }

  const PlanInput& input_;
  PinyinReader pinyin_;
  std::vector<Dated> dated_;
};

/// The names of a site that a page can list, by pinyin: where readers without scripts search.
std::vector<InitialGroup> by_initial(const Site& site) {
  std::vector<const Link*> names;
  const auto add = [&](const auto& records) {
    for (const auto& record : records) {
      if (!record->link.url.empty()) names.push_back(&record->link);
    }
  };
  add(site.organisations);
  if (site.entries.size() + names.size() <= kWall) add(site.entries);
  if (names.size() > kWall) return {};
  std::map<std::pair<std::string, std::string>, std::vector<const Link*>> sorted;
  for (const Link* link : names)
    sorted[{initial_of(link->name), pinyin_sort_key(link->name)}].push_back(link);
  std::vector<InitialGroup> groups;
  for (const auto& [key, links] : sorted) {
    if (groups.empty() || groups.back().title != key.first) groups.push_back({key.first, {}});
    std::vector<const Link*>& items = groups.back().items;
    items.insert(items.end(), links.begin(), links.end());
  }
  return groups;
}

void add_page(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  auto view = std::make_shared<SearchView>();
  view->columns = columns(input);
  view->groups = by_initial(input.site);
  begin_page(input,
             {.kind = "search",
              .path = "search/index.html",
              .title = std::string(input.t(words::search)),
              .column = std::string(input.t(words::search)),
              .description = std::string(input.t(words::search_intro))},
             *view);
  builder.add_page(kind.name, "search/index.html", "../", kind.template_name, view);
}

/// For browsers that let a reader search from their address bar.
void add_description(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site;
  if (site.base_url.empty()) return;
  const std::string name = escaped(site.settings.name.text);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>{}</ShortName>\n<Description>{}</Description>\n"
      "<InputEncoding>UTF-8</InputEncoding>\n"
      "<Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>\n"
      "</OpenSearchDescription>\n",
      name, name, escaped(absolute_url(site, "search/index.html")));
  const Hash128 hash = hash_of(std::string_view(text));
  builder.add_file(kind.name, "search/opensearch.xml", hash,
                   [text = std::move(text)] { return text; });
}

}  // namespace

void add_search(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  add_page(kind, input, builder);
  add_description(kind, input, builder);
  for (SearchFile& file : make_search_index(DocumentList(input).make(), kJobs)) {
    const Hash128 hash = hash_of(std::string_view(file.bytes));
    builder.add_file(kind.name, join_path("search", file.path), hash,
                     [bytes = std::move(file.bytes)] { return bytes; });
  }
}

std::optional<std::vector<std::size_t>> renew_search(const PlanInput& input,
                                                     std::vector<Output>& outputs) {
  std::map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i].kind == "search" && outputs[i].path.ends_with(".js"))
      known.emplace(outputs[i].path, i);
  }
  std::vector<std::size_t> renewed;
  if (known.empty()) return renewed;
  const std::vector<SearchDocument> documents = DocumentList(input).make();
  std::size_t size = 0;
  for (const SearchDocument& document : documents) {
    for (const SearchField& field : document.fields) size += field.text.size();
  }
  if (size > kRenewedAtOnce) return renewed;
  std::vector<SearchFile> files = make_search_index(documents, kJobs);
  if (files.size() != known.size()) return std::nullopt;
  for (SearchFile& file : files) {
    const auto output = known.find(join_path("search", file.path));
    if (output == known.end()) return std::nullopt;
    renewed.push_back(output->second);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    outputs[renewed[i]].data = hash_of(std::string_view(files[i].bytes));
    outputs[renewed[i]].make = [bytes = std::move(files[i].bytes)] { return bytes; };
  }
  return renewed;
}

}  // namespace zhanting
