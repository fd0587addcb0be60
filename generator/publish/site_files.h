#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/files.h"
#include "base/hash.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// The files of a built site, by path.
struct SiteFiles {
  struct File {
    Hash128 bytes;
    std::uint64_t size = 0;
  };
  std::map<std::string, File, std::less<>> files;
  Hash128 hash;  // see SiteHasher
};

/// Reads the site in `folder` on `jobs` threads: what its build, or its publishing, listed. False,
/// and told, where there is none, an unfinished one, or a file that cannot be read.
bool read_site(const std::string& folder, unsigned jobs, const FileSystem& files, SiteFiles& out,
               Diagnostics& diagnostics);

}  // namespace zhanting
