#pragma once

#include <string_view>

#include "base/hash.h"

namespace zhanting {

/// The hash of a site: of the names of its files and their bytes. Two of one hash are the same
/// site, wherever they were built.
class SiteHasher {
 public:
  /// REQUIRES: files come in the order of their paths. `bytes` is the hash of the file's.
  void add(std::string_view path, const Hash128& bytes) {
    hasher_.add(path);
    hasher_.add(bytes);
  }
  Hash128 finish() const { return hasher_.finish(); }

 private:
  Hasher hasher_;
};

}  // namespace zhanting
