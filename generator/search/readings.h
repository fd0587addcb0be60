#pragma once

#include <map>
#include <string>
#include <string_view>

#include "search/documents.h"

namespace zhanting {

/// How the Han characters of a site's names are mostly read. With this table the names need not be
/// stored a second time in pinyin, but for those that are read otherwise.
class Readings {
 public:
  explicit Readings(const std::vector<SearchDocument>& documents);

  /// The name as the table reads it; assets/search.js does the same.
  std::string of(std::string_view name) const;
  const std::map<char32_t, std::string>& all() const { return readings_; }

 private:
  std::map<char32_t, std::string> readings_;
};

}  // namespace zhanting
