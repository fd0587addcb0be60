#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the search knows of a site: plain documents. It knows nothing of records and pages.
namespace zhanting {

/// What a piece of a document's text is. A row a kind: the letter that stands before it in the
/// index, and the tier that a hit in it ranks in.
enum class SearchPart : char {
  kName = 'n',
  kOtherName = 'a',  // short names, variants, former names
  kOrganisation = 'o',
  kHonour = 'h',
  kBrand = 'b',  // its name alone
  kHeading = 'k',
  kSlogan = 's',
  kSummary = 'm',
  kFigure = 'f',
  kBrandNote = 'd',
  kEvent = 'e',
  kCaption = 'c',
  kNote = 'r',
  kStory = 'x',
};

struct SearchField {
  SearchPart part = SearchPart::kStory;
  std::string_view text;    // UTF-8; each of its lines is found by itself
  std::string_view pinyin;  // of a name, by which it is found too: “lao shan”
};

/// A value that results can be narrowed to: of 'k' kinds, 'r' reports, 't' themes, 'y' years.
struct SearchFacet {
  char group = 'k';
  std::string title;
};

/// One result. `url` is a site path with its fragment; the first field is the name. Texts belong to
/// others, but for those it keeps.
struct SearchDocument {
  std::string url;
  std::string kind;  // as templates call it: "branch"
  std::string note;  // what stands beside the name in a list of results
  std::vector<SearchField> fields;
  std::vector<SearchFacet> facets;

  /// The text, for as long as the document is there.
  std::string_view keep(std::shared_ptr<const std::string> text) {
    kept_.push_back(std::move(text));
    return *kept_.back();
  }
  std::string_view keep(std::string text) {
    return keep(std::make_shared<const std::string>(std::move(text)));
  }
  /// Leaves what it can be narrowed to.
  void forget_texts() {
    fields = {};
    kept_ = {};
  }

 private:
  std::vector<std::shared_ptr<const std::string>> kept_;  // shared by copies
};

/// 0: names; 1: organisations, honours, brands, headings; 2: all else.
inline constexpr unsigned kSearchTiers = 3;
constexpr unsigned tier_of(SearchPart part) {
  switch (part) {
    case SearchPart::kName:
    case SearchPart::kOtherName:
      return 0;
    case SearchPart::kOrganisation:
    case SearchPart::kHonour:
    case SearchPart::kBrand:
    case SearchPart::kHeading:
      return 1;
    default:
      return 2;
  }
}

}  // namespace zhanting
