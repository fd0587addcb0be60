#include "pipeline/output_folder.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/text.h"
#include "load/messages.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

bool is_inside(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder + "/");
}

/// A draft that an interrupted build left: FileSystem::replace names them so.
bool is_our_draft(std::string_view name) {
  return name.starts_with(".zhanting-") && name.ends_with(".tmp");
}

bool report_place(const std::string& output, Message message, Diagnostics& diagnostics) {
  diagnostics.fault(output, std::move(message));
  return false;
}

/// Files below `folder` that are not ours, dot-files apart; the first is enough.
class Search {
 public:
  Search(const FileSystem& files, OutputFolder& folder) : files_(files), folder_(folder) {}

  std::error_code walk(const std::string& below) {
    std::vector<FolderEntry> entries;
    const std::string path = join_path(folder_.path, below);
    if (const std::error_code error = files_.list(path, entries)) return error;
    for (const FolderEntry& entry : entries) {
      const std::string name = join_path(below, entry.name);
      if (entry.name.starts_with('.') && !is_ours(name)) {  // .well-known/ may be ours and not
        if (is_our_draft(entry.name)) {
          folder_.drafts.push_back(name);
        } else if (name != kFilesList) {
          folder_.others.push_back(name);
        }
      } else if (entry.kind == FileKind::kFolder && !entry.is_link) {
        if (const std::error_code error = walk(name)) return error;
      } else if (entry.is_link || !folder_.ours.contains(name)) {
        if (is_hidden(name)) {
          folder_.others.push_back(name);
        } else if (foreign.empty()) {
          foreign = name;
        }
      } else {
        found.push_back(name);
      }
    }
    return {};
  }

  std::string foreign;
  std::vector<std::string> found;

 private:
  /// A file that we wrote, or a folder with one.
  bool is_ours(const std::string& name) const {
    const auto below = folder_.ours.lower_bound(name + "/");
    return folder_.ours.contains(name) ||
           (below != folder_.ours.end() && below->starts_with(name + "/"));
  }
  static bool is_hidden(const std::string& name) {
    return name.starts_with('.') || name.find("/.") != std::string::npos;
  }

  const FileSystem& files_;
  OutputFolder& folder_;
};

}  // namespace

std::vector<std::string> listed_files(const std::string& output, const FileSystem& files) {
  std::string list;
  if (files.read(join_path(files.real_path(output), kFilesList), list)) return {};
  std::vector<std::string> paths;
  for (const std::string_view path : split(list, '\n')) {
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

bool inspect_output(const std::string& source, const std::string& output, const FileSystem& files,
                    unsigned jobs, OutputFolder& folder, Diagnostics& diagnostics) {
  folder.path = files.real_path(output);
  const std::string root = files.real_path(source);
  for (const std::string_view own : {"content", "templates", "assets", ".zhanting"}) {
    if (is_inside(folder.path, join_path(root, own)))
      return report_place(output, Message::of(messages::kOutputInSource, own), diagnostics);
  }
  if (is_inside(root, folder.path))
    return report_place(output, {messages::kOutputIsSource, {}}, diagnostics);

  const FileKind kind = files.kind_of(folder.path);
  if (kind == FileKind::kMissing) return true;
  if (kind != FileKind::kFolder)
    return report_place(output, {messages::kOutputNotFolder, {}}, diagnostics);
  folder.exists = true;
  std::string list;
  if (!files.read(join_path(folder.path, kFilesList), list)) {
    folder.built_before = true;
    for (const std::string_view name : split(list, '\n')) {
      if (!name.empty()) folder.ours.emplace(name);
    }
  }
  Search search(files, folder);
  if (const std::error_code error = search.walk(""))
    return report_place(output, Message::of(messages::kUnreadable, error.message()), diagnostics);
  if (!search.foreign.empty())
    return report_place(
        output,
        Message::of(folder.built_before ? messages::kForeignFile : messages::kForeignFolder,
                    search.foreign),
        diagnostics);

  std::vector<FileStamp> stamps(search.found.size());
  std::vector<char> good(search.found.size());
  parallel_for(search.found.size(), jobs, [&](std::size_t i) {
    good[i] = !files.stamp(join_path(folder.path, search.found[i]), stamps[i]);
  });
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    if (good[i]) folder.on_disk.emplace(search.found[i], stamps[i]);
  }
  return true;
}

}  // namespace zhanting
