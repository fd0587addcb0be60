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

int refuse_kind(const std::string& kind, const Kinds& known, const Console& console) {
  std::vector<std::string> kinds;
  for (const Kind& each : known.all()) kinds.push_back(each.name);
  return refuse(console, Message::of(messages::kUnknownKind, kind, join(kinds, ", ")),
                did_you_mean(closest(kind, kinds)));
}

/// Which slugs are free, and what takes those that are not.
class Slugs {
 public:
  Slugs(const Kind& kind, const std::string& source, const Documents& documents,
        const FileSystem& files)
      : kind_(kind), source_(source), documents_(documents), files_(files) {}

  /// The path that takes `slug`, or "".
  std::string taken_by(const std::string& slug) const {
    for (const RecordFiles& record : documents_.records) {
      if (record.slug == slug && shares_slugs(*record.kind))
        return record.json ? record.json->path : record.markdown->path;
    }
    const std::string path = folder() + "/" + slug;
    for (const std::string& name : {path, path + ".json", path + ".md"}) {
      if (files_.kind_of(join_path(source_, name)) != FileKind::kMissing) return name;
    }
    return {};
  }

  bool is_reserved(const std::string& slug) const {
    if (!kind_.at_top) return false;
    const std::vector<std::string_view> reserved = reserved_slugs(*documents_.kinds);
    return std::find(reserved.begin(), reserved.end(), slug) != reserved.end();
  }

  /// `slug`, or with “-2”, “-3”, … behind it where it is taken.
  std::string make_unique(const std::string& slug) const {
    std::string candidate = slug;
    for (int n = 2; is_reserved(candidate) || !taken_by(candidate).empty(); ++n)
      candidate = slug + "-" + std::to_string(n);
    return candidate;
  }

  std::string folder() const { return join_path("content", kind_.folder); }

 private:
  bool shares_slugs(const Kind& other) const {
    return &kind_ == &other || (kind_.shares_slugs && other.shares_slugs);
  }

  const Kind& kind_;
  const std::string& source_;
  const Documents& documents_;
  const FileSystem& files_;
};

/// The slug to use, or nullopt after saying why there is none.
std::optional<std::string> choose_slug(const NewOptions& options, const Slugs& slugs,
                                       const Console& console) {
  const auto refused = [&](const Message& message, const std::optional<Message>& hint =
                                                       std::nullopt) -> std::optional<std::string> {
    refuse(console, message, hint);
    return std::nullopt;
  };
  if (options.slug.empty()) {
    if (options.name.empty()) return refused({messages::kNewNeedsName, {}});
    const std::string slug = slug_from(options.name);
    if (slug.empty()) return refused(Message::of(messages::kNoSlugInName, options.name));
    return slugs.make_unique(slug);
  }
  if (!is_slug(options.slug))
    return refused(Message::of(messages::kBadSlug, options.slug),
                   did_you_mean(slug_meant(options.slug)));
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
    case Collection::kPlaces:
      tell({messages::kNewPlaceNext, {}});
      break;
    case Collection::kWalks:
      tell({messages::kNewWalkNext, {}});
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
  if (!is_showcase(options.source, console.files))
    return refuse(console, {messages::kNoContentFolder, {}}, Message{messages::kHintInit, {}});
  // Mistakes elsewhere in the showcase do not keep an editor from beginning something new.
  const Showcase showcase = read_showcase(options.source, console.files);
  const Kind* kind = showcase.documents.kinds->find_name(options.kind);
  if (!kind) return refuse_kind(options.kind, *showcase.documents.kinds, console);
  if (kind->entry && kind->entry->needs_report() && showcase.site->reports.empty())
    return refuse(console, {messages::kNewNeedsReport, {}});

  const Slugs slugs(*kind, options.source, showcase.documents, console.files);
  const std::optional<std::string> slug = choose_slug(options, slugs, console);
  if (!slug) return kWrongUse;
  const Stub stub = make_stub(*kind, options.name, *showcase.site);
  const std::string path = join_path(slugs.folder(), *slug);
  const std::string json = join_path(options.source, path + ".json");
  if (!write_file(console, json, stub.json)) return kWrongUse;
  if (!write_file(console, join_path(options.source, path + ".md"), stub.story)) {
    (void)console.files.remove_file(json);  // half a pair would not build
    return kWrongUse;
  }
  for (const std::string_view ending : {".json", ".md"})
    say(console.out, console, Message::of(messages::kWrote, path + std::string(ending)));
  say_what_next(kind->collection, *slug, stub, console);
  return kDone;
}

}  // namespace zhanting
