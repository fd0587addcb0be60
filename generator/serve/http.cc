#include "serve/http.h"

#include <httplib.h>

#include <thread>

#include "base/text.h"

namespace zhanting {

namespace {

constexpr std::chrono::seconds kPing{10};
constexpr std::size_t kThreads = 32;
constexpr int kHighestPort = 65535;

HttpRequest read_request(const httplib::Request& request) {
  HttpRequest read{request.method, request.target, {}};
  for (const auto& [name, value] : request.headers)
    read.headers[to_lower_ascii(name)].push_back(value);
  return read;
}

/// The library's default lets two servers share a port, so that a taken one would look free.
void set_socket_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

bool write(httplib::DataSink& sink, std::string_view text) {
  return sink.write(text.data(), text.size());
}

/// One stream of events: a message for each build, a comment now and then that finds out whether
/// anybody still listens.
class EventStream {
 public:
  EventStream(const PreviewSite& site, Preview& preview, std::string page)
      : site_(site),
        preview_(preview),
        page_(std::move(page)),
        number_(preview.open_stream(page_)) {}
  ~EventStream() { preview_.close_stream(number_); }
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  /// False when it is over.
  bool write_next(httplib::DataSink& sink) {
    switch (preview_.wait(number_, seen_, kPing)) {
      case Preview::Wake::kPublished:
        return write(sink, "data: " + event_data(page_, site_, preview_.state()) + "\n\n");
      case Preview::Wake::kTime:
        return write(sink, ": ping\n\n");
      case Preview::Wake::kYield:
        (void)write(sink, "event: yield\ndata:\n\n");
        break;
      case Preview::Wake::kEnd:
        break;
    }
    sink.done();
    return true;
  }

 private:
  const PreviewSite& site_;
  Preview& preview_;
  const std::string page_;
  const std::uint64_t number_;
  std::uint64_t seen_ = 0;
};

}  // namespace

class HttpServer::Sockets {
 public:
  Sockets(const PreviewSite& site, Preview& preview) : site_(site), preview_(preview) {
    server_.set_socket_options(&set_socket_options);
    server_.set_tcp_nodelay(true);
    // A connection that is kept open would hold a thread; a new one costs next to nothing here.
    server_.set_keep_alive_max_count(1);
    server_.set_keep_alive_timeout(2);
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server_.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
          handle(request, response);
          return httplib::Server::HandlerResponse::Handled;
        });
  }

  bool bind(int port, int tries) {
    const int last = std::min(port + tries, kHighestPort + 1);
    for (port_ = port; port_ < last; ++port_) {
      if (server_.bind_to_port("127.0.0.1", port_)) return true;
    }
    return false;
  }

  int port() const { return port_; }

  void start() {
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }

  void stop() {
    preview_.end();
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void handle(const httplib::Request& request, httplib::Response& response) {
    // The answer has looked at Range itself; the library would cut its part once more. The request
    // is the library's own variable, const only to handlers.
    const_cast<httplib::Request&>(request).ranges.clear();
    HttpAnswer given = answer(read_request(request), site_, preview_.state(), port_);
    response.status = given.status;
    for (const auto& [name, value] : given.headers) response.set_header(name, value);
    response.set_header("Cache-Control", "no-cache");
    response.set_header("X-Content-Type-Options", "nosniff");
    if (given.events) {
      send_events(request.method, std::move(given.page), response);
    } else {
      send_body(std::move(given), response);
    }
  }

  void send_events(const std::string& method, std::string page, httplib::Response& response) {
    if (method == "HEAD") {
      response.set_header("Content-Type", "text/event-stream");
      return;
    }
    auto stream = std::make_shared<EventStream>(site_, preview_, std::move(page));
    response.set_chunked_content_provider(
        "text/event-stream",
        [stream](std::size_t, httplib::DataSink& sink) { return stream->write_next(sink); });
  }

  /// As a provider, since the library would compress a body and keep its ETag.
  static void send_body(HttpAnswer given, httplib::Response& response) {
    if (given.status == 304) return;
    if (given.body.empty()) {
      response.set_header("Content-Type", given.type);
      response.set_header("Content-Length", "0");
      return;
    }
    const auto body = std::make_shared<std::string>(std::move(given.body));
    response.set_content_provider(
        body->size(), given.type,
        [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
          return sink.write(body->data() + offset, std::min(length, body->size() - offset));
        });
  }

  const PreviewSite& site_;
  Preview& preview_;
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

HttpServer::HttpServer(const PreviewSite& site, Preview& preview)
    : sockets_(std::make_unique<Sockets>(site, preview)) {}
HttpServer::~HttpServer() {
  stop();
}
bool HttpServer::bind(int port, int tries) {
  return sockets_->bind(port, tries);
}
int HttpServer::port() const {
  return sockets_->port();
}
void HttpServer::start() {
  sockets_->start();
}
void HttpServer::stop() {
  sockets_->stop();
}

}  // namespace zhanting
