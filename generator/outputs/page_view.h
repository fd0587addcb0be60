#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/qr_code.h"
#include "outputs/shapes.h"
#include "outputs/words.h"

/// What every page's view begins with. templates/README.md lists all names for theme authors.
namespace zhanting {

struct Crumb {
  std::string title;
  std::string url;
};

/// <meta name content> or <meta property content>; the other one is "".
struct MetaTag {
  std::string_view name;
  std::string_view property;
  std::string content;
};

/// What the page says of itself to schema.org's readers; what is empty goes unsaid.
struct JsonLd {
  std::string_view context, type;
  std::string name, headline, other_name, description, language, url, published, modified;
  /// A fact that schema.org has a name for.
  struct Property {
    std::string name;
    std::vector<std::string> values;
  };
  std::vector<Property> more;
};

struct PageMeta {
  std::string_view kind;
  std::string path;    // site path of the page
  std::string folder;  // site path of the first page of the folder it lies in, from the root on
  std::string title;   // the h1
  std::string full_title;
  std::string description;
  std::string canonical;  // "" without a base_url
  std::vector<Crumb> breadcrumbs;
  std::string column;  // 栏目
  std::string published, updated;
  std::string source;  // 来源, of content pages
  std::optional<ShownPhoto> image;
  std::string card;  // site path of the card that people share, or ""
  QrCode qr;
  std::vector<MetaTag> meta;
  JsonLd json_ld;
  std::string feed;
};

/// The part of a view that holds the site's settings: the same on every page.
struct SiteView {
  std::string_view name, summary, language, contact, editor, icp, police, site_id;
  std::optional<Link> sponsor, organiser;
  std::string police_code;  // the digits of `police`
  std::string domain;       // host of base_url
  std::string_view base_url;
  std::string theme_css;            // site path, or ""
  std::string map_css;              // site path of the sheet that puts places on the map, or ""
  std::string headline_css;         // site path of the sheet that zhanting fonts wrote, or ""
  std::string headline_family;      // the font that site.json names, or ""
  std::string accessibility;        // site path of the page about accessibility, or ""
  std::string logo;                 // site path of the picture, or ""
  std::vector<std::string> styles;  // site paths of the showcase's own sheets
  std::vector<Crumb> navigation, footer;
  std::vector<std::string_view> without;  // kinds of page that are not made
  bool has_walks = false;
};

const ObjectType& object_type(const Crumb*);
const ObjectType& object_type(const MetaTag*);
Value value_of(const JsonLd& json_ld);
const ObjectType& object_type(const PageMeta*);
const ObjectType& object_type(const SiteView*);

/// The base of all views. `site` and `t` are the same for all pages; their hash stands in
/// Plan::shared.
struct PageView {
  const SiteView* site = nullptr;
  Words t;
  PageMeta page;
};

/// The names of what is the same for all pages.
inline constexpr std::array<std::string_view, 2> kSharedNames = {"site", "t"};

/// The globals of a template for a view type.
ObjectType make_globals(std::string_view kind, std::vector<Member> members);

/// Gives a view type its globals(); `members` is a static function that lists them.
template <typename View>
struct ViewOf : PageView {
  static const ObjectType& globals() {
    static const ObjectType type = make_globals(View::kKind, View::members());
    return type;
  }
};

}  // namespace zhanting
