#include "load/documents.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "base/name_key.h"
#include "base/parallel.h"
#include "base/paths.h"
#include "base/text.h"
#include "data/messages.h"
#include "diag/conflict.h"
#include "diag/source_text.h"
#include "load/messages.h"
#include "load/settings.h"

namespace zhanting {

namespace {

constexpr std::size_t kLargestText = 4U << 20;
constexpr std::size_t kLargestThemeFile = 64U << 20;

/// Whose names these are: what may be skipped differs.
enum class Names {
  kRecords,  // “_” begins the name of what is not to be published yet
  kMedia,    // cameras write _DSC0123.JPG
  kTheme,    // partial templates may begin with “_” too
  kRoot,     // assets/root/: for web servers, dot-files and all
};

/// README.md and its translations, such as README.en.md.
bool is_readme(std::string_view name) {
  return name.starts_with("README.") && name.ends_with(".md");
}

/// showcase.md: names that are nobody's content.
bool is_ignored(std::string_view name, Names names) {
  if (name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini") return true;
  if (names == Names::kRoot) return name.starts_with(".zhanting-");  // a built site was put there
  return is_readme(name) || name.starts_with('.') || is_backup_name(name) ||
         (names == Names::kRecords && name.starts_with('_'));
}

/// Reads the bytes of a file unless there are more than `limit`, which its size tells first;
/// `stamp` is what it was before it was read.
bool read_at_most(std::size_t limit, const std::string& source, const FileSystem& files,
                  const std::string& path, std::string& bytes, FileStamp& stamp,
                  Diagnostics& diagnostics) {
  const std::string at = join_path(source, path);
  if (const std::error_code error = files.read_stamped(at, limit, bytes, stamp)) {
    diagnostics.fault(path, Message::of(messages::kUnreadable, error.message()));
    return false;
  }
  const std::uint64_t size = std::max<std::uint64_t>(stamp.size, bytes.size());
  if (size <= limit) return true;
  diagnostics.error_in(
      path, Message::of(messages::kFileTooLarge, std::to_string(size), std::to_string(limit)));
  return false;
}

/// Reads the bytes of `file.path`.
void read_text(const std::string& source, const FileSystem& files, TextFile& file,
               Diagnostics& diagnostics) {
  if (!read_at_most(kLargestText, source, files, file.path, file.bytes, file.stamp, diagnostics))
    return;
  if (!check_utf8(&file.path, file.bytes, diagnostics)) return;
  file.text = without_bom(file.bytes);
  if (!check_conflicts(&file.path, file.text, diagnostics)) return;
  file.hash = hash_of(file.text);
  file.good = true;
}

/// Names that become one file where the showcase is unpacked on another computer.
class Twins {
 public:
  explicit Twins(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void see(const std::string& path) {
    const auto [first, is_new] = seen_.try_emplace(name_key(path), path);
    if (is_new) return;
    diagnostics_.error_in(path, Message::of(messages::kNameTwin, first->second),
                          Message{messages::kHintRenameOne, {}});
  }

 private:
  Diagnostics& diagnostics_;
  std::map<std::string, std::string> seen_;
};

bool is_inside(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder + "/");
}

/// Walks the source folder and notes what is where; nothing is read yet.
class Walk {
 public:
  /// Folders go to `folders` with their stamps before they are listed, text files to `texts`.
  Walk(const std::string& source, const FileSystem& files, Documents& documents,
       std::vector<Sighting>& folders, std::vector<std::shared_ptr<TextFile>>& texts,
       Diagnostics& diagnostics)
      : source_(source),
        real_source_(files.real_path(source)),
        files_(files),
        documents_(documents),
        folders_(folders),
        texts_(texts),
        diagnostics_(diagnostics),
        twins_(diagnostics) {}

  void content() {
    const std::string root = "content";
    documents_.media = media_;
    read_site_json(join_path(root, "site.json"));
    if (files_.kind_of(at(root)) != FileKind::kFolder) {
      diagnostics_.error_in("content/site.json", {messages::kNoContentFolder, {}},
                            Message{messages::kHintInit, {}});
      return;
    }
    bool has_site_json = false;
    for (const FolderEntry& entry : list(root, Names::kRecords)) {
      const std::string path = join_path(root, entry.name);
      const Kind* kind = documents_.kinds->find_folder(entry.name);
      if (entry.name == "site.json") {
        has_site_json = true;
        (void)is_file(path, entry);
      } else if (entry.name == "photos") {
        if (is_folder(path, entry)) media_folder(path);
      } else if (kind) {
        if (is_folder(path, entry)) record_folder(path, *kind);
      } else if (documents_.kinds->are_complete() || entry.kind != FileKind::kFolder) {
        report_unknown(path, entry);
      }
    }
    if (!has_site_json && !diagnostics_.has_faults()) {
      static const std::string path = "content/site.json";
      diagnostics_.error({&path, 1, 1, 1}, {messages::kNoSiteJson, {}},
                         Message{messages::kHintInit, {}});
    }
  }

  /// Of a page, or of a card that is drawn.
  static bool is_template(std::string_view name) {
    return name.ends_with(".html") || name.ends_with(".svg");
  }

  /// Files of templates/ or assets/, `name` relative to it.
  void theme(const std::string& folder, const std::string& below, std::vector<ThemeFile>& out,
             bool only_templates) {
    const std::string path = join_path(folder, below);
    if (files_.kind_of(at(path)) != FileKind::kFolder) return folders_.push_back({path, {}});
    const bool root = folder == "assets" && (below == "root" || below.starts_with("root/"));
    for (const FolderEntry& entry : list(path, root ? Names::kRoot : Names::kTheme)) {
      const std::string name = join_path(below, entry.name);
      if (entry.kind == FileKind::kFolder) {
        theme(folder, name, out, only_templates);
      } else if (entry.kind == FileKind::kFile && (!only_templates || is_template(entry.name))) {
        ThemeFile file{name, join_path(folder, name), {}};
        twins_.see(file.path);
        if (read_at_most(kLargestThemeFile, source_, files_, file.path, file.bytes, file.stamp,
                         diagnostics_))
          out.push_back(std::move(file));
      } else if (entry.kind == FileKind::kOther) {
        diagnostics_.error_in(join_path(folder, name), {messages::kNotAFile, {}});
      }
    }
  }

 private:
  std::string at(const std::string& path) const { return join_path(source_, path); }

  std::vector<FolderEntry> list(const std::string& path, Names names) {
    Sighting& folder = folders_.emplace_back(path, FileStamp{});
    (void)files_.stamp(at(path), folder.stamp);
    std::vector<FolderEntry> entries;
    if (const std::error_code error = files_.list(at(path), entries))
      diagnostics_.fault(path, Message::of(messages::kUnreadable, error.message()));
    std::erase_if(entries, [&](const FolderEntry& entry) {
      return is_ignored(entry.name, names) || !may_follow(path, entry);
    });
    return entries;
  }

  /// False, and reported, for a symbolic link that leads nowhere, out of the source folder, to a
  /// folder around it, or that was followed before (two links lead to its own folder). So a walk
  /// ends, and takes no longer than what is there. A link is reported once.
  bool may_follow(const std::string& folder, const FolderEntry& entry) {
    if (!entry.is_link) return true;
    const std::string path = join_path(folder, entry.name);
    const std::string real = files_.real_path(at(path));
    if (entry.kind == FileKind::kMissing) return refuse(path, messages::kDanglingLink);
    if (!is_inside(real, real_source_)) return refuse(path, messages::kLinkOutside);
    if (entry.kind != FileKind::kFolder) return true;
    const auto [link, is_new] =
        links_.emplace(join_path(files_.real_path(at(folder)), entry.name), true);
    if (!link->second) return false;
    link->second = is_new && !leads_around(real, folder);
    if (link->second) return true;
    return refuse(path, is_new ? messages::kLinkLoop : messages::kLinkAgain);
  }

  bool refuse(const std::string& path, const MessageRow& why) {
    diagnostics_.error_in(path, {why, {}});
    return false;
  }

  /// `real` is one of the folders that the walk is in.
  bool leads_around(const std::string& real, const std::string& folder) const {
    for (std::string_view up = folder; !up.empty(); up = parent_path(up)) {
      if (is_inside(files_.real_path(at(std::string(up))), real)) return true;
    }
    return false;
  }

  TextFilePointer add_text(const std::string& path) {
    auto file = std::make_shared<TextFile>();
    file->path = path;
    return texts_.emplace_back(std::move(file));
  }

  /// Before all else: it says which folders there are.
  void read_site_json(const std::string& path) {
    if (files_.kind_of(at(path)) == FileKind::kFile) {
      const auto file = std::make_shared<TextFile>();
      file->path = path;
      read_text(source_, files_, *file, diagnostics_);
      documents_.site_json = file;
    }
    ReadSettings read = read_settings(documents_.site_json, diagnostics_);
    documents_.settings = std::move(read.settings);
    // Records that were read point into the kinds they were read by.
    if (!documents_.kinds || documents_.kinds->hash() != read.kinds->hash())
      documents_.kinds = std::move(read.kinds);
  }

  bool is_file(const std::string& path, const FolderEntry& entry) {
    if (entry.kind == FileKind::kFile) return true;
    const bool folder = entry.kind == FileKind::kFolder;
    diagnostics_.error_in(path, {folder ? messages::kNoFolderHere : messages::kNotAFile, {}});
    return false;
  }

  bool is_folder(const std::string& path, const FolderEntry& entry) {
    if (entry.kind == FileKind::kFolder) return true;
    const bool file = entry.kind == FileKind::kFile;
    diagnostics_.error_in(path, {file ? messages::kNoFileHere : messages::kNotAFile, {}});
    return false;
  }

  static bool is_record_name(std::string_view name) {
    return extension(name) == ".json" || extension(name) == ".md";
  }

  void report_unknown(const std::string& path, const FolderEntry& entry) {
    std::vector<std::string_view> known;
    for (const Kind& kind : documents_.kinds->all()) known.push_back(kind.folder);
    known.insert(known.end(), {"photos", "site.json"});
    static const Kinds standing({}, Language::kChinese, true);
    const Kind* const usual = standing.find_folder(entry.name);
    std::optional<Message> hint = did_you_mean(closest(entry.name, known));
    if (usual && documents_.kinds->find_folder(usual->name)) {
      hint = Message::of(messages::kHintKindInPlace, usual->name);
    } else if (!hint) {
      const std::vector<std::string> names(known.begin(), known.end());
      hint = Message::of(messages::kHintKnown, join(names, ", "));
    }
    const bool folder = entry.kind == FileKind::kFolder;
    diagnostics_.error_in(
        path, Message::of(folder ? messages::kUnknownFolder : messages::kUnknownFile, entry.name),
        std::move(hint));
  }

  void media_folder(const std::string& path) {
    for (const FolderEntry& entry : list(path, Names::kMedia)) {
      const std::string name = join_path(path, entry.name);
      if (entry.kind == FileKind::kFolder) {
        media_folder(name);
      } else if (is_file(name, entry)) {
        twins_.see(name);
        MediaFile file{name, {}};
        if (const std::error_code error = files_.stamp(at(name), file.stamp)) {
          diagnostics_.fault(name, Message::of(messages::kUnreadable, error.message()));
        } else {
          media_->emplace(name, std::move(file));
        }
      }
    }
  }

  void record_folder(const std::string& path, const Kind& kind) {
    const std::vector<FolderEntry> entries = list(path, Names::kRecords);
    std::map<std::string, RecordFiles> records;
    std::set<std::string> bad_slugs;
    for (const FolderEntry& entry : entries) {
      const std::string file = join_path(path, entry.name);
      if (entry.kind == FileKind::kFolder && !is_record_name(entry.name)) continue;
      if (!is_file(file, entry)) continue;
      if (!is_record_name(entry.name)) {
        report_unknown_ending(file, entry.name);
        continue;
      }
      const std::string slug(file_stem(entry.name));
      if (!is_slug(slug)) {
        if (bad_slugs.insert(slug).second)  // once for the pair
          diagnostics_.error_in(file, Message::of(messages::kBadSlug, slug),
                                did_you_mean(nearest_slug(slug)));
        continue;
      }
      RecordFiles& record = records[slug];
      record = {&kind, slug, record.json, record.markdown, join_path(path, slug)};
      (extension(entry.name) == ".json" ? record.json : record.markdown) = add_text(file);
    }
    for (const FolderEntry& entry : entries) {
      if (entry.kind != FileKind::kFolder || is_record_name(entry.name)) continue;
      if (records.contains(entry.name)) {
        media_folder(join_path(path, entry.name));
      } else {
        record_folder(join_path(path, entry.name), kind);
      }
    }
    for (auto& [slug, record] : records) documents_.records.push_back(std::move(record));
  }

  void report_unknown_ending(const std::string& path, std::string_view name) {
    diagnostics_.error_in(path, Message::of(messages::kUnknownFile, name), way_to_a_record(name));
  }

  /// How what the file holds can become part of the showcase.
  static std::optional<Message> way_to_a_record(std::string_view name) {
    static constexpr std::string_view kEndings[] = {".json", ".md"};
    static constexpr std::string_view kTexts[] = {".txt", ".text", ".markdown", ".mdown"};
    static constexpr std::string_view kOffice[] = {".docx", ".doc",   ".wps",  ".rtf",
                                                   ".odt",  ".pages", ".docm", ".dotx"};
    const std::string stem(file_stem(name));
    const std::string ending = to_lower_ascii(extension(name));
    // Windows hides the last ending: a “x.json” saved in its editor is an x.json.txt.
    if (is_one_of(to_lower_ascii(extension(stem)), kEndings)) return did_you_mean(stem);
    if (is_one_of(ending, kOffice))
      return Message::of(messages::kHintStoryFromOffice, stem + ".md", stem);
    if (is_one_of(ending, kTexts)) return did_you_mean(stem + ".md");
    if (is_one_of(ending, kEndings)) return did_you_mean(stem + ending);
    const std::string nearest = closest(ending, kEndings);
    if (!nearest.empty()) return did_you_mean(stem + nearest);
    return Message{messages::kHintRecordFolder, {}};
  }

  const std::string& source_;
  const std::string real_source_;
  const FileSystem& files_;
  Documents& documents_;
  std::vector<Sighting>& folders_;
  std::vector<std::shared_ptr<TextFile>>& texts_;
  Diagnostics& diagnostics_;
  Twins twins_;
  const std::shared_ptr<MediaFiles> media_ = std::make_shared<MediaFiles>();
  std::map<std::string, bool> links_;  // to folders, by real path: followed (true) or refused
};

/// An asset that people write as text.
bool is_code(std::string_view name) {
  constexpr std::string_view kEndings[] = {".css", ".js", ".mjs", ".svg", ".html", ".json", ".txt"};
  const std::string ending = to_lower_ascii(extension(name));
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

/// The showcase's own files, then the generator's for the names that are not there.
void add_defaults(const std::vector<ThemeFile>& defaults, std::vector<ThemeFile>& files) {
  std::set<std::string_view> own;
  for (const ThemeFile& file : files) own.insert(file.name);
  std::vector<ThemeFile> added;
  for (const ThemeFile& file : defaults) {
    if (!own.contains(file.name)) added.push_back(file);
  }
  files.insert(files.end(), std::make_move_iterator(added.begin()),
               std::make_move_iterator(added.end()));
  std::sort(files.begin(), files.end(),
            [](const ThemeFile& a, const ThemeFile& b) { return a.name < b.name; });
}

void load_content(const std::string& source, const FileSystem& files, unsigned jobs,
                  Documents& documents, Diagnostics& diagnostics) {
  documents.site_json.reset();
  documents.records.clear();
  documents.content_folders.clear();
  std::vector<std::shared_ptr<TextFile>> texts;
  Walk(source, files, documents, documents.content_folders, texts, diagnostics).content();
  std::stable_sort(documents.records.begin(), documents.records.end(),
                   [](const RecordFiles& a, const RecordFiles& b) {
                     return std::tie(a.kind->index, a.slug) < std::tie(b.kind->index, b.slug);
                   });
  std::vector<Diagnostics> found(texts.size());
  parallel_for(texts.size(), jobs,
               [&](std::size_t i) { read_text(source, files, *texts[i], found[i]); });
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
}

void load_theme(const std::string& source, const FileSystem& files, Documents& documents,
                Diagnostics& diagnostics) {
  documents.templates.clear();
  documents.assets.clear();
  documents.theme_folders.clear();
  std::vector<std::shared_ptr<TextFile>> no_texts;
  Walk walk(source, files, documents, documents.theme_folders, no_texts, diagnostics);
  walk.theme("templates", "", documents.templates, true);
  walk.theme("assets", "", documents.assets, false);
  for (ThemeFile& file : documents.templates) {
    file.bytes = without_bom(file.bytes);
    check_conflicts(&file.path, file.bytes, diagnostics);
  }
  for (const ThemeFile& file : documents.assets) {
    if (is_code(file.name)) check_conflicts(&file.path, without_bom(file.bytes), diagnostics);
  }
  add_defaults(built_in_templates(), documents.templates);
  add_defaults(built_in_assets(), documents.assets);
}

/// Something at or below `folder`, or around it, changed.
bool changed_below(const std::string& folder, const LoadMemory& memory) {
  return std::any_of(memory.changed.begin(), memory.changed.end(), [&](const std::string& path) {
    return path.empty() || is_inside(path, folder);
  });
}

/// Where the file at `path` stands among the documents, or null.
TextFilePointer* find_text(const std::string& path, Documents& documents) {
  if (documents.site_json && documents.site_json->path == path) return &documents.site_json;
  for (RecordFiles& record : documents.records) {
    for (TextFilePointer* half : {&record.json, &record.markdown}) {
      if (*half && (*half)->path == path) return half;
    }
  }
  return nullptr;
}

/// False, and nothing done, where site.json has mistakes, or says of other kinds of record.
bool update_settings(const TextFilePointer& site_json, Documents& documents) {
  Diagnostics told;
  ReadSettings read = read_settings(site_json, told);
  if (!told.all().empty() || read.kinds->hash() != documents.kinds->hash()) return false;
  documents.settings = std::move(read.settings);
  return true;
}

/// Reads again the text files that changed. False, and nothing done, when something else did.
bool update_texts(const std::string& source, const FileSystem& files, LoadMemory& memory) {
  if (!memory.content.all().empty() || !memory.theme.all().empty()) return false;
  std::vector<std::pair<TextFilePointer*, TextFilePointer>> fresh;
  for (const std::string& path : memory.changed) {
    TextFilePointer* old = find_text(path, memory.documents);
    if (!old || files.kind_of(join_path(source, path)) != FileKind::kFile) return false;
    auto file = std::make_shared<TextFile>();
    file->path = path;
    Diagnostics told;
    read_text(source, files, *file, told);
    if (!told.all().empty()) return false;
    fresh.emplace_back(old, std::move(file));
  }
  for (const auto& [old, file] : fresh) {
    if (old == &memory.documents.site_json && !update_settings(file, memory.documents))
      return false;
  }
  for (auto& [old, file] : fresh) *old = std::move(file);
  return true;
}

}  // namespace

void Documents::forget_json() {
  for (RecordFiles& record : records) {
    if (!record.json) continue;
    const auto rest = std::make_shared<TextFile>();
    rest->path = record.json->path;
    rest->hash = record.json->hash;
    rest->stamp = record.json->stamp;
    record.json = rest;
  }
}

std::vector<Sighting> Documents::sightings() const {
  std::vector<Sighting> all = content_folders;
  all.insert(all.end(), theme_folders.begin(), theme_folders.end());
  const auto add = [&](const TextFilePointer& file) {
    if (file) all.push_back({file->path, file->stamp});
  };
  add(site_json);
  for (const RecordFiles& record : records) {
    add(record.json);
    add(record.markdown);
  }
  for (const auto& [path, file] : *media) all.push_back({path, file.stamp});
  for (const std::vector<ThemeFile>* list : {&templates, &assets}) {
    for (const ThemeFile& file : *list) {
      if (file.stamp != FileStamp{}) all.push_back({file.path, file.stamp});
    }
  }
  return all;
}

Documents load(const std::string& source, const FileSystem& files, unsigned jobs,
               Diagnostics& diagnostics, LoadMemory* memory) {
  LoadMemory none;
  if (!memory) memory = &none;
  Documents& documents = memory->documents;
  if (memory->empty || !update_texts(source, files, *memory)) {
    if (memory->empty || changed_below("content", *memory)) {
      memory->content = {};
      load_content(source, files, jobs, documents, memory->content);
    }
    if (memory->empty || changed_below("templates", *memory) || changed_below("assets", *memory)) {
      memory->theme = {};
      load_theme(source, files, documents, memory->theme);
    }
  }
  memory->empty = false;
  memory->changed.clear();
  diagnostics.merge(memory->content);
  diagnostics.merge(memory->theme);
  return memory == &none ? std::move(documents) : documents;
}

}  // namespace zhanting
