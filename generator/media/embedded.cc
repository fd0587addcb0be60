#include "media/embedded.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/base64.h"
#include "base/css_references.h"
#include "base/percent.h"
#include "base/text.h"
#include "media/image_info.h"
#include "media/raster.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

constexpr std::string_view kData = "data:";
constexpr std::string_view kNothing = "data:,";

/// As browsers read it: without white space before it, without tabs and line ends anywhere.
std::string bare(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ')
    address.remove_prefix(1);
  std::string out;
  std::copy_if(address.begin(), address.end(), std::back_inserter(out),
               [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return out;
}

std::optional<std::string> bytes_of(std::string_view head, std::string_view payload) {
  const std::string plain = unescape_percent(payload);
  const std::size_t last = head.find_last_of(';');
  const bool is_base64 =
      last != std::string_view::npos && to_lower_ascii(trim(head.substr(last + 1))) == "base64";
  return is_base64 ? from_base64(plain) : plain;
}

/// Drawings lie in drawings so deep at most.
constexpr unsigned kMostNested = 3;

std::optional<std::string> stripped_picture(const std::string& bytes, bool is_called_picture,
                                            unsigned depth) {
  if (const RasterFormat* const format = raster_format(bytes)) {
    const RasterHeader header = format->read(bytes);
    const bool is_small = header.width <= kLargestSide && header.height <= kLargestSide &&
                          header.width * header.height <= kMostPixels;
    return is_small ? format->strip(bytes) : std::nullopt;
  }
  if (is_svg(bytes)) return depth < kMostNested ? strip_whole_svg(bytes, depth + 1) : std::nullopt;
  constexpr std::string_view kBmp = "BM", kIco("\0\0\1\0", 4), kPng = "\x89PNG";
  if (bytes.starts_with(kBmp)) return bytes;  // has room for pixels only
  if (bytes.starts_with(kIco))                // may hold whole PNGs
    return bytes.find(kPng) == std::string::npos ? std::optional(bytes) : std::nullopt;
  return is_called_picture ? std::nullopt : std::optional(bytes);
}

}  // namespace

bool is_data_address(std::string_view address) {
  constexpr std::size_t kEnough = 256;
  return to_lower_ascii(bare(address.substr(0, kEnough))).starts_with(kData);
}

std::optional<std::string> stripped_data_address(std::string_view address, unsigned depth) {
  if (!is_data_address(address)) return std::string(address);
  const std::string whole = bare(address);
  const std::string_view rest = whole;
  const std::size_t comma = rest.find(',');
  if (comma == std::string_view::npos) return std::string(address);
  const std::string_view head = rest.substr(kData.size(), comma - kData.size());
  const std::size_t end = std::min(rest.find('#', comma), rest.size());
  const bool is_called_picture = to_lower_ascii(trim(head)).starts_with("image/");
  const std::optional<std::string> bytes = bytes_of(head, rest.substr(comma + 1, end - comma - 1));
  if (!bytes) return is_called_picture ? std::nullopt : std::optional(std::string(address));
  if (bytes->empty()) return std::string(address);
  const std::optional<std::string> stripped = stripped_picture(*bytes, is_called_picture, depth);
  if (!stripped) return std::nullopt;
  if (*stripped == *bytes) return std::string(address);
  std::string_view type = trim(head);
  const std::size_t last = type.find_last_of(';');
  if (last != std::string_view::npos && to_lower_ascii(trim(type.substr(last + 1))) == "base64")
    type = type.substr(0, last);
  return std::string(kData) + std::string(type) + ";base64," + base64(*stripped) +
         std::string(rest.substr(end));
}

std::string stripped_css(std::string_view css, unsigned depth) {
  struct Change {
    std::size_t begin, end;
    std::string text;
  };
  std::vector<Change> changes;
  for (const CssComment& each : find_css_comments(css))
    changes.push_back({each.begin, each.end, "/**/"});
  for (const CssReference& each : find_css_references(css)) {
    if (each.is_bad || !is_data_address(each.address)) continue;
    const std::string stripped =
        stripped_data_address(each.address, depth).value_or(std::string(kNothing));
    if (stripped == each.address) continue;
    const std::string string = css_string(stripped);
    changes.push_back({each.begin, each.end, each.is_url_token ? "url(" + string + ")" : string});
  }
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.begin < b.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Change& each : changes) {
    out += css.substr(at, each.begin - at);
    out += each.text;
    at = each.end;
  }
  return out += css.substr(at);
}

}  // namespace zhanting
