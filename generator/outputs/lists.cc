#include <algorithm>
#include <map>

#include "base/paths.h"
#include "base/text.h"
#include "outputs/kinds.h"

namespace zhanting {

namespace {

struct ListFields {
  std::string_view kind;  // reports, branches, highlights, organisations, themes
  std::string_view title, intro;
  std::int64_t total = 0;
};

const ObjectType& object_type(const ListFields*) {
  static const ObjectType type = {
      "list",
      {member<&ListFields::kind>("kind"), member<&ListFields::title>("title"),
       member<&ListFields::intro>("intro"), member<&ListFields::total>("total")}};
  return type;
}

struct ListGroup {
  std::string_view title;
  std::string id;  // of its place on the page, after “page_initial_”
  std::vector<Card> items;
};

const ObjectType& object_type(const ListGroup*) {
  static const ObjectType type = {"group",
                                  {member<&ListGroup::title>("title"), member<&ListGroup::id>("id"),
                                   member<&ListGroup::items>("items")}};
  return type;
}

struct FilterOption {
  std::string value;
  std::string_view title;
  std::int64_t count = 0;
};

const ObjectType& object_type(const FilterOption*) {
  static const ObjectType type = {
      "option",
      {member<&FilterOption::value>("value"), member<&FilterOption::title>("title"),
       member<&FilterOption::count>("count")}};
  return type;
}

struct Filter {
  std::string_view name, title;
  std::vector<FilterOption> options;
};

const ObjectType& object_type(const Filter*) {
  static const ObjectType type = {"filter",
                                  {member<&Filter::name>("name"), member<&Filter::title>("title"),
                                   member<&Filter::options>("options")}};
  return type;
}

/// A theme and how many of its entries each report has.
struct MatrixRow {
  Card theme;
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
  std::vector<Card> items;
  std::vector<ListGroup> groups;
  Pagination pagination;
  std::vector<Filter> filters;
  std::optional<Matrix> matrix;

  static std::vector<Member> members() {
    return {member<&ListView::list>("list"),       member<&ListView::items>("items"),
            member<&ListView::groups>("groups"),   member<&ListView::pagination>("pagination"),
            member<&ListView::filters>("filters"), member<&ListView::matrix>("matrix")};
  }
};

using Options = std::vector<std::pair<std::string, std::string_view>>;

/// A row a filter: its name, its word and, for a card, the options it falls under.
struct FilterRow {
  std::string_view name;
  WordRow title;
  Options (*options)(const Card&);
};

/// "water" of "themes/water/index.html": what the address bar shows.
std::string slug_of(const Link& link) {
  return std::string(file_name(parent_path(link.url)));
}

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

/// Filters with two or more options, over all pages of a listing.
std::vector<Filter> make_filters(const PlanInput& input, const std::vector<Card>& cards) {
  std::vector<Filter> filters;
  for (const FilterRow& row : kFilterRows) {
    Filter filter{row.name, input.t(row.title), {}};
    std::map<std::string, std::size_t> known;
    for (const Card& card : cards) {
      for (const auto& [value, title] : row.options(card)) {
        const auto [at, is_new] = known.try_emplace(value, filter.options.size());
        if (is_new) filter.options.push_back({value, title, 0});
        ++filter.options[at->second].count;
      }
    }
    if (filter.options.size() >= 2) filters.push_back(std::move(filter));
  }
  return filters;
}

/// "a" to "z", or "other" for the "#" of digits, signs and other scripts: what an address can say.
std::string id_of_initial(std::string_view initial) {
  return initial == "#" ? "other" : to_lower_ascii(initial);
}

std::vector<ListGroup> by_initial(const std::vector<Card>& cards) {
  std::vector<ListGroup> groups;
  for (const Card& card : cards) {
    const auto& organisation = static_cast<const Organisation&>(*card.record);
    if (groups.empty() || groups.back().title != organisation.initial)
      groups.push_back({organisation.initial, id_of_initial(organisation.initial), {}});
    groups.back().items.push_back(card);
  }
  return groups;
}

Matrix make_matrix(const PlanInput& input, const std::vector<Card>& themes) {
  Matrix matrix;
  std::map<const Report*, std::size_t> column;
  for (const auto& report : input.site.reports) {
    column.emplace(report.get(), matrix.reports.size());
    matrix.reports.push_back(&report->link);
  }
  for (const Card& card : themes) {
    MatrixRow row{card, std::vector<std::int64_t>(matrix.reports.size())};
    for (const Theme::Member& member : static_cast<const Theme&>(*card.record).entries) {
      if (member.entry->in_report) ++row.cells[column.at(member.entry->in_report)];
    }
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

/// The cards of a listing; what has no page and no place of its own is not listed.
std::vector<Card> cards_of(const PlanInput& input, Collection collection) {
  const Site& site = input.site;
  std::vector<Card> cards;
  const auto add = [&](const auto& records, const auto& wanted) {
    for (const auto& record : records) {
      if (!record->link.url.empty() && wanted(*record)) cards.push_back(input.cards.of(*record));
    }
  };
  const auto any = [](const auto&) { return true; };
  switch (collection) {
    case Collection::kReports:
      add(site.reports, any);
      break;
    case Collection::kBranches:
    case Collection::kHighlights:
      add(site.entries, [&](const Entry& entry) { return entry.collection == collection; });
      break;
    case Collection::kOrganisations:
      add(site.organisations, any);
      std::stable_sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) {
        const auto& left = static_cast<const Organisation&>(*a.record);
        const auto& right = static_cast<const Organisation&>(*b.record);
        return left.sort_key < right.sort_key;
      });
      break;
    case Collection::kThemes:
      add(site.themes, any);
      break;
    case Collection::kPages:
      break;
  }
  return cards;
}

void add_list(const OutputKind& kind, const PlanInput& input, Collection collection,
              PlanBuilder& builder) {
  const std::vector<Card> cards = cards_of(input, collection);
  if (cards.empty()) return;
  const std::string folder(row_of(collection).folder);
  const std::string_view title = input.t(words_of(collection).title);
  const std::string_view intro = input.t(words_of(collection).intro);
  const bool directory = collection == Collection::kOrganisations;
  const std::size_t per_page = directory ? 10 * kListed : kListed;
  const std::vector<Pagination> pages = paginate(folder, cards.size(), per_page);
  const std::vector<Filter> filters = make_filters(input, cards);
  for (std::size_t n = 0; n < pages.size(); ++n) {
    auto view = std::make_shared<ListView>();
    view->list = {row_of(collection).folder, title, intro, static_cast<std::int64_t>(cards.size())};
    view->pagination = pages[n];
    const auto begin = cards.begin() + static_cast<std::ptrdiff_t>(n * per_page);
    const auto end =
        cards.begin() + static_cast<std::ptrdiff_t>(std::min((n + 1) * per_page, cards.size()));
    view->items.assign(begin, end);
    if (directory) {
      view->groups = by_initial(view->items);
    } else {
      view->groups.push_back({"", "", view->items});
    }
    if (cards.size() > 1) view->filters = filters;
    if (collection == Collection::kThemes && n == 0 && input.site.reports.size() > 1)
      view->matrix = make_matrix(input, cards);
    const std::string path = listing_path(folder, n + 1);
    begin_page(input,
               {.kind = "list",
                .path = path,
                .title = std::string(title),
                .column = std::string(title),
                .description = std::string(intro)},
               *view);
    builder.add_page(kind.name, path, root_prefix(path), kind.template_name, view);
  }
}

}  // namespace

void add_lists(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (std::size_t i = 0; i + 1 < kCollections; ++i)
    add_list(kind, input, static_cast<Collection>(i), builder);
}

}  // namespace zhanting
