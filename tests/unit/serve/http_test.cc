#include "serve/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <deque>
#include <string>

#include "base/text.h"

namespace zhanting {
namespace {

/// A connection to the server at `port`, where one may say what no library would.
class Connection {
 public:
  explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
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
    EXPECT_FALSE(files_->write("/site/index.html", "<html><body>首页</body></html>"));
    EXPECT_FALSE(files_->write("/site/assets/site.css", "body{}"));
    EXPECT_FALSE(files_->write("/secret", "secret"));
    preview_.publish({.has_site = true});
    EXPECT_TRUE(server_.bind(18600, 1000));
    server_.start();
  }

  /// `request` with `@` for our own host; gives all that comes back.
  std::string ask(const std::string& request) const {
    const Connection connection(server_.port());
    connection.send(replace_all(request, "@", host()));
    return connection.receive_all();
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

  std::unique_ptr<FileSystem> files_ = make_memory_files();
  PreviewSite site_{*files_, "/site", Language::kEnglish};
  Preview preview_;
  HttpServer server_{site_, preview_};
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

TEST_F(HttpTest, OverlongHeadersAreCutOff) {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "X-" + std::to_string(i) + ": x\r\n";
  (void)get("/", many);
  (void)get("/", "X: " + std::string(1'000'000, 'x') + "\r\n");
  EXPECT_EQ(status(get("/")), "200");
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
  preview_.publish({.has_site = true});
  for (std::size_t i = too_many; i < streams.size(); ++i)
    EXPECT_NE(streams[i].receive_until("\n\n").find("data: {\"page\":"), std::string::npos) << i;
}

TEST_F(HttpTest, ConnectionsThatSayNothingHoldNobodyUpForLong) {
  std::deque<Connection> silent;
  for (int i = 0; i < 50; ++i) silent.emplace_back(server_.port());
  EXPECT_EQ(status(get("/")), "200");
}

TEST_F(HttpTest, StopsWhileSomebodyListens) {
  const Connection stream(server_.port());
  stream.send("GET /.zhanting/events?page=/ HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
  (void)stream.receive_until("\n\n");
  server_.stop();
  (void)stream.receive_all();
}

}  // namespace
}  // namespace zhanting
