#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/hash.h"
#include "diag/diagnostic.h"
#include "stories/prints.h"
#include "template/template_set.h"

namespace zhanting {

/// What a page's template sees: an object of `globals`, and who owns it.
struct MadeView {
  std::shared_ptr<const void> view;
  const ObjectType* globals = nullptr;
};

/// A page: its view is made when it is rendered, and no longer kept.
struct PageOutput {
  std::string_view template_name;
  std::string root;  // the way to the site's root
  std::function<MadeView()> view;
};

/// A file of bytes.
struct BytesOutput {
  std::function<std::string()> make;
};

/// A copy of a file of content/; of a picture of pixels without its metadata.
struct CopyOutput {
  std::string source;
};

/// A print of a picture of content/.
struct PrintOutput {
  std::string source;
  const Print* print = nullptr;
};

/// One file of the site, and all it is made from.
struct Output {
  std::string path;       // site path
  std::string_view kind;  // name of its row in outputs/kinds.cc
  Hash128 data;           // of what it is made from, but for its template and what all pages share
  std::variant<PageOutput, BytesOutput, CopyOutput, PrintOutput> content;
  Place origin;  // the record that it is the page of; no path for the site's own pages and files

  const PageOutput* page() const { return std::get_if<PageOutput>(&content); }
  const PrintOutput* print() const { return std::get_if<PrintOutput>(&content); }
};

/// Every file the site will have, in the order of their paths, and what renders them.
struct Plan {
  std::vector<Output> outputs;
  TemplateSet templates;
  std::map<std::string, std::string, std::less<>> assets;  // "site.css" → "assets/site.1a2b.css"
  Hash128 shared;  // of what every page sees: settings, words, names of assets
};

}  // namespace zhanting
