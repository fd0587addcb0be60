#include "fonts/face_text.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/text.h"

namespace zhanting {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '\\' ||
         static_cast<unsigned char>(c) >= 0x80;
}

using Words = std::set<std::string, std::less<>>;

struct Declaration {
  std::string selectors, name, value;
};

/// Where the string that begins at `at` ends.
std::size_t end_of_string(std::string_view css, std::size_t at) {
  const char quote = css[at++];
  while (at < css.size() && css[at] != quote) at += css[at] == '\\' ? 2 : 1;
  return std::min(at + 1, css.size());
}

void read_declaration(const std::string& selectors, std::string_view text,
                      std::vector<Declaration>& out) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || selectors.starts_with('@')) return;
  out.push_back(
      {selectors, std::string(trim(text.substr(0, colon))), std::string(text.substr(colon + 1))});
}

void read_declarations(std::string_view css, std::vector<Declaration>& out) {
  std::vector<std::string> open;  // what stands before the braces that are open
  std::string text;
  int parentheses = 0;
  for (std::size_t at = 0; at < css.size();) {
    const char c = css[at];
    if (css.substr(at).starts_with("/*")) {
      at = std::min(css.find("*/", at + 2), css.size() - 2) + 2;
      continue;
    }
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_string(css, at);
      text += css.substr(at, end - at);
      at = end;
      continue;
    }
    ++at;
    if (c == '(') ++parentheses;
    if (c == ')' && parentheses > 0) --parentheses;
    if (parentheses > 0 || (c != '{' && c != '}' && c != ';')) {
      text += c;
      continue;
    }
    if (c == '{') {
      open.emplace_back(trim(text));
    } else if (!open.empty()) {
      read_declaration(open.back(), text, out);
      if (c == '}') open.pop_back();
    }
    text.clear();
  }
}

/// One of the words stands in a value.
bool mentions(std::string_view value, const Words& words) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    const std::size_t begin = at;
    while (at < value.size() && is_name(value[at])) ++at;
    if (words.contains(value.substr(begin, at - begin))) return true;
  }
  return false;
}

/// A list of selectors without what stands in parentheses and brackets.
std::string flat(std::string_view selectors) {
  std::string out;
  int depth = 0;
  for (const char c : selectors) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(at, end - at);
}

/// The class, with its dot, or the element that a compound of a selector names; "" where it names
/// neither.
std::string name_of_compound(std::string_view compound) {
  const std::size_t dot = compound.rfind('.');
  return std::string(dot == std::string_view::npos
                         ? name_at(compound, 0)
                         : compound.substr(dot, 1 + name_at(compound, dot + 1).size()));
}

/// Of a selector without parentheses.
FaceSelector read_selector(std::string_view selector) {
  std::string spaced;
  for (const char c : selector) {
    const bool is_combinator = c == '>' || c == '+' || c == '~';
    if (is_combinator) spaced += ' ';
    spaced += is_space(c) ? ' ' : c;
    if (is_combinator) spaced += ' ';
  }
  FaceSelector names;
  for (const std::string_view each : split(spaced, ' ')) {
    if (each.empty() || each == ">") continue;
    if (each != "+" && each != "~")
      names.push_back(name_of_compound(each));
    else if (!names.empty())
      names.pop_back();  // it stands beside the next, not around it
  }
  const bool is_generated = spaced.find("::") != std::string::npos;
  if (is_generated || names.empty() || names.back().empty()) return {};
  std::erase(names, "");
  return names;
}

bool is_void(std::string_view element) {
  static constexpr std::string_view kVoid[] = {"area",   "base",  "br",    "col",  "embed",
                                               "hr",     "img",   "input", "link", "meta",
                                               "source", "track", "wbr"};
  return std::find(std::begin(kVoid), std::end(kVoid), element) != std::end(kVoid);
}

/// An element whose end is still to come.
struct OpenElement {
  std::string_view name;
  std::vector<std::string_view> classes;

  bool goes_by(std::string_view wanted) const {
    if (!wanted.starts_with('.')) return name == wanted;
    return std::find(classes.begin(), classes.end(), wanted.substr(1)) != classes.end();
  }
};

/// Reads the text of a page from tag to tag.
class PageReader {
 public:
  PageReader(std::string_view html, std::span<const FaceSelector> selectors)
      : html_(html), selectors_(selectors) {}

  Characters read() {
    while (at_ < html_.size()) {
      const std::size_t tag = std::min(html_.find('<', at_), html_.size());
      if (depth_ > 0) add_characters(html_.substr(at_, tag - at_), found_);
      at_ = tag;
      if (at_ < html_.size()) markup();
    }
    return std::move(found_);
  }

 private:
  void skip_past(std::string_view end) {
    const std::size_t found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void markup() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      skip_past("-->");
    } else if (rest.starts_with("</")) {
      skip_past(">");
      if (!open_.empty()) open_.pop_back();
      if (depth_ > 0) --depth_;
    } else if (rest.size() > 1 && is_letter(rest[1])) {
      start_tag();
    } else if (rest.size() > 1 && rest[1] == '!') {
      skip_past(">");
    } else {
      ++at_;
    }
  }

  void start_tag() {
    OpenElement element{name_at(html_, at_ + 1), {}};
    at_ += 1 + element.name.size();
    read_attributes(element);
    const bool closed = html_[at_ - 1] == '/' || is_void(element.name);
    if (at_ < html_.size()) ++at_;
    if (element.name == "script" || element.name == "style") {
      skip_past("</" + std::string(element.name));
      skip_past(">");
    } else if (!closed) {
      open_.push_back(std::move(element));
      if (depth_ > 0 || is_set_in_face()) ++depth_;
    }
  }

  /// Goes to the end of a tag.
  void read_attributes(OpenElement& element) {
    while (at_ < html_.size() && html_[at_] != '>') {
      const std::size_t begin = at_;
      while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>')
        ++at_;
      const std::string_view name = html_.substr(begin, at_ - begin);
      if (at_ == html_.size() || html_[at_] == '>') break;
      if (html_[at_++] != '=') continue;
      const std::string_view value = read_value();
      if (name == "class") element.classes = split(value, ' ');
    }
  }

  /// In quotes: our templates leave them out nowhere.
  std::string_view read_value() {
    const char quote = at_ < html_.size() ? html_[at_] : '\0';
    if (quote != '"' && quote != '\'') return {};
    const std::size_t begin = ++at_;
    at_ = std::min(html_.find(quote, begin), html_.size());
    const std::string_view value = html_.substr(begin, at_ - begin);
    if (at_ < html_.size()) ++at_;
    return value;
  }

  /// The last of the open elements.
  bool is_set_in_face() const {
    return std::any_of(selectors_.begin(), selectors_.end(), [&](const FaceSelector& selector) {
      if (!open_.back().goes_by(selector.back())) return false;
      auto wanted = selector.rbegin() + 1;
      for (auto outer = open_.rbegin() + 1; outer != open_.rend() && wanted != selector.rend();
           ++outer) {
        if (outer->goes_by(*wanted)) ++wanted;
      }
      return wanted == selector.rend();
    });
  }

  std::string_view html_;
  std::span<const FaceSelector> selectors_;
  std::size_t at_ = 0;
  std::vector<OpenElement> open_;
  std::size_t depth_ = 0;  // of elements, from one that is set in the face inwards
  Characters found_;
};

}  // namespace

std::vector<FaceSelector> selectors_in_face(std::span<const std::string> sheets) {
  std::vector<Declaration> declarations;
  for (const std::string& sheet : sheets) read_declarations(sheet, declarations);
  // A property may stand before the one that it is made from.
  Words words{std::string(kHeadlineFamily)};
  for (std::size_t known = 0; known != words.size();) {
    known = words.size();
    for (const Declaration& each : declarations) {
      if (each.name.starts_with("--") && mentions(each.value, words)) words.insert(each.name);
    }
  }
  std::vector<FaceSelector> selectors;
  for (const Declaration& each : declarations) {
    if (each.name.starts_with("--") || !mentions(each.value, words)) continue;
    const std::string list = flat(each.selectors);
    for (const std::string_view text : split(list, ',')) {
      FaceSelector selector = read_selector(text);
      if (!selector.empty()) selectors.push_back(std::move(selector));
    }
  }
  return selectors;
}

Characters characters_in_face(std::string_view html, std::span<const FaceSelector> selectors) {
  return PageReader(html, selectors).read();
}

}  // namespace zhanting
