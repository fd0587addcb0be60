#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "base/text.h"
#include "base/utf8.h"
#include "media/embedded.h"
#include "media/svg_rules.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

constexpr std::string_view kTagSpace = " \t\r\n";
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
    const std::size_t begin = tag.find_first_not_of(kTagSpace, i);
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

/// Behind what may be the name of a reference: a number may begin with any count of noughts.
std::size_t name_end(std::string_view text) {
  constexpr std::string_view kOfNames =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return std::min(text.find_first_not_of(kOfNames, text.starts_with('#') ? 1 : 0), text.size());
}

/// The text that character references and the five entities of XML stand for.
std::string unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char32_t> kNamed[] = {
      {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    out += text.substr(at, mark - at);
    at = mark;
    if (at == text.size()) break;
    const std::string_view rest = text.substr(at + 1);
    const std::string_view name = rest.substr(0, name_end(rest));
    char32_t c = 0;
    if (name.starts_with('#')) {
      const bool hexadecimal = name.starts_with("#x");
      const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
      std::uint32_t number = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                                number, hexadecimal ? 16 : 10);
      if (error == std::errc() && end == digits.data() + digits.size()) c = number;
    } else {
      for (const auto& [known, character] : kNamed) {
        if (name == known) c = character;
      }
    }
    if (c == 0 || !rest.substr(name.size()).starts_with(';')) {
      out += text[at++];
    } else {
      append_utf8(c, out);
      at += name.size() + 2;
    }
  }
  return out;
}

/// What is published of an attribute's value.
std::string stripped_value(const std::string& value, bool is_style, unsigned depth) {
  if (is_data_address(value)) return stripped_data_address(value, depth).value_or("data:,");
  const bool may_hold = is_style || to_lower_ascii(value).find("data:") != std::string::npos;
  return may_hold ? stripped_css(value, depth) : value;
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

/// A style sheet may ask for data-… attributes, in whatever spelling of a selector.
bool asks_for_data(std::string_view svg) {
  const std::size_t style = svg.find("<style");
  return style != std::string_view::npos && svg.find('[', style) != std::string_view::npos;
}

class Stripper {
 public:
  Stripper(std::string_view svg, bool drops_declaration, unsigned nested)
      : svg_(svg),
        drops_declaration_(drops_declaration),
        nested_(nested),
        asks_for_data_(asks_for_data(svg)) {}

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
    if (rest.starts_with("<?"))
      return pass("?>", rest.starts_with("<?xml ") && !drops_declaration_);
    if (rest.starts_with("<!")) {
      const std::size_t first = rest.find_first_of("[>");
      return pass(first != std::string_view::npos && rest[first] == '[' ? "]>" : ">", true);
    }
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
      if (!is_left_out(each.name)) keep(each);
      behind = each.whole.data() + each.whole.size();
    }
    out += tag.substr(static_cast<std::size_t>(behind - tag.data()));
    if (local == "style" && !is_empty) style_sheet();
  }

  void keep(const Attribute& attribute) {
    const std::string value = unescaped(attribute.value);
    const std::string stripped = stripped_value(value, attribute.name == "style", nested_);
    if (stripped == value) {
      out += attribute.whole;
      return;
    }
    const auto before = static_cast<std::size_t>(attribute.value.data() - attribute.whole.data());
    out += attribute.whole.substr(0, before);
    out += escaped(stripped);
    out += attribute.whole.substr(before + attribute.value.size());
  }

  /// What stands in a <style>, up to its end tag; as any other element where it holds elements.
  void style_sheet() {
    std::string css;
    std::size_t at = at_;
    for (;;) {
      const std::size_t mark = svg_.find('<', at);
      if (mark == std::string_view::npos) return;
      css += unescaped(svg_.substr(at, mark - at));
      const std::string_view rest = svg_.substr(mark);
      constexpr std::string_view kComment = "<!--", kLiteral = "<![CDATA[";
      const bool literal = rest.starts_with(kLiteral);
      if (rest.starts_with("</")) {
        at = mark;
        break;
      }
      if (!literal && !rest.starts_with(kComment)) return;
      const std::size_t end = svg_.find(literal ? "]]>" : "-->", mark + kComment.size());
      if (end == std::string_view::npos) return;
      if (literal && end >= mark + kLiteral.size())
        css += svg_.substr(mark + kLiteral.size(), end - mark - kLiteral.size());
      at = end + 3;
    }
    const std::string stripped = stripped_css(css, nested_);
    if (stripped == css) return;
    out += escaped(stripped);
    at_ = at;
  }

  bool is_left_out(std::string_view attribute) const {
    if (attribute.starts_with("xmlns:")) return is_foreign(attribute.substr(6));
    if (attribute.starts_with("data-")) return !asks_for_data_;
    return is_foreign(prefix_of(attribute));
  }

  /// Bound to a namespace of which nothing is shown.
  bool is_foreign(std::string_view prefix) const {
    const auto bound = spaces_.find(prefix);
    return bound != spaces_.end() && std::find(kShownNamespaces.begin(), kShownNamespaces.end(),
                                               bound->second) == kShownNamespaces.end();
  }

  std::string_view svg_;
  bool drops_declaration_;  // which says what the text is not encoded in
  unsigned nested_;         // in so many other drawings
  bool asks_for_data_;      // some selector does
  std::size_t at_ = 0;
  std::size_t depth_ = 0;                                // within an element that is left out
  std::map<std::string_view, std::string_view> spaces_;  // by prefix
};

}  // namespace

std::optional<std::string> strip_whole_svg(std::string_view svg, unsigned depth) {
  const bool transcoded = is_utf16(svg);
  const std::string utf8 = transcoded ? from_utf16(svg) : std::string();
  Stripper stripper(transcoded ? utf8 : svg, transcoded, depth);
  if (!stripper.run()) return std::nullopt;
  return std::move(stripper.out);
}

std::string strip_svg(std::string_view svg) {
  return strip_whole_svg(svg).value_or(std::string(svg));
}

}  // namespace zhanting
