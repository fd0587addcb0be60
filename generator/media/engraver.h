#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Cards that people share are drawings in SVG, which chat programs do not show. What makes
/// pictures of pixels of them is a module beside the program, so that the program runs where the
/// module's libraries are missing.
namespace zhanting {

/// Const, and called from any thread. The same drawing gives the same bytes as long as version() is
/// the same.
class Engraver {
 public:
  virtual ~Engraver() = default;

  /// What the bytes of pictures depend on beside the drawing: its libraries and the fonts of this
  /// machine.
  virtual std::string_view version() const = 0;
  /// Files and folders that say so: while they stand, so does version().
  virtual const std::vector<std::string>& files() const = 0;
  /// Those of `characters` that no font of this machine has, and that would be drawn as boxes.
  virtual std::u32string missing(std::u32string_view characters) const = 0;
  /// Draws an SVG document, which may be anything, on white, as a PNG of `width` by `height`
  /// pixels. Nothing is loaded but what stands in it as data:. What went wrong, or "".
  virtual std::string engrave(std::string_view svg, int width, int height,
                              std::string& png) const = 0;
};

/// The function of that name in the module gives the one Engraver. The name changes with what
/// stands above.
inline constexpr const char* kEngraverFunction = "zhanting_engraver_1";
using EngraverFunction = const Engraver* (*)();

/// Loads the module at `path`, for the rest of the process; nullptr where it or one of its
/// libraries is missing. Call once.
const Engraver* open_engraver(const std::string& path);

}  // namespace zhanting
