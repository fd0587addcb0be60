#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "load/documents.h"
#include "model/site.h"
#include "template/template_set.h"

namespace zhanting {

/// One file of the site, and all it is made from. A page has a template and a view; another file
/// has bytes made by `make`, or is a copy of a source file.
struct Output {
  std::string path;       // site path
  std::string_view kind;  // name of its row in outputs/kinds.cc

  // Pages.
  std::string template_name;         // "" for other files
  std::shared_ptr<const void> view;  // an object of `globals`
  const ObjectType* globals = nullptr;
  const ObjectType* hashed = nullptr;  // `globals` without what all pages share
  std::string root;                    // the way to the site's root

  // Other files.
  std::function<std::string()> make;
  std::string copy_of;  // source path

  Place origin;  // the record that it is the page of; no path for the site's own pages and files
  Hash128 data;  // what the file depends on besides its template and the settings of the site
};

/// Every file the site will have, in the order of their paths, and what renders them.
struct Plan {
  std::vector<Output> outputs;
  TemplateSet templates;
  std::map<std::string, std::string, std::less<>> assets;  // "site.css" → "assets/site.1a2b.css"
  Hash128 shared;  // of what every page sees: settings, words, names of assets
};

/// Collects the outputs of a plan. Two outputs of one path are a mistake of the content (an alias
/// on a page's path) and reported with both sources; so are two that are one file on disks that do
/// not tell capitals from small letters, and a file where another output needs a folder.
class PlanBuilder {
 public:
  explicit PlanBuilder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// A page: `view` is kept, `type` lists its members; see outputs/page_view.h. `origin` is the
  /// place of the record that it shows, none for lists and other pages of the site's own.
  template <typename View>
  void add_page(std::string_view kind, std::string path, std::string root,
                std::string_view template_name, std::shared_ptr<View> view,
                const Place& origin = {});
  /// A file with bytes; `make` is called only when `data` differs from the last build's. `origin`
  /// is its source; none for what the generator makes.
  void add_file(std::string_view kind, std::string path, const Hash128& data,
                std::function<std::string()> make, const Place& origin = {});
  /// A copy of a file of content/.
  void add_copy(std::string_view kind, std::string path, const Hash128& data, std::string source);
  /// What is added from now on stands at an alias: a collision is shown there.
  void at_alias(const Place& place, std::string_view alias) {
    place_ = place;
    alias_ = alias;
  }

  Diagnostics& diagnostics() { return diagnostics_; }

  std::vector<Output> take();

 private:
  void add(Output&& output);
  void report_too_long(const Output& output);
  /// The output that cannot stand beside one at `key`, or nullptr.
  const Output* find_rival(const std::string& key) const;
  void report_alias(const Output& output, const Output& rival);
  void report_rivals(const Output& late, const Output& early);

  Diagnostics& diagnostics_;
  Place place_;
  std::string alias_;
  std::map<std::string, Output> outputs_;  // by name_key() of the path
};

template <typename View>
void PlanBuilder::add_page(std::string_view kind, std::string path, std::string root,
                           std::string_view template_name, std::shared_ptr<View> view,
                           const Place& origin) {
  Output output;
  output.path = std::move(path);
  output.kind = kind;
  output.template_name = template_name;
  output.globals = &View::globals();
  output.hashed = &View::hashed();
  output.root = std::move(root);
  output.view = std::move(view);
  output.origin = origin;
  add(std::move(output));
}

/// A row of THE table (outputs/kinds.cc): a kind of output, and what adds its files to the plan.
struct OutputKind {
  std::string_view name;
  std::string_view template_name;  // "" if it has none
  void (*add)(const OutputKind& kind, const struct PlanInput& input, PlanBuilder& builder);
};

}  // namespace zhanting
