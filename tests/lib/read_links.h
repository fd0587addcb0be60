#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/paths.h"
#include "lib/html_marks.h"
#include "pipeline/page_links.h"

namespace zhanting::test {

/// The links and ids of a page as texts, sorted.
struct TextLinks {
  std::vector<std::string> targets, ids;
};

inline TextLinks texts_of(const PageLinks& links, const LinkPool& pool) {
  TextLinks texts;
  for (const LinkPool::Number number : links.targets) texts.targets.emplace_back(pool.text(number));
  for (const LinkPool::Number number : links.ids) texts.ids.emplace_back(pool.text(number));
  std::sort(texts.targets.begin(), texts.targets.end());
  std::sort(texts.ids.begin(), texts.ids.end());
  return texts;
}

/// Of the page at `path`, found by a parser that knows nothing of how it was rendered. `root`: its
/// way to the site's root.
inline TextLinks read_links(std::string_view html, std::string_view path, std::string_view base,
                            const std::string& root) {
  LinkPool pool;
  const PageOutput output{"", root, nullptr};
  return texts_of(page_links(html, read_marks(html), path, output, base, pool), pool);
}

inline TextLinks read_links(std::string_view html, std::string_view path, std::string_view base) {
  return read_links(html, path, base, path == "404.html" ? std::string(base) : root_prefix(path));
}

}  // namespace zhanting::test
