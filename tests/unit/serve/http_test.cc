#include "serve/http.h"
#include "lib/sanitized.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <deque>
#include <string>
#include <thread>

#include "base/text.h"
#include "files.h"

namespace zhanting {
namespace {

/// A connection to the server at `port`, where one may say what no library would.
class Connection {
 public:
  explicit Connection(int port, in_addr_t host = INADDR_LOOPBACK)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(host);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // the server has heard enough
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// Everything up to `end`, or until the server hangs up.
  std::string receive_until(std::string_view end) const {
    std::string text;
    char byte = 0;
    while ((end.empty() || text.find(end) == std::string::npos) &&
           ::recv(socket_, &byte, 1, 0) == 1)
      text += byte;
    return text;
  }
  std::string receive_all() const { return receive_until(""); }

 private:
  int socket_;
};

class HttpTest : public testing::Test {
 protected:
  HttpTest() {
    files_->files["index.html"] = "<html><body>首页</body></html>";
    files_->files["assets/site.css"] = "body{}";
    files_->files["../secret"] = "secret";
    publish();
    EXPECT_TRUE(server_.bind(18600, 1000));
    server_.start();
  }

  /// `request` with `@` for our own host; gives all that comes back.
  std::string ask(const std::string& request) const {
    const Connection connection(server_.port());
    connection.send(replace_all(request, "@", host()));
    return connection.receive_all();
  }

  double seconds_of_a_page() const;

  static constexpr long kMostMore = (kSanitized ? 24 : 8) * 1024;  // KiB

  /// The largest this process ever was, in KiB.
  static long most_memory() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
  }

  std::string host() const { return "127.0.0.1:" + std::to_string(server_.port()); }

  std::string get(const std::string& target, const std::string& headers = "") const {
    return ask("GET " + target + " HTTP/1.1\r\nHost: @\r\n" + headers + "\r\n");
  }

  static std::string status(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? answer.substr(9, 3) : "none: " + answer;
  }
  static std::string body(const std::string& answer) {
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string::npos ? "" : answer.substr(end + 4);
  }

  void publish() { preview_.publish({.site = files_}); }

  std::shared_ptr<test::Files> files_ = std::make_shared<test::Files>();
  Preview preview_;
  HttpServer server_{preview_, Language::kEnglish};
};

TEST_F(HttpTest, RefusesWhatNoBrowserSends) {
  const std::vector<std::pair<std::string, std::string>> requests = {
      {"GET / HTTP/1.1\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: @\r\nHost: evil.example\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403"},
      {"GET / HTTP/1.1\r\nHost: @\r\nOrigin: http://evil.example\r\n\r\n", "403"},
      {"GET /.zhanting/events HTTP/1.1\r\nHost: @\r\nOrigin: null\r\n\r\n", "403"},
      {"GET /../secret HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET /%2e%2e/secret HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET /..%2fsecret HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET secret HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET http://@/ HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET //evil.example/ HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET /%00 HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: @\r\n\r\n", "414"},
      {"GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\nHost: @\r\n\r\n", "414"},
      {"GET / HTTP/1.1\r\nHost: @\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n", "431"},
      {"POST / HTTP/1.1\r\nHost: @\r\nContent-Length: 3\r\n\r\nabc", "405"},
      {"POST / HTTP/1.1\r\nHost: @\r\nContent-Length: 99999999999\r\n\r\nabc", "405"},
      {"PUT /index.html HTTP/1.1\r\nHost: @\r\nContent-Length: 1\r\n\r\nx", "405"},
      {"OPTIONS * HTTP/1.1\r\nHost: @\r\n\r\n", "405"},
      {"BREW / HTTP/1.1\r\nHost: @\r\n\r\n", "400"},
      {"GET / HTTP/9.9\r\nHost: @\r\n\r\n", "400"},
      {"GET /\r\n\r\n", "400"},
      {"\x16\x03\x01 hello\r\n\r\n", "400"},
      {std::string("GET /\0 HTTP/1.1\r\nHost: @\r\n\r\n", 27), "400"},
  };
  for (const auto& [request, expected] : requests) {
    const std::string answer = ask(request);
    EXPECT_EQ(status(answer), expected) << request.substr(0, 80);
    EXPECT_EQ(answer.find("secret"), std::string::npos) << request;
  }
  EXPECT_EQ(status(get("/")), "200");
}

TEST_F(HttpTest, HeadersWithoutEndAreRefusedAndNotKept) {
  std::string lines;
  for (int i = 0; i < 5'000; ++i) lines += "X-" + std::to_string(i) + ": x\r\n";
  for (const std::string& flood : {lines, std::string(60'000, 'x')}) {
    const long before = most_memory();
    const Connection connection(server_.port());
    connection.send("GET / HTTP/1.1\r\nHost: " + host() + "\r\nX: ");
    for (int i = 0; i < 1'000; ++i) connection.send(flood);  // 60 MB, if anybody listens
    EXPECT_LT(most_memory() - before, kMostMore) << "KiB more";
    EXPECT_EQ(status(get("/")), "200");
  }
}

TEST_F(HttpTest, HeadTellsTheLengthAndSendsNothing) {
  const std::string answer = ask("HEAD /assets/site.css HTTP/1.1\r\nHost: @\r\n\r\n");
  EXPECT_EQ(status(answer), "200");
  EXPECT_NE(answer.find("Content-Length: 6\r\n"), std::string::npos) << answer;
  EXPECT_EQ(body(answer), "");
  EXPECT_EQ(body(ask("HEAD /.zhanting/events?page=/ HTTP/1.1\r\nHost: @\r\n\r\n")), "");
}

TEST_F(HttpTest, RangesAndEtagsComeThroughTheLibraryUntouched) {
  const std::string part = get("/assets/site.css", "Range: bytes=1-3\r\n");
  EXPECT_EQ(status(part), "206");
  EXPECT_NE(part.find("Content-Range: bytes 1-3/6\r\n"), std::string::npos) << part;
  EXPECT_EQ(body(part), "ody");
  EXPECT_EQ(status(get("/assets/site.css", "Range: bytes=9-\r\n")), "416");

  const std::string whole = get("/assets/site.css", "Accept-Encoding: gzip, br\r\n");
  EXPECT_EQ(body(whole), "body{}");
  const std::size_t etag = whole.find("ETag: ");
  ASSERT_NE(etag, std::string::npos) << whole;
  const std::string value = whole.substr(etag + 6, whole.find("\r\n", etag) - etag - 6);
  const std::string same = get("/assets/site.css", "If-None-Match: " + value + "\r\n");
  EXPECT_EQ(status(same), "304");
  EXPECT_EQ(body(same), "");
}

TEST_F(HttpTest, TheOldestOfTooManyStreamsYields) {
  std::deque<Connection> streams;
  for (std::size_t i = 0; i <= Preview::kMostStreams + 2; ++i) {
    streams.emplace_back(server_.port());
    streams.back().send("GET /.zhanting/events?page=/ HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
    EXPECT_NE(streams.back().receive_until("\n\n").find("data: {\"page\":"), std::string::npos);
  }
  const std::size_t too_many = streams.size() - Preview::kMostStreams;
  for (std::size_t i = 0; i < too_many; ++i)
    EXPECT_NE(streams[i].receive_all().find("event: yield\n"), std::string::npos) << i;
  publish();
  for (std::size_t i = too_many; i < streams.size(); ++i)
    EXPECT_NE(streams[i].receive_until("\n\n").find("data: {\"page\":"), std::string::npos) << i;
}

/// How long one page takes.
double HttpTest::seconds_of_a_page() const {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(status(get("/")), "200");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_F(HttpTest, HalfARequestHoldsNobodyUp) {
  for (const std::string_view begun : {"", "G", "GET / HTTP/1.1\r\nHost: x\r\nX: "}) {
    std::deque<Connection> slow;
    for (std::size_t i = 0; i < 3 * HttpServer::kMostConnections; ++i) {
      slow.emplace_back(server_.port());
      slow.back().send(begun);
    }
    EXPECT_LT(seconds_of_a_page(), 1) << begun;
    for (const Connection& each : slow) each.send("x");  // one byte now and then
    EXPECT_LT(seconds_of_a_page(), 1) << begun;
  }
}

TEST_F(HttpTest, AnswersThatNobodyReadsHoldNobodyUp) {
  files_->files["film.mp4"] = std::string(4'000'000, 'x');
  std::deque<Connection> deaf;
  for (int i = 0; i < 50; ++i) {
    deaf.emplace_back(server_.port());
    deaf.back().send("GET /film.mp4 HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
  }
  EXPECT_LT(seconds_of_a_page(), 4);
}

TEST_F(HttpTest, HalfARequestIsForgottenInTime) {
  const Connection slow(server_.port());
  slow.send("GET / HTTP/1.1\r\n");
  const auto start = std::chrono::steady_clock::now();
  std::jthread drips([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      slow.send("x");
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  });
  EXPECT_EQ(slow.receive_all(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(15));
}

TEST_F(HttpTest, PagesOfOtherSitesDoNotEndTheEditorsStreams) {
  const Connection own(server_.port());
  own.send("GET /.zhanting/events?page=/ HTTP/1.1\r\nHost: " + host() +
           "\r\nSec-Fetch-Site: same-origin\r\n\r\n");
  (void)own.receive_until("\n\n");
  for (std::size_t i = 0; i < 3 * Preview::kMostStreams; ++i)
    EXPECT_EQ(status(get("/.zhanting/events?page=/",
                         "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")),
              "403");
  for (std::size_t i = 0; i < 3 * HttpServer::kMostConnections; ++i) (void)get("/");
  publish();
  EXPECT_EQ(own.receive_until("\n\n").substr(0, 6), "data: ");
}

TEST_F(HttpTest, AStreamThatHangsUpIsForgottenAtOnce) {
  {
    const Connection stream(server_.port());
    stream.send("GET /.zhanting/events?page=/ HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
    (void)stream.receive_until("\n\n");
    EXPECT_EQ(preview_.open_streams(), 1U);
  }
  for (int i = 0; i < 1'000 && preview_.open_streams() > 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ(preview_.open_streams(), 0U);
}

TEST_F(HttpTest, StopsHoweverSoonItIsTold) {
  for (int i = 0; i < 20; ++i) {
    HttpServer server(preview_, Language::kEnglish);
    ASSERT_TRUE(server.bind(server_.port(), 100));
    server.start();
    server.stop();
    EXPECT_EQ(status(get("/")), "200");
  }
  HttpServer never_started(preview_, Language::kEnglish);
  ASSERT_TRUE(never_started.bind(server_.port(), 100));
  EXPECT_NE(never_started.port(), server_.port());  // which is taken
}

TEST_F(HttpTest, StopsWhileSomebodyListens) {
  const Connection stream(server_.port());
  stream.send("GET /.zhanting/events?page=/ HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
  (void)stream.receive_until("\n\n");
  server_.stop();
  (void)stream.receive_all();
}

/// A site whose search is still being made.
class SlowSearch final : public PreviewFiles {
 public:
  std::optional<std::string> read(const std::string& path) const override {
    if (path != "search/m.js") return "<html><body>page</body></html>";
    released.wait(false);
    return "index";
  }
  std::atomic<bool> released = false;
};

TEST_F(HttpTest, AnswersPagesWhileTheSearchIsMade) {
  const auto site = std::make_shared<SlowSearch>();
  preview_.publish({.site = site});
  std::string found;
  std::thread reader([&] { found = get("/search/m.js"); });
  EXPECT_EQ(body(get("/about/")).substr(0, 18), "<html><body>page<s");
  EXPECT_EQ(status(get("/search/")), "200");
  site->released = true;
  site->released.notify_all();
  reader.join();
  EXPECT_EQ(body(found), "index");
}

/// Open to other machines it stands all that as well, and serves nobody without the token.
TEST_F(HttpTest, OpenToOthersItAsksForTheToken) {
  HttpServer open(preview_, Language::kEnglish, {"127.0.0.2", "secret"});
  ASSERT_TRUE(open.bind(server_.port() + 1, 100));
  open.start();
  const auto asked = [&](const std::string& headers, std::string_view target = "/") {
    const Connection connection(open.port(), INADDR_LOOPBACK + 1);
    connection.send("GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.2\r\n" + headers +
                    "\r\n");
    return connection.receive_all();
  };
  const std::string cookie = "Cookie: zhanting_" + std::to_string(open.port()) + "=secret\r\n";
  std::deque<Connection> slow;
  for (int i = 0; i < 50; ++i) {
    slow.emplace_back(open.port(), INADDR_LOOPBACK + 1);
    slow.back().send("GET / HTTP/1.1\r\nHost: x\r\nX: ");
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(status(asked(cookie)), "200");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
  EXPECT_EQ(status(asked("")), "403");
  EXPECT_EQ(status(asked("", "/.zhanting/events?page=/")), "403");
  EXPECT_EQ(status(asked("", "/search/m.js")), "403");
  EXPECT_EQ(status(asked(cookie + "X: " + std::string(100'000, 'x') + "\r\n")), "431");
  EXPECT_EQ(status(asked(cookie, "/%2e%2e/secret")), "400");
}

TEST_F(HttpTest, IsNotReachedAtOtherAddressesUnlessItIsTold) {
  const int other = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1);
  address.sin_port = htons(static_cast<std::uint16_t>(server_.port()));
  EXPECT_NE(::connect(other, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(other);
}

}  // namespace
}  // namespace zhanting
