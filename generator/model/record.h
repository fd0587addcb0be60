#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "markdown/story.h"
#include "model/parts.h"
#include "state/facts.h"

namespace zhanting {

enum class Collection { kReports, kBranches, kHighlights, kOrganisations, kThemes, kPages };

/// A row a collection: the folder in content/ and in the site, the word for one of its records.
struct CollectionRow {
  std::string_view folder;  // "branches"
  std::string_view kind;    // "branch"
};
const CollectionRow& row_of(Collection collection);
inline constexpr std::size_t kCollections = 6;

/// A record's Markdown. The HTML is made when a page asks for it; hash() says what it will be.
/// Rendering threads only read it.
struct StoryText final : LazyHtml {
  const std::string* path = nullptr;  // of the .md, in the source folder
  std::string_view text;              // its bytes, owned by Documents
  Hash128 text_hash;
  MarkdownOptions options;
  StoryFacts facts;
  std::unique_ptr<Story> converted;  // null when an earlier build's facts did
  /// For links[i]: ` href="…"`, with kRootMark where the way to the site's root belongs.
  std::vector<std::string> attributes;
  /// For links[i]: the site path it leads to, with its fragment; "" for other sites' addresses.
  std::vector<std::string> targets;
  /// For links[i]: the file of content/ that it shows or opens; "" for other links.
  std::vector<std::string> files;
  static constexpr char kRootMark = '\x01';

  Hash128 hash() const override;
  bool empty() const override { return facts.empty; }
  void append_to(std::string& out, std::string_view root,
                 std::vector<HtmlMark>& marks) const override;
};
Value value_of(const StoryText& story);
const ObjectType& object_type(const StoryHeading*);

/// What all records share.
struct RecordBase {
  RecordBase() = default;
  RecordBase(const RecordBase&) = delete;  // others point to it
  RecordBase& operator=(const RecordBase&) = delete;
  virtual ~RecordBase() = default;

  Collection collection = Collection::kPages;
  std::string slug;
  Place place;  // of the record's `{`
  StoryText story;
  Link link;  // url "" for a record that stands nowhere
  /// Ids of its page that are not its story's headings': see give_page_ids.
  std::vector<std::string> page_ids;
  bool draft = false;
  bool unreadable = false;     // its JSON is broken: what it holds is not known
  std::string_view kind_word;  // in the site's language
};

/// The site path of a record's page: “branches/x/index.html”; pages stand at the top.
std::string page_path(const RecordBase& record);

}  // namespace zhanting
