#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/build.h"
#include "pipeline/output_folder.h"

namespace zhanting {

/// Brings files into the output folder and removes what is ours and no longer wanted, in two parts.
///
/// First every file is written below OUTPUT/.zhanting-new as it is made: so in the folder's own
/// file system, with its rights. What can go wrong (no room, mostly) goes wrong here, and is taken
/// back. Then, on commit(), all is moved to its place: new files (whole folders where there was
/// none), changed ones, and then what is no longer wanted is removed: at any moment every file is
/// whole, and pages that will stay link to files that are there. Without commit() the folder is
/// left as it was found.
///
/// While this goes on the list of our files names the old and the new ones, so whatever a killed
/// build leaves is known as ours, and nothing else ever is.
class Exchange {
 public:
  using Paths = std::set<std::string, std::less<>>;

  /// `wanted` are the site paths of the whole site.
  Exchange(Paths wanted, const OutputFolder& folder, const BuildOptions& options, FileSystem& disk);
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;
  ~Exchange();

  /// Takes one of the wanted files; after a fault it does nothing. One that stands there with these
  /// bytes is left as it is. Thread-safe.
  void put(const std::string& path, std::string_view bytes);

  /// True when all is in its place. Else what went wrong is reported, or the build was stopped;
  /// with moved() 0 the folder is as it was.
  bool commit(Diagnostics& diagnostics);
  std::size_t moved() const { return moved_; }  // files brought to their places or removed
  /// After commit(): of the file that was put at `path`, of these bytes in their place and of no
  /// others.
  FileStamp stamp_of(const std::string& path) const;

 private:
  using NewFiles = std::map<std::string, FileStamp, std::less<>>;

  void fail(const std::string& path, Message message);
  bool good(const std::error_code& error, const std::string& path);
  void fail_for_room();
  std::string place_of(std::string_view path) const;
  std::string stage_of(std::string_view path) const;
  bool is_stopped() const;
  bool stands(const std::string& path, std::string_view bytes) const;
  bool begin();
  bool claim_room(std::size_t bytes);
  bool make_stage_folder(std::string_view folder);
  std::error_code write_list(const Paths& paths);
  void take_back();
  void clear_stage(const Paths& ours, const std::string& below = {});
  bool bring();
  bool move_new();
  bool move_each(const std::map<std::string, std::size_t>& sizes);
  bool move_changed();
  void note_stamps();
  bool remove(const Paths& paths);

  const Paths wanted_;
  const OutputFolder& folder_;
  const BuildOptions& options_;
  FileSystem& disk_;
  Paths all_;    // the old and the new
  Paths stale_;  // ours, there, and no longer wanted

  std::mutex mutex_;  // of what put() shares
  std::once_flag begun_once_;
  bool begun_ = false;
  std::atomic<bool> failed_ = false;
  std::set<std::string, std::less<>> stage_folders_;
  std::uint64_t room_ = 0;  // bytes
  std::atomic<std::uint64_t> claimed_ = 0;
  Diagnostics faults_;
  NewFiles files_;
  std::vector<std::string> moved_singly_;  // not with a whole folder

  std::size_t moved_ = 0;
};

}  // namespace zhanting
