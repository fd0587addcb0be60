#include "outputs/shapes.h"

#include <algorithm>

#include "outputs/words.h"

namespace zhanting {

namespace {

template <auto M>
Value of_entry(const void* self) {
  return value_of(static_cast<const Brief*>(self)->entry->*M);
}

template <auto M>
Value of_card(const void* self) {
  return value_of(static_cast<const Brief*>(self)->card.*M);
}

Card base_card(const RecordBase& record, Language language) {
  Card card;
  card.record = &record;
  card.kind = row_of(record.collection).kind;
  card.kind_name = words_of(record.collection).kind.in(language);
  card.slug = record.slug;
  card.url = record.link.url;
  card.short_name = record.link.name;
  return card;
}

Card card_of(const Report& report, Language language) {
  Card card = base_card(report, language);
  card.name = report.title.text;
  card.summary = report.summary.text;
  card.figure = report.figures.empty() ? nullptr : &report.figures.front().figure();
  card.cover = cover_of(report.photos);
  card.date = report.date.text;
  for (const ThemeUse& use : report.themes) {
    if (use.theme.link) card.themes.push_back(use.theme.link);
  }
  return card;
}

Card card_of(const Entry& entry, Language language) {
  Card card = base_card(entry, language);
  card.name = entry.name.text;
  card.form = entry.is_brief() ? "brief" : "page";
  card.slogan = entry.slogan.text;
  card.summary = entry.summary.text;
  if (entry.in_report) card.report = &entry.in_report->link;
  if (entry.in_section) card.section = entry.in_section->title.text;
  card.organisations = entry.organisation_links;
  card.figure = entry.figures.empty() ? nullptr : &entry.figures.front();
  card.cover = cover_of(entry.photos);
  card.date = entry.date.text;
  if (!entry.organisations.empty()) {
    card.level = entry.organisations.front()->level.text;
    card.level_name = entry.organisations.front()->level_word;
  }
  for (const ThemeUse& use : entry.themes) {
    if (use.theme.link) card.themes.push_back(use.theme.link);
  }
  return card;
}

Card card_of(const Organisation& organisation, Language language) {
  Card card = base_card(organisation, language);
  card.name = organisation.name.text;
  if (!organisation.short_name.empty()) card.short_name = organisation.short_name.text;
  card.summary = organisation.summary.text;
  card.level = organisation.level.text;
  card.level_name = organisation.level_word;
  card.count = static_cast<std::int64_t>(organisation.entries.size());
  return card;
}

Card card_of(const Theme& theme, Language language) {
  Card card = base_card(theme, language);
  card.name = theme.name.text;
  card.summary = theme.summary.text;
  card.count = static_cast<std::int64_t>(theme.entries.size());
  return card;
}

Card card_of(const Page& page, Language language) {
  Card card = base_card(page, language);
  card.name = page.title.text;
  card.summary = page.summary.text;
  return card;
}

/// Groups `items` by the row of `rows` that `choice` names, in the order of the rows.
template <typename Group, typename T, typename Choose>
std::vector<Group> group(const std::vector<const T*>& items, std::span<const ChoiceRow> rows,
                         Language language, std::string_view unknown, const Choose& choice,
                         std::vector<const T*> Group::*list) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i <= rows.size(); ++i) {
    Group group{};
    for (const T* item : items) {
      const auto& chosen = choice(*item);
      if ((chosen.empty() ? rows.size() : chosen.index) == i) (group.*list).push_back(item);
    }
    if ((group.*list).empty()) continue;
    const bool known = i < rows.size();
    const std::string_view name = known ? rows[i].in(language) : unknown;
    if constexpr (std::is_same_v<Group, HonourGroup>) {
      group.level = known ? rows[i].value : std::string_view();
      group.level_name = name;
    } else {
      group.kind = known ? rows[i].value : std::string_view();
      group.kind_name = name;
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

const Photo* cover_of(const std::vector<Photo>& photos) {
  return !photos.empty() && photos.front().picture ? &photos.front() : nullptr;
}

Cards::Cards(const Site& site) {
  const auto add = [&](const auto& records) {
    for (const auto& record : records)
      cards_.emplace(record.get(), card_of(*record, site.language));
  };
  add(site.reports);
  add(site.entries);
  add(site.organisations);
  add(site.themes);
  add(site.pages);
  for (auto& [record, card] : cards_) {
    Hasher hasher;
    for (const Member& member : object_type(&card).members) {
      if (member.name != "why") add_to_hash(member.get(&card), hasher);
    }
    card.digest = hasher.finish();
  }
  for (const auto& entry : site.entries) {
    if (entry->is_brief()) briefs_.emplace(entry.get(), Brief{of(*entry), entry.get()});
  }
}

Item Cards::item_of(const Entry& entry, std::string_view why) const {
  Item item{of(entry), entry.is_brief() ? &brief_of(entry) : nullptr};
  item.card.why = why;
  return item;
}

std::vector<HonourGroup> group_by_level(const std::vector<const Honour*>& honours,
                                        Language language) {
  return group<HonourGroup>(
      honours, kLevelRows, language, words::level_unknown.in(language),
      [](const Honour& honour) -> const Level& { return honour.level; }, &HonourGroup::honours);
}

std::vector<BrandGroup> group_by_kind(const std::vector<const Brand*>& brands, Language language) {
  return group<BrandGroup>(
      brands, kBrandKindRows, language, words::brand_unknown.in(language),
      [](const Brand& brand) -> const BrandKind& { return brand.kind; }, &BrandGroup::brands);
}

const ObjectType& object_type(const Card*) {
  static const ObjectType type = {
      "card",
      {member<&Card::kind>("kind"), member<&Card::kind_name>("kind_name"),
       member<&Card::form>("form"), member<&Card::slug>("slug"), member<&Card::name>("name"),
       member<&Card::short_name>("short_name"), member<&Card::url>("url"),
       member<&Card::slogan>("slogan"), member<&Card::summary>("summary"),
       member<&Card::report>("report"), member<&Card::section>("section"),
       member<&Card::organisations>("organisations"), member<&Card::figure>("figure"),
       member<&Card::cover>("cover"), member<&Card::date>("date"), member<&Card::level>("level"),
       member<&Card::themes>("themes"), member<&Card::why>("why"), member<&Card::count>("count")},
      [](const void* self, Hasher& hasher) {
        const Card& card = *static_cast<const Card*>(self);
        hasher.add(card.digest);
        hasher.add(card.why);
      }};
  return type;
}

const ObjectType& object_type(const Brief*) {
  static const ObjectType type = [] {
    ObjectType made{"brief", {}};
    const auto card = [&](std::string_view name, Value (*get)(const void*)) {
      made.members.push_back({name, get});
    };
    card("kind", &of_card<&Card::kind>);
    card("kind_name", &of_card<&Card::kind_name>);
    card("form", &of_card<&Card::form>);
    card("slug", &of_card<&Card::slug>);
    card("name", &of_card<&Card::name>);
    card("short_name", &of_card<&Card::short_name>);
    card("url", &of_card<&Card::url>);
    card("slogan", &of_card<&Card::slogan>);
    card("summary", &of_card<&Card::summary>);
    card("report", &of_card<&Card::report>);
    card("section", &of_card<&Card::section>);
    card("organisations", &of_card<&Card::organisations>);
    card("figure", &of_card<&Card::figure>);
    card("cover", &of_card<&Card::cover>);
    card("date", &of_card<&Card::date>);
    card("level", &of_card<&Card::level>);
    card("themes", &of_card<&Card::themes>);
    card("why", &of_card<&Card::why>);
    card("count", &of_card<&Card::count>);
    card("story", &of_entry<&Entry::story>);
    card("html_id", &of_entry<&Entry::html_id>);
    card("figures", &of_entry<&Entry::figures>);
    card("honours", &of_entry<&Entry::honours>);
    card("brands", &of_entry<&Entry::brands>);
    card("events", &of_entry<&Entry::events>);
    card("photos", &of_entry<&Entry::photos>);
    card("plots", &of_entry<&Entry::plots>);
    card("missing", &of_entry<&Entry::missing>);
    card("places", &of_entry<&Entry::places>);
    card("with", &of_entry<&Entry::with>);
    card("corrections", &of_entry<&Entry::corrections>);
    made.members.push_back({"source", [](const void* self) {
                              const SourceNote& source =
                                  static_cast<const Brief*>(self)->entry->source;
                              return source.empty() ? Value::none() : value_of(source);
                            }});
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
