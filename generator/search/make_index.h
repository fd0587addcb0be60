#pragma once

#include <string>
#include <vector>

#include "search/documents.h"

namespace zhanting {

struct SearchFile {
  std::string path;  // below the folder of the search: "s/1f.js"
  std::string bytes;
};

/// The index that assets/search.js reads: script files, each a call with its name and a text of
/// bits. `documents` stand in the order that results are ranked in where nothing else decides, the
/// first one last; a file depends on few of them, so that an edit changes few files.
std::vector<SearchFile> make_search_index(std::vector<SearchDocument> documents, unsigned jobs);

}  // namespace zhanting
