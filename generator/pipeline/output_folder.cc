#include "pipeline/output_folder.h"

#include <algorithm>
#include <functional>

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

bool report_place(const std::string& output, Message message, Diagnostics& diagnostics) {
  diagnostics.fault(output, std::move(message));
  return false;
}

/// Finds what is ours, and a file of someone else that is in the way; the first is enough.
class Search {
 public:
  Search(const FileSystem& files, const OutputFolder& folder) : files_(files), folder_(folder) {}

  /// What is hidden, and all below it, may be anybody's.
  std::error_code walk(const std::string& below, bool hidden) {
    std::vector<FolderEntry> entries;
    const std::string path = join_path(folder_.path, below);
    if (const std::error_code error = files_.list(path, entries)) return error;
    for (const FolderEntry& entry : entries) {
      const std::string name = join_path(below, entry.name);
      const bool free = hidden || entry.name.starts_with('.');
      if (entry.kind == FileKind::kFolder && !entry.is_link) {
        if (free && !holds_ours(name)) continue;
        if (const std::error_code error = walk(name, free)) return error;
      } else if (!entry.is_link && folder_.ours.contains(name)) {
        found.push_back(name);
      } else if (!free && foreign.empty()) {
        foreign = name;
      }
    }
    return {};
  }

  std::string foreign;
  std::vector<std::string> found;

 private:
  bool holds_ours(const std::string& name) const {
    const auto inside = folder_.ours.lower_bound(name + "/");
    return inside != folder_.ours.end() && inside->starts_with(name + "/");
  }

  const FileSystem& files_;
  const OutputFolder& folder_;
};

/// One path a line. A checkout may have given the lines another end.
void read_list(std::string_view list, std::set<std::string, std::less<>>& paths) {
  for (std::string_view line : split(list, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) paths.emplace(line);
  }
}

}  // namespace

std::set<std::string, std::less<>> listed_files(const std::string& output,
                                                const FileSystem& files) {
  std::string list;
  std::set<std::string, std::less<>> paths;
  if (!files.read(join_path(files.real_path(output), kFilesList), list)) read_list(list, paths);
  return paths;
}

std::optional<Message> objection_to(const std::string& output, const std::string& source,
                                    const FileSystem& files) {
  const std::string root = files.real_path(source);
  for (const std::string_view own : {"content", "templates", "assets", ".zhanting"}) {
    if (is_inside(output, join_path(root, own))) return Message::of(messages::kOutputInSource, own);
  }
  if (is_inside(root, output)) return Message{messages::kOutputIsSource, {}};
  return std::nullopt;
}

bool inspect_output(const std::string& source, const std::string& output, const FileSystem& files,
                    unsigned jobs, OutputFolder& folder, Diagnostics& diagnostics) {
  folder.path = files.real_path(output);
  if (std::optional<Message> objection = objection_to(folder.path, source, files))
    return report_place(output, *std::move(objection), diagnostics);

  const FileKind kind = files.kind_of(folder.path);
  if (kind == FileKind::kMissing) return true;
  if (kind != FileKind::kFolder)
    return report_place(output, {messages::kOutputNotFolder, {}}, diagnostics);
  folder.exists = true;
  std::string list;
  const std::error_code unread = files.read(join_path(folder.path, kFilesList), list);
  if (unread && unread != std::errc::no_such_file_or_directory)
    return report_place(join_path(output, kFilesList),
                        Message::of(messages::kUnreadable, unread.message()), diagnostics);
  folder.built_before = !unread;
  read_list(list, folder.ours);
  Search search(files, folder);
  if (const std::error_code error = search.walk("", false))
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
