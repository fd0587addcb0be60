#include "outputs/search_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.h"
#include "base/paths.h"
#include "model/entry_time.h"
#include "model/pinyin.h"
#include "outputs/story_html.h"
#include "outputs/words.h"

namespace zhanting {

namespace {

/// Collects the fields of a document; empty texts are left out.
class DocumentMaker {
 public:
  DocumentMaker(const Surroundings& around, PinyinReader& pinyin)
      : around_(around), pinyin_(pinyin) {}

  DocumentMaker& add(SearchPart part, std::string_view text) {
    if (!text.empty()) document.fields.push_back({part, text, {}});
    return *this;
  }
  DocumentMaker& name(SearchPart part, std::string_view text) {
    if (!text.empty()) document.fields.push_back({part, text, document.keep(pinyin_.read(text))});
    return *this;
  }
  void facet(char group, std::string_view title) {
    if (!title.empty()) document.facets.push_back({group, std::string(title)});
  }

  void figure(const Figure& figure) {
    add(SearchPart::kFigure, document.keep(figure.value.text + figure.unit.text));
    add(SearchPart::kFigure, figure.label.text).add(SearchPart::kFigure, figure.scope.text);
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
    for (const OrganisationRef& ref : event.organisations) {
      if (const OrganisationNode* named = around_.site.find(ref))
        add(SearchPart::kEvent, around_.routes.link(*named).name);
    }
  }
  void photo(const Photo& photo) {
    add(SearchPart::kCaption, photo.caption.text).add(SearchPart::kCaption, photo.note.text);
    add(SearchPart::kCaption, photo.credit.text);
  }
  void plot(const Plot& plot) {
    add(SearchPart::kFigure, plot.title.text).add(SearchPart::kFigure, plot.note.text);
  }
  void mention(SearchPart part, const Mention& mention) { add(part, mention.text); }

  /// The story's lines, its headings among them.
  void story(std::string_view rest, const std::vector<StoryHeading>& headings) {
    auto heading = headings.begin();
    std::size_t begin = 0;
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t end = std::min(rest.find('\n', at), rest.size());
      if (heading != headings.end() && rest.substr(at, end - at) == heading->title) {
        add(SearchPart::kStory, rest.substr(begin, at - begin));
        add(SearchPart::kHeading, rest.substr(at, end - at));
        begin = std::min(end + 1, rest.size());
        ++heading;
      }
      at = end + 1;
    }
    add(SearchPart::kStory, rest.substr(std::min(begin, rest.size())));
  }

  SearchDocument document;

 private:
  const Surroundings& around_;
  PinyinReader& pinyin_;
};

/// An entry's own date, else its report's, else that of its facts.
SourceDate date_of(const EntryNode& node) {
  const SourceDate& own = node.record().date;
  if (own.empty() && node.report) return node.report->record().date;
  const std::string text(time_of(node.record()).date);
  return {text, {}, date_key(text)};
}

/// What is shown in place of the date, or "".
std::string printed_date(const EntryNode& node, const DateWords& words) {
  const Entry& entry = node.record();
  if (node.report) return entry.date_text.text;
  const EntryTime time = time_of(entry);
  return time.is_period ? shown_date(time.date, time.printed, words, true)
                        : std::string(time.printed);
}

/// Makes documents of nodes. One a thread.
class DocumentWriter {
 public:
  explicit DocumentWriter(const Surroundings& around) : around_(around), site_(around.site) {}

  SearchDocument make(const PageNode& node) {
    const Page& page = node.record();
    DocumentMaker maker = begin(node, nullptr, {}, {});
    maker.name(SearchPart::kName, page.title.text).add(SearchPart::kSummary, page.summary.text);
    story(node, maker);
    return std::move(maker.document);
  }

  SearchDocument make(const ReportNode& node) {
    const Report& report = node.record();
    DocumentMaker maker = begin(node, nullptr, report.date, {});
    maker.facet('r', node.title);
    themes(report.themes, maker);
    names(node, maker);
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
    for (const EntryNode* entry : node.entries) {  // the list of gaps is the report's
      if (entry->record().is_brief()) maker.add(SearchPart::kNote, entry->record().missing.text);
    }
    story(node, maker);
    for (const PartOf<Figure>& figure : figures_of(node, site_)) maker.figure(*figure.part);
    for (const Plot& plot : report.plots) maker.plot(plot);
    for (const Event& event : report.events) maker.event(event);
    for (const Honour& honour : report.honours) maker.honour(honour);
    for (const Photo& photo : report.photos) maker.photo(photo);
    maker.add(SearchPart::kNote, report.source.note.text);
    return std::move(maker.document);
  }

  SearchDocument make(const EntryNode& node) {
    const Entry& entry = node.record();
    DocumentMaker maker =
        begin(node, node.report, date_of(node), printed_date(node, site_.date_words));
    themes(entry.themes, maker);
    names(node, maker).name(SearchPart::kOtherName, entry.short_name.text);
    maker.add(SearchPart::kSlogan, entry.slogan.text);
    maker.add(SearchPart::kSummary, entry.summary.text);
    for (const OrganisationNode* each : node.organisations)
      maker.add(SearchPart::kOrganisation, each->record().name.text);
    story(node, maker);
    for (ShownFact& fact : show_facts(node, around_)) {
      if (fact.field->search.value)
        maker.add(SearchPart::kNote, maker.document.keep(std::move(fact.text)));
    }
    for (const Figure& figure : entry.figures) maker.figure(figure);
    for (const Plot& plot : entry.plots) maker.plot(plot);
    for (const Event& event : entry.events) maker.event(event);
    for (const Honour& honour : entry.honours) maker.honour(honour);
    for (const Brand& brand : entry.brands) maker.brand(brand);
    for (const Photo& photo : entry.photos) maker.photo(photo);
    for (const Text& place : entry.places) maker.add(SearchPart::kNote, place.text);
    if (!entry.is_brief()) maker.add(SearchPart::kNote, entry.missing.text);
    for (const Correction& each : entry.corrections) maker.add(SearchPart::kNote, each.text.text);
    maker.add(SearchPart::kNote, entry.source.note.text);
    return std::move(maker.document);
  }

  SearchDocument make(const ThemeNode& node) {
    const Theme& theme = node.record();
    DocumentMaker maker = begin(node, nullptr, {}, {});
    maker.facet('t', theme.name.text);
    maker.name(SearchPart::kName, theme.name.text).add(SearchPart::kSummary, theme.summary.text);
    story(node, maker);
    return std::move(maker.document);
  }

  SearchDocument make(const LocalityNode& node) {
    const Locality& place = node.record();
    DocumentMaker maker = begin(node, nullptr, {}, {});
    maker.name(SearchPart::kName, place.name.text);
    for (const Text& each : place.variants) maker.name(SearchPart::kOtherName, each.text);
    maker.add(SearchPart::kSummary, place.summary.text).add(SearchPart::kNote, place.note.text);
    story(node, maker);
    return std::move(maker.document);
  }

  SearchDocument make(const WalkNode& node) {
    const Walk& walk = node.record();
    DocumentMaker maker = begin(node, nullptr, {}, {});
    maker.name(SearchPart::kName, walk.title.text).add(SearchPart::kSummary, walk.summary.text);
    story(node, maker);
    for (const WalkStop& stop : walk.stops) maker.add(SearchPart::kStory, stop.text.text);
    return std::move(maker.document);
  }

  SearchDocument make(const OrganisationNode& node) {
    const Organisation& organisation = node.record();
    DocumentMaker maker = begin(node, nullptr, {}, {});
    maker.name(SearchPart::kName, organisation.name.text);
    maker.name(SearchPart::kOtherName, organisation.short_name.text);
    for (const Text& each : organisation.variants) maker.name(SearchPart::kOtherName, each.text);
    for (const Text& each : organisation.former_names)
      maker.name(SearchPart::kOtherName, each.text);
    maker.add(SearchPart::kSummary, organisation.summary.text);
    maker.add(SearchPart::kNote, organisation.note.text);
    story(node, maker);
    return std::move(maker.document);
  }

 private:
  static DocumentMaker& names(const Node& node, DocumentMaker& maker) {
    maker.name(SearchPart::kName, node.title);
    const std::string& name = name_of(*node.base).text;
    if (name != node.title) maker.name(SearchPart::kOtherName, name);
    return maker;
  }

  DocumentMaker begin(const Node& node, const ReportNode* in_report, const SourceDate& date,
                      std::string_view printed) {
    DocumentMaker maker(around_, pinyin_);
    const std::string& url = around_.routes.link(node).url;
    if (site_.settings().links_folders()) {
      append_folder_link(url, maker.document.url);
    } else {
      maker.document.url = url;
    }
    maker.document.kind = node.base->kind->name;
    const std::string_view word = words_of(*node.base->kind, site_).single;
    std::string& note = maker.document.note;
    note = word;
    if (in_report) note += " · " + in_report->title;
    if (!date.empty()) note += " · " + shown_date(date.text, printed, site_.date_words);
    maker.facet('k', word);
    if (in_report) maker.facet('r', in_report->title);
    const std::optional<KnownDate> known = KnownDate::parse(date.text);
    const std::optional<int> year = known ? known->year() : std::nullopt;
    if (year && *year > 0) maker.facet('y', fmt::format("{:04}", *year));
    return maker;
  }

  void themes(const std::vector<ThemeUse>& uses, DocumentMaker& maker) const {
    for (const ThemeUse& use : uses) {
      if (const ThemeNode* theme = site_.find(use.theme))
        maker.facet('t', around_.routes.link(*theme).name);
    }
  }

  void story(const Node& node, DocumentMaker& maker) const {
    const StoryInSite& story = around_.stories.of(node);
    if (story.converted)
      maker.story(maker.document.keep(story_text(story)), story.converted->headings);
  }

  const Surroundings& around_;
  const Site& site_;
  PinyinReader pinyin_;
};

/// What is found on a site, in the order of documents: the first result comes last. That are
/// organisations, themes, places and walks, whose pages gather what others tell; then the newest.
class DocumentList {
 public:
  explicit DocumentList(const Surroundings& around) : around_(around) {
    const Site& site = around.site;
    const auto no_date = [](const auto&) { return DateKey(); };
    add(site.pages, no_date);
    add(site.reports, [](const ReportNode& node) { return node.record().date.key; });
    add(site.entries, [](const EntryNode& node) { return date_of(node).key; });
    std::reverse(items_.begin(), items_.end());
    std::stable_sort(items_.begin(), items_.end(),
                     [](const Item& a, const Item& b) { return a.date < b.date; });
    const std::size_t dated = items_.size();
    add(site.organisations, no_date);
    add(site.themes, no_date);
    add(site.localities, no_date);
    add(site.walks, no_date);
    std::reverse(items_.begin() + static_cast<std::ptrdiff_t>(dated), items_.end());
  }

  std::vector<SearchDocument> make(unsigned jobs) const {
    constexpr std::size_t kTogether = 256;
    std::vector<SearchDocument> documents(items_.size());
    parallel_for((items_.size() + kTogether - 1) / kTogether, jobs,
                 [&](std::size_t part) {
                   DocumentWriter writer(around_);
                   const std::size_t end = std::min((part + 1) * kTogether, items_.size());
                   for (std::size_t i = part * kTogether; i < end; ++i)
                     documents[i] = items_[i].make(writer, *items_[i].node);
                 },
                 1);
    return documents;
  }

 private:
  struct Item {
    const Node* node;
    SearchDocument (*make)(DocumentWriter& writer, const Node& node);
    DateKey date;
  };

  template <typename N>
  void add(const std::vector<N>& nodes, const auto& date) {
    for (const N& node : nodes) {
      if (!is_somewhere(node)) continue;
      items_.push_back({&node,
                        [](DocumentWriter& writer, const Node& any) {
                          return writer.make(static_cast<const N&>(any));
                        },
                        date(node)});
    }
  }

  bool is_somewhere(const Node& node) const { return !around_.routes.link(node).url.empty(); }
  bool is_somewhere(const OrganisationNode& node) const { return around_.routes.has_page(node); }

  const Surroundings& around_;
  std::vector<Item> items_;
};

}  // namespace

Hash128 SearchIndex::key() const {
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(around_.site.language));
  for (const std::string_view word : around_.site.date_words.by_index) hasher.add(word);
  for (const Kind& kind : around_.site.kinds().all())
    hasher.add(words_of(kind, around_.site).single);
  for (const Node* node : around_.site.nodes) {
    hasher.add(digests_.of(*node));
    hasher.add(digests_.of_story(*node));
    add_to_hash(around_.routes.link(*node), hasher);
  }
  return hasher.finish();
}

const std::vector<SearchFile>& SearchIndex::files() const {
  std::call_once(made_, [this] {
    files_ = make_search_index(DocumentList(around_).make(jobs_), jobs_);
    std::sort(files_.begin(), files_.end(),
              [](const SearchFile& a, const SearchFile& b) { return a.path < b.path; });
  });
  return files_;
}

const std::string* SearchIndex::find(std::string_view path) const {
  const std::vector<SearchFile>& all = files();
  const auto at = std::lower_bound(
      all.begin(), all.end(), path,
      [](const SearchFile& file, std::string_view key) { return file.path < key; });
  return at == all.end() || at->path != path ? nullptr : &at->bytes;
}

}  // namespace zhanting
