#include <array>

#include "base/text.h"
#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

namespace {

constexpr std::array<std::string_view, 6> kKeptInFile = {"ICCP", "ALPH", "VP8 ",
                                                         "VP8L", "ANIM", "ANMF"};
constexpr std::array<std::string_view, 3> kKeptInFrame = {"ALPH", "VP8 ", "VP8L"};

void append_chunk(std::string_view type, std::string_view data, std::string& out) {
  out += type;
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(data.size() >> shift & 0xFF);
  out += data;
  if (data.size() % 2 == 1) out += '\0';
}

/// Calls use(type, data) for each chunk from `i` on.
template <typename Use>
void for_each_chunk(std::string_view text, std::size_t i, const Use& use) {
  const HeaderBytes bytes(text);
  while (i + 8 <= bytes.size()) {
    const std::size_t length = bytes.little32(i + 4);
    use(bytes.part(i, 4), bytes.part(i + 8, length));
    i += 8 + length + (length & 1);
  }
}

std::string kept_of_frame(std::string_view frame) {
  constexpr std::size_t kHead = 16;
  std::string kept(frame.substr(0, kHead));
  for_each_chunk(frame, kHead, [&](std::string_view type, std::string_view data) {
    if (is_one_of(type, kKeptInFrame)) append_chunk(type, data, kept);
  });
  return kept;
}

}  // namespace

std::optional<std::string> strip_webp(std::string_view text) {
  constexpr unsigned kSaysExif = 0x08, kSaysXmp = 0x04;
  const RasterHeader header = read_webp(text);
  if (header.state != RasterHeader::State::kGood) return std::nullopt;
  const std::size_t end = std::size_t{HeaderBytes(text).little32(4)} + 8;
  std::string chunks("WEBP");
  bool extended = false;
  for_each_chunk(text.substr(0, end), 12, [&](std::string_view type, std::string_view data) {
    if (type == "VP8X" && !data.empty()) {
      extended = true;
      std::string flags(data);
      const bool exif = header.orientation != 1;
      flags[0] =
          static_cast<char>((static_cast<unsigned char>(flags[0]) & ~(kSaysExif | kSaysXmp)) |
                            (exif ? kSaysExif : 0));
      append_chunk(type, flags, chunks);
    } else if (is_one_of(type, kKeptInFile)) {
      append_chunk(type, type == "ANMF" ? kept_of_frame(data) : std::string(data), chunks);
    }
  });
  if (extended && header.orientation != 1)
    append_chunk("EXIF", exif_of_orientation(header.orientation), chunks);
  std::string out;
  append_chunk("RIFF", chunks, out);
  return out;
}

}  // namespace zhanting
