#include "media/credit.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "media/header_bytes.h"

namespace zhanting {

namespace {

constexpr std::size_t kLongest = 400;  // bytes: what is longer is a contract, not a line

/// Of an element or an attribute of that name, without the elements in it.
std::string xmp_value(std::string_view xmp, std::string_view name) {
  const std::string attribute = fmt::format("{}=\"", name);
  if (const std::size_t at = xmp.find(attribute); at != std::string_view::npos) {
    const std::string_view rest = xmp.substr(at + attribute.size());
    return std::string(rest.substr(0, rest.find('"')));
  }
  const std::string begin = fmt::format("<{}>", name);
  const std::size_t at = xmp.find(begin);
  if (at == std::string_view::npos) return {};
  std::string_view inside = xmp.substr(at + begin.size());
  inside = inside.substr(0, inside.find(fmt::format("</{}>", name)));
  if (const std::size_t item = inside.find("<rdf:li"); item != std::string_view::npos) {
    inside = inside.substr(item);
    inside = inside.substr(std::min(inside.find('>'), inside.size() - 1) + 1);
  }
  return std::string(inside.substr(0, inside.find('<')));
}

std::string without_entities(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : kEntities) text = replace_all(text, entity, character);
  return text;
}

/// A text of the application record, wherever it begins in a segment of Photoshop's.
std::string iptc_value(std::string_view iptc, char dataset) {
  const std::string tag = {0x1C, 2, dataset};
  const std::size_t at = iptc.find(tag);
  if (at == std::string_view::npos) return {};
  const HeaderBytes bytes(iptc);
  const std::size_t length = bytes.big16(at + tag.size());
  if (length > kLongest) return {};
  return std::string(bytes.part(at + tag.size() + 2, length));
}

/// libvips writes what it read behind the text: “A (A, ASCII, 2 components, 2 bytes)”.
std::string exif_value(std::string_view told) {
  const std::size_t kinds = told.rfind(", ASCII, ");
  if (kinds == std::string_view::npos || kinds < 2) return std::string(told);
  const std::size_t open = (kinds - 2) / 2;
  return std::string(told.substr(open, 2) == " (" ? told.substr(0, open) : told);
}

/// On one line, or "" for what is no text or too long to be a line of credit.
std::string as_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  const std::string_view line = trim(text);
  const bool good = line.size() <= kLongest && find_invalid_utf8(line) == std::string_view::npos;
  return good ? std::string(line) : std::string();
}

}  // namespace

std::string credit_in(const Glance& glance) {
  constexpr char kCredit = 110, kCopyright = 116;
  for (const std::string& found :
       {without_entities(xmp_value(glance.xmp, "photoshop:Credit")),
        without_entities(xmp_value(glance.xmp, "dc:rights")), iptc_value(glance.iptc, kCredit),
        iptc_value(glance.iptc, kCopyright), exif_value(glance.copyright)}) {
    if (std::string line = as_line(found); !line.empty()) return line;
  }
  return {};
}

}  // namespace zhanting
