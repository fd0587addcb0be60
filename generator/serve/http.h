#pragma once

#include <memory>

#include "serve/answer.h"
#include "serve/preview.h"

namespace zhanting {

/// The web server of the preview: sockets and threads, nothing of what is answered. It listens at
/// 127.0.0.1 and nowhere else.
class HttpServer {
 public:
  /// `site` and `preview` must outlive the server.
  HttpServer(const PreviewSite& site, Preview& preview);
  ~HttpServer();

  /// Takes `port`, or the next free one of `tries`. False when all are taken.
  bool bind(int port, int tries);
  int port() const;

  /// Answers from now on. REQUIRES: bind() gave true.
  void start();
  /// Ends all streams and waits for the answers under way.
  void stop();

 private:
  class Sockets;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace zhanting
