#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_words.h"
#include "base/hash.h"
#include "base/lexicon.h"
#include "data/value.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// A template file: `path` is what messages say ("templates/base.html"), `name` what extends,
/// include and import say ("base.html").
struct TemplateSource {
  std::string name;
  std::string path;
  std::string text;
};

/// What a page gives to its template.
struct RenderInput {
  Value globals;          // an object: its members are the top-level names
  std::string_view root;  // the way to the site's root ("../../"), for the filter `link`
  /// Published names of the theme's files, for the filter `asset` ("site.css" →
  /// "assets/site.1a2b3c.css"); an unknown name is an error with the nearest one.
  const std::map<std::string, std::string, std::less<>>* assets = nullptr;
  const DateWords* dates = &chinese_date_words();  // of the site, for the filter `date`
  const Lexicon* lexicon = nullptr;                // for the filter `heading`; null: none
  /// Of what the shared names given to compile() stand for and of all above but `globals`: pages
  /// with one hash and one root share what shows nothing else. Zero: this page shares nothing.
  Hash128 shared = {};
  bool links_folders = false;  // the filter `link` leaves index.html out
};

/// All templates of a showcase, compiled. Immutable and shared by all rendering threads.
class TemplateSet {
 public:
  TemplateSet();
  ~TemplateSet();
  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;

  /// Compiles all of `sources` (later ones do not replace earlier ones: names are unique) and
  /// reports every mistake: bytes that are not UTF-8, syntax, unknown filter, missing template,
  /// circular extends, output in an unsafe context. `sources` is kept by the set, places point into
  /// it.
  /// `shared` are the names that are the same on every page; see RenderInput::shared.
  static TemplateSet compile(std::vector<TemplateSource> sources, Diagnostics& diagnostics,
                             std::span<const std::string_view> shared = {});

  bool contains(std::string_view name) const;
  /// Hash of a template and all it extends, includes and imports. REQUIRES: contains(name).
  Hash128 closure_hash(std::string_view name) const;

  /// Renders into `out`, and says where in it ids and addresses stand. A mistake met on the way (an
  /// undefined name, a type error) is reported with its place, the include chain and the nearest
  /// name; false then, and `out` is unspecified. Thread-safe. REQUIRES: contains(name).
  bool render(std::string_view name, const RenderInput& input, std::string& out,
              std::vector<HtmlMark>& marks, Diagnostics& diagnostics) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace zhanting
