#include "pipeline/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "base/paths.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

using Paths = std::set<std::string, std::less<>>;

bool holds_below(const Paths& paths, std::string_view folder) {
  const std::string inside = std::string(folder) + "/";
  const auto found = paths.lower_bound(inside);
  return found != paths.end() && found->starts_with(inside);
}

bool holds_above(const Paths& paths, std::string_view path) {
  for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up)) {
    if (paths.contains(up)) return true;
  }
  return false;
}

class Exchange {
 public:
  Exchange(std::vector<NewFile>& files, const Paths& wanted, const OutputFolder& folder,
           const BuildOptions& options, FileSystem& disk, Diagnostics& diagnostics)
      : files_(files),
        wanted_(wanted),
        folder_(folder),
        options_(options),
        disk_(disk),
        diagnostics_(diagnostics),
        all_(folder.ours) {
    all_.insert(wanted.begin(), wanted.end());
    for (NewFile& file : files)
      (folder.on_disk.contains(file.path) ? changed_ : new_).push_back(&file);
    for (const auto& [path, stamp] : folder.on_disk) {
      if (!wanted.contains(path)) stale_.insert(path);
    }
  }

  Exchanged run() {
    if (files_.empty() && stale_.empty() && wanted_ == folder_.ours) return {true, 0};
    Exchanged result;
    if (!is_free()) return result;
    if (!begin() || !stage()) {
      take_back();
      return result;
    }
    result.done = bring(result.moved);
    return result;
  }

 private:
  bool fail(const std::string& path, const std::error_code& error) {
    diagnostics_.fault(path, Message::of(messages::kUnwritable, error.message()));
    return false;
  }
  bool good(const std::error_code& error, const std::string& path) {
    return !error || fail(path, error);
  }

  std::string place_of(std::string_view path) const { return join_path(folder_.path, path); }
  std::string stage_of(std::string_view path) const { return join_path(place_of(kStage), path); }

  // The first part.

  /// Nothing of somebody else's is in the way; hidden files may be anybody's.
  bool is_free() {
    clear_stage(folder_.ours);
    if (disk_.kind_of(place_of(kStage)) != FileKind::kMissing) return report_foreign(kStage);
    for (const NewFile* file : new_) {
      if (disk_.kind_of(place_of(file->path)) == FileKind::kFile) return report_foreign(file->path);
    }
    return true;
  }

  /// Says whose the files below the stage will be.
  bool begin() {
    return good(disk_.make_folders(folder_.path), folder_.path) && has_room() &&
           good(all_ == folder_.ours ? std::error_code() : write_list(all_), place_of(kFilesList));
  }

  bool report_foreign(std::string_view path) {
    diagnostics_.fault(folder_.path, Message::of(messages::kForeignFile, path));
    return false;
  }

  bool has_room() {
    constexpr std::uint64_t kBlock = 4096;
    std::uint64_t needed = 0;
    for (const NewFile& file : files_) needed += (file.bytes.size() / kBlock + 1) * kBlock;
    const std::uint64_t room = disk_.room(folder_.path);
    if (room == FileSystem::kUnknownRoom || needed <= room) return true;
    const auto megabytes = [](std::uint64_t bytes) {
      return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
    };
    diagnostics_.fault(folder_.path,
                       Message::of(messages::kNoRoom, megabytes(needed), megabytes(room)));
    return false;
  }

  std::error_code write_list(const Paths& paths) {
    std::string list;
    for (const std::string& path : paths) list += path + "\n";
    const std::string draft = stage_of(kFilesList);
    if (const std::error_code error = disk_.make_folders(place_of(kStage))) return error;
    if (const std::error_code error = disk_.write(draft, list)) return error;
    return disk_.rename(draft, place_of(kFilesList));
  }

  bool stage() {
    std::set<std::string> folders;
    for (const NewFile& file : files_) folders.insert(stage_of(parent_path(file.path)));
    for (const std::string& folder : folders) {
      if (!good(disk_.make_folders(folder), folder)) return false;
    }
    std::vector<std::error_code> errors(files_.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(files_.size(), options_.jobs, [&](std::size_t i) {
      if (is_stopped()) return;
      const std::string path = stage_of(files_[i].path);
      errors[i] = disk_.write(path, files_[i].bytes);
      if (!errors[i]) errors[i] = disk_.stamp(path, files_[i].stamp);
      const std::size_t count = ++done;
      if (options_.progress && (count % 256 == 0 || count == files_.size()))
        options_.progress("write", count, files_.size());
    });
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (!good(errors[i], place_of(files_[i].path))) return false;
    }
    return !is_stopped();
  }

  bool is_stopped() const { return options_.stopped && options_.stopped(); }

  /// Leaves the folder as it was found. What fails here leaves files that the list calls ours.
  void take_back() {
    clear_stage(all_);
    if (folder_.built_before) {
      if (all_ != folder_.ours) (void)write_list(folder_.ours);
      clear_stage(all_);
    } else {
      (void)disk_.remove_file(place_of(kFilesList));
    }
    if (!folder_.exists) (void)disk_.remove_folder(folder_.path);
  }

  /// Takes the stage down but for files that `ours` does not name.
  void clear_stage(const Paths& ours, const std::string& below = {}) {
    std::vector<FolderEntry> entries;
    if (disk_.list(stage_of(below), entries)) return;
    for (const FolderEntry& entry : entries) {
      const std::string path = join_path(below, entry.name);
      if (entry.kind == FileKind::kFolder && !entry.is_link) {
        clear_stage(ours, path);
      } else if (path == kFilesList || ours.contains(path)) {
        (void)disk_.remove_file(stage_of(path));
      }
    }
    (void)disk_.remove_folder(stage_of(below));
  }

  // The second part.

  bool bring(std::size_t& moved) {
    Paths in_the_way;
    for (const std::string& path : stale_) {
      if (holds_below(wanted_, path) || holds_above(wanted_, path)) in_the_way.insert(path);
    }
    Paths others;
    std::set_difference(stale_.begin(), stale_.end(), in_the_way.begin(), in_the_way.end(),
                        std::inserter(others, others.end()));
    if (!remove(in_the_way, moved) || !move_new(moved) || !move_changed(moved)) return false;
    note_stamps();
    if (!remove(others, moved)) return false;
    if (wanted_ != all_ && !good(write_list(wanted_), place_of(kFilesList))) return false;
    clear_stage(all_);
    return true;
  }

  /// Where the output folder has no such folder yet, a whole one goes to its place at once.
  bool move_new(std::size_t& moved) {
    std::map<std::string, std::size_t> whole, single;
    std::map<std::string, bool, std::less<>> exists;
    const auto is_there = [&](std::string_view folder) {
      const auto [known, is_new] = exists.try_emplace(std::string(folder));
      if (is_new) known->second = disk_.kind_of(place_of(folder)) == FileKind::kFolder;
      return known->second;
    };
    for (const NewFile* file : new_) {
      std::string missing;
      for (std::string_view up = parent_path(file->path); !up.empty() && !is_there(up);
           up = parent_path(up))
        missing = up;
      ++(missing.empty() ? single[file->path] : whole[missing]);
    }
    return move_each(whole, moved) && move_each(single, moved);
  }

  bool move_each(const std::map<std::string, std::size_t>& sizes, std::size_t& moved) {
    for (const auto& [path, files] : sizes) {
      const std::string place = place_of(path);
      (void)disk_.remove_folder(place);  // an empty one of somebody's in the place of a file
      if (!good(disk_.rename(stage_of(path), place), place)) return false;
      moved += files;
    }
    return true;
  }

  bool move_changed(std::size_t& moved) {
    std::vector<std::error_code> errors(changed_.size());
    parallel_for(changed_.size(), options_.jobs, [&](std::size_t i) {
      errors[i] = disk_.rename(stage_of(changed_[i]->path), place_of(changed_[i]->path));
    });
    moved += static_cast<std::size_t>(
        std::count_if(errors.begin(), errors.end(), [](const auto& error) { return !error; }));
    for (std::size_t i = 0; i < errors.size(); ++i) {
      if (!good(errors[i], place_of(changed_[i]->path))) return false;
    }
    return true;
  }

  /// A move sets a file's time of change. Whoever puts another file in its place meanwhile is found
  /// out by the rest of the stamp: the next build makes it again.
  void note_stamps() {
    parallel_for(files_.size(), options_.jobs, [&](std::size_t i) {
      FileStamp now;
      FileStamp& stamp = files_[i].stamp;
      const bool ours = !disk_.stamp(place_of(files_[i].path), now) && now.inode == stamp.inode &&
                        now.size == stamp.size && now.modified_ns == stamp.modified_ns;
      stamp = ours ? now : FileStamp{};
    });
  }

  /// Pages before what they show; then the folders that this leaves empty, the deepest first.
  bool remove(const Paths& paths, std::size_t& moved) {
    std::vector<std::string> order(paths.begin(), paths.end());
    std::stable_partition(order.begin(), order.end(),
                          [](const std::string& path) { return path.ends_with(".html"); });
    Paths folders;
    for (const std::string& path : order) {
      const std::string place = place_of(path);
      if (!good(disk_.remove_file(place), place)) return false;
      ++moved;
      for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up))
        folders.emplace(up);
    }
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
      (void)disk_.remove_folder(place_of(*folder));
    return true;
  }

  std::vector<NewFile>& files_;
  const Paths& wanted_;
  const OutputFolder& folder_;
  const BuildOptions& options_;
  FileSystem& disk_;
  Diagnostics& diagnostics_;
  Paths all_;  // the old and the new
  std::vector<NewFile*> new_, changed_;
  Paths stale_;
};

}  // namespace

Exchanged exchange(std::vector<NewFile>& files, const std::set<std::string, std::less<>>& wanted,
                   const OutputFolder& folder, const BuildOptions& options, FileSystem& disk,
                   Diagnostics& diagnostics) {
  return Exchange(files, wanted, folder, options, disk, diagnostics).run();
}

}  // namespace zhanting
