#include "serve/serve.h"

#include "base/paths.h"
#include "serve/http.h"
#include "serve/preview.h"
#include "serve/problems.h"
#include "serve/source_cache.h"

namespace zhanting {

namespace {

/// Long enough for an editor that writes a file and then moves it, too short to be felt.
constexpr std::chrono::milliseconds kQuiet{15};

/// The output folder and the tree that a first build writes beside it: both in memory.
std::vector<std::string> memory_roots(const std::string& output) {
  std::string tree = ".";
  tree.append(file_name(output)).append(".zhanting-new");
  return {output, join_path(parent_path(output), tree)};
}

}  // namespace

class PreviewServer::Session {
 public:
  Session(const ServeOptions& options, const FileSystem& disk)
      : options_(options),
        watch_(options.build.source),
        cache_(disk),
        output_(disk.real_path(options.build.output)),
        files_(make_memory_files(&cache_, memory_roots(output_))),
        site_{*files_, output_, options.language},
        server_(site_, preview_) {}

  bool run(const ServeReports& reports) {
    if (!server_.bind(options_.port, kPortsTried)) return false;
    if (const auto fault = watch_.start()) {
      watches_all_ = false;
      reports.note(*fault);
    }
    build_and_publish(reports);
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
      build_and_publish(reports);
    }
    server_.stop();
    return true;
  }

  void stop() { watch_.stop(); }

 private:
  void build_and_publish(const ServeReports& reports) {
    reports.building();
    const BuildResult result = build(options_.build, *files_, state_);
    PreviewState next = preview_.state();
    if (result.ok()) {
      next.has_site = true;
      next.base_path = result.report.base_path;
      next.problems = "null";
    } else {
      next.problems = problems_json(result.diagnostics, options_.build.source, cache_,
                                    next.has_site, options_.language);
    }
    preview_.publish(std::move(next));
    reports.built(result);
  }

  const ServeOptions options_;
  Watch watch_;
  bool watches_all_ = true;
  SourceCache cache_;
  const std::string output_;
  const std::unique_ptr<FileSystem> files_;
  BuildState state_;
  const PreviewSite site_;
  Preview preview_;
  HttpServer server_;
};

PreviewServer::PreviewServer(const ServeOptions& options, const FileSystem& disk)
    : session_(std::make_unique<Session>(options, disk)) {}
PreviewServer::~PreviewServer() = default;
bool PreviewServer::run(const ServeReports& reports) { return session_->run(reports); }
void PreviewServer::stop() { session_->stop(); }

}  // namespace zhanting
