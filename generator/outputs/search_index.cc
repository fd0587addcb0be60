#include "outputs/search_index.h"

#include <algorithm>

#include "base/parallel.h"
#include "model/pinyin.h"
#include "outputs/words.h"

namespace zhanting {

namespace {

/// Collects the fields of a document; empty texts are left out.
class DocumentMaker {
 public:
  DocumentMaker(const Surroundings& around, PinyinReader& pinyin)
      : around_(around), pinyin_(pinyin) {}

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
  void story(const Story& read) {
    const std::string_view rest = read.text;
    auto heading = read.headings.begin();
    std::size_t begin = 0;
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t end = std::min(rest.find('\n', at), rest.size());
      if (heading != read.headings.end() && rest.substr(at, end - at) == heading->title) {
        add(SearchPart::kStory, rest.substr(begin, at - begin));
        add(SearchPart::kHeading, heading->title);
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

class DocumentList {
 public:
  DocumentList(const Surroundings& around, unsigned jobs)
      : around_(around), site_(around.site), stories_(around.site.nodes.size()) {
    parallel_for(stories_.size(), jobs,
                 [&](std::size_t i) { stories_[i] = read_story(*site_.nodes[i]); });
  }

  /// The first result comes last: organisations and themes, whose pages gather what others tell;
  /// then the newest.
  std::vector<SearchDocument> make() {
    for (const PageNode& page : site_.pages) add(page);
    for (const ReportNode& report : site_.reports) add(report);
    for (const EntryNode& entry : site_.entries) add(entry);
    std::stable_sort(dated_.begin(), dated_.end(), [](const Dated& a, const Dated& b) {
      return a.date != b.date ? a.date < b.date : a.order > b.order;
    });
    std::vector<SearchDocument> all;
    for (Dated& each : dated_) all.push_back(std::move(each.document));
    for (auto theme = site_.themes.rbegin(); theme != site_.themes.rend(); ++theme)
      add(*theme, all);
    for (auto one = site_.organisations.rbegin(); one != site_.organisations.rend(); ++one)
      add(*one, all);
    return all;
  }

 private:
  struct Dated {
    std::string date;
    std::size_t order;
    SearchDocument document;
  };

  /// With its text; empty where there is none.
  Story read_story(const Node& node) const {
    const StoryInSite& story = around_.stories.of(node);
    if (!story.file) return {};
    MarkdownOptions options = story.options;
    options.with_text = true;
    Diagnostics already_told;
    Story read = convert_markdown(story.file->text, &story.file->path, options, already_told);
    read.html.clear();
    return read;
  }

  DocumentMaker begin(const Node& node, const ReportNode* in_report, std::string_view date) {
    const Collection collection = node.base->collection;
    const Report* report = in_report ? &in_report->record() : nullptr;
    DocumentMaker maker(around_, pinyin_);
    maker.document.url = around_.routes.link(node).url;
    maker.document.kind = row_of(collection).kind;
    const std::string_view word = words_of(collection).kind.in(site_.language);
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
      if (const ThemeNode* theme = site_.find(use.theme))
        maker.facet('t', around_.routes.link(*theme).name);
    }
  }

  void add(const PageNode& node) {
    const Page& page = node.record();
    DocumentMaker maker = begin(node, nullptr, {});
    maker.name(SearchPart::kName, page.title.text).add(SearchPart::kSummary, page.summary.text);
    maker.story(stories_[node.index]);
    keep({}, maker);
  }

  void add(const ReportNode& node) {
    const Report& report = node.record();
    DocumentMaker maker = begin(node, nullptr, report.date.text);
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
    maker.story(stories_[node.index]);
    for (const PartOf<Figure>& figure : figures_of(node, site_)) maker.figure(*figure.part);
    for (const Plot& plot : report.plots) maker.plot(plot);
    for (const Event& event : report.events) maker.event(event);
    for (const Honour& honour : report.honours) maker.honour(honour);
    for (const Photo& photo : report.photos) maker.photo(photo);
    maker.add(SearchPart::kNote, report.source.note.text);
    keep(report.date.text, maker);
  }

  void add(const EntryNode& node) {
    const Entry& entry = node.record();
    const std::string& date =
        !entry.date.empty() || !node.report ? entry.date.text : node.report->record().date.text;
    DocumentMaker maker = begin(node, node.report, date);
    themes(entry.themes, maker);
    maker.name(SearchPart::kName, entry.name.text);
    maker.name(SearchPart::kOtherName, entry.short_name.text);
    maker.add(SearchPart::kSlogan, entry.slogan.text);
    maker.add(SearchPart::kSummary, entry.summary.text);
    for (const OrganisationNode* each : node.organisations)
      maker.add(SearchPart::kOrganisation, each->record().name.text);
    maker.story(stories_[node.index]);
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

  void add(const ThemeNode& node, std::vector<SearchDocument>& all) {
    if (around_.routes.link(node).url.empty()) return;
    const Theme& theme = node.record();
    DocumentMaker maker = begin(node, nullptr, {});
    maker.facet('t', theme.name.text);
    maker.name(SearchPart::kName, theme.name.text).add(SearchPart::kSummary, theme.summary.text);
    maker.story(stories_[node.index]);
    all.push_back(std::move(maker.document));
  }

  void add(const OrganisationNode& node, std::vector<SearchDocument>& all) {
    if (!around_.routes.has_page(node)) return;
    const Organisation& organisation = node.record();
    DocumentMaker maker = begin(node, nullptr, {});
    maker.name(SearchPart::kName, organisation.name.text);
    maker.name(SearchPart::kOtherName, organisation.short_name.text);
    for (const Text& each : organisation.variants) maker.name(SearchPart::kOtherName, each.text);
    for (const Text& each : organisation.former_names)
      maker.name(SearchPart::kOtherName, each.text);
    maker.add(SearchPart::kSummary, organisation.summary.text);
    maker.add(SearchPart::kNote, organisation.note.text);
    maker.story(stories_[node.index]);
    all.push_back(std::move(maker.document));
  }

  void keep(std::string_view date, DocumentMaker& maker) {
    const std::size_t order = dated_.size();
    dated_.push_back({std::string(date), order, std::move(maker.document)});
  }

  const Surroundings& around_;
  const Site& site_;
  std::vector<Story> stories_;  // by index of the node
  PinyinReader pinyin_;
  std::vector<Dated> dated_;
};

}  // namespace

Hash128 SearchIndex::key() const {
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(around_.site.language));
  for (const Node* node : around_.site.nodes) {
    hasher.add(digests_.of(*node));
    hasher.add(digests_.of_story(*node));
    add_to_hash(around_.routes.link(*node), hasher);
  }
  return hasher.finish();
}

const std::vector<SearchFile>& SearchIndex::files() const {
  std::call_once(made_, [this] {
    files_ = make_search_index(DocumentList(around_, jobs_).make(), jobs_);
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
