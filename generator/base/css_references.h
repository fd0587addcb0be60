#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhanting {

/// A place where a style sheet names another file: url(x), url("x"), src("x"), @import "x",
/// image-set("x" 1x).
struct CssReference {
  std::size_t begin = 0,
              end = 0;        // the bytes of the url(…) token, or of the string with its quotes
  bool is_url_token = false;  // url(x) without quotes
  bool is_import = false;     // of @import, in whichever spelling
  bool is_bad = false;        // url(x y): no address to a browser
  std::string address;        // escapes worked out
};

/// The references of a style sheet, in order, read by the token rules of CSS Syntax 3: not those in
/// comments, not strings that name no file. @namespace names none. Any bytes are safe.
std::vector<CssReference> find_css_references(std::string_view css);

/// Where the comments of a style sheet stand, in order, by the same rules.
struct CssComment {
  std::size_t begin = 0, end = 0;
};
std::vector<CssComment> find_css_comments(std::string_view css);
/// The style sheet with spaces for its comments, as long as it was.
std::string without_css_comments(std::string_view css);

/// `address` as a CSS string in double quotes.
std::string css_string(std::string_view address);

}  // namespace zhanting
