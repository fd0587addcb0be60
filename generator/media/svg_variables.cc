#include <algorithm>
#include <functional>
#include <map>

#include "base/css_references.h"
#include "base/text.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

constexpr int kDeepestVariable = 8;         // of variables within variables
constexpr std::size_t kLongestValue = 200;  // a colour, a width

using Values = std::map<std::string, std::string, std::less<>>;

/// “--paper: #fff” of a block of declarations.
void add_declarations(std::string_view block, Values& values) {
  for (const std::string_view each : split(block, ';')) {
    const std::size_t colon = each.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = trim(each.substr(0, colon)), value = trim(each.substr(colon + 1));
    if (name.starts_with("--") && value.size() <= kLongestValue)
      values.insert_or_assign(std::string(name), std::string(value));
  }
}

/// The rules of a sheet but those of @media and its like.
void add_sheet(std::string_view css, Values& values) {
  const std::string sheet = without_css_comments(css);
  std::size_t depth = 0, begin = 0, at_depth = 0;  // of the at-rule it stands in, or 0
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (sheet[i] == '{') {
      ++depth;
      const std::string_view selector = trim(std::string_view(sheet).substr(begin, i - begin));
      if (at_depth == 0 && selector.starts_with('@')) at_depth = depth;
      begin = i + 1;
    } else if (sheet[i] == '}') {
      if (at_depth == 0) add_declarations(std::string_view(sheet).substr(begin, i - begin), values);
      if (depth == at_depth) at_depth = 0;
      if (depth > 0) --depth;
      begin = i + 1;
    }
  }
}

Values values_in(std::string_view svg) {
  Values values;
  for (std::size_t at = svg.find("<style"); at != std::string_view::npos;
       at = svg.find("<style", at + 1)) {
    const std::size_t begin = end_of_tag(svg, at);
    const std::size_t end = svg.find("</style", at);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) break;
    add_sheet(svg.substr(begin, end - begin), values);
  }
  const std::size_t root = root_of(svg);
  const std::size_t end = root == std::string_view::npos ? root : end_of_tag(svg, root);
  if (end == std::string_view::npos) return values;
  const std::string_view tag = svg.substr(root, end - root);
  const std::size_t style = tag.find(" style=");
  constexpr std::size_t kName = 7;
  if (style == std::string_view::npos || style + kName >= tag.size()) return values;
  const std::string_view rest = tag.substr(style + kName + 1);
  add_declarations(rest.substr(0, rest.find(tag[style + kName])), values);
  return values;
}

std::string resolved(std::string_view text, const Values& values, int depth);

/// The value of what stands between the brackets of a var(); "" where nothing gives one.
std::string value_of_var(std::string_view inside, const Values& values, int depth) {
  const std::size_t comma = inside.find(',');
  const auto known = values.find(trim(inside.substr(0, comma)));
  if (known != values.end()) return resolved(known->second, values, depth + 1);
  if (comma == std::string_view::npos) return {};
  return resolved(trim(inside.substr(comma + 1)), values, depth + 1);
}

std::string resolved(std::string_view text, const Values& values, int depth) {
  constexpr std::string_view kVar = "var(";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find(kVar, at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    std::size_t end = open + kVar.size();
    const std::size_t latest = std::min(text.size(), open + 2 * kLongestValue);
    for (int brackets = 1; end < latest; ++end) {
      brackets += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
      if (brackets == 0) break;
    }
    const std::size_t inside = open + kVar.size();
    const std::string value = end < latest && depth < kDeepestVariable
                                  ? value_of_var(text.substr(inside, end - inside), values, depth)
                                  : std::string();
    const std::size_t next = end < latest ? end + 1 : inside;
    out += value.empty() || value.size() > kLongestValue ? text.substr(open, next - open)
                                                         : std::string_view(value);
    at = next;
  }
  return out;
}

}  // namespace

std::string with_values_of_variables(std::string_view svg) {
  if (svg.find("var(") == std::string_view::npos) return std::string(svg);
  return resolved(svg, values_in(svg), 0);
}

}  // namespace zhanting
