#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/shown_facts.h"
#include "outputs/shown_parts.h"
#include "outputs/story_html.h"

/// The shapes that views of several page kinds share: cards, briefs, listings. They point into the
/// Surroundings they are made from.
namespace zhanting {

/// A record in short. One of each is made, see Cards; views hold CardUses.
struct Card {
  const Node* node = nullptr;
  std::string_view kind, kind_name, form, slug, name, short_name, url, slogan, summary;
  std::string_view printed;  // its name where `name` is a headline of ours
  const Link* report = nullptr;
  std::string_view section;
  std::vector<const Link*> organisations;
  std::optional<ShownFigure> figure;
  std::optional<ShownPhoto> cover;
  std::string_view date, date_text, level, level_name;
  std::vector<const Link*> themes;
  std::int64_t count = 0;
  std::vector<ShownFact> facts;  // that its kind puts on cards
  std::vector<FactOption> fact_options;
  std::string date_order;  // a day, in numbers; "" without a date
  std::string fact_tokens, fact_orders;
  Hash128 digest;  // of all that a card shows
};

/// A card where it is shown.
struct CardUse {
  const Card* card = nullptr;
  std::string_view why;  // of a member of a theme
};
using CardList = std::vector<CardUse>;

/// What the source lacks at one place of a page. Pages tell of their gaps once, in a numbered list.
struct Gap {
  std::int64_t number = 0;
  std::string_view of;  // the title of what lacks it; "" for the page itself
  std::string text;
};

/// An entry told in full where it is listed.
struct Brief {
  const Card* card = nullptr;
  const Entry* entry = nullptr;
  std::string_view why;
  StoryHtml story;
  std::string html_id;
  std::vector<ShownFigure> figures;
  std::vector<ShownPlot> plots;
  std::vector<ShownHonour> honours;
  std::vector<ShownBrand> brands;
  std::vector<ShownEvent> events;
  std::vector<ShownPhoto> photos;
  std::vector<const Link*> with;
  /// Where its source has gaps that stand at no place of the story: their number on this page, 0
  /// on a page that does not tell of them.
  bool lacks = false;
  std::int64_t gap = 0;
  std::vector<ShownFact> facts;
};

/// A line of a listing.
struct Item {
  CardUse card;
  std::optional<Brief> brief;
};

struct PageNumber {
  std::int64_t number = 0;
  std::string url;
  bool current = false;
};

struct Pagination {
  std::int64_t number = 1;
  std::int64_t count = 1;
  std::int64_t total = 0;
  std::string previous, next;  // site paths or ""
  std::vector<PageNumber> pages;
};

struct HonourGroup {
  std::string_view level, level_name;
  std::vector<ShownHonour> honours;
};

struct BrandGroup {
  std::string_view kind, kind_name;
  std::vector<ShownBrand> brands;
};

const ObjectType& object_type(const Gap*);
const ObjectType& object_type(const CardUse*);
const ObjectType& object_type(const Brief*);
const ObjectType& object_type(const Item*);
const ObjectType& object_type(const PageNumber*);
const ObjectType& object_type(const Pagination*);
const ObjectType& object_type(const HonourGroup*);
const ObjectType& object_type(const BrandGroup*);

/// The cards of all records, made once a plan. Immutable afterwards.
class Cards {
 public:
  Cards(const Surroundings& around, unsigned jobs);
  const Card& of(const Node& node) const { return cards_[node.index]; }
  CardUse use(const Node& node) const { return {&of(node), {}}; }

 private:
  std::vector<Card> cards_;  // by index of the node
};

/// Numbers a gap and adds it; 0 where nothing is missing.
std::int64_t add_gap(std::string_view of, std::string text, std::vector<Gap>& gaps);
/// Numbers those of a record that its story has signs of, and adds them.
GapSigns add_gaps_of_story(const Node& node, std::string_view of, const Missing& missing,
                           const Surroundings& around, std::vector<Gap>& gaps);
/// What a record lacks at no place of its story, "" for nothing.
std::string gaps_behind_story(const Node& node, const Missing& missing, const Surroundings& around);
/// Signs that lead to where a record's gaps are told.
GapSigns signs_elsewhere(const Node& node, const Surroundings& around);

Brief make_brief(const EntryNode& entry, const Cards& cards, const Surroundings& around);
/// A line for an entry: told in full if it is a brief.
Item make_item(const EntryNode& entry, std::string_view why, const Cards& cards,
               const Surroundings& around);

/// By level, in the order of levels; honours without a level come last.
std::vector<HonourGroup> group_by_level(const std::vector<PartOf<Honour>>& honours,
                                        const Surroundings& around);
/// By kind, in the order of kinds; brands without a kind come last.
std::vector<BrandGroup> group_by_kind(const std::vector<PartOf<Brand>>& brands,
                                      const Surroundings& around);

/// The links of those of an entry's `with` that it names.
std::vector<const Link*> with_links(const EntryNode& entry, const Surroundings& around);
/// A source note; none when nothing of it is known.
Value shown_source(const SourceNote& source);

}  // namespace zhanting
