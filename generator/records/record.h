#pragma once

#include <string>

#include "base/hash.h"
#include "records/kind.h"
#include "records/parts.h"

namespace zhanting {

/// What all records share. Made on the heap and never moved: places in it point to its `path`.
struct RecordBase {
  RecordBase() = default;
  RecordBase(const RecordBase&) = delete;
  RecordBase& operator=(const RecordBase&) = delete;
  virtual ~RecordBase() = default;

  const Kind* kind = nullptr;  // of the showcase's Kinds, which outlive it
  std::string slug;
  std::string path;         // source path of its JSON; of its story if there is none
  Place place;              // of the record's `{`
  Hash128 hash;             // of its JSON, and of its kind: two of one hash hold the same
  bool unreadable = false;  // its JSON is broken: what it holds is not known

  Collection collection() const { return kind->collection; }
};

}  // namespace zhanting
