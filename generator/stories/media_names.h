#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/documents.h"

namespace zhanting {

/// A way to read what an editor wrote: a path, and a fragment ("" or "#x").
struct Reading {
  std::string path;
  std::string fragment;
};

/// The ways to read the target of a link, the likeliest first: as an address, with escapes worked
/// out and a fragment behind '#'; then as the bare name of a file in which '#' and '%' are letters.
std::vector<Reading> readings_of(std::string_view target);

/// A path as a link in Markdown can say it: the first of its readings_of() again.
std::string spelled(std::string_view path);

/// Finds pictures and other files of content/ by their names. What differs in the form of accents
/// only (a Mac's disk writes “é” as two letters) is found as well. Safe to keep.
class MediaNames {
 public:
  explicit MediaNames(std::shared_ptr<const MediaFiles> files);

  /// The file at `path`, or nullptr.
  const std::string* find(const std::string& path) const;
  /// The one of `known` that is `path` but for capitals, or else the nearest; "" if none is near.
  static std::string nearest(std::string_view path, const std::vector<std::string>& known);

 private:
  const std::shared_ptr<const MediaFiles> files_;
  std::map<std::string, const std::string*> composed_;  // NFC → path, where they differ
};

}  // namespace zhanting
