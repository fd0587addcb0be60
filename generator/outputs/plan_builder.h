#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "outputs/output_set.h"

namespace zhanting {

/// The template of a kind of card, and its size in pixels.
struct CardShape {
  std::string_view template_name;
  int width, height;
};
/// Of a page, in the shape that chat programs show beside a link; of a figure, to be sent around.
inline constexpr CardShape kPageCard{"card.svg", 1200, 630};
inline constexpr CardShape kFigureCard{"figure-card.svg", 1080, 1440};

/// Collects the outputs of a kind.
class PlanBuilder {
 public:
  /// A page: `make` gives its view, a shared_ptr to a ViewOf (outputs/page_view.h), from the
  /// PlanInput of the time when it is rendered; it may not keep the one it was planned with, unless
  /// its kind is planned anew each time. `data` is the hash of all that the view is made from, but
  /// for the `stories` of records. `origin` is the place of the record that it shows, none for
  /// lists and other pages of the site's own.
  template <typename Make>
  void add_page(std::string_view kind, std::string path, std::string root,
                std::string_view template_name, const Hash128& data, Make make,
                const Place& origin = {}, std::vector<const Node*> stories = {});
  /// The card of `page`, which must be one: the same view, drawn.
  void add_card(std::string_view kind, const Output& page);
  /// A card of its own; the arguments are add_page()'s.
  template <typename Make>
  void add_card(std::string_view kind, std::string path, const CardShape& shape,
                const Hash128& data, Make make, const Place& origin);
  /// A file with bytes; `make` is called only when `data` differs from the last build's. `origin`
  /// is its source; none for what the generator makes.
  template <typename Make>
  void add_file(std::string_view kind, std::string path, const Hash128& data, Make make,
                const Place& origin = {}) {
    add({std::move(path), kind, data, BytesOutput{with_input(std::move(make))}, origin, {}});
  }
  /// A copy of a file of content/; see CopyOutput.
  void add_copy(std::string_view kind, std::string path, const Hash128& data, std::string source,
                bool drawing = false);
  /// A print of a picture of content/; `print` must outlive the plan.
  void add_print(std::string_view kind, const Print& print, std::string source);
  /// `text` as servers may send it, beside it; it must outlive the plan.
  void add_encoded(const Output& text, const EncodingRow& encoding);
  /// What is added from now on stands at an alias: a collision is shown there.
  void at_alias(const Place& place, std::string_view alias) {
    place_ = place;
    alias_ = alias;
  }

  Diagnostics& diagnostics() { return diagnostics_; }

  /// Brings what was collected into `outputs`; those of `others` have their places already. Two
  /// outputs of one path are a mistake of the content (an alias on a page's path) and reported with
  /// both sources; so are two that are one file on disks that do not tell capitals from small
  /// letters, and a file where another output needs a folder.
  void settle(OutputSet& outputs, const OutputSet* others, Diagnostics& diagnostics);

 private:
  /// What needs no PlanInput is called without.
  template <typename Make>
  static auto with_input(Make make) {
    if constexpr (std::is_invocable_v<Make, const PlanInput&>) {
      return make;
    } else {
      return [make = std::move(make)](const PlanInput&) { return make(); };
    }
  }

  template <typename Make>
  static std::function<MadeView(const PlanInput&)> view_maker(Make make);

  void add(Output&& output);

  /// An output with its name on a disk, and the alias that it stands at, if any.
  struct Added {
    Output output;
    std::string key;
    Place place;
    std::string alias;
  };

  std::vector<Added> added_;
  Diagnostics diagnostics_;
  Place place_;
  std::string alias_;
};

template <typename Make>
std::function<MadeView(const PlanInput&)> PlanBuilder::view_maker(Make make) {
  auto view_of = with_input(std::move(make));
  using View = typename decltype(view_of(std::declval<const PlanInput&>()))::element_type;
  return [view_of = std::move(view_of)](const PlanInput& input) -> MadeView {
    return {view_of(input), &View::globals()};
  };
}

template <typename Make>
void PlanBuilder::add_page(std::string_view kind, std::string path, std::string root,
                           std::string_view template_name, const Hash128& data, Make make,
                           const Place& origin, std::vector<const Node*> stories) {
  PageOutput page{template_name, std::move(root), view_maker(std::move(make))};
  add({std::move(path), kind, data, std::move(page), origin, std::move(stories)});
}

template <typename Make>
void PlanBuilder::add_card(std::string_view kind, std::string path, const CardShape& shape,
                           const Hash128& data, Make make, const Place& origin) {
  PageOutput drawing{shape.template_name, {}, view_maker(std::move(make))};
  add({std::move(path),
       kind,
       data,
       CardOutput{std::move(drawing), shape.width, shape.height},
       origin,
       {}});
}

}  // namespace zhanting
