#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/output.h"

namespace zhanting {

/// Collects the outputs of a plan. Two outputs of one path are a mistake of the content (an alias
/// on a page's path) and reported with both sources; so are two that are one file on disks that do
/// not tell capitals from small letters, and a file where another output needs a folder.
class PlanBuilder {
 public:
  explicit PlanBuilder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// A page: `make` gives its view, a shared_ptr to a ViewOf (outputs/page_view.h), when it is to
  /// be rendered; `data` is the hash of all that the view is made from. `origin` is the place of
  /// the record that it shows, none for lists and other pages of the site's own.
  template <typename Make>
  void add_page(std::string_view kind, std::string path, std::string root,
                std::string_view template_name, const Hash128& data, Make make,
                const Place& origin = {});
  /// A file with bytes; `make` is called only when `data` differs from the last build's. `origin`
  /// is its source; none for what the generator makes.
  void add_file(std::string_view kind, std::string path, const Hash128& data,
                std::function<std::string()> make, const Place& origin = {});
  /// A copy of a file of content/.
  void add_copy(std::string_view kind, std::string path, const Hash128& data, std::string source);
  /// A print of a picture of content/; `print` must outlive the plan.
  void add_print(std::string_view kind, const Print& print, std::string source);
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

template <typename Make>
void PlanBuilder::add_page(std::string_view kind, std::string path, std::string root,
                           std::string_view template_name, const Hash128& data, Make make,
                           const Place& origin) {
  using View = typename decltype(make())::element_type;
  PageOutput page{template_name, std::move(root), [make = std::move(make)]() -> MadeView {
                    return {make(), &View::globals()};
                  }};
  add({std::move(path), kind, data, std::move(page), origin});
}

}  // namespace zhanting
