#include "records/kind.h"

#include <algorithm>
#include <array>
#include <utility>

#include "records/messages.h"
#include "records/records.h"

namespace zhanting {

namespace {

template <typename T>
std::shared_ptr<RecordBase> make() {
  return std::make_shared<T>();
}

template <typename T>
const RecordType& type_of() {
  return record_type(static_cast<const T*>(nullptr));
}

template <typename T>
Kind kind_of(Collection collection, std::string_view folder, std::string_view name) {
  Kind kind;
  kind.folder = folder;
  kind.name = name;
  kind.api = folder;
  kind.collection = collection;
  kind.type = type_of<T>();
  kind.make = &make<T>;
  return kind;
}

/// The rows of an entry that the kind has, with what it requires.
RecordType entry_type(const EntryKind& entry) {
  RecordType type = type_of<Entry>();
  const auto is_left_out = [&](const FieldRow& row) {
    if (row.name == "report" || row.name == "section") return !entry.takes_reports();
    if (row.name == "form") return !entry.brief.value;
    return row.name == "facts" && entry.facts.empty();
  };
  std::erase_if(type.fields, is_left_out);
  const auto stray = [&](std::string_view key, Message hint) {
    if (!type.find(key)) type.strays.push_back({std::string(key), std::move(hint)});
  };
  stray("report", {messages::kHintDeclareReport, {}});
  stray("section", {messages::kHintDeclareReport, {}});
  stray("form", {messages::kHintDeclareBrief, {}});
  stray("facts", {messages::kHintDeclareFacts, {}});
  for (const FactField& fact : entry.facts) {
    for (const std::string& key : {fact.key.text, fact.title.text})
      stray(key, Message::of(messages::kHintInFacts, fact.key.text));
  }
  const bool needs_facts = std::any_of(entry.facts.begin(), entry.facts.end(),
                                       [](const FactField& each) { return each.required.value; });
  for (FieldRow& row : type.fields) {
    if (row.name == "report" && entry.needs_report()) row.need = Need::kRequired;
    if (row.name == "facts" && needs_facts) row.need = Need::kRequired;
  }
  return type;
}

// The types whose members are the facts of a kind, by key.

using FactGetters = std::array<Value (*)(const void*), kMostFacts>;

std::vector<Member> members_of_facts(const EntryKind& entry, const FactGetters& get) {
  std::vector<Member> members;
  for (const FactField& field : entry.facts) {
    if (members.size() < kMostFacts) members.push_back({field.key.text, get[members.size()]});
  }
  return members;
}

template <std::size_t... I>
const ObjectType& type_of_texts(const EntryKind& entry, std::index_sequence<I...>) {
  static constexpr FactGetters kGet = {[](const void* self) {
    return Value::string(static_cast<const FactTexts*>(self)->by_field[I]);
  }...};
  return interned_type("fact", members_of_facts(entry, kGet));
}

template <std::size_t... I>
const ObjectType& type_of_raw(const EntryKind& entry, std::index_sequence<I...>) {
  static constexpr FactGetters kGet = {
      [](const void* self) { return raw_value_of_fact(*static_cast<const Facts*>(self), I); }...};
  return interned_type("facts", members_of_facts(entry, kGet));
}

/// Of all that a kind says.
Hash128 hash_of_kind(const EntryKind& entry) {
  Hasher hasher;
  add_to_hash(raw_value(entry), hasher);
  return hasher.finish();
}

Kind kind_of(const EntryKind& entry, std::string_view name, std::string_view api) {
  Kind kind = kind_of<Entry>(Collection::kEntries, entry.slug.text, name);
  constexpr std::make_index_sequence<kMostFacts> kAll;
  kind.api = api;
  kind.type = entry_type(entry);
  kind.needs_story = entry.needs_story();
  kind.shares_slugs = true;
  kind.entry = &entry;
  kind.template_name = "entry-" + entry.slug.text + ".html";
  kind.fact_texts = &type_of_texts(entry, kAll);
  kind.raw_facts = &type_of_raw(entry, kAll);
  return kind;
}

}  // namespace

Kinds::Kinds(std::vector<EntryKind> declared, Language language, bool complete)
    : complete_(complete) {
  all_.push_back(kind_of<Report>(Collection::kReports, "reports", "report"));
  all_.back().needs_story = all_.back().shares_slugs = true;
  const auto keep = [&](EntryKind entry) -> const EntryKind& {
    return *entries_.emplace_back(std::make_unique<const EntryKind>(std::move(entry)));
  };
  if (declared.empty()) {
    for (BuiltInKind& built_in : built_in_entry_kinds(language))
      all_.push_back(kind_of(keep(std::move(built_in.kind)), built_in.name, kBuiltInApi));
  }
  for (EntryKind& each : declared) {
    const EntryKind& entry = keep(std::move(each));
    if (entry.slug.empty()) continue;
    all_.push_back(kind_of(entry, entry.slug.text, entry.slug.text));
    all_.back().hash = hash_of_kind(entry);
    all_.back().are_facts_known = complete;
  }
  all_.push_back(
      kind_of<Organisation>(Collection::kOrganisations, "organisations", "organisation"));
  all_.push_back(kind_of<Theme>(Collection::kThemes, "themes", "theme"));
  // A showcase whose own kind has that name was there before them.
  const auto add_unless_declared = [&](Kind kind) {
    const bool is_taken = std::any_of(all_.begin(), all_.end(), [&](const Kind& each) {
      return each.entry && (each.folder == kind.folder || each.folder == kind.name);
    });
    if (!is_taken) all_.push_back(std::move(kind));
  };
  add_unless_declared(kind_of<Locality>(Collection::kPlaces, "places", "place"));
  add_unless_declared(kind_of<Walk>(Collection::kWalks, "walks", "walk"));
  all_.push_back(kind_of<Page>(Collection::kPages, "pages", "page"));
  all_.back().needs_story = all_.back().at_top = true;
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(complete));
  hasher.add(static_cast<std::uint64_t>(language));
  for (std::size_t i = 0; i < all_.size(); ++i) {
    all_[i].index = i;
    hasher.add(all_[i].folder);
    hasher.add(all_[i].hash);
  }
  hash_ = hasher.finish();
}

const Kind& Kinds::of(Collection collection) const {
  return *std::find_if(all_.begin(), all_.end(),
                       [&](const Kind& kind) { return kind.collection == collection; });
}

const Kind* Kinds::find_folder(std::string_view folder) const {
  const auto kind = std::find_if(all_.begin(), all_.end(),
                                 [&](const Kind& each) { return each.folder == folder; });
  return kind == all_.end() ? nullptr : &*kind;
}

const Kind* Kinds::find_name(std::string_view name) const {
  const auto kind =
      std::find_if(all_.begin(), all_.end(), [&](const Kind& each) { return each.name == name; });
  return kind == all_.end() ? nullptr : &*kind;
}

}  // namespace zhanting
