#include "external/ask.h"

#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <ctime>
#include <memory>
#include <mutex>
#include <thread>

namespace zhanting {

namespace {

/// Ends a request that takes too long. The library's own limits are for single reads, so that a
/// server which sends a byte now and then could hold us for ever.
class TimeLimit {
 public:
  explicit TimeLimit(std::chrono::milliseconds limit) : thread_([this, limit] { watch(limit); }) {}
  ~TimeLimit() {
    {
      const std::scoped_lock lock(mutex_);
      done_ = true;
    }
    changed_.notify_all();
    thread_.join();
    close_socket();
  }
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

  /// The socket in use from now on. We keep a descriptor of our own to it: the library closes its
  /// one when it likes, and the number may then be another thread's.
  void set_socket(int socket) {
    const std::scoped_lock lock(mutex_);
    close_socket();
    socket_ = ::dup(socket);
  }

  bool passed() const {
    const std::scoped_lock lock(mutex_);
    return passed_;
  }

 private:
  void watch(std::chrono::milliseconds limit) {
    // A host with several addresses gets a socket for each: none may live on.
    constexpr std::chrono::milliseconds kAgain{20};
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, passed_ ? kAgain : limit, [this] { return done_; })) {
      passed_ = true;
      if (socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);
    }
  }

  void close_socket() {
    if (socket_ >= 0) ::close(socket_);
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  int socket_ = -1;
  bool passed_ = false;
  bool done_ = false;
  std::thread thread_;
};

/// A server that hangs up must not end the program: keeps SIGPIPE from this thread, and drops the
/// ones that came.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoPipeSignal() {
    const timespec at_once{};
    while (::sigtimedwait(&pipe_, nullptr, &at_once) == SIGPIPE) continue;
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

Reply::Failure failure_of(httplib::Error error, const TimeLimit& limit) {
  if (limit.passed()) return Reply::Failure::kTimedOut;
  if (error == httplib::Error::SSLServerVerification || error == httplib::Error::SSLLoadingCerts)
    return Reply::Failure::kCertificate;
  return Reply::Failure::kUnreachable;
}

std::unique_ptr<httplib::ClientImpl> make_client(const HttpUrl& url) {
  if (url.secure) return std::make_unique<httplib::SSLClient>(url.host, url.port);
  return std::make_unique<httplib::ClientImpl>(url.host, url.port);
}

}  // namespace

Reply ask(const HttpUrl& url, AskMethod method, std::chrono::milliseconds time_limit) {
  const NoPipeSignal no_signal;
  const std::unique_ptr<httplib::ClientImpl> client = make_client(url);
  TimeLimit limit(time_limit);
  const auto longer = time_limit + std::chrono::seconds(1);
  client->set_connection_timeout(longer);
  client->set_read_timeout(longer);
  client->set_write_timeout(longer);
  client->set_url_encode(false);
  client->set_socket_options([&](int socket) { limit.set_socket(socket); });

  Reply reply;
  const auto take = [&](const httplib::Response& response) {
    reply.status = response.status;
    reply.location = response.get_header_value("Location");
    return false;  // no body, please
  };
  const httplib::Headers headers = {
      {"Host", host_header(url)}, {"User-Agent", "zhanting (link check)"}, {"Accept", "*/*"}};
  const httplib::Result result =
      method == AskMethod::kHead
          ? client->Head(url.target, headers)
          : client->Get(url.target, headers, take, [](const char*, std::size_t) { return false; });
  if (result) take(*result);
  if (reply.status == 0) reply.failure = failure_of(result.error(), limit);
  return reply;
}

}  // namespace zhanting
