#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "media/svg_rules.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::array<std::string_view, 4> kShownNamespaces = {
    kSvgNamespace, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1999/xhtml"};

/// An attribute of a tag: its name, its value, and all of it with the white space before.
struct Attribute {
  std::string_view name, value, whole;
};

std::vector<Attribute> attributes_of(std::string_view tag) {
  std::vector<Attribute> all;
  std::size_t i = std::min(tag.find_first_of(" \t\r\n/>"), tag.size());
  for (;;) {
    const std::size_t begin = tag.find_first_not_of(kSpace, i);
    if (begin == std::string_view::npos) return all;
    const std::size_t name_end = tag.find_first_of(" \t\r\n=", begin);
    const std::size_t open = tag.find_first_of("\"'", begin);
    if (name_end == std::string_view::npos || open == std::string_view::npos) return all;
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == std::string_view::npos) return all;
    all.push_back({tag.substr(begin, name_end - begin), tag.substr(open + 1, close - open - 1),
                   tag.substr(i, close + 1 - i)});
    i = close + 1;
  }
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

class Stripper {
 public:
  explicit Stripper(std::string_view svg) : svg_(svg) {}

  /// False where the marks of the text do not close.
  bool run() {
    while (at_ < svg_.size()) {
      const std::size_t open = std::min(svg_.find('<', at_), svg_.size());
      keep(svg_.substr(at_, open - at_));
      at_ = open;
      if (at_ < svg_.size() && !mark()) return false;
    }
    return depth_ == 0;
  }

  std::string out;

 private:
  void keep(std::string_view text) {
    if (depth_ == 0) out += text;
  }

  /// What begins at `at_`, through to behind its end.
  bool mark() {
    const std::string_view rest = svg_.substr(at_);
    if (rest.starts_with("<!--")) return pass("-->", false);
    if (rest.starts_with("<![CDATA[")) return pass("]]>", true);
    if (rest.starts_with("<?")) return pass("?>", rest.starts_with("<?xml "));
    if (rest.starts_with("<!")) return pass(rest.find('[') < rest.find('>') ? "]>" : ">", true);
    const std::size_t end = end_of_tag(svg_, at_);
    if (end == std::string_view::npos) return false;
    const std::string_view tag = svg_.substr(at_, end - at_);
    at_ = end;
    if (tag.starts_with("</")) {
      end_element(tag);
    } else {
      element(tag);
    }
    return true;
  }

  bool pass(std::string_view ending, bool kept) {
    const std::size_t end = svg_.find(ending, at_);
    if (end == std::string_view::npos) return false;
    if (kept) keep(svg_.substr(at_, end + ending.size() - at_));
    at_ = end + ending.size();
    return true;
  }

  void end_element(std::string_view tag) {
    if (depth_ == 0) {
      out += tag;
    } else {
      --depth_;
    }
  }

  void element(std::string_view tag) {
    const bool is_empty = tag.ends_with("/>");
    if (depth_ > 0) {
      if (!is_empty) ++depth_;
      return;
    }
    const std::vector<Attribute> attributes = attributes_of(tag);
    for (const Attribute& each : attributes) {
      if (each.name.starts_with("xmlns:")) spaces_[each.name.substr(6)] = each.value;
    }
    const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
    const std::string_view prefix = prefix_of(name);
    const std::string_view local = name.substr(prefix.empty() ? 0 : prefix.size() + 1);
    if (is_foreign(prefix) || local == "metadata") {
      if (!is_empty) ++depth_;
      return;
    }
    out += tag.substr(0, name.size() + 1);
    const char* behind = name.data() + name.size();
    for (const Attribute& each : attributes) {
      if (!is_left_out(each.name)) out += each.whole;
      behind = each.whole.data() + each.whole.size();
    }
    out += tag.substr(static_cast<std::size_t>(behind - tag.data()));
  }

  bool is_left_out(std::string_view attribute) const {
    if (attribute.starts_with("xmlns:")) return is_foreign(attribute.substr(6));
    return is_foreign(prefix_of(attribute));
  }

  /// Bound to a namespace of which nothing is shown.
  bool is_foreign(std::string_view prefix) const {
    const auto bound = spaces_.find(prefix);
    return bound != spaces_.end() && std::find(kShownNamespaces.begin(), kShownNamespaces.end(),
                                               bound->second) == kShownNamespaces.end();
  }

  std::string_view svg_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;                                // within an element that is left out
  std::map<std::string_view, std::string_view> spaces_;  // by prefix
};

}  // namespace

std::string strip_svg(std::string_view svg) {
  Stripper stripper(svg);
  return stripper.run() ? std::move(stripper.out) : std::string(svg);
}

}  // namespace zhanting
