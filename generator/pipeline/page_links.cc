#include "pipeline/page_links.h"

#include <algorithm>

#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"

namespace zhanting {

namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

std::string unescape(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&amp;", "&"}, {"&#34;", "\""}, {"&quot;", "\""},
      {"&#39;", "'"}, {"&lt;", "<"},   {"&gt;", ">"},
  };
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto entity = std::find_if(
        std::begin(kEntities), std::end(kEntities),
        [&](const auto& candidate) { return text.substr(i).starts_with(candidate.first); });
    if (entity == std::end(kEntities)) {
      out += text[i++];
    } else {
      out += entity->second;
      i += entity->first.size();
    }
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

}  // namespace

PageLinks read_page_links(std::string_view html, std::string_view page_path,
                          std::string_view base_path, bool anywhere) {
  PageLinks links;
  TagReader reader(html);
  for (std::string_view tag; reader.next(tag);) {
    for_each_attribute(tag, [&](std::string_view name, std::string_view value) {
      if (to_lower_ascii(name) == "id") {
        links.ids.push_back(unescape(value));
      } else if (name == "href" || name == "src" || name == "action" || name == "poster") {
        std::string target = target_of(unescape(trim(value)), page_path, base_path, anywhere);
        if (!target.empty()) links.targets.push_back(std::move(target));
      }
    });
  }
  std::sort(links.targets.begin(), links.targets.end());
  links.targets.erase(std::unique(links.targets.begin(), links.targets.end()), links.targets.end());
  std::sort(links.ids.begin(), links.ids.end());
  return links;
}

}  // namespace zhanting
