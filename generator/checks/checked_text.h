#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check_fields.h"
#include "load/documents.h"

namespace zhanting {

/// A text laid out for the rules: code points, with what an editor does not word (code, addresses
/// and raw HTML of a story) blanked out. One object reads text after text, so that its memory is
/// used again.
class CheckedText {
 public:
  /// Stands for each character that is blanked out; also what lies before and after the text.
  static constexpr char32_t kBlank = 0;

  void read(const FieldText& field);
  void read(const TextFile& story);

  TextRole role() const { return role_; }
  std::size_t size() const { return points_.size(); }
  char32_t operator[](std::size_t i) const { return i < points_.size() ? points_[i] : kBlank; }
  /// The neighbours of `i`, over Markdown's stars.
  char32_t before(std::size_t i) const;
  char32_t after(std::size_t i) const;
  /// Inside “…” or 《…》: somebody else's words.
  bool quoted(std::size_t i) const { return quoted_[i] != 0; }
  /// Has any of “ ” 《 》 （ ）.
  bool has_pairs() const { return has_pairs_; }

  Place place(std::size_t i, std::size_t length) const;
  std::string text(std::size_t i, std::size_t length) const;
  /// Characters a reader reads: no white space, no marks of Markdown.
  std::size_t length() const;

 private:
  void decode_all(std::string_view text);
  void mark_quotes();
  Place place_in_story(std::size_t i, std::size_t length) const;

  std::vector<char32_t> points_;
  std::vector<std::uint8_t> quoted_;
  mutable std::vector<std::size_t> line_starts_;  // found when the first place is asked for
  Place place_;
  TextRole role_ = TextRole::kName;
  bool has_pairs_ = false;
};

}  // namespace zhanting
