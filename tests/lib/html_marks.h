#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "data/html_mark.h"

/// The ids and addresses of HTML, found by reading it: what rendering must say of its pages.
namespace zhanting::test {

inline constexpr std::string_view kSpace = " \t\r\n\f";

/// Reads tags one after the other. Comments and the text of scripts and styles are passed over.
class TagReader {
 public:
  explicit TagReader(std::string_view html) : html_(html) {}

  /// The next start tag's inside, “a href="x"”; false at the end.
  bool next(std::string_view& tag) {
    while ((at_ = html_.find('<', at_)) != std::string_view::npos) {
      if (html_.substr(at_).starts_with("<!--")) {
        at_ = end_of("-->");
        continue;
      }
      const std::size_t end = tag_end(at_ + 1);
      tag = html_.substr(at_ + 1, end - at_ - 1);
      at_ = std::min(end + 1, html_.size());
      if (tag.empty() || tag[0] == '/' || tag[0] == '!') continue;
      if (tag.starts_with("script")) at_ = end_of("</script");
      if (tag.starts_with("style")) at_ = end_of("</style");
      return true;
    }
    return false;
  }

 private:
  std::size_t end_of(std::string_view mark) const {
    const std::size_t found = html_.find(mark, at_);
    return found == std::string_view::npos ? html_.size() : found + 1;
  }

  /// A '>' in a quoted attribute does not end the tag.
  std::size_t tag_end(std::size_t i) const {
    char quote = '\0';
    for (; i < html_.size(); ++i) {
      const char c = html_[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        break;
      }
    }
    return i;
  }

  std::string_view html_;
  std::size_t at_ = 0;
};

/// Calls use(name, value) for the attributes of a start tag.
template <typename Use>
void for_each_attribute(std::string_view tag, const Use& use) {
  std::size_t i = std::min(tag.find_first_of(kSpace), tag.size());
  while ((i = tag.find_first_not_of(" \t\r\n\f/", i)) != std::string_view::npos) {
    const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n\f=/", i), tag.size());
    const std::string_view name = tag.substr(i, name_end - i);
    i = name_end;
    if (i >= tag.size() || tag[i] != '=') {
      if (name.empty()) ++i;
      continue;
    }
    ++i;
    std::size_t end;
    if (i < tag.size() && (tag[i] == '"' || tag[i] == '\'')) {
      end = std::min(tag.find(tag[i], i + 1), tag.size());
      use(name, tag.substr(i + 1, end - i - 1));
      i = std::min(end + 1, tag.size());
    } else {
      end = std::min(tag.find_first_of(kSpace, i), tag.size());
      use(name, tag.substr(i, end - i));
      i = end;
    }
  }
}

inline std::vector<HtmlMark> read_marks(std::string_view html) {
  static constexpr std::string_view kLinks[] = {"href",   "src",        "action", "formaction",
                                                "poster", "xlink:href", "cite"};
  std::vector<HtmlMark> marks;
  TagReader reader(html);
  for (std::string_view tag; reader.next(tag);) {
    const std::string name = to_lower_ascii(tag.substr(0, tag.find_first_of(" \t\r\n\f/")));
    bool refresh = false;
    for_each_attribute(tag, [&](std::string_view attribute, std::string_view value) {
      const auto offset = static_cast<std::size_t>(value.data() - html.data());
      const std::string key = to_lower_ascii(attribute);
      refresh = refresh || (key == "http-equiv" && to_lower_ascii(value) == "refresh");
      if (key == "id") {
        marks.push_back({HtmlMark::Kind::kId, offset, value.size()});
      } else if (key == "srcset" || key == "imagesrcset") {
        marks.push_back({HtmlMark::Kind::kLinks, offset, value.size()});
      } else if (key == "content" && refresh) {
        const std::size_t url = to_lower_ascii(value).find("url=");
        if (url != std::string::npos)
          marks.push_back({HtmlMark::Kind::kLink, offset + url + 4, value.size() - url - 4});
      } else if (std::find(std::begin(kLinks), std::end(kLinks), key) != std::end(kLinks) ||
                 (name == "object" && key == "data")) {
        marks.push_back({HtmlMark::Kind::kLink, offset, value.size()});
      }
    });
  }
  return marks;
}

}  // namespace zhanting::test
