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

struct EncodingRow;
struct Node;
struct Output;
struct PlanInput;

/// A page: its view is made when it is rendered, from what stands around it then, and no longer
/// kept.
struct PageOutput {
  std::string_view template_name;
  std::string root;  // the way to the site's root
  std::function<MadeView(const PlanInput&)> view;
};

/// A file of bytes.
struct BytesOutput {
  std::function<std::string(const PlanInput&)> make;
};

/// A copy of a file of content/; of a picture of pixels without its metadata.
struct CopyOutput {
  std::string source;
  bool drawing = false;  // that the showcase's style sheet for drawings goes into
};

/// A print of a picture of content/.
struct PrintOutput {
  std::string source;
  const Print* print = nullptr;
};

/// A card that people share: a drawing, rendered from a view as a page is, and then made a picture
/// of pixels.
struct CardOutput {
  PageOutput drawing;
  int width = 0, height = 0;  // pixels
};

/// Another output as a server may send it.
struct EncodedOutput {
  const Output* text = nullptr;
  const EncodingRow* encoding = nullptr;
};

/// One file of the site, and all it is made from.
struct Output {
  std::string path;       // site path
  std::string_view kind;  // name of its row in outputs/kinds.cc
  /// Of what it is made from, but for stories, its template and what all pages share.
  Hash128 data;
  std::variant<PageOutput, BytesOutput, CopyOutput, PrintOutput, EncodedOutput, CardOutput> content;
  Place origin;  // the record that it is the page of; no path for the site's own pages and files
  std::vector<const Node*> stories;  // the records whose stories it shows

  const PageOutput* page() const { return std::get_if<PageOutput>(&content); }
  const PrintOutput* print() const { return std::get_if<PrintOutput>(&content); }
  const CardOutput* card() const { return std::get_if<CardOutput>(&content); }
  /// What a template renders of it, or null.
  const PageOutput* rendered() const { return card() ? &card()->drawing : page(); }
  const EncodedOutput* encoded() const { return std::get_if<EncodedOutput>(&content); }
};

/// Every file the site will have, in the order of their paths, and what renders them.
struct Plan {
  std::vector<const Output*> outputs;
  std::shared_ptr<const TemplateSet> templates;
  std::map<std::string, std::string, std::less<>> assets;  // "site.css" → "assets/site.1a2b.css"
  Hash128 shared;  // of what every page sees: settings, words, names of assets

  /// The output at a site path, or null.
  const Output* find(std::string_view path) const;
};

}  // namespace zhanting
