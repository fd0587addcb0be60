#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "data/fields.h"
#include "records/entry_kind.h"

namespace zhanting {

struct RecordBase;

/// The types of record.
enum class Collection : std::uint8_t {
  kReports,
  kEntries,
  kOrganisations,
  kThemes,
  kPlaces,
  kWalks,
  kPages,
};

/// A row a kind of record: all that tells it from the others. What differs by the type of its
/// records is written for the type: see visit_record() in records.h.
struct Kind {
  std::string folder;  // in content/ and in the site: "branches"
  std::string name;    // of one of its records, to programs: "branch"
  std::string api;     // the file below api/ that holds its records
  Collection collection = Collection::kPages;
  RecordType type;
  std::shared_ptr<RecordBase> (*make)() = nullptr;
  bool needs_story = false;  // its records are pairs of .json and .md
  bool shares_slugs =
      false;              // with the others of which this is true: a slug names one record of all
  bool at_top = false;    // its pages stand at the top of the site, not in `folder`
  std::size_t index = 0;  // among all
  const EntryKind* entry = nullptr;  // of entries: how site.json declares them
  std::string template_name;         // of entries: their own template, if there is one
  Hash128 hash;                      // of the declaration
  bool are_facts_known = true;       // the declaration of its facts could be read
  // Of entries: FactTexts and Facts, their members by key.
  const ObjectType* fact_texts = nullptr;
  const ObjectType* raw_facts = nullptr;
};

/// The kinds of record of a showcase: reports, each kind of entry, organisations, themes, places,
/// walks, pages. Const once made; records point into it.
class Kinds {
 public:
  /// Of what site.json declares; the built-in ones where that is nothing. `complete`: there is no
  /// doubt about what it declares. Where there is, nothing is said of what follows from it.
  Kinds(std::vector<EntryKind> declared, Language language, bool complete);
  Kinds(const Kinds&) = delete;
  Kinds& operator=(const Kinds&) = delete;

  const std::vector<Kind>& all() const { return all_; }
  /// REQUIRES: not of entries, of which there may be several, nor of places and walks, whose names
  /// a kind of entry may have.
  const Kind& of(Collection collection) const;
  const Kind* find_folder(std::string_view folder) const;
  const Kind* find_name(std::string_view name) const;
  bool are_complete() const { return complete_; }
  /// Kinds of one hash are the same.
  const Hash128& hash() const { return hash_; }

 private:
  std::vector<std::unique_ptr<const EntryKind>> entries_;
  std::vector<Kind> all_;
  bool complete_;
  Hash128 hash_;
};

}  // namespace zhanting
