#include "pipeline/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/parallel.h"
#include "base/paths.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

using Paths = Exchange::Paths;

constexpr std::uint64_t kBlock = 4096;
constexpr std::uint64_t kRest = 16 * kBlock;  // what folders and the list may need of a full disk

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

}  // namespace

Exchange::Exchange(Paths wanted, const OutputFolder& folder, const BuildOptions& options,
                   FileSystem& disk)
    : wanted_(std::move(wanted)),
      folder_(folder),
      options_(options),
      disk_(disk),
      all_(folder.ours) {
  all_.insert(wanted_.begin(), wanted_.end());
  for (const auto& [path, stamp] : folder.on_disk) {
    if (!wanted_.contains(path)) stale_.insert(path);
  }
}

Exchange::~Exchange() {
  if (begun_) take_back();
}

void Exchange::fail(const std::string& path, Message message) {
  const std::scoped_lock lock(mutex_);
  if (!failed_) faults_.fault(path, std::move(message));  // the others are of the same kind
  failed_ = true;
}

bool Exchange::good(const std::error_code& error, const std::string& path) {
  if (!error) return true;
  const bool full = error == std::errc::no_space_on_device && disk_.room(folder_.path) < kRest;
  if (full) {
    fail_for_room();
  } else {
    fail(path, Message::of(messages::kUnwritable, error.message()));
  }
  return false;
}

void Exchange::fail_for_room() {
  const auto megabytes = [](std::uint64_t size) {
    return fmt::format("{:.1f} MB", static_cast<double>(size) / 1e6);
  };
  fail(folder_.path, Message::of(messages::kNoRoom, megabytes(claimed_), megabytes(room_)));
}

std::string Exchange::place_of(std::string_view path) const {
  return join_path(folder_.path, path);
}

std::string Exchange::stage_of(std::string_view path) const {
  return join_path(place_of(kStage), path);
}

bool Exchange::is_stopped() const {
  return options_.stopped && options_.stopped();
}

// The first part.

/// Sees that the stage is free, hidden files may be anybody's, and says whose the files below it
/// will be.
bool Exchange::begin() {
  std::call_once(begun_once_, [&] {
    clear_stage(folder_.ours);
    if (disk_.kind_of(place_of(kStage)) != FileKind::kMissing)
      return fail(folder_.path, Message::of(messages::kForeignFile, kStage));
    begun_ = true;
    if (!good(disk_.make_folders(folder_.path), folder_.path)) return;
    room_ = disk_.room(folder_.path);
    if (all_ != folder_.ours) good(write_list(all_), place_of(kFilesList));
  });
  return !failed_;
}

bool Exchange::claim_room(std::size_t bytes) {
  claimed_ += (bytes / kBlock + 1) * kBlock;
  if (room_ == FileSystem::kUnknownRoom || claimed_ <= room_) return true;
  fail_for_room();
  return false;
}

bool Exchange::make_stage_folder(std::string_view folder) {
  {
    const std::scoped_lock lock(mutex_);
    if (stage_folders_.contains(folder)) return true;
  }
  const std::string path = stage_of(folder);
  if (!good(disk_.make_folders(path), path)) return false;
  const std::scoped_lock lock(mutex_);
  stage_folders_.emplace(folder);
  return true;
}

bool Exchange::stands(const std::string& path, std::string_view bytes) const {
  const auto there = folder_.on_disk.find(path);
  if (there == folder_.on_disk.end() || there->second.size != bytes.size()) return false;
  std::string found;
  return !disk_.read(place_of(path), found) && found == bytes;
}

void Exchange::put(const std::string& path, std::string_view bytes) {
  if (failed_ || is_stopped() || stands(path, bytes) || !begin()) return;
  const bool is_new = folder_.exists && !folder_.on_disk.contains(path);
  if (is_new && disk_.kind_of(place_of(path)) == FileKind::kFile)
    return fail(folder_.path, Message::of(messages::kForeignFile, path));
  if (!claim_room(bytes.size()) || !make_stage_folder(parent_path(path))) return;
  const std::string staged = stage_of(path);
  FileStamp stamp;
  if (!good(disk_.write_stamped(staged, bytes, stamp), place_of(path))) return;
  const std::scoped_lock lock(mutex_);
  files_.emplace(path, stamp);
}

std::error_code Exchange::write_list(const Paths& paths) {
  std::string list;
  for (const std::string& path : paths) list += path + "\n";
  const std::string draft = stage_of(kFilesList);
  if (const std::error_code error = disk_.make_folders(place_of(kStage))) return error;
  if (const std::error_code error = disk_.write(draft, list)) return error;
  if (const std::error_code error = disk_.rename(draft, place_of(kFilesList))) return error;
  return disk_.sync(place_of(kFilesList));  // before a file that only it calls ours
}

/// Leaves the folder as it was found. What fails here leaves files that the list calls ours.
void Exchange::take_back() {
  begun_ = false;
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
void Exchange::clear_stage(const Paths& ours, const std::string& below) {
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

bool Exchange::commit(Diagnostics& diagnostics) {
  bool done = !failed_ && !is_stopped();
  const bool nothing_to_do = files_.empty() && stale_.empty() && wanted_ == folder_.ours;
  if (done && !nothing_to_do) {
    done = begin();
    if (done) {
      begun_ = false;  // from here on nothing is taken back
      done = bring();
    }
  } else if (done) {
    clear_stage(all_);  // a build may have been killed when all but this was done
  }
  if (begun_) take_back();
  diagnostics.merge(std::move(faults_));
  return done;
}

FileStamp Exchange::stamp_of(const std::string& path) const {
  const auto moved = files_.find(path);
  return moved == files_.end() ? folder_.on_disk.at(path) : moved->second;
}

// The second part.

bool Exchange::bring() {
  Paths in_the_way;
  for (const std::string& path : stale_) {
    if (holds_below(wanted_, path) || holds_above(wanted_, path)) in_the_way.insert(path);
  }
  Paths others;
  std::set_difference(stale_.begin(), stale_.end(), in_the_way.begin(), in_the_way.end(),
                      std::inserter(others, others.end()));
  if (!remove(in_the_way) || !move_new() || !move_changed()) return false;
  note_stamps();
  if (!remove(others)) return false;
  if (wanted_ != all_ && !good(write_list(wanted_), place_of(kFilesList))) return false;
  clear_stage(all_);
  return true;
}

/// Where the output folder has no such folder yet, a whole one goes to its place at once.
bool Exchange::move_new() {
  std::map<std::string, std::size_t> whole, single;
  std::map<std::string, bool, std::less<>> exists;
  const auto is_there = [&](std::string_view folder) {
    const auto [known, is_new] = exists.try_emplace(std::string(folder));
    if (is_new) known->second = disk_.kind_of(place_of(folder)) == FileKind::kFolder;
    return known->second;
  };
  for (const auto& [path, stamp] : files_) {
    if (folder_.on_disk.contains(path)) continue;
    std::string missing;
    for (std::string_view up = parent_path(path); !up.empty() && !is_there(up);
         up = parent_path(up))
      missing = up;
    ++(missing.empty() ? single[path] : whole[missing]);
    if (missing.empty()) moved_singly_.push_back(path);
  }
  // A first build has no readers before its home page is there, which all else precedes.
  const auto home = single.extract("index.html");
  if (!move_each(whole) || !move_each(single)) return false;
  return home.empty() || move_each({{home.key(), home.mapped()}});
}

bool Exchange::move_each(const std::map<std::string, std::size_t>& sizes) {
  for (const auto& [path, files] : sizes) {
    const std::string place = place_of(path);
    (void)disk_.remove_folder(place);  // an empty one of somebody's in the place of a file
    if (!good(disk_.rename(stage_of(path), place), place)) return false;
    moved_ += files;
  }
  return true;
}

bool Exchange::move_changed() {
  std::vector<const std::string*> changed;
  for (const auto& [path, stamp] : files_) {
    if (!folder_.on_disk.contains(path)) continue;
    changed.push_back(&path);
    moved_singly_.push_back(path);
  }
  std::vector<std::error_code> errors(changed.size());
  parallel_for(changed.size(), options_.jobs, [&](std::size_t i) {
    errors[i] = disk_.rename(stage_of(*changed[i]), place_of(*changed[i]));
  });
  moved_ += static_cast<std::size_t>(
      std::count_if(errors.begin(), errors.end(), [](const auto& error) { return !error; }));
  for (std::size_t i = 0; i < errors.size(); ++i) {
    if (!good(errors[i], place_of(*changed[i]))) return false;
  }
  return true;
}

/// A move sets the time of change of what is moved itself. Whoever puts another file in its place
/// meanwhile is found out by the rest of the stamp: the next build makes it again.
void Exchange::note_stamps() {
  parallel_for(moved_singly_.size(), options_.jobs, [&](std::size_t i) {
    auto& [path, stamp] = *files_.find(moved_singly_[i]);
    FileStamp now;
    const bool ours = !disk_.stamp(place_of(path), now) && now.inode == stamp.inode &&
                      now.size == stamp.size && now.modified_ns == stamp.modified_ns;
    stamp = ours ? now : FileStamp{};
  });
}

/// Pages before what they show; then the folders that this leaves empty, the deepest first.
bool Exchange::remove(const Paths& paths) {
  std::vector<std::string> order(paths.begin(), paths.end());
  std::stable_partition(order.begin(), order.end(),
                        [](const std::string& path) { return path.ends_with(".html"); });
  Paths folders;
  for (const std::string& path : order) {
    const std::string place = place_of(path);
    if (!good(disk_.remove_file(place), place)) return false;
    ++moved_;
    for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up))
      folders.emplace(up);
  }
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
    (void)disk_.remove_folder(place_of(*folder));
  return true;
}

}  // namespace zhanting
