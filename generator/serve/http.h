#pragma once

#include <memory>
#include <string>

#include "serve/answer.h"
#include "serve/preview.h"

namespace zhanting {

/// Where a preview is reached from, and by whom.
struct Exposure {
  std::string address = {};  // IP address that it listens at; "" for 127.0.0.1, so nobody else
  std::string token = {};    // what everybody must bring along; "" for nothing
};

/// Whether it can stand for Exposure::address.
bool is_ip_address(const std::string& text);

/// The web server of the preview: sockets and one thread, nothing of what is answered. Nobody can
/// keep others out: no connection holds a thread, each has a deadline, and when there are too many
/// the one that has waited longest goes.
class HttpServer {
 public:
  static constexpr std::size_t kMostConnections = 128;

  /// `preview` must outlive the server; `language` is that of what the server itself says.
  HttpServer(Preview& preview, Language language, Exposure exposure = {});
  ~HttpServer();

  /// Takes `port`, or the next free one of `tries`. False when all are taken.
  bool bind(int port, int tries);
  int port() const;

  /// Answers from now on. REQUIRES: bind() gave true.
  void start();
  /// Ends all connections.
  void stop();

 private:
  class Sockets;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace zhanting
