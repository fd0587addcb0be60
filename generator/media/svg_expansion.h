#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/svg_showings.h"

/// How much a drawing grows where its parts are drawn again: <use>, patterns, masks and markers
/// show what stands elsewhere, and that may do the same.
namespace zhanting {

/// What programs draw without effort; a few lines of <use> can ask for billions.
inline constexpr std::uint64_t kMostShapes = 1'000'000;
inline constexpr int kDeepestUse = 40;  // parts within parts

/// Told of every element in the order of the file; see too_much().
class SvgExpansion {
 public:
  /// `is_part`: its kind is drawn for whoever names it in a style, as a pattern is and a gradient
  /// is not.
  void open(bool is_part);
  void close();
  /// Of the element that was opened last.
  void name(std::string_view id);
  /// It is meant by rules of style sheets for that subject (see CssShowing).
  void subject(std::string subject);
  /// It shows the part of that id; `at` is where it says so. In a style only what is_part is drawn;
  /// where that is inherited, by all that is inside the element.
  enum class How { kItself, kInStyle, kInherited };
  void show(std::string_view id, std::size_t at, How how);
  /// Those that `showing` is for do.
  void show(const CssShowing& showing, std::size_t at);
  /// Where the first stands with which there are too many shapes, or too deep; nothing where the
  /// drawing is small enough. What shows itself is not drawn. Costs no more than it counts.
  std::optional<std::size_t> too_much() const;

 private:
  struct Element {
    std::size_t end = 0;  // of what is inside, a number of elements
    bool is_part = false;
  };
  struct Showing {
    std::size_t element, at;
    std::string id;
    How how;
  };
  struct Rule {
    CssShowing showing;
    std::size_t at;
  };
  class Count;

  std::vector<Element> elements_;
  std::vector<std::size_t> open_;
  std::vector<Showing> showings_;  // in the order of their elements
  std::vector<Rule> rules_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> subjects_;  // elements
  std::map<std::string, std::size_t, std::less<>> ids_;
};

}  // namespace zhanting
