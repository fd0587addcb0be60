#include "outputs/encodings.h"

#include <algorithm>
#include <iterator>

#include "base/compress.h"
#include "base/text.h"
#include "outputs/search_index.h"

namespace zhanting {

const EncodingRow kEncodings[2] = {{".br", &brotli}, {".gz", &gzip}};

bool is_worth_encoding(std::string_view site_path) {
  static constexpr std::string_view kEndings[] = {".css", ".csv", ".html",        ".js", ".json",
                                                  ".svg", ".txt", ".webmanifest", ".xml"};
  const bool is_index =
      site_path.starts_with(std::string(kSearchFolder) + "/") && site_path.ends_with(".js");
  return !is_index &&
         std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return site_path.ends_with(ending); });
}

}  // namespace zhanting
