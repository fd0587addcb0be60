#pragma once

#include <span>
#include <string>
#include <string_view>

/// What finds fonts on this machine and cuts them to what a site needs is a module beside the
/// program, so that the program runs where the module's libraries are missing.
namespace zhanting {

/// A font on this machine: fonts of a collection (.ttc) are numbered.
struct FontFile {
  std::string path;
  unsigned face = 0;
};

/// A font with the glyphs of some characters.
struct FontSubset {
  std::string woff2;
  std::u32string missing;  // characters it has no glyph for
  // What the font says of itself; "" where it does not.
  std::string name, copyright, licence, licence_url;
};

/// Const, and called from one thread at a time. The same font and characters give the same bytes.
class Foundry {
 public:
  virtual ~Foundry() = default;

  /// The font that goes by a name such as “Noto Serif CJK SC:bold” (fontconfig's way to write it),
  /// never another one in its place. What went wrong, or "".
  virtual std::string find(const std::string& name, FontFile& out) const = 0;
  /// `font`: the bytes of a file, which may be anything. What went wrong, or "".
  virtual std::string subset(std::string_view font, unsigned face,
                             std::span<const char32_t> characters, FontSubset& out) const = 0;
};

/// The function of that name in the module gives the one Foundry. The name changes with what stands
/// above.
inline constexpr const char* kFoundryFunction = "zhanting_foundry_1";
using FoundryFunction = const Foundry* (*)();

/// Loads the module at `path`, for the rest of the process; nullptr where it or one of its
/// libraries is missing. Call once.
const Foundry* open_foundry(const std::string& path);

}  // namespace zhanting
