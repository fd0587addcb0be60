#include "media/image_info.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "base/paths.h"
#include "base/text.h"

namespace zhanting {

namespace {

constexpr int kLargest = 100000;  // pixels a side; more is a broken header

/// Bounds-checked reads; a read past the end gives 0 and ends in no size.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t at(std::size_t i) const {
    return i < bytes_.size() ? static_cast<unsigned char>(bytes_[i]) : 0;
  }
  std::uint32_t big16(std::size_t i) const { return at(i) << 8 | at(i + 1); }
  std::uint32_t big32(std::size_t i) const { return big16(i) << 16 | big16(i + 2); }
  std::uint32_t little16(std::size_t i) const { return at(i) | at(i + 1) << 8; }
  std::uint32_t little24(std::size_t i) const { return little16(i) | at(i + 2) << 16; }
  bool has(std::size_t i, std::string_view what) const {
    return i <= bytes_.size() && bytes_.substr(i).starts_with(what);
  }
  std::size_t size() const { return bytes_.size(); }
  std::size_t find(std::string_view what) const { return bytes_.find(what); }

 private:
  std::string_view bytes_;
};

std::optional<ImageInfo> size_of(std::uint64_t width, std::uint64_t height) {
  if (width == 0 || height == 0 || width > kLargest || height > kLargest) return std::nullopt;
  return ImageInfo{static_cast<int>(width), static_cast<int>(height)};
}

std::optional<ImageInfo> read_png(const Bytes& bytes) {
  if (!bytes.has(12, "IHDR")) return std::nullopt;
  return size_of(bytes.big32(16), bytes.big32(20));
}

/// Walks the segments to the frame header (SOF0…SOF15 without DHT, JPG, DAC).
std::optional<ImageInfo> read_jpeg(const Bytes& bytes) {
  for (std::size_t i = 2; i + 9 < bytes.size();) {
    if (bytes.at(i) != 0xFF) return std::nullopt;
    const std::uint32_t marker = bytes.at(i + 1);
    if (marker == 0xFF) {  // fill byte
      ++i;
      continue;
    }
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return size_of(bytes.big16(i + 7), bytes.big16(i + 5));
    const bool alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    if (marker == 0xD9 || marker == 0xDA) return std::nullopt;
    const std::size_t length = alone ? 0 : bytes.big16(i + 2);
    if (!alone && length < 2) return std::nullopt;
    i += 2 + length;
  }
  return std::nullopt;
}

std::optional<ImageInfo> read_webp(const Bytes& bytes) {
  if (bytes.has(12, "VP8X")) return size_of(bytes.little24(24) + 1ULL, bytes.little24(27) + 1ULL);
  if (bytes.has(12, "VP8L") && bytes.at(20) == 0x2F) {
    const std::uint32_t bits = bytes.little16(21) | bytes.little16(23) << 16;
    return size_of((bits & 0x3FFF) + 1ULL, (bits >> 14 & 0x3FFF) + 1ULL);
  }
  if (bytes.has(12, "VP8 ") && bytes.has(23, "\x9D\x01\x2A"))
    return size_of(bytes.little16(26) & 0x3FFF, bytes.little16(28) & 0x3FFF);
  return std::nullopt;
}

/// The image spatial extents property holds the size of the first (primary) item.
std::optional<ImageInfo> read_avif(const Bytes& bytes) {
  const std::size_t box = bytes.find("ispe");
  if (box == std::string_view::npos) return std::nullopt;
  return size_of(bytes.big32(box + 8), bytes.big32(box + 12));
}

/// The start tag `<svg …>` without comments, processing instructions and doctype before it.
std::string_view svg_start_tag(std::string_view text) {
  std::size_t i = 0;
  while ((i = text.find('<', i)) != std::string_view::npos) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("<!--")) {
      i = text.find("-->", i);
    } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
      i = text.find('>', i);
    } else {
      const bool svg = rest.starts_with("<svg") && rest.size() > 4 &&
                       std::string_view(" \t\r\n>/").find(rest[4]) != std::string_view::npos;
      return svg ? rest.substr(0, rest.find('>')) : std::string_view();
    }
    if (i == std::string_view::npos) break;
  }
  return {};
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t i = 0; (i = tag.find(name, i)) != std::string_view::npos; i += name.size()) {
    if (i == 0 || std::string_view(" \t\r\n").find(tag[i - 1]) == std::string_view::npos) continue;
    std::size_t at = tag.find_first_not_of(" \t\r\n", i + name.size());
    if (at == std::string_view::npos || tag[at] != '=') continue;
    at = tag.find_first_not_of(" \t\r\n", at + 1);
    if (at == std::string_view::npos || (tag[at] != '"' && tag[at] != '\'')) continue;
    const std::size_t end = tag.find(tag[at], at + 1);
    if (end == std::string_view::npos) return {};
    return tag.substr(at + 1, end - at - 1);
  }
  return {};
}

/// A length in px (or without unit), rounded; 0 if it is none.
std::uint64_t pixels(std::string_view text) {
  text = trim(text);
  if (text.ends_with("px")) text.remove_suffix(2);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return 0;
  if (!(value >= 0.5) || value > kLargest) return 0;
  return static_cast<std::uint64_t>(std::lround(value));
}

std::optional<ImageInfo> read_svg(std::string_view text) {
  const std::string_view tag = svg_start_tag(text);
  if (tag.empty()) return std::nullopt;
  const auto info = size_of(pixels(attribute(tag, "width")), pixels(attribute(tag, "height")));
  if (info) return info;
  const std::string spaced = replace_all(attribute(tag, "viewBox"), ",", " ");
  std::array<std::uint64_t, 2> size{};
  std::size_t part = 0;
  for (const std::string_view number : split(spaced, ' ')) {
    if (number.empty()) continue;
    if (part >= 2 && part < 4) size[part - 2] = pixels(number);
    ++part;
  }
  return part == 4 ? size_of(size[0], size[1]) : std::nullopt;
}

}  // namespace

bool is_picture_name(std::string_view file_name) {
  static constexpr std::string_view kEndings[] = {".svg", ".png",  ".jpg", ".jpeg",
                                                  ".gif", ".webp", ".avif"};
  const std::string ending = to_lower_ascii(extension(file_name));
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

std::optional<ImageInfo> read_image_info(std::string_view text) {
  const Bytes bytes(text);
  if (bytes.has(0, "\x89PNG\r\n\x1A\n")) return read_png(bytes);
  if (bytes.has(0, "\xFF\xD8")) return read_jpeg(bytes);
  if (bytes.has(0, "GIF8")) return size_of(bytes.little16(6), bytes.little16(8));
  if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) return read_webp(bytes);
  if (bytes.has(4, "ftypavif") || bytes.has(4, "ftypavis")) return read_avif(bytes);
  return read_svg(text);
}

}  // namespace zhanting
