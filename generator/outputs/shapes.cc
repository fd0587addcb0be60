#include "outputs/shapes.h"

#include <algorithm>
#include <set>

#include "base/parallel.h"
#include "outputs/digests.h"
#include "outputs/words.h"

namespace zhanting {

namespace {

/// As its page has them: what several units did together is one entry.
std::size_t count_with_sub_units(const OrganisationNode& node) {
  std::set<const EntryNode*> entries(node.entries.begin(), node.entries.end());
  for (const OrganisationNode* child : node.children)
    entries.insert(child->entries.begin(), child->entries.end());
  return entries.size();
}

/// A member of a card, of whatever begins with a pointer to one.
template <auto M>
Member of_card(std::string_view name) {
  return {name,
          [](const void* self) { return value_of((*static_cast<const Card* const*>(self))->*M); }};
}

std::vector<Member> card_members() {
  return {of_card<&Card::kind>("kind"),
          of_card<&Card::kind_name>("kind_name"),
          of_card<&Card::form>("form"),
          of_card<&Card::slug>("slug"),
          of_card<&Card::name>("name"),
          of_card<&Card::printed>("printed"),
          of_card<&Card::short_name>("short_name"),
          of_card<&Card::url>("url"),
          of_card<&Card::slogan>("slogan"),
          of_card<&Card::summary>("summary"),
          of_card<&Card::report>("report"),
          of_card<&Card::section>("section"),
          of_card<&Card::organisations>("organisations"),
          of_card<&Card::figure>("figure"),
          of_card<&Card::cover>("cover"),
          of_card<&Card::date>("date"),
          of_card<&Card::level>("level"),
          of_card<&Card::themes>("themes"),
          of_card<&Card::count>("count"),
          of_card<&Card::date_text>("date_text"),
          of_card<&Card::date_order>("date_order"),
          of_card<&Card::facts>("facts"),
          of_card<&Card::fact_tokens>("fact_tokens"),
          of_card<&Card::fact_orders>("fact_orders")};
}

/// A field of a brief's entry.
template <auto M>
Member of_entry(std::string_view name) {
  return {name,
          [](const void* self) { return value_of(static_cast<const Brief*>(self)->entry->*M); }};
}

/// Makes the card of one node.
class CardMaker {
 public:
  CardMaker(const Surroundings& around, const Node& node) : around_(around) {
    const Link& link = around.routes.link(node);
    card_.node = &node;
    card_.kind = link.kind;
    card_.kind_name = words_of(*node.base->kind, around.site).single;
    card_.slug = node.base->slug;
    card_.url = link.url;
    card_.short_name = link.name;
    card_.name = node.title;
    if (name_of(*node.base).text != node.title) card_.printed = name_of(*node.base).text;
    card_.summary = summary_of(*node.base).text;
  }

  Card make(const Node& node) {
    switch (node.base->collection()) {
      case Collection::kReports:
        fill(static_cast<const ReportNode&>(node));
        break;
      case Collection::kEntries:
        fill(static_cast<const EntryNode&>(node));
        break;
      case Collection::kOrganisations:
        fill(static_cast<const OrganisationNode&>(node));
        break;
      case Collection::kThemes:
        fill(static_cast<const ThemeNode&>(node));
        break;
      case Collection::kPlaces:
        card_.count =
            static_cast<std::int64_t>(static_cast<const LocalityNode&>(node).entries.size());
        break;
      case Collection::kWalks:
        fill(static_cast<const WalkNode&>(node));
        break;
      case Collection::kPages:
        break;
    }
    set_digest();
    return std::move(card_);
  }

 private:
  void fill(const ReportNode& node) {
    add_date(node.record().date);
    add_first_figure(figures_of(node, around_.site));
    add_cover(cover_of(node, around_.stories));
    add_themes(node.record().themes);
  }

  void fill(const EntryNode& node) {
    const Entry& entry = node.record();
    card_.form = entry.is_brief() ? "brief" : "page";
    card_.slogan = entry.slogan.text;
    if (node.report) card_.report = &around_.routes.link(*node.report);
    if (node.section) card_.section = node.section->title.text;
    for (const OrganisationNode* organisation : node.organisations)
      card_.organisations.push_back(&around_.routes.link(*organisation));
    if (!entry.figures.empty())
      card_.figure = show({&entry.figures.front(), &node, node.report}, around_);
    add_cover(cover_of(node, around_.stories));
    add_date(entry.date);
    card_.date_text = entry.date_text.text;
    add_facts(node);
    if (!node.organisations.empty()) add_level(node.organisations.front()->record().level);
    add_themes(entry.themes);
  }

  void fill(const OrganisationNode& node) {
    const Organisation& organisation = node.record();
    if (!organisation.short_name.empty()) card_.short_name = organisation.short_name.text;
    add_level(organisation.level);
    add_cover(cover_of(node, around_.stories));
    card_.count = static_cast<std::int64_t>(count_with_sub_units(node));
  }

  void fill(const ThemeNode& node) {
    card_.count = static_cast<std::int64_t>(node.entries.size());
    add_cover(cover_of(node, around_.stories));
  }

  /// Its picture is the first on the way.
  void fill(const WalkNode& node) {
    card_.count = static_cast<std::int64_t>(node.stops.size());
    for (const WalkNode::Stop& stop : node.stops) {
      if (stop.entry && !card_.cover) add_cover(cover_of(*stop.entry, around_.stories));
    }
  }

  void add_first_figure(const std::vector<PartOf<Figure>>& figures) {
    if (!figures.empty()) card_.figure = show(figures.front(), around_);
  }
  void add_date(const auto& date) {
    card_.date = date.text;
    if (!date.empty()) card_.date_order = std::to_string(date.key.first);
  }
  void add_cover(const PartOf<Photo>& cover) {
    if (cover) card_.cover = show(cover, around_);
  }
  void add_facts(const EntryNode& node) {
    if (!node.record().facts.kind) return;
    std::vector<ShownFact> facts = show_facts(node, around_);
    card_.fact_options = fact_options(node, facts, around_);
    card_.fact_tokens = tokens_of(card_.fact_options);
    card_.fact_orders = fact_orders(node, facts);
    card_.facts = facts_on_cards(node, std::move(facts));
  }
  void add_level(const Level& level) {
    card_.level = level.text;
    card_.level_name = around_.site.word_of(level);
  }
  void add_themes(const std::vector<ThemeUse>& uses) {
    for (const ThemeUse& use : uses) {
      if (const ThemeNode* theme = around_.site.find(use.theme))
        card_.themes.push_back(&around_.routes.link(*theme));
    }
  }

  void set_digest() {
    Hasher hasher;
    const CardUse use{&card_, {}};
    add_to_hash(value_of(use), hasher);
    card_.digest = hasher.finish();
  }

  const Surroundings& around_;
  Card card_;
};

/// Groups `parts` by the row of `rows` that `choice` names, in the order of the rows.
template <typename Group, typename T, typename Shown>
std::vector<Group> group(const std::vector<PartOf<T>>& parts, const auto T::*choice,
                         std::span<const ChoiceRow> rows, std::string_view unknown,
                         std::string_view Group::*value, std::string_view Group::*name,
                         std::vector<Shown> Group::*list, const Surroundings& around) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i <= rows.size(); ++i) {
    Group group{};
    for (const PartOf<T>& part : parts) {
      const auto& chosen = part.part->*choice;
      if ((chosen.empty() ? rows.size() : chosen.index) == i)
        (group.*list).push_back(show(part, around));
    }
    if ((group.*list).empty()) continue;
    const bool known = i < rows.size();
    group.*value = known ? rows[i].value : std::string_view();
    using C = std::remove_cvref_t<decltype(std::declval<T>().*choice)>;
    group.*name = known ? around.site.word_of(static_cast<const C*>(nullptr), i) : unknown;
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

Cards::Cards(const Surroundings& around, unsigned jobs) : cards_(around.site.nodes.size()) {
  parallel_for(cards_.size(), jobs, [&](std::size_t i) {
    const Node& node = *around.site.nodes[i];
    cards_[i] = CardMaker(around, node).make(node);
  });
}

Brief make_brief(const EntryNode& node, const Cards& cards, const Surroundings& around) {
  return {&cards.of(node),
          &node.record(),
          {},
          StoryHtml(around.stories.of(node), signs_elsewhere(node, around)),
          around.routes.html_id(node),
          show_all(parts_of<&Entry::figures>(node, node.report), around),
          show_all(parts_of<&Entry::plots>(node, node.report), around),
          show_all(parts_of<&Entry::honours>(node, node.report), around),
          show_all(parts_of<&Entry::brands>(node, node.report), around),
          show_all(parts_of<&Entry::events>(node, node.report), around),
          show_all(parts_of<&Entry::photos>(node, node.report), around),
          with_links(node, around),
          !gaps_behind_story(node, node.record().missing, around).empty(),
          0,
          show_facts(node, around)};
}

Item make_item(const EntryNode& entry, std::string_view why, const Cards& cards,
               const Surroundings& around) {
  Item item{{&cards.of(entry), why}, {}};
  if (entry.record().is_brief()) item.brief = make_brief(entry, cards, around);
  return item;
}

std::vector<HonourGroup> group_by_level(const std::vector<PartOf<Honour>>& honours,
                                        const Surroundings& around) {
  return group<HonourGroup, Honour>(honours, &Honour::level, kLevelRows,
                                    around.site.word(words::level_unknown), &HonourGroup::level,
                                    &HonourGroup::level_name, &HonourGroup::honours, around);
}

std::vector<BrandGroup> group_by_kind(const std::vector<PartOf<Brand>>& brands,
                                      const Surroundings& around) {
  return group<BrandGroup, Brand>(brands, &Brand::kind, kBrandKindRows,
                                  around.site.word(words::brand_unknown), &BrandGroup::kind,
                                  &BrandGroup::kind_name, &BrandGroup::brands, around);
}

std::vector<const Link*> with_links(const EntryNode& entry, const Surroundings& around) {
  std::vector<const Link*> links;
  for (const OrganisationRef& ref : entry.record().with) {
    if (const OrganisationNode* organisation = around.site.find(ref))
      links.push_back(&around.routes.link(*organisation));
  }
  return links;
}

Value shown_source(const SourceNote& source) {
  return source.empty() ? Value::none() : value_of(source);
}

std::int64_t add_gap(std::string_view of, std::string text, std::vector<Gap>& gaps) {
  if (text.empty()) return 0;
  gaps.push_back({static_cast<std::int64_t>(gaps.size()) + 1, of, std::move(text)});
  return gaps.back().number;
}

namespace {

GapSigns signs(const Surroundings& around) {
  return {around.site.word(words::gap_before), around.site.word(words::gap_after)};
}

std::size_t gaps_in_story(const Node& node, const Surroundings& around) {
  const StoryInSite& story = around.stories.of(node);
  return story.converted ? story.converted->gaps.size() : 0;
}

}  // namespace

GapSigns add_gaps_of_story(const Node& node, std::string_view of, const Missing& missing,
                           const Surroundings& around, std::vector<Gap>& gaps) {
  GapSigns made = signs(around);
  const std::size_t count = std::min(gaps_in_story(node, around), missing.items.size());
  for (std::size_t i = 0; i < count; ++i)
    made.numbers.push_back(add_gap(of, missing.items[i].text, gaps));
  return made;
}

std::string gaps_behind_story(const Node& node, const Missing& missing,
                              const Surroundings& around) {
  return missing.behind(gaps_in_story(node, around));
}

GapSigns signs_elsewhere(const Node& node, const Surroundings& around) {
  GapSigns made = signs(around);
  made.url = around.routes.link(node).url;
  return made;
}

const ObjectType& object_type(const Gap*) {
  static const ObjectType type = {
      "gap", {member<&Gap::number>("number"), member<&Gap::of>("of"), member<&Gap::text>("text")}};
  return type;
}

const ObjectType& object_type(const CardUse*) {
  static const ObjectType type = [] {
    ObjectType made{"card", card_members()};
    made.members.push_back(member<&CardUse::why>("why"));
    return made;
  }();
  return type;
}

const ObjectType& object_type(const Brief*) {
  static const ObjectType type = [] {
    ObjectType made{"brief", card_members()};
    std::erase_if(made.members, [](const Member& each) { return each.name == "facts"; });
    const std::vector<Member> own = {
        member<&Brief::why>("why"),
        member<&Brief::story>("story"),
        member<&Brief::html_id>("html_id"),
        member<&Brief::figures>("figures"),
        member<&Brief::honours>("honours"),
        member<&Brief::brands>("brands"),
        member<&Brief::events>("events"),
        member<&Brief::photos>("photos"),
        member<&Brief::plots>("plots"),
        member<&Brief::with>("with"),
        member<&Brief::lacks>("lacks"),
        member<&Brief::gap>("gap"),
        member<&Brief::facts>("facts"),
        of_entry<&Entry::missing>("missing"),
        of_entry<&Entry::places>("places"),
        of_entry<&Entry::corrections>("corrections"),
        {"source", [](const void* self) {
           return shown_source(static_cast<const Brief*>(self)->entry->source);
         }}};
    made.members.insert(made.members.end(), own.begin(), own.end());
    return made;
  }();
  return type;
}

const ObjectType& object_type(const Item*) {
  static const ObjectType type = {"item",
                                  {member<&Item::card>("card"), member<&Item::brief>("brief")}};
  return type;
}

const ObjectType& object_type(const PageNumber*) {
  static const ObjectType type = {
      "page number",
      {member<&PageNumber::number>("number"), member<&PageNumber::url>("url"),
       member<&PageNumber::current>("current")}};
  return type;
}

const ObjectType& object_type(const Pagination*) {
  static const ObjectType type = {
      "pagination",
      {member<&Pagination::number>("number"), member<&Pagination::count>("count"),
       member<&Pagination::total>("total"), member<&Pagination::previous>("previous"),
       member<&Pagination::next>("next"), member<&Pagination::pages>("pages")}};
  return type;
}

const ObjectType& object_type(const HonourGroup*) {
  static const ObjectType type = {
      "group",
      {member<&HonourGroup::level>("level"), member<&HonourGroup::level_name>("level_name"),
       member<&HonourGroup::honours>("honours")}};
  return type;
}

const ObjectType& object_type(const BrandGroup*) {
  static const ObjectType type = {
      "group",
      {member<&BrandGroup::kind>("kind"), member<&BrandGroup::kind_name>("kind_name"),
       member<&BrandGroup::brands>("brands")}};
  return type;
}

}  // namespace zhanting
