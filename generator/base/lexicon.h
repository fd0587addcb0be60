#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/text_map.h"

namespace zhanting {

/// Where the lines of a heading may end: between words, as ICU's dictionary knows them; never in a
/// name of the site's, between a number and what it counts, or where an author said otherwise.
class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  /// `names` are one piece where they are short enough for a narrow screen. `headings` hold a ‘|’
  /// at each place, and no other, where their author lets a line end.
  Lexicon(std::vector<std::string> names, const std::vector<std::string_view>& headings);

  /// `heading` in pieces that no line should part. Latin text is one piece: it has spaces.
  /// Thread-safe.
  std::vector<std::string_view> pieces(std::string_view heading) const;
  /// The pieces as HTML, a <wbr> between them; it is the Lexicon's. Thread-safe, and remembered:
  /// headings recur on many pages.
  const std::string& markup(std::string_view heading) const;
  const Hash128& hash() const { return hash_; }

 private:
  struct Known;

  std::vector<std::size_t> ends_in(std::string_view heading) const;
  std::size_t name_at(std::string_view text) const;

  std::vector<std::string> names_;              // sorted
  std::size_t longest_ = 0;                     // of them, in bytes
  std::vector<bool> begun_;                     // by beginning(): whether a name may begin so
  TextMap<std::vector<std::size_t>> headings_;  // where pieces end
  Hash128 hash_;
  std::unique_ptr<Known> known_;
};

/// A heading without the marks of where its lines may end.
std::string without_breaks(std::string_view heading);

}  // namespace zhanting
