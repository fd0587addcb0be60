#include "serve/serve.h"

#include <malloc.h>

#include <algorithm>

#include "base/paths.h"
#include "pipeline/build.h"
#include "serve/http.h"
#include "serve/preview.h"
#include "serve/problems.h"

namespace zhanting {

namespace {

/// Long enough for an editor that writes a file and then moves it, too short to be felt.
constexpr std::chrono::milliseconds kQuiet{15};

/// Pages that were made take memory that is worth giving back.
constexpr std::size_t kMany = 1000;

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
        server_(preview_, options.language, options.exposure) {}

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
      build_and_publish(changes, reports);
    }
    server_.stop();
    return true;
  }

  void stop() { watch_.stop(); }

 private:
  void build_and_publish(const Changes& changes, const ServeReports& reports) {
    reports.building();
    for (const std::string& path : changes.paths) memory_.load.changed.insert(below_source(path));
    if (changes.everything) memory_.load.changed.insert("");
    BuildOptions options = options_.build;
    options.write = false;
    options.refresh_schemas = may_change_schemas(changes);
    options.planned = [this](const auto& site) { publish_early(site); };
    const BuildResult result = build(options, disk_, state_, &memory_);
    if (result.ok()) good_ = files_of(result.site, nullptr);
    PreviewState next = preview_.state();
    next.site = good_;
    if (result.ok()) next.base_path = result.site->site().base_path;
    next.problems = problems_json(result.diagnostics, options_.build.source, disk_,
                                  next.site != nullptr, options_.language);
    preview_.publish(std::move(next));
    reports.built(result);
    if (result.report.made.size() > kMany)
      ::malloc_trim(0);  // what a large build needed would stay with the process else
  }

  std::string below_source(const std::string& path) const {
    const std::string root = options_.build.source + "/";
    return path.starts_with(root) ? path.substr(root.size()) : path;
  }

  std::shared_ptr<const PreviewFiles> files_of(std::shared_ptr<const PlannedSite> site,
                                               std::shared_ptr<const PreviewFiles> before) const {
    return std::make_shared<const RenderedFiles>(std::move(site), options_.build.source, disk_,
                                                 std::move(before));
  }

  /// Whoever looks at a page sees it as it will be while the others are still rendered.
  void publish_early(const std::shared_ptr<const PlannedSite>& site) {
    if (!good_) return;
    PreviewState next = preview_.state();
    next.site = files_of(site, good_);
    next.base_path = site->site().base_path;
    preview_.publish(std::move(next));
  }

  const ServeOptions options_;
  FileSystem& disk_;
  Watch watch_;
  bool watches_all_ = true;
  BuildMemory memory_;
  BuildState state_;
  std::shared_ptr<const PreviewFiles> good_;  // of the last good build
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
