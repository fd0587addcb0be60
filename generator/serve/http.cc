#include "serve/http.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <map>
#include <thread>

#include "serve/connection.h"

namespace zhanting {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr int kHighestPort = 65535;
constexpr std::chrono::milliseconds kUntilAcceptedAgain{100};

}  // namespace

class HttpServer::Sockets {
 public:
  Sockets(Preview& preview, Language language, Exposure exposure)
      : address_(std::move(exposure.address)),
        host_{preview,
              language,
              {0, std::move(exposure.token)},
              [this](std::uint64_t number) { connections_.erase(number); },
              [this](std::function<void()> work) { asio::post(aside_, std::move(work)); }} {}

  bool bind(int port, int tries) {
    const int last = std::min(port + tries, kHighestPort + 1);
    for (host_.gate.port = port; host_.gate.port < last; ++host_.gate.port) {
      if (listen(static_cast<std::uint16_t>(host_.gate.port))) return true;
    }
    return false;
  }

  int port() const { return host_.gate.port; }

  void start() {
    accept();
    host_.preview.on_change([this] { asio::post(context_, [this] { tell_news(); }); });
    thread_ = std::thread([this] { context_.run(); });
  }

  void stop() {
    host_.preview.on_change(nullptr);
    asio::post(context_, [this] { close_all(); });
    if (thread_.joinable()) thread_.join();
  }

 private:
  /// With its address reused a port is free again as soon as nobody listens there.
  bool listen(std::uint16_t port) {
    using asio::ip::tcp;
    error_code error;
    asio::ip::address address = asio::ip::address_v4::loopback();
    if (!address_.empty()) address = asio::ip::make_address(address_, error);
    if (error) return false;
    const tcp::endpoint place(address, port);
    acceptor_ = tcp::acceptor(context_);
    acceptor_.open(place.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(place, error);
    if (!error) acceptor_.listen(tcp::acceptor::max_listen_connections, error);
    return !error;
  }

  void accept() {
    acceptor_.async_accept([this](error_code error, asio::ip::tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (!error) {
        add(std::move(socket));
      } else if (error == asio::error::no_descriptors && !close_oldest()) {
        // The program has files open elsewhere, or others took all there are: it will pass.
        retry_.expires_after(kUntilAcceptedAgain);
        return retry_.async_wait([this](error_code ended) {
          if (!ended) accept();
        });
      }
      accept();
    });
  }

  void add(asio::ip::tcp::socket socket) {
    if (connections_.size() >= kMostConnections) close_oldest();
    const std::uint64_t number = ++last_connection_;
    const auto connection = std::make_shared<Connection>(std::move(socket), number, host_);
    connections_.emplace(number, connection);
    connection->start();
  }

  /// Of those that are not streams: who has waited longest sends its request slowest, or reads its
  /// answer slowest. False when there is none.
  bool close_oldest() {
    for (const auto& [number, connection] : connections_) {
      if (connection->is_stream()) continue;
      const std::shared_ptr<Connection> oldest = connection;  // leaves the map as it closes
      oldest->close();
      return true;
    }
    return false;
  }

  void tell_news() {
    std::vector<std::shared_ptr<Connection>> streams;  // one may close
    for (const auto& [number, connection] : connections_) {
      if (connection->is_stream()) streams.push_back(connection);
    }
    for (const auto& stream : streams) stream->tell_news();
  }

  void close_all() {
    error_code ignored;
    acceptor_.close(ignored);
    retry_.cancel();
    while (!connections_.empty()) {
      const std::shared_ptr<Connection> first = connections_.begin()->second;
      first->close();
    }
  }

  const std::string address_;
  asio::io_context context_{1};
  asio::ip::tcp::acceptor acceptor_{context_};
  asio::steady_timer retry_{context_};
  ConnectionHost host_;
  std::uint64_t last_connection_ = 0;
  std::map<std::uint64_t, std::shared_ptr<Connection>> connections_;  // the oldest first
  std::thread thread_;
  asio::thread_pool aside_{1};  // ends first
};

bool is_ip_address(const std::string& text) {
  error_code error;
  asio::ip::make_address(text, error);
  return !error;
}

HttpServer::HttpServer(Preview& preview, Language language, Exposure exposure)
    : sockets_(std::make_unique<Sockets>(preview, language, std::move(exposure))) {}
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
