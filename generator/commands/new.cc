#include "commands/new.h"

#include <algorithm>
#include <optional>

#include "base/paths.h"
#include "base/text.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "commands/stub.h"
#include "data/messages.h"
#include "load/messages.h"
#include "model/pinyin.h"
#include "outputs/kinds.h"

namespace zhanting {

namespace {

std::optional<Collection> find_collection(std::string_view kind) {
  for (const CollectionRow& row : collections()) {
    if (row.kind == kind) return row.collection;
  }
  return std::nullopt;
}

int refuse_kind(const std::string& kind, const Console& console) {
  std::vector<std::string> kinds;
  for (const CollectionRow& row : collections()) kinds.emplace_back(row.kind);
  return refuse(console, Message::of(messages::kUnknownKind, kind, join(kinds, ", ")),
                did_you_mean(closest(kind, kinds)));
}

/// Which slugs are free, and what takes those that are not.
class Slugs {
 public:
  Slugs(Collection collection, const std::string& source, const Documents& documents,
        const FileSystem& files)
      : collection_(collection), source_(source), documents_(documents), files_(files) {}

  /// The path that takes `slug`, or "".
  std::string taken_by(const std::string& slug) const {
    for (const RecordFiles& record : documents_.records) {
      if (record.slug == slug && shares_slugs(record.collection))
        return record.json ? record.json->path : record.markdown->path;
    }
    const std::string path = folder() + "/" + slug;
    for (const std::string& name : {path, path + ".json", path + ".md"}) {
      if (files_.kind_of(join_path(source_, name)) != FileKind::kMissing) return name;
    }
    return {};
  }

  bool is_reserved(const std::string& slug) const {
    if (!row_of(collection_).at_top) return false;
    const std::vector<std::string_view> reserved = reserved_slugs();
    return std::find(reserved.begin(), reserved.end(), slug) != reserved.end();
  }

  /// `slug`, or with “-2”, “-3”, … behind it where it is taken.
  std::string make_unique(const std::string& slug) const {
    std::string candidate = slug;
    for (int n = 2; is_reserved(candidate) || !taken_by(candidate).empty(); ++n)
      candidate = slug + "-" + std::to_string(n);
    return candidate;
  }

  std::string folder() const { return join_path("content", row_of(collection_).folder); }

 private:
  bool shares_slugs(Collection other) const {
    return collection_ == other || (row_of(collection_).shares_slugs && row_of(other).shares_slugs);
  }

  const Collection collection_;
  const std::string& source_;
  const Documents& documents_;
  const FileSystem& files_;
};

/// The slug to use, or nullopt after saying why there is none.
std::optional<std::string> choose_slug(const NewOptions& options, const Slugs& slugs,
                                       const Console& console) {
  const auto refused = [&](const Message& message) -> std::optional<std::string> {
    refuse(console, message);
    return std::nullopt;
  };
  if (options.slug.empty()) {
    if (options.name.empty()) return refused({messages::kNewNeedsName, {}});
    const std::string slug = slug_from(options.name);
    if (slug.empty()) return refused(Message::of(messages::kNoSlugInName, options.name));
    return slugs.make_unique(slug);
  }
  if (!is_slug(options.slug)) return refused(Message::of(messages::kBadSlug, options.slug));
  if (slugs.is_reserved(options.slug))
    return refused(Message::of(messages::kSlugReserved, options.slug));
  if (const std::string taken = slugs.taken_by(options.slug); !taken.empty())
    return refused(Message::of(messages::kSlugHasFile, options.slug, taken));
  return options.slug;
}

void say_what_next(Collection collection, const std::string& slug, const Stub& stub,
                   const Console& console) {
  const auto tell = [&](const Message& message) { say(console.out, console, message); };
  const std::string_view separator = console.language == Language::kChinese ? "、" : ", ";
  if (!stub.taken.empty()) tell(Message::of(messages::kNewToCheck, join(stub.taken, separator)));
  if (!stub.left_out.empty())
    tell(Message::of(messages::kNewMoreKeys, join(stub.left_out, separator)));
  tell({messages::kNewNext, {}});
  switch (collection) {
    case Collection::kOrganisations:
      tell(Message::of(messages::kNewOrganisationNext, slug));
      break;
    case Collection::kThemes:
      tell(Message::of(messages::kNewThemeNext, slug));
      break;
    case Collection::kPages:
      tell(Message::of(messages::kNewPageNext, slug));
      break;
    default:
      break;
  }
}

}  // namespace

int run_new(const NewOptions& options, const Console& console) {
  const std::optional<Collection> collection = find_collection(options.kind);
  if (!collection) return refuse_kind(options.kind, console);
  if (!is_showcase(options.source, console.files))
    return refuse(console, {messages::kNoContentFolder, {}}, Message{messages::kHintInit, {}});
  // Mistakes elsewhere in the showcase do not keep an editor from beginning something new.
  const Showcase showcase = read_showcase(options.source, console.files);
  const bool is_entry =
      *collection == Collection::kBranches || *collection == Collection::kHighlights;
  if (is_entry && showcase.site->reports.empty())
    return refuse(console, {messages::kNewNeedsReport, {}});

  const Slugs slugs(*collection, options.source, showcase.documents, console.files);
  const std::optional<std::string> slug = choose_slug(options, slugs, console);
  if (!slug) return kWrongUse;
  const Stub stub = make_stub(*collection, options.name, *showcase.site);
  const std::string path = join_path(slugs.folder(), *slug);
  const std::string json = join_path(options.source, path + ".json");
  if (!write_file(console, json, stub.json)) return kWrongUse;
  if (!write_file(console, join_path(options.source, path + ".md"), stub.story)) {
    (void)console.files.remove_file(json);  // half a pair would not build
    return kWrongUse;
  }
  for (const std::string_view ending : {".json", ".md"})
    say(console.out, console, Message::of(messages::kWrote, path + std::string(ending)));
  say_what_next(*collection, *slug, stub, console);
  return kDone;
}

}  // namespace zhanting
