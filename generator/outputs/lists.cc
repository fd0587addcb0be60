#include <algorithm>
#include <memory>

#include "base/paths.h"
#include "base/text.h"
#include "outputs/filters.h"
#include "outputs/kinds.h"
#include "outputs/shown_places.h"

namespace zhanting {

namespace {

struct ListFields {
  std::string_view kind;  // the folder: reports, branches, organisations …
  std::string_view title, intro;
  std::string one;
  std::int64_t total = 0;
};

const ObjectType& object_type(const ListFields*) {
  static const ObjectType type = {
      "list",
      {member<&ListFields::kind>("kind"), member<&ListFields::title>("title"),
       member<&ListFields::intro>("intro"), member<&ListFields::one>("one"),
       member<&ListFields::total>("total")}};
  return type;
}

struct ListGroup {
  std::string_view title;
  std::string id;  // of its place on the page, after “page_initial_”
  CardList items;
};

const ObjectType& object_type(const ListGroup*) {
  static const ObjectType type = {"group",
                                  {member<&ListGroup::title>("title"), member<&ListGroup::id>("id"),
                                   member<&ListGroup::items>("items")}};
  return type;
}

/// What the catalogue can be sorted by beside its own order and names.
struct SortOrder {
  std::string value;
  std::string_view title;
};

const ObjectType& object_type(const SortOrder*) {
  static const ObjectType type = {
      "sort", {member<&SortOrder::value>("value"), member<&SortOrder::title>("title")}};
  return type;
}

/// A theme and how many of its entries each report has.
struct MatrixRow {
  CardUse theme;
  std::vector<std::int64_t> cells;
};

const ObjectType& object_type(const MatrixRow*) {
  static const ObjectType type = {
      "row", {member<&MatrixRow::theme>("theme"), member<&MatrixRow::cells>("cells")}};
  return type;
}

struct Matrix {
  std::vector<const Link*> reports;
  std::vector<MatrixRow> rows;
};

const ObjectType& object_type(const Matrix*) {
  static const ObjectType type = {
      "matrix", {member<&Matrix::reports>("reports"), member<&Matrix::rows>("rows")}};
  return type;
}

struct ListView : ViewOf<ListView> {
  static constexpr std::string_view kKind = "list";
  ListFields list;
  CardList items;
  std::vector<ListGroup> groups;
  Pagination pagination;
  // The same for all pages.
  std::shared_ptr<const std::vector<Filter>> filters;
  std::shared_ptr<const std::vector<SortOrder>> sorts;
  std::optional<Matrix> matrix;
  std::optional<ShownPlaces> map;

  const std::vector<Filter>& shown_filters() const { return *filters; }
  const std::vector<SortOrder>& shown_sorts() const { return *sorts; }

  static std::vector<Member> members() {
    return {member<&ListView::list>("list"),
            member<&ListView::items>("items"),
            member<&ListView::groups>("groups"),
            member<&ListView::pagination>("pagination"),
            member<&ListView::shown_filters>("filters"),
            member<&ListView::shown_sorts>("sorts"),
            member<&ListView::matrix>("matrix"),
            member<&ListView::map>("map")};
  }
};

/// Before the key of a fact, in the names of filters and orders: other names are not a fact's.
constexpr std::string_view kOfFact = "fact-";

/// A row a filter: its name, its word and, for a card, the options it falls under.
struct FilterRow {
  std::string_view name;
  WordRow title;
  Options (*options)(const Card&);
};

constexpr FilterRow kFilterRows[] = {
    {"report", words::filter_report,
     [](const Card& card) {
       return card.report ? Options{{slug_of(*card.report), card.report->name}} : Options{};
     }},
    {"theme", words::filter_theme,
     [](const Card& card) {
       Options options;
       for (const Link* theme : card.themes) options.push_back({slug_of(*theme), theme->name});
       return options;
     }},
    {"level", words::filter_level,
     [](const Card& card) {
       if (card.level.empty()) return Options{};
       return Options{{std::string(card.level), card.level_name}};
     }},
    {"kind", words::filter_kind,
     [](const Card& card) {
       return Options{{std::string(card.kind), card.kind_name}};
     }},
};

/// A listing: its cards in order. What has no page and no place of its own is not listed.
struct Listing {
  const Kind* kind = nullptr;
  std::vector<const Card*> cards;
  std::shared_ptr<const std::vector<Filter>> filters;
  std::shared_ptr<const std::vector<SortOrder>> sorts;
  Pages pages{"", 0, 1};
  Hash128 data;  // of what all pages show

  bool is_directory() const { return kind->collection == Collection::kOrganisations; }
  bool is_map() const { return kind->collection == Collection::kPlaces; }
};

/// A filter of a fact, its options in their order: numbers, choices and centuries by what they are,
/// other texts as a dictionary has them.
Filter make_filter(const FactField& field, const std::vector<const Card*>& cards) {
  Filter filter{std::string(kOfFact) + field.key.text, field.title.text, {}};
  FilterCounter counter(filter);
  for (const Card* card : cards) {
    for (const FactOption& option : card->fact_options) {
      if (option.field == &field) counter.add(option.value, option.title, option.order);
    }
  }
  sort_options(filter);
  return filter;
}

/// Over all pages of a listing.
std::vector<Filter> make_filters(const PlanInput& input, const Kind& kind,
                                 const std::vector<const Card*>& cards) {
  std::vector<Filter> filters;
  if (cards.size() < 2) return filters;
  const auto add = [&](Filter filter) {
    if (filter.is_useful()) filters.push_back(std::move(filter));
  };
  for (const FilterRow& row : kFilterRows) {
    Filter filter{std::string(row.name), input.t(row.title), {}};
    FilterCounter counter(filter);
    for (const Card* card : cards) {
      for (const auto& [value, title] : row.options(*card)) counter.add(value, title);
    }
    add(std::move(filter));
  }
  if (kind.entry) {
    for (const FactField& field : kind.entry->facts) {
      if (field.filter.value) add(make_filter(field, cards));
    }
  }
  return filters;
}

/// The entries' own dates and the facts that the kind sorts by, where some entry states them.
std::vector<SortOrder> make_sorts(const PlanInput& input, const Kind& kind,
                                  const std::vector<const Card*>& cards) {
  std::vector<SortOrder> sorts;
  if (std::any_of(cards.begin(), cards.end(), [](const Card* card) { return !card->date.empty(); }))
    sorts.push_back({"date", input.site().word(words::sort_date)});
  if (!kind.entry) return sorts;
  for (const FactField& field : kind.entry->facts) {
    const bool stated =
        field.sort.value && std::any_of(cards.begin(), cards.end(), [&](const Card* card) {
          return (" " + card->fact_orders).find(" " + field.key.text + "=") != std::string::npos;
        });
    if (stated) sorts.push_back({std::string(kOfFact) + field.key.text, field.title.text});
  }
  return sorts;
}

/// "a" to "z", or "other" for the "#" of digits, signs and other scripts: what an address can say.
std::string id_of_initial(std::string_view initial) {
  return initial == "#" ? "other" : to_lower_ascii(initial);
}

const OrganisationNode& organisation_of(const Card& card) {
  return static_cast<const OrganisationNode&>(*card.node);
}

std::vector<ListGroup> by_initial(const CardList& cards) {
  std::vector<ListGroup> groups;
  for (const CardUse& use : cards) {
    const std::string& initial = organisation_of(*use.card).initial;
    if (groups.empty() || groups.back().title != initial)
      groups.push_back({initial, id_of_initial(initial), {}});
    groups.back().items.push_back(use);
  }
  return groups;
}

Matrix make_matrix(const PlanInput& input, const std::vector<const Card*>& themes) {
  const Site& site = input.site();
  Matrix matrix;
  for (const ReportNode& report : site.reports) matrix.reports.push_back(&input.link(report));
  for (const Card* card : themes) {
    MatrixRow row{{card, {}}, std::vector<std::int64_t>(matrix.reports.size())};
    for (const ThemeNode::Member& member : static_cast<const ThemeNode&>(*card->node).entries) {
      if (member.entry->report)
        ++row.cells[static_cast<std::size_t>(member.entry->report - site.reports.data())];
    }
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

Listing make_listing(const PlanInput& input, const Kind& kind) {
  Listing listing;
  listing.kind = &kind;
  for (const Node* node : input.site().nodes) {
    if (node->base->kind == &kind && !input.link(*node).url.empty())
      listing.cards.push_back(&input.cards.of(*node));
  }
  if (listing.is_directory()) {
    std::stable_sort(listing.cards.begin(), listing.cards.end(), [](const Card* a, const Card* b) {
      return organisation_of(*a).sort_key < organisation_of(*b).sort_key;
    });
  }
  const bool is_long = listing.is_directory() || listing.is_map();
  const std::size_t per_page = is_long ? 10 * kListed : kListed;
  listing.pages = Pages(kind.folder, listing.cards.size(), per_page);
  listing.filters = shared(make_filters(input, kind, listing.cards));
  listing.sorts = shared(make_sorts(input, kind, listing.cards));
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(listing.cards.size()));
  add_to_hash(value_of(*listing.filters), hasher);
  add_to_hash(value_of(*listing.sorts), hasher);
  hasher.add(kind.hash);
  listing.data = hasher.finish();
  return listing;
}

bool has_matrix(const PlanInput& input, const Listing& listing, std::size_t n) {
  return listing.kind->collection == Collection::kThemes && n == 0 &&
         input.site().reports.size() > 1;
}

std::shared_ptr<ListView> make_view(const PlanInput& input, const Listing& listing, std::size_t n) {
  const KindWords words = words_of(*listing.kind, input.site());
  const std::string_view title = words.title, intro = words.intro;
  auto view = std::make_shared<ListView>();
  view->list = {listing.kind->folder, title, intro,
                counted_in(*listing.kind, listing.cards.size(), input.site()),
                static_cast<std::int64_t>(listing.cards.size())};
  view->pagination = listing.pages.pagination(n);
  for (std::size_t i = listing.pages.begin(n); i < listing.pages.end(n); ++i)
    view->items.push_back({listing.cards[i], {}});
  if (listing.is_directory()) {
    view->groups = by_initial(view->items);
  } else {
    view->groups.push_back({"", "", view->items});
  }
  view->filters = listing.filters;
  view->sorts = listing.sorts;
  if (listing.is_map() && n == 0) view->map = show_places(input.around);
  if (has_matrix(input, listing, n)) view->matrix = make_matrix(input, listing.cards);
  begin_page(input,
             {.kind = "list",
              .path = listing.pages.path(n),
              .title = std::string(title),
              .column = std::string(title),
              .description = std::string(intro)},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, const Listing& listing, std::size_t n) {
  Hasher hasher;
  hasher.add(listing.data);
  for (std::size_t i = listing.pages.begin(n); i < listing.pages.end(n); ++i) {
    hasher.add(listing.cards[i]->digest);
    if (listing.is_directory()) hasher.add(organisation_of(*listing.cards[i]).initial);
  }
  if (listing.is_map() && n == 0) add_to_hash(value_of(show_places(input.around)), hasher);
  if (has_matrix(input, listing, n))
    add_to_hash(value_of(make_matrix(input, listing.cards)), hasher);
  return hasher.finish();
}

}  // namespace

void add_lists(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const Kind& of : input.site().kinds().all()) {
    if (of.at_top) continue;  // the menu lists them
    const auto listing = shared(make_listing(input, of));
    if (listing->cards.empty()) continue;
    for (std::size_t n = 0; n < listing->pages.count(); ++n) {
      const std::string path = listing->pages.path(n);
      builder.add_page(kind.name, path, root_prefix(path), kind.template_name,
                       data_of(input, *listing, n),
                       [listing, n](const PlanInput& now) { return make_view(now, *listing, n); });
    }
  }
}

}  // namespace zhanting
