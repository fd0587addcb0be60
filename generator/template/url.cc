#include "template/url.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace zhanting {

namespace {

constexpr std::array<std::string_view, 12> kLoading = {
    "src",        "action",   "formaction", "poster", "data",   "manifest",
    "background", "codebase", "xml:base",   "lowsrc", "dynsrc", "icon"};
constexpr std::array<std::string_view, 4> kLoadingSeveral = {"srcset", "imagesrcset", "ping",
                                                             "attributionsrc"};
/// Elements of SVG that set another element's attribute, which may be its href.
constexpr std::array<std::string_view, 5> kAnimations = {"set", "animate", "animatemotion",
                                                         "animatetransform", "animatecolor"};
/// What a <link> only tells of, without loading it.
constexpr std::array<std::string_view, 9> kToldRels = {
    "canonical", "alternate", "author", "help", "license", "me", "next", "prev", "shortlink"};
constexpr std::array<std::string_view, 4> kSchemes = {"http", "https", "mailto", "tel"};

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

bool may_be_in_scheme(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '+' ||
         c == '-' || c == '.';
}

/// How many characters at the beginning may be those of a scheme.
std::size_t scheme_size(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), may_be_in_scheme) -
                                  text.begin());
}

bool only_tells(std::string_view rel) {
  bool tells = false;
  while (!(rel = trim(rel)).empty()) {
    const std::size_t end = std::min(rel.find_first_of(" \t\n\r\f"), rel.size());
    if (!is_one_of(to_lower_ascii(rel.substr(0, end)), kToldRels)) return false;
    tells = true;
    rel.remove_prefix(end);
  }
  return tells;
}

/// Whether `text` is the beginning of an entity whose rest may follow.
bool may_go_on(std::string_view text) {
  return std::all_of(text.begin() + 1, text.end(), [](char c) {
    return c == '#' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  });
}

/// The ASCII character that an entity stands for, or & for what no scheme has. `length` is the
/// entity's.
char read_entity(std::string_view text, std::size_t& length) {
  static constexpr std::pair<std::string_view, char> kNamed[] = {
      {"Tab;", '\t'},  {"NewLine;", '\n'}, {"colon;", ':'}, {"sol;", '/'},
      {"bsol;", '\\'}, {"quot;", '"'},     {"apos;", '\''}, {"period;", '.'},
      {"plus;", '+'},  {"num;", '#'},      {"quest;", '?'}};
  const std::string_view rest = text.substr(1);
  for (const auto& [name, c] : kNamed) {
    length = name.size() + 1;
    if (rest.starts_with(name)) return c;
  }
  length = 1;
  if (!rest.starts_with('#')) return '&';
  const bool hex = rest.size() > 1 && (rest[1] == 'x' || rest[1] == 'X');
  const std::string_view digits = hex ? "0123456789abcdefABCDEF" : "0123456789";
  const std::size_t begin = hex ? 2 : 1;
  const std::size_t end = std::min(rest.find_first_not_of(digits, begin), rest.size());
  if (end == begin) return '&';
  unsigned code = 0;
  for (const char c : rest.substr(begin, end - begin)) {
    const unsigned digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    code = std::min(code * (hex ? 16 : 10) + digit, 0x110000U);
  }
  length = end + 1 + (rest.substr(end).starts_with(';') ? 1 : 0);
  return code > 0 && code < 0x80 ? static_cast<char>(code) : '&';
}

/// The beginning of an address as a browser takes it: without white space and control characters
/// before it (and quotes, which a redirection's address may stand in), and without tabs and line
/// ends anywhere. As much of it as judging needs.
std::string normalised(std::string_view html) {
  std::string out;
  int marks = 0;  // behind the third the host is complete
  for (std::size_t i = 0; i < html.size() && marks < 4;) {
    std::size_t length = 1;
    if (html[i] == '&' && may_go_on(html.substr(i))) break;
    const char c = html[i] == '&' ? read_entity(html.substr(i), length) : html[i];
    i += length;
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\'' || c == '"';
    const bool dropped = c == '\t' || c == '\n' || c == '\r' || (out.empty() && blank);
    if (dropped) continue;
    if (is_slash(c) || c == '?' || c == '#') ++marks;
    out += c;
  }
  return out;
}

UrlJudgement judge_host(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("/\\"), text.size()));
  const std::size_t end = text.find_first_of("/\\?#");
  return end == std::string_view::npos ? UrlJudgement::kHost : UrlJudgement::kForeign;
}

}  // namespace

UrlUse url_use(std::string_view tag, std::string_view attribute, std::string_view rel) {
  if (attribute == "href" || attribute == "xlink:href") {
    const bool visits = tag == "a" || tag == "area" || (tag == "link" && only_tells(rel));
    return visits ? UrlUse::kVisit : UrlUse::kLoad;
  }
  if (attribute == "cite" || attribute == "longdesc") return UrlUse::kVisit;
  if (is_one_of(attribute, kLoading)) return UrlUse::kLoad;
  if (is_one_of(attribute, kLoadingSeveral)) return UrlUse::kLoads;
  const bool animated =
      (attribute == "to" || attribute == "from" || attribute == "by" || attribute == "values") &&
      is_one_of(tag, kAnimations);
  return animated ? UrlUse::kLoads : UrlUse::kNone;
}

UrlJudgement judge_url(std::string_view html, UrlUse use) {
  const std::size_t plain = scheme_size(html);
  const bool is_path = plain > 0 && plain < html.size() && html[plain] == '/';
  if (is_path) return UrlJudgement::kAllowed;  // most are: nothing before the slash needs a look
  const std::string text = normalised(html);
  const std::size_t end = scheme_size(text);
  if (end == text.size()) return UrlJudgement::kOpen;
  const std::string_view rest = std::string_view(text).substr(end);
  if (rest[0] == ':') {
    if (!is_one_of(to_lower_ascii(text.substr(0, end)), kSchemes)) return UrlJudgement::kScheme;
    return use == UrlUse::kVisit ? UrlJudgement::kAllowed : judge_host(rest.substr(1));
  }
  if (use == UrlUse::kVisit || end > 0 || !is_slash(rest[0])) return UrlJudgement::kAllowed;
  if (rest.size() == 1) return UrlJudgement::kOpen;  // one more makes it another site's
  return is_slash(rest[1]) ? judge_host(rest) : UrlJudgement::kAllowed;
}

}  // namespace zhanting
