#pragma once

#include <map>
#include <string>
#include <vector>

#include "publish/site_files.h"

namespace zhanting {

/// A fact of a record, as its API states it: “figures.total.value”. "" for what is not there.
struct FactChange {
  std::string fact, before, after;
};

/// How two sites differ to their readers.
struct SiteDifference {
  struct Page {
    std::string path;
    std::vector<FactChange> facts;  // none: its story, or what stands around it
  };
  std::vector<std::string> added;  // pages
  std::vector<Page> changed;
  std::vector<std::string> moved;  // an alias leads on from there
  std::vector<std::string> gone;   // links from elsewhere lead nowhere now
  std::size_t other_files = 0;     // that differ, or are in one of both only
};

/// A site with what it says of its records to programs.
struct ReadSite {
  SiteFiles site;
  std::map<std::string, std::map<std::string, std::string>> facts;  // by page, then by name
};

/// As read_site(), and its api/.
bool read_site_with_facts(const std::string& folder, unsigned jobs, const FileSystem& files,
                          ReadSite& out, Diagnostics& diagnostics);

SiteDifference difference_of(const ReadSite& before, const ReadSite& after);

}  // namespace zhanting
