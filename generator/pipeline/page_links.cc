#include "pipeline/page_links.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <deque>

#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

/// The character of a numeric entity; 0 for anything else.
char32_t numeric_entity(std::string_view text, std::size_t& length) {
  if (!text.starts_with("&#")) return 0;
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* begin = text.data() + (hex ? 3 : 2);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(std::min(begin, text.data() + text.size()),
                                            text.data() + text.size(), code, hex ? 16 : 10);
  if (error != std::errc() || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0;
  length = static_cast<std::size_t>(end - text.data());
  if (length < text.size() && text[length] == ';') ++length;
  return code;
}

std::string unescape(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&amp;", "&"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&apos;", "'"},
  };
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    const std::string_view rest = text.substr(i);
    if (const char32_t c = numeric_entity(rest, length); c != 0) {
      append_utf8(c, out);
    } else if (const auto entity = std::find_if(
                   std::begin(kEntities), std::end(kEntities),
                   [&](const auto& candidate) { return rest.starts_with(candidate.first); });
               entity != std::end(kEntities)) {
      out += entity->second;
      length = entity->first.size();
    } else {
      out += rest[0];
    }
    i += length;
  }
  return out;
}

bool has_scheme(std::string_view address) {
  const std::size_t end = address.find_first_of(":/?#");
  return end != std::string_view::npos && address[end] == ':';
}

/// The site path an address leads to, with its fragment; "" for another site's.
std::string target_of(std::string_view address, std::string_view page_path,
                      std::string_view base_path, bool anywhere) {
  if (has_scheme(address) || address.starts_with("//")) return {};
  const std::size_t hash = std::min(address.find('#'), address.size());
  const std::string fragment(address.substr(hash));
  std::string path = unescape_percent(address.substr(0, std::min(hash, address.find('?'))));
  if (path.empty()) return join_target(page_path, fragment);
  std::string folder(parent_path(page_path));
  if (path.starts_with('/')) {
    if (!path.starts_with(base_path)) return join_target(path, fragment);
    path.erase(0, base_path.size());
    folder.clear();
  }
  const bool is_folder = path.empty() || path.ends_with('/') || path == "." || path == "..";
  while (anywhere && path.starts_with("../")) path.erase(0, 3);
  std::string resolved;
  if (!resolve_path(folder, path, resolved)) return join_target(path, fragment);
  return join_target(is_folder ? join_path(resolved, "index.html") : resolved, fragment);
}

/// Calls use(address) for each candidate of a srcset.
template <typename Use>
void for_each_candidate(std::string_view set, const Use& use) {
  while (true) {
    set.remove_prefix(std::min(set.find_first_not_of(" \t\r\n\f,"), set.size()));
    if (set.empty()) return;
    const std::size_t end = std::min(set.find_first_of(kSpace), set.size());
    std::string_view address = set.substr(0, end);
    const bool last = address.ends_with(',');  // no descriptor follows
    while (address.ends_with(',')) address.remove_suffix(1);
    use(address);
    set.remove_prefix(last ? end : std::min(set.find(',', end), set.size()));
  }
}

/// Bytes of an address that have to be worked out, wherever they stand.
constexpr std::array<bool, 256> kWorkedOut = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : std::string_view("&%?:\\ \t\r\n\f")) table[c] = true;
  return table;
}();

/// An address that leads down from the site's root as it stands: nothing in it has to be worked
/// out.
/// "" for one that is not so.
std::string_view plain_target(std::string_view address, std::string_view root) {
  if (!address.starts_with(root)) return {};
  const std::string_view rest = address.substr(root.size());
  char before = '/';
  bool in_path = true;
  for (const char c : rest) {
    if (kWorkedOut[static_cast<unsigned char>(c)]) return {};
    in_path = in_path && c != '#';
    if (in_path && before == '/' && (c == '.' || c == '/')) return {};  // "../x", "//host"
    if (!in_path && before == '/') return {};                           // a folder's index.html
    before = in_path ? c : '#';
  }
  return before == '/' ? std::string_view() : rest;
}

/// Gathers the texts of a page, without copies where they stand in its HTML.
class Texts {
 public:
  void add(std::string_view view) { texts_.push_back(view); }
  void add(std::string&& made) { texts_.push_back(*made_.insert(made_.end(), std::move(made))); }
  void sort() { std::sort(texts_.begin(), texts_.end()); }
  void drop_repeated() { texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end()); }
  const std::vector<std::string_view>& all() const { return texts_; }

 private:
  std::vector<std::string_view> texts_;
  std::deque<std::string> made_;
};

}  // namespace

PageLinks page_links(std::string_view html, std::span<const HtmlMark> marks,
                     std::string_view page_path, const PageOutput& page, std::string_view base_path,
                     LinkPool& pool) {
  const bool anywhere = page.root.starts_with('/');
  Texts targets, ids;
  const auto add = [&](std::string_view address) {
    if (const std::string_view plain = plain_target(address, page.root); !plain.empty())
      return targets.add(plain);
    std::string target = target_of(trim(unescape(address)), page_path, base_path, anywhere);
    if (!target.empty()) targets.add(std::move(target));
  };
  for (const HtmlMark& mark : marks) {
    const std::string_view value = html.substr(mark.offset, mark.size);
    if (mark.kind == HtmlMark::Kind::kId) {
      if (value.find('&') == std::string_view::npos) {
        ids.add(value);
      } else {
        ids.add(unescape(value));
      }
    } else if (mark.kind == HtmlMark::Kind::kLink) {
      add(value);
    } else {
      for_each_candidate(value, add);
    }
  }
  targets.sort();
  targets.drop_repeated();
  PageLinks links;
  pool.add(targets.all(), links.targets);
  pool.add(ids.all(), links.ids);
  std::sort(links.ids.begin(), links.ids.end());
  return links;
}

}  // namespace zhanting
