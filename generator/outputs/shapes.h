#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"

/// The shapes that views of several page kinds share: cards, briefs, listings. Light: they point
/// into the Site and are copied freely.
namespace zhanting {

struct Card {
  const RecordBase* record = nullptr;
  std::string_view kind, kind_name, form, slug, name, short_name, url, slogan, summary;
  const Link* report = nullptr;
  std::string_view section;
  std::vector<const Link*> organisations;
  const Figure* figure = nullptr;
  const Photo* cover = nullptr;
  std::string_view date, level, level_name;
  std::vector<const Link*> themes;
  std::string_view why;
  std::int64_t count = 0;
  Hash128 digest;  // of all members but `why`; set by Cards
};

/// An entry told in full where it is listed.
struct Brief {
  Card card;
  const Entry* entry = nullptr;
};

/// A line of a listing.
struct Item {
  Card card;
  const Brief* brief = nullptr;
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
  std::vector<const Honour*> honours;
};

struct BrandGroup {
  std::string_view kind, kind_name;
  std::vector<const Brand*> brands;
};

const ObjectType& object_type(const Card*);
const ObjectType& object_type(const Brief*);
const ObjectType& object_type(const Item*);
const ObjectType& object_type(const PageNumber*);
const ObjectType& object_type(const Pagination*);
const ObjectType& object_type(const HonourGroup*);
const ObjectType& object_type(const BrandGroup*);

/// The cards of all records, made once a plan. Immutable afterwards.
class Cards {
 public:
  explicit Cards(const Site& site);
  const Card& of(const RecordBase& record) const { return cards_.at(&record); }
  const Brief& brief_of(const Entry& entry) const { return briefs_.at(&entry); }
  /// A line for an entry: told in full if it is a brief.
  Item item_of(const Entry& entry, std::string_view why = {}) const;
  std::vector<Card> of_all(const auto& records) const {
    std::vector<Card> cards;
    for (const auto& record : records) cards.push_back(of(*record));
    return cards;
  }

 private:
  std::map<const RecordBase*, Card> cards_;
  std::map<const Entry*, Brief> briefs_;
};

/// By level, in the order of levels; honours without a level come last.
std::vector<HonourGroup> group_by_level(const std::vector<const Honour*>& honours,
                                        Language language);
/// By kind, in the order of kinds; brands without a kind come last.
std::vector<BrandGroup> group_by_kind(const std::vector<const Brand*>& brands, Language language);

template <typename T>
std::vector<const T*> pointers(const std::vector<T>& items) {
  std::vector<const T*> out;
  for (const T& item : items) out.push_back(&item);
  return out;
}

/// The first photo if it has a picture.
const Photo* cover_of(const std::vector<Photo>& photos);

}  // namespace zhanting
