#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "pipeline/build.h"
#include "serve/http.h"
#include "serve/watch.h"

namespace zhanting {

struct ServeOptions {
  BuildOptions build;
  int port = 8080;  // or the next free one
  Exposure exposure = {};
  Language language = Language::kEnglish;  // of the panel
};

/// What the preview tells its owner, all from the thread that calls run().
struct ServeReports {
  std::function<void(int port)> ready;  // it answers: once, after the first build
  std::function<void()> building;
  std::function<void(const BuildResult&)> built;
  std::function<void(const Message&)> note;  // something that it goes on without
};

/// `zhanting serve`: builds into memory through build(), shows what would be published, and does so
/// again after each change. Nothing but schemas and prints in SOURCE/.zhanting/ is written to the
/// disk, and nothing is open to the network but as `exposure` says.
class PreviewServer {
 public:
  PreviewServer(const ServeOptions& options, FileSystem& disk);
  ~PreviewServer();

  /// Serves until stop() is called. False at once when no port is free.
  bool run(const ServeReports& reports);
  static constexpr int kPortsTried = 100;
  /// From any thread.
  void stop();

 private:
  class Session;
  std::unique_ptr<Session> session_;
};

}  // namespace zhanting
