#include "pipeline/write.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.h"
#include "base/paths.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

std::string list_of(const std::set<std::string, std::less<>>& paths) {
  std::string list;
  for (const std::string& path : paths) list += path + "\n";
  return list;
}

class Writer {
 public:
  Writer(std::vector<RenderedOutput>& rendered, const OutputFolder& folder,
         const BuildOptions& options, FileSystem& files, Diagnostics& diagnostics)
      : rendered_(rendered),
        folder_(folder),
        options_(options),
        files_(files),
        diagnostics_(diagnostics) {
    for (const RenderedOutput& each : rendered) wanted_.insert(each.output->path);
  }

  bool run(BuildReport& report) {
    const bool fresh_tree = folder_.on_disk.empty() && !folder_.built_before;
    const bool done = fresh_tree ? write_tree() : update();
    if (done) {
      for (const std::string& path : folder_.ours) {
        if (!wanted_.contains(path)) report.removed.push_back(path);
      }
    }
    return done;
  }

 private:
  bool fail(const std::string& path, const std::error_code& error) {
    diagnostics_.fault(path, Message::of(messages::kUnwritable, error.message()));
    return false;
  }

  /// Makes every folder that files of `indices` need below `root`.
  bool make_folders(const std::string& root, const std::vector<std::size_t>& indices) {
    std::set<std::string> folders;
    for (const std::size_t i : indices) folders.emplace(parent_path(rendered_[i].output->path));
    if (const std::error_code error = files_.make_folders(root)) return fail(root, error);
    for (const std::string& folder : folders) {
      const std::string path = join_path(root, folder);
      if (folder.empty()) continue;
      if (const std::error_code error = files_.make_folders(path)) return fail(path, error);
    }
    return true;
  }

  /// Writes the files of `indices` in parallel; `in_place` overwrites atomically.
  bool write_files(const std::string& root, const std::vector<std::size_t>& indices,
                   bool in_place) {
    std::vector<std::error_code> errors(indices.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(indices.size(), options_.jobs, [&](std::size_t k) {
      const RenderedOutput& each = rendered_[indices[k]];
      const std::string path = join_path(root, each.output->path);
      errors[k] = in_place ? files_.replace(path, each.bytes) : files_.write(path, each.bytes);
      const std::size_t count = ++done;
      if (options_.progress && (count % 256 == 0 || count == indices.size()))
        options_.progress("write", count, indices.size());
    });
    for (std::size_t k = 0; k < errors.size(); ++k) {
      if (errors[k]) return fail(join_path(root, rendered_[indices[k]].output->path), errors[k]);
    }
    return true;
  }

  std::string sibling(std::string_view what) const {
    return join_path(parent_path(folder_.path),
                     fmt::format(".{}.zhanting-{}", file_name(folder_.path), what));
  }

  bool write_tree() {
    std::vector<std::size_t> all(rendered_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    const std::string tree = sibling("new");
    (void)files_.remove_tree(tree);  // of an interrupted build
    if (!make_folders(tree, all) || !write_files(tree, all, false)) {
      (void)files_.remove_tree(tree);
      return false;
    }
    const std::string list = join_path(tree, kFilesList);
    if (const std::error_code error = files_.write(list, list_of(wanted_)))
      return fail(list, error);
    if (!folder_.exists) {
      if (const std::error_code error = files_.rename(tree, folder_.path))
        return fail(folder_.path, error);
      return true;
    }
    if (files_.exchange(tree, folder_.path)) {  // a mount point, or a file system without it
      (void)files_.remove_tree(tree);
      return write_into(all);
    }
    for (const std::string& other : folder_.others) {  // on failure it stays: nothing is lost
      const std::string from = join_path(tree, other);
      const std::string to = join_path(folder_.path, other);
      if (const std::error_code error = files_.make_folders(std::string(parent_path(to))))
        return fail(from, error);
      if (const std::error_code error = files_.rename(from, to)) return fail(from, error);
    }
    (void)files_.remove_tree(tree);
    return true;
  }

  bool remove_drafts() {
    for (const std::string& draft : folder_.drafts) {
      const std::string path = join_path(folder_.path, draft);
      if (const std::error_code error = files_.remove_file(path)) return fail(path, error);
    }
    return true;
  }

  bool write_into(const std::vector<std::size_t>& all) {
    return remove_drafts() && write_list(wanted_) && make_folders(folder_.path, all) &&
           write_files(folder_.path, all, true);
  }

  bool write_list(const std::set<std::string, std::less<>>& paths) {
    const std::string path = join_path(folder_.path, kFilesList);
    if (const std::error_code error = files_.replace(path, list_of(paths)))
      return fail(path, error);
    return true;
  }

  bool update() {
    if (!remove_drafts()) return false;
    std::vector<std::size_t> added, changed;
    for (std::size_t i = 0; i < rendered_.size(); ++i) {
      if (!rendered_[i].reason) continue;
      (folder_.on_disk.contains(rendered_[i].output->path) ? changed : added).push_back(i);
    }
    // While files are being written both the old and the new ones are ours, so that a build that
    // is interrupted leaves nothing that the next one would take for someone else's.
    std::set<std::string, std::less<>> all = folder_.ours;
    all.insert(wanted_.begin(), wanted_.end());
    const bool list_changes = all != folder_.ours;
    if (list_changes && !write_list(all)) return false;
    if (!make_folders(folder_.path, added)) return false;
    if (!write_files(folder_.path, added, true)) return false;
    if (!write_files(folder_.path, changed, true)) return false;
    if (!remove_old()) return false;
    return wanted_ == all || write_list(wanted_);
  }

  bool remove_old() {
    std::set<std::string> folders;
    for (const std::string& path : folder_.ours) {
      if (wanted_.contains(path) || !folder_.on_disk.contains(path)) continue;
      const std::string full = join_path(folder_.path, path);
      if (const std::error_code error = files_.remove_file(full)) return fail(full, error);
      for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up))
        folders.emplace(up);
    }
    // Deepest first; a folder that is not empty stays.
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
      (void)files_.remove_folder(join_path(folder_.path, *folder));
    return true;
  }

  std::vector<RenderedOutput>& rendered_;
  const OutputFolder& folder_;
  const BuildOptions& options_;
  FileSystem& files_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> wanted_;
};

/// Notes what stands on the disk now. A file whose stamp cannot be read is made again next time.
void remember(std::vector<RenderedOutput>& rendered, const OutputFolder& folder,
              const BuildOptions& options, const FileSystem& files, BuildState& state) {
  std::vector<FileStamp> stamps(rendered.size());
  parallel_for(rendered.size(), options.jobs, [&](std::size_t i) {
    const RenderedOutput& each = rendered[i];
    if (each.reason) {
      (void)files.stamp(join_path(folder.path, each.output->path), stamps[i]);
    } else {
      stamps[i] = state.find(each.output->path)->stamp;
    }
  });
  BuildState next;
  next.key = state.key;
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    RenderedOutput& each = rendered[i];
    next.remember(each.output->path,
                  {each.hashes.recipe, each.hashes.data, stamps[i], std::move(each.links)});
  }
  state = std::move(next);
}

}  // namespace

bool write(std::vector<RenderedOutput>& rendered, const OutputFolder& folder,
           const BuildOptions& options, FileSystem& files, BuildState& state, BuildReport& report,
           Diagnostics& diagnostics) {
  if (!Writer(rendered, folder, options, files, diagnostics).run(report)) return false;
  for (const RenderedOutput& each : rendered) {
    if (each.reason) {
      report.made.push_back({each.output->path, *each.reason});
    } else {
      ++report.reused;
    }
    if (!each.output->template_name.empty()) ++report.pages;
  }
  remember(rendered, folder, options, files, state);
  return true;
}

}  // namespace zhanting
