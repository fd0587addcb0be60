#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// A row a form in which a server may send a text (HTTP's Content-Encoding).
struct EncodingRow {
  std::string_view ending;  // of the file that stands beside the text: “index.html.gz”
  std::string (*encode)(std::string_view bytes);
};

/// All forms.
extern const EncodingRow kEncodings[2];

/// A text by its name: what is small already (pictures, fonts, the index of the search) is not made
/// smaller.
bool is_worth_encoding(std::string_view site_path);

}  // namespace zhanting
