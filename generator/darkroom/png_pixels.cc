#include "darkroom/png_pixels.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "media/header_bytes.h"

namespace zhanting {

namespace {

constexpr std::string_view kMark = "\x89PNG\r\n\x1A\n";
constexpr std::size_t kHeader = 16;  // where IHDR's data begin

struct EndInflate {
  void operator()(z_stream* stream) const { (void)inflateEnd(stream); }
};

/// Rows of the same length, each a filter and its bytes.
struct Pass {
  std::uint64_t rows = 0, bytes = 0;
};

/// Every `step`-th pixel from `first` on.
struct Grid {
  std::uint32_t first_x, first_y, step_x, step_y;
};
constexpr std::array<Grid, 1> kWhole = {{{0, 0, 1, 1}}};
constexpr std::array<Grid, 7> kInterlaced = {{{0, 0, 8, 8},
                                              {4, 0, 8, 8},
                                              {0, 4, 4, 8},
                                              {2, 0, 4, 4},
                                              {0, 2, 2, 4},
                                              {1, 0, 2, 2},
                                              {0, 1, 1, 2}}};

template <std::size_t N>
std::vector<Pass> passes_of(const HeaderBytes& png, const std::array<Grid, N>& grids) {
  static constexpr std::array<std::uint32_t, 7> kChannels = {1, 0, 3, 1,
                                                             2, 0, 4};  // by colour type
  const std::uint64_t width = png.big32(kHeader), height = png.big32(kHeader + 4);
  const std::uint32_t colours = std::min<std::uint32_t>(png.at(kHeader + 9), kChannels.size() - 1);
  const std::uint64_t bits = std::uint64_t{png.at(kHeader + 8)} * kChannels[colours];
  std::vector<Pass> passes;
  for (const Grid& grid : grids) {
    if (width <= grid.first_x || height <= grid.first_y) continue;
    const std::uint64_t across = (width - grid.first_x + grid.step_x - 1) / grid.step_x;
    const std::uint64_t down = (height - grid.first_y + grid.step_y - 1) / grid.step_y;
    passes.push_back({down, (across * bits + 7) / 8 + 1});
  }
  return passes;
}

/// Follows the rows of a picture as their bytes come, and throws them away.
class Rows {
 public:
  explicit Rows(std::vector<Pass> passes) : passes_(std::move(passes)) {}

  /// False for a row that begins with no filter there is.
  bool take(std::string_view bytes) {
    constexpr unsigned char kLastFilter = 4;
    while (!bytes.empty() && !are_all_there()) {
      const Pass& pass = passes_[pass_];
      if (at_ == 0 && static_cast<unsigned char>(bytes.front()) > kLastFilter) return false;
      const auto count =
          static_cast<std::size_t>(std::min<std::uint64_t>(pass.bytes - at_, bytes.size()));
      bytes.remove_prefix(count);
      at_ += count;
      if (at_ < pass.bytes) continue;
      at_ = 0;
      if (++row_ == pass.rows) {
        row_ = 0;
        ++pass_;
      }
    }
    return true;
  }
  bool are_all_there() const { return pass_ == passes_.size(); }

 private:
  std::vector<Pass> passes_;
  std::size_t pass_ = 0;
  std::uint64_t row_ = 0, at_ = 0;
};

}  // namespace

/// What stands behind the last row harms nobody, and is not read.
bool are_png_pixels_whole(std::string_view bytes) {
  constexpr std::size_t kPiece = 1 << 16;
  if (!bytes.starts_with(kMark)) return true;
  z_stream stream = {};
  if (inflateInit(&stream) != Z_OK) return true;
  const std::unique_ptr<z_stream, EndInflate> owned(&stream);
  const HeaderBytes png(bytes);
  const bool interlaced = png.at(kHeader + 12) != 0;
  Rows rows(interlaced ? passes_of(png, kInterlaced) : passes_of(png, kWhole));
  std::array<unsigned char, kPiece> piece{};
  int state = Z_OK;
  for (std::size_t at = kMark.size(); at + 12 <= bytes.size() && state == Z_OK;) {
    const std::size_t length = png.big32(at);
    const std::string_view data =
        png.part(at + 4, 4) == "IDAT" ? png.part(at + 8, length) : std::string_view();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    while (stream.avail_in > 0 && state == Z_OK) {
      if (rows.are_all_there() && stream.avail_out == 0) return true;
      stream.next_out = piece.data();
      stream.avail_out = kPiece;
      state = inflate(&stream, Z_NO_FLUSH);
      const std::size_t made = kPiece - stream.avail_out;
      if (!rows.take({reinterpret_cast<const char*>(piece.data()), made})) return false;
    }
    at += 12 + length;
  }
  return state == Z_STREAM_END && rows.are_all_there();
}

}  // namespace zhanting
