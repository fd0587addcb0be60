#include "serve/serve.h"

#include <algorithm>

#include "base/paths.h"
#include "pipeline/live_build.h"
#include "serve/http.h"
#include "serve/preview.h"
#include "serve/problems.h"
#include "serve/source_cache.h"

namespace zhanting {

namespace {

/// Long enough for an editor that writes a file and then moves it, too short to be felt.
constexpr std::chrono::milliseconds kQuiet{15};

constexpr std::string_view kOwnFolder = ".zhanting";

/// What a build writes stays in memory: the output folder and the folder of schemas.
std::vector<std::string> memory_roots(const std::string& output, const std::string& source) {
  return {output, join_path(source, kOwnFolder)};
}

/// Brings what `files` has below `folder` to the disk. What cannot be written costs the editors'
/// completion, no more.
void copy_to_disk(const FileSystem& files, const std::string& folder, FileSystem& disk) {
  std::vector<FolderEntry> entries;
  if (files.list(folder, entries) || disk.make_folders(folder)) return;
  for (const FolderEntry& entry : entries) {
    const std::string path = join_path(folder, entry.name);
    if (entry.kind == FileKind::kFolder) {
      copy_to_disk(files, path, disk);
      continue;
    }
    std::string bytes, old;
    if (files.read(path, bytes)) continue;
    if (disk.read(path, old) || old != bytes) (void)disk.replace(path, bytes);
  }
}

/// Schemas name the slugs and organisations of the records: a story or a style changes none.
bool may_change_schemas(const Changes& changes) {
  return changes.everything ||
         std::any_of(changes.paths.begin(), changes.paths.end(), [](const std::string& path) {
           return extension(path) == ".json" || extension(path).empty();
         });
}

}  // namespace

class PreviewServer::Session {
 public:
  Session(const ServeOptions& options, FileSystem& disk)
      : options_(options),
        disk_(disk),
        watch_(options.build.source),
        cache_(disk),
        output_(disk.real_path(options.build.output)),
        files_(make_memory_files(&cache_, memory_roots(output_, options.build.source))),
        live_(*files_),
        site_{*files_, output_, options.language},
        server_(site_, preview_) {}

  bool run(const ServeReports& reports) {
    if (!server_.bind(options_.port, kPortsTried)) return false;
    if (const auto fault = watch_.start()) {
      watches_all_ = false;
      reports.note(*fault);
    }
    build_and_publish({.paths = {}, .everything = true}, reports);
    server_.start();
    reports.ready(server_.port());
    while (true) {
      Changes changes = watch_.wait(kQuiet);
      if (changes.empty()) break;
      if (const auto fault = watch_.take_fault()) {
        watches_all_ = false;
        reports.note(*fault);
      }
      // What is not watched may have changed with what is.
      changes.everything = changes.everything || !watches_all_;
      cache_.forget(changes);
      build_and_publish(changes, reports);
    }
    server_.stop();
    return true;
  }

  void stop() { watch_.stop(); }

 private:
  void build_and_publish(const Changes& changes, const ServeReports& reports) {
    reports.building();
    BuildOptions options = options_.build;
    options.refresh_schemas = may_change_schemas(changes);
    options.first = open_pages();
    options.first_made = [this](const auto& made) { publish_early(made); };
    const BuildResult result = live_.build(options, changes.everything ? nullptr : &changes.paths);
    PreviewState next = preview_.state();
    next.early = nullptr;
    if (result.ok()) {
      next.has_site = true;
      next.base_path = result.report.base_path;
    }
    next.problems = problems_json(result.diagnostics, options_.build.source, cache_, next.has_site,
                                  options_.language);
    preview_.publish(std::move(next));
    reports.built(result);
    if (options.refresh_schemas)
      copy_to_disk(*files_, join_path(options.source, kOwnFolder), disk_);
    live_.prepare();
  }

  std::vector<std::string> open_pages() const {
    std::vector<std::string> paths;
    const PreviewState state = preview_.state();
    for (const std::string& page : preview_.open_pages()) {
      std::string path;
      if (find_site_path(page, state, path)) paths.push_back(std::move(path));
    }
    return paths;
  }

  void publish_early(const std::map<std::string, std::string, std::less<>>& made) {
    PreviewState next = preview_.state();
    next.early = std::make_shared<const std::map<std::string, std::string, std::less<>>>(made);
    preview_.publish(std::move(next));
  }

  const ServeOptions options_;
  FileSystem& disk_;
  Watch watch_;
  bool watches_all_ = true;
  SourceCache cache_;
  const std::string output_;
  const std::unique_ptr<FileSystem> files_;
  LiveBuild live_;
  const PreviewSite site_;
  Preview preview_;
  HttpServer server_;
};

PreviewServer::PreviewServer(const ServeOptions& options, FileSystem& disk)
    : session_(std::make_unique<Session>(options, disk)) {}
PreviewServer::~PreviewServer() = default;
bool PreviewServer::run(const ServeReports& reports) {
  return session_->run(reports);
}
void PreviewServer::stop() {
  session_->stop();
}

}  // namespace zhanting
