#include "engraver/png_writer.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <optional>
#include <unordered_map>

namespace zhanting {

namespace {

constexpr std::size_t kMostColours = 256;  // of a palette
/// A palette makes shades one that lie along the edges of letters and shapes, so far apart and so
/// many at most: skies and skins of photographs, which have more, would show steps.
constexpr int kFarthest = 28;
constexpr std::size_t kMostShades = 8192;
// Of zlib: 9 takes five times as long for a tenth less.
constexpr int kEffort = 7;

constexpr std::array<int, 3> kShifts = {16, 8, 0};

int channel(std::uint32_t colour, std::size_t which) {
  return static_cast<int>(colour >> kShifts[which] & 255U);
}

struct Counted {
  std::uint32_t colour, count;
};

/// Some of the colours, with the channel in which they lie farthest apart.
struct Box {
  std::vector<Counted>::iterator begin, end;
  std::size_t widest = 0;
  int range = 0, middle = 0;
};

Box measured(std::vector<Counted>::iterator begin, std::vector<Counted>::iterator end) {
  Box box{begin, end};
  for (std::size_t which = 0; which < kShifts.size(); ++which) {
    const auto [low, high] =
        std::minmax_element(begin, end, [&](const Counted& a, const Counted& b) {
          return channel(a.colour, which) < channel(b.colour, which);
        });
    const int least = channel(low->colour, which), most = channel(high->colour, which);
    if (most - least <= box.range) continue;
    box.widest = which;
    box.range = most - least;
    box.middle = least + box.range / 2;
  }
  return box;
}

/// A palette, and the place of each colour in it; empty where it would show.
struct Palette {
  std::vector<png_color> colours;
  std::unordered_map<std::uint32_t, png_byte> places;
};

std::vector<Counted> counted(const Pixels& pixels) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (auto each = pixels.rows.begin(); each != pixels.rows.end();) {
    const auto end = std::find_if(each, pixels.rows.end(),
                                  [colour = *each](std::uint32_t next) { return next != colour; });
    counts[*each] += static_cast<std::uint32_t>(end - each);
    each = end;
  }
  std::vector<Counted> colours;
  colours.reserve(counts.size());
  for (const auto& [colour, count] : counts) colours.push_back({colour, count});
  // The table's order is nobody's.
  std::sort(colours.begin(), colours.end(),
            [](const Counted& a, const Counted& b) { return a.colour < b.colour; });
  return colours;
}

/// Halves the box whose colours lie farthest apart, until there are enough.
Palette make_palette(const Pixels& pixels) {
  std::vector<Counted> colours = counted(pixels);
  Palette palette;
  if (colours.size() > kMostShades) return palette;
  std::vector<Box> boxes{measured(colours.begin(), colours.end())};
  const auto narrower = [](const Box& a, const Box& b) { return a.range < b.range; };
  while (boxes.size() < kMostColours) {
    const auto widest = std::max_element(boxes.begin(), boxes.end(), narrower);
    if (widest->range == 0) break;
    const Box box = *widest;
    const auto cut = std::partition(box.begin, box.end, [&](const Counted& each) {
      return channel(each.colour, box.widest) <= box.middle;
    });
    *widest = measured(box.begin, cut);
    boxes.push_back(measured(cut, box.end));
  }
  if (std::max_element(boxes.begin(), boxes.end(), narrower)->range > kFarthest) return palette;
  for (const Box& box : boxes) {
    // The colour of a surface stays what it is; shades beside it give way.
    const std::uint32_t kept =
        std::max_element(box.begin, box.end, [](const Counted& a, const Counted& b) {
          return a.count < b.count || (a.count == b.count && a.colour < b.colour);
        })->colour;
    for (auto each = box.begin; each != box.end; ++each)
      palette.places.emplace(each->colour, static_cast<png_byte>(palette.colours.size()));
    palette.colours.push_back({static_cast<png_byte>(channel(kept, 0)),
                               static_cast<png_byte>(channel(kept, 1)),
                               static_cast<png_byte>(channel(kept, 2))});
  }
  return palette;
}

/// The rows as they stand in the file, before they are filtered and packed.
std::vector<png_byte> raw_rows(const Pixels& pixels, const Palette& palette) {
  std::vector<png_byte> raw;
  raw.reserve(pixels.rows.size() * (palette.colours.empty() ? kShifts.size() : 1));
  std::optional<std::uint32_t> last;
  png_byte place = 0;
  for (const std::uint32_t colour : pixels.rows) {
    if (palette.colours.empty()) {
      for (std::size_t which = 0; which < kShifts.size(); ++which)
        raw.push_back(static_cast<png_byte>(channel(colour, which)));
      continue;
    }
    if (colour != last) place = palette.places.find(colour)->second;
    last = colour;
    raw.push_back(place);
  }
  return raw;
}

void append(png_structp png, png_bytep bytes, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(bytes), size);
}

/// libpng leaves by longjmp when something is wrong: nothing here has a destructor.
bool write_rows(png_structp png, png_infop info, const Pixels& pixels, const Palette& palette,
                png_bytepp rows) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  const bool few = !palette.colours.empty();
  png_set_compression_level(png, kEffort);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, few ? PNG_FILTER_NONE : PNG_ALL_FILTERS);
  png_set_IHDR(png, info, static_cast<png_uint_32>(pixels.width),
               static_cast<png_uint_32>(pixels.height), 8,
               few ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (few)
    png_set_PLTE(png, info, palette.colours.data(), static_cast<int>(palette.colours.size()));
  png_write_info(png, info);
  png_write_image(png, rows);
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

std::string write_png(const Pixels& pixels, std::string& out) {
  const Palette palette = make_palette(pixels);
  std::vector<png_byte> raw = raw_rows(pixels, palette);
  std::vector<png_bytep> rows;
  const std::size_t stride = raw.size() / static_cast<std::size_t>(pixels.height);
  for (std::size_t at = 0; at < raw.size(); at += stride) rows.push_back(&raw[at]);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  bool good = false;
  if (info) {
    png_set_write_fn(png, &out, &append, nullptr);
    good = write_rows(png, info, pixels, palette, rows.data());
  }
  png_destroy_write_struct(&png, &info);
  return good ? std::string() : "libpng";
}

}  // namespace zhanting
