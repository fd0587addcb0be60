#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Prints: a picture of pixels in another size, shape and format. What makes them is a module
/// beside the program, so that the program runs where the module's libraries are missing.
namespace zhanting {

enum class PrintFormat : std::uint8_t { kAvif, kWebp, kJpeg, kPng };

/// A place in a picture: 0 to 1 from the left and from the top.
struct FocusPoint {
  double x = 0.5, y = 0.5;
};

/// What a print is to be. Colours are sRGB, nothing of the source's metadata goes along, and the
/// source is turned as its orientation says.
struct PrintOrder {
  int width = 0, height = 0;  // exactly; never more than the source has
  bool cut = false;           // to this shape, around the focus, or what draws the eye
  std::optional<FocusPoint> focus;
  PrintFormat format = PrintFormat::kJpeg;
};

/// A picture as it looks from far away, and what its file says of rights in it.
struct Glance {
  std::uint32_t colour = 0;                    // its mean, 0xRRGGBB of sRGB
  std::array<std::uint64_t, 2> likeness = {};  // few bits differ where pictures look alike
  bool transparent = false;                    // to be seen, not only allowed by its format
  bool for_print = false;                      // in the colours of printing presses (CMYK)
  std::string copyright, xmp, iptc;  // of Exif, and as they stand in the file; see credit.h
};

/// Const, and called from any thread. The same source and order give the same bytes.
class Darkroom {
 public:
  virtual ~Darkroom() = default;

  /// What the bytes of prints depend on beside source and order.
  virtual std::string_view version() const = 0;
  /// The files it was loaded from: while they stand, so does version().
  virtual const std::vector<std::string>& files() const = 0;
  /// Makes a print of a picture's bytes, which may be anything. `sheet` names source, size, shape
  /// and focus: orders of one sheet that follow each other in a thread share their work. What went
  /// wrong, or "".
  virtual std::string print(std::string_view source, std::string_view sheet,
                            const PrintOrder& order, std::string& out) const = 0;
  /// Looks at a picture's bytes, which may be anything; nothing where they cannot be decoded.
  virtual std::optional<Glance> glance(std::string_view source) const = 0;
};

/// The function of that name in the module gives the one Darkroom, or nullptr. The name changes
/// with what stands above.
inline constexpr const char* kDarkroomFunction = "zhanting_darkroom_3";
using DarkroomFunction = const Darkroom* (*)();

/// Loads the module at `path`, for the rest of the process; nullptr where it or one of its
/// libraries is missing. Call once.
const Darkroom* open_darkroom(const std::string& path);

}  // namespace zhanting
