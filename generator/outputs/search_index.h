#pragma once

#include <mutex>
#include <string_view>
#include <vector>

#include "outputs/digests.h"
#include "search/make_index.h"

namespace zhanting {

/// The index of the search: what there is to find on a site, as plain documents, made into files
/// when the first of them is asked for. Thread-safe.
class SearchIndex {
 public:
  SearchIndex(const Surroundings& around, const Digests& digests, unsigned jobs)
      : around_(around), digests_(digests), jobs_(jobs) {}

  /// Of all that the index is made from, without making it.
  Hash128 key() const;
  /// Sorted by path.
  const std::vector<SearchFile>& files() const;
  /// The bytes of a file, or null.
  const std::string* find(std::string_view path) const;

 private:
  const Surroundings& around_;
  const Digests& digests_;
  const unsigned jobs_;
  mutable std::once_flag made_;
  mutable std::vector<SearchFile> files_;
};

/// The folder of the search, in the site.
inline constexpr std::string_view kSearchFolder = "search";

}  // namespace zhanting
