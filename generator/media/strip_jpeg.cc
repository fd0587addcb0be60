#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

namespace {

constexpr std::uint32_t kStartMarker = 0xD8, kEndMarker = 0xD9, kScanMarker = 0xDA;
constexpr std::uint32_t kJfif = 0xE0, kProfile = 0xE2, kAdobe = 0xEE;
constexpr std::uint32_t kFirstApp = 0xE0, kLastApp = 0xEF;
constexpr std::uint32_t kFirstExtension = 0xF0;

/// What is kept of an application's segment; "" for nothing.
std::string kept_of(std::uint32_t marker, std::string_view segment) {
  constexpr std::size_t kJfifHead = 12, kAdobeSize = 12;  // JFIF's thumbnail follows its head
  if (marker == kJfif && segment.size() >= kJfifHead &&
      segment.starts_with(std::string_view("JFIF\0", 5)))
    return std::string(segment.substr(0, kJfifHead)) + std::string(2, '\0');
  if (marker == kProfile && segment.starts_with(std::string_view("ICC_PROFILE\0", 12)))
    return std::string(segment);
  if (marker == kAdobe && segment.size() >= kAdobeSize && segment.starts_with("Adobe"))
    return std::string(segment.substr(0, kAdobeSize));
  return {};
}

void append_segment(std::uint32_t marker, std::string_view segment, std::string& out) {
  const std::size_t length = segment.size() + 2;
  for (const std::size_t byte :
       {std::size_t{0xFF}, std::size_t{marker}, length >> 8, length & 0xFF})
    out += static_cast<char>(byte);
  out += segment;
}

/// Where the data of a scan ends: at a marker that is neither stuffing nor a restart.
std::size_t end_of_scan(const HeaderBytes& bytes, std::size_t i) {
  while (true) {
    i = bytes.find('\xFF', i);
    if (i == std::string_view::npos) return bytes.size();
    const std::uint32_t marker = bytes.at(i + 1);
    if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) return i;
    i += 2;
  }
}

}  // namespace

/// The orientation goes behind JFIF's segment, which has to be the first.
std::optional<std::string> strip_jpeg(std::string_view text) {
  const RasterHeader header = read_jpeg(text);
  if (header.state != RasterHeader::State::kGood) return std::nullopt;
  const HeaderBytes bytes(text);
  std::string out("\xFF\xD8");
  out.reserve(text.size());
  bool tells_orientation = header.orientation == 1;
  for (std::size_t i = 2;;) {
    i = bytes.find('\xFF', i);
    if (i == std::string_view::npos || i + 1 >= bytes.size()) return std::nullopt;
    const std::uint32_t marker = bytes.at(i + 1);
    if (marker == 0xFF) {
      ++i;
      continue;
    }
    if (marker < 0xC0 || (marker >= 0xD0 && marker <= kStartMarker)) {
      i += 2;
      continue;
    }
    if (!tells_orientation && marker != kJfif) {
      append_segment(0xE1, std::string("Exif\0\0", 6) + exif_of_orientation(header.orientation),
                     out);
      tells_orientation = true;
    }
    if (marker == kEndMarker) break;
    const std::size_t length = bytes.big16(i + 2);
    if (length < 2 || length > bytes.size() - i - 2) return std::nullopt;
    const std::string_view segment = bytes.part(i + 4, length - 2);
    i += 2 + length;
    if (marker >= kFirstApp && marker <= kLastApp) {
      if (const std::string kept = kept_of(marker, segment); !kept.empty())
        append_segment(marker, kept, out);
    } else if (marker < kFirstExtension) {  // from there on: extensions, comments
      append_segment(marker, segment, out);
    }
    if (marker != kScanMarker) continue;
    const std::size_t end = end_of_scan(bytes, i);
    out += bytes.part(i, end - i);
    i = end;
  }
  return out += "\xFF\xD9";
}

}  // namespace zhanting
