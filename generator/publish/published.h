#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"

namespace zhanting {

/// The list that publishing leaves beside the files: of the files it put there, which are the only
/// ones it ever replaces or removes.
inline constexpr std::string_view kPublishedList = ".zhanting-published";
/// The same while a place is changed whose files have no releases: of those before and after. One
/// of both lists is whole at any moment.
inline constexpr std::string_view kUnderwayList = ".zhanting-publishing";

struct FileAtTarget {
  Hash128 bytes;     // zero where it is not known
  unsigned age = 0;  // publishings since it was part of the site: kept for pages that readers have
  bool operator==(const FileAtTarget&) const = default;
};

/// What stands at a target, by its list.
struct Published {
  std::optional<Hash128> site;  // nothing while it is being changed
  std::uint64_t number = 0;     // counts publishings: there is no clock
  std::map<std::string, FileAtTarget, std::less<>> files;

  /// Nothing for a text that is damaged, or none of ours.
  static std::optional<Published> parse(std::string_view text);
  std::string to_text() const;
};

}  // namespace zhanting
