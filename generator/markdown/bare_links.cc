#include "markdown/bare_links.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace zhanting {

namespace {

constexpr std::string_view kHttp = "http://";
constexpr std::string_view kHttps = "https://";

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 3986 without '[' and ']', which Markdown text has around addresses more often than in them.
bool is_url_char(char c) {
  return is_alnum(c) || std::string_view("-._~:/?#@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

/// Without the punctuation that belongs to the sentence, as GFM trims it.
std::string_view trim_url(std::string_view url) {
  auto unopened = std::count(url.begin(), url.end(), ')') - std::count(url.begin(), url.end(), '(');
  while (!url.empty()) {
    const char last = url.back();
    if (last == ';') {
      const std::size_t ampersand = url.rfind('&');
      if (ampersand == std::string_view::npos || ampersand + 2 >= url.size()) return url;
      const std::string_view name = url.substr(ampersand + 1, url.size() - ampersand - 2);
      for (char c : name) {
        if (!is_alnum(c)) return url;
      }
      url = url.substr(0, ampersand);
      continue;
    }
    if (last == ')') {
      if (unopened-- <= 0) return url;
    } else if (std::string_view("?!.,:*_~'\"").find(last) == std::string_view::npos) {
      return url;
    }
    url.remove_suffix(1);
  }
  return url;
}

struct Address {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool mail = false;
};

std::optional<Address> http_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_alnum(text[at - 1])) return std::nullopt;
  const std::string scheme = to_lower_ascii(text.substr(at, kHttps.size()));
  const std::size_t length = scheme == kHttps            ? kHttps.size()
                             : scheme.starts_with(kHttp) ? kHttp.size()
                                                         : 0;
  if (length == 0) return std::nullopt;
  std::size_t end = at + length;
  if (end == text.size() || !is_alnum(text[end])) return std::nullopt;
  while (end < text.size() && is_url_char(text[end])) ++end;
  return Address{at, at + trim_url(text.substr(at, end - at)).size(), false};
}

/// The e-mail address around the '@' at `at`, not beginning before `from`.
std::optional<Address> mail_at(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t begin = at;
  while (begin > from && (is_alnum(text[begin - 1]) ||
                          std::string_view(".-_+").find(text[begin - 1]) != std::string_view::npos))
    --begin;
  while (begin < at && !is_alnum(text[begin])) ++begin;
  std::size_t end = at + 1;
  bool dotted = false;
  for (; end < text.size(); ++end) {
    if (is_alnum(text[end]) || text[end] == '-' || text[end] == '_') continue;
    const bool inner_dot =
        text[end] == '.' && end > at + 1 && end + 1 < text.size() && is_alnum(text[end + 1]);
    if (!inner_dot) break;
    dotted = true;
  }
  if (begin == at || !dotted || !is_alnum(text[end - 1])) return std::nullopt;
  return Address{begin, end, true};
}

std::optional<Address> next_address(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    std::optional<Address> found;
    if (text[at] == 'h' || text[at] == 'H') found = http_at(text, at);
    if (text[at] == '@') found = mail_at(text, at, from);
    if (found) return found;
  }
  return std::nullopt;
}

cmark_node* new_link(std::string_view shown, bool mail) {
  cmark_node* link = new_node(CMARK_NODE_LINK);
  cmark_node_set_url(link, ((mail ? "mailto:" : "") + std::string(shown)).c_str());
  cmark_node_append_child(link, new_text(shown));
  return link;
}

bool may_have_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos;
}

void link_addresses_in(cmark_node* node) {
  const std::string text(literal_of(node));
  std::size_t done = 0;
  while (true) {
    const std::optional<Address> found = next_address(text, done);
    if (!found) break;
    const auto [begin, end, mail] = *found;
    if (begin > done) cmark_node_insert_before(node, new_text(text.substr(done, begin - done)));
    cmark_node_insert_before(node, new_link(text.substr(begin, end - begin), mail));
    done = end;
  }
  if (done > 0) cmark_node_set_literal(node, text.substr(done).c_str());
}

}  // namespace

void link_bare_addresses(cmark_node* root) {
  std::vector<cmark_node*> texts;
  int inside = 0;
  walk(root, [&](cmark_node* node, bool entering) {
    if (is_link_or_picture(node)) inside += entering ? 1 : -1;
    if (inside == 0 && is(node, CMARK_NODE_TEXT) && may_have_address(literal_of(node)))
      texts.push_back(node);
  });
  for (cmark_node* node : texts) link_addresses_in(node);
}

}  // namespace zhanting
