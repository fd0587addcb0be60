#include "external/ask.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <thread>

namespace zhanting {
namespace {

using namespace std::chrono_literals;
using Failure = Reply::Failure;

/// Long enough for any answer of this machine to this machine.
constexpr auto kPatient = 20s;

/// Runs a server of the library for a test.
class Running {
 public:
  explicit Running(httplib::Server& server)
      : server_(server),
        port_(server.bind_to_any_port("127.0.0.1")),
        thread_([&server] { server.listen_after_bind(); }) {
    while (!server.is_running()) std::this_thread::yield();
  }
  ~Running() {
    server_.stop();
    thread_.join();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  HttpUrl url(const std::string& target, bool secure = false) const {
    return {secure, "127.0.0.1", port_, target};
  }

 private:
  httplib::Server& server_;
  int port_;
  std::thread thread_;
};

/// Takes connections at the socket's level, for servers that misbehave.
class Listener {
 public:
  explicit Listener(int backlog = 5) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::listen(socket_, backlog), 0);
    socklen_t size = sizeof address;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { close(); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int accept() const { return ::accept(socket_, nullptr, nullptr); }
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  int port() const { return port_; }
  HttpUrl url() const { return {false, "127.0.0.1", port_, "/"}; }

 private:
  int socket_;
  int port_ = 0;
};

TEST(Ask, TellsTheStatusAndWhereARedirectLeads) {
  httplib::Server server;
  std::string seen;
  server.Get("/.*", [&](const httplib::Request& request, httplib::Response& response) {
    seen = request.method + " " + request.target + " " + request.get_header_value("Host");
    if (request.path == "/moved") response.set_redirect("/good", 301);
    if (request.path == "/gone") response.status = 404;
    if (request.path == "/no-head" && request.method == "HEAD") response.status = 405;
    if (response.status < 300) response.set_content(std::string(1 << 20, 'x'), "text/plain");
  });
  const Running running(server);
  const auto status = [&](const std::string& target, AskMethod method) {
    const Reply reply = ask(running.url(target), method, kPatient);
    EXPECT_EQ(reply.failure, Failure::kNone) << target;
    return reply.status;
  };
  EXPECT_EQ(status("/good?a=%20+b", AskMethod::kHead), 200);
  EXPECT_EQ(seen, "HEAD /good?a=%20+b " + host_header(running.url("")));
  EXPECT_EQ(status("/good", AskMethod::kGet), 200);
  EXPECT_EQ(status("/gone", AskMethod::kGet), 404);
  EXPECT_EQ(status("/no-head", AskMethod::kHead), 405);
  EXPECT_EQ(status("/no-head", AskMethod::kGet), 200);
  const Reply moved = ask(running.url("/moved"), AskMethod::kHead, kPatient);
  EXPECT_EQ(moved.status, 301);
  EXPECT_EQ(moved.location, "/good");
}

TEST(Ask, TellsAHostThatIsNotThere) {
  Listener listener;
  const HttpUrl url = listener.url();
  listener.close();
  EXPECT_EQ(ask(url, AskMethod::kGet, kPatient).failure, Failure::kUnreachable);
}

TEST(Ask, TellsAServerThatHangsUp) {
  Listener listener;
  std::jthread server([&] { ::close(listener.accept()); });
  EXPECT_EQ(ask(listener.url(), AskMethod::kHead, kPatient).failure, Failure::kUnreachable);
}

TEST(Ask, GivesUpOnAServerThatSaysNothing) {
  Listener listener;  // the system takes the connection, and nobody answers
  EXPECT_EQ(ask(listener.url(), AskMethod::kHead, 100ms).failure, Failure::kTimedOut);
  EXPECT_EQ(ask({true, "127.0.0.1", listener.port(), "/"}, AskMethod::kGet, 100ms).failure,
            Failure::kTimedOut);
}

TEST(Ask, GivesUpOnAServerThatTakesNoConnection) {
  Listener listener(0);
  std::vector<int> waiting;  // fill its queue, so that the system drops the next one
  for (int i = 0; i < 4; ++i) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(listener.port()));
    waiting.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    (void)::connect(waiting.back(), reinterpret_cast<sockaddr*>(&address), sizeof address);
  }
  EXPECT_EQ(ask(listener.url(), AskMethod::kHead, 100ms).failure, Failure::kTimedOut);
  for (const int socket : waiting) ::close(socket);
}

TEST(Ask, GivesUpOnAServerThatDrips) {
  Listener listener;
  std::jthread server([&](const std::stop_token& stop) {
    const int socket = listener.accept();
    std::string_view text = "HTTP/1.1 200 OK\r\n";
    while (!stop.stop_requested()) {
      ::send(socket, text.data(), 1, MSG_NOSIGNAL);
      text.remove_prefix(1);
      if (text.empty()) text = "A: b\r\n";
      std::this_thread::sleep_for(5ms);
    }
    ::close(socket);
  });
  EXPECT_EQ(ask(listener.url(), AskMethod::kHead, 200ms).failure, Failure::kTimedOut);
}

/// A certificate for `name` (“IP:127.0.0.1”) that nobody vouches for but itself.
class Certificate {
 public:
  explicit Certificate(const char* name)
      : key_(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free),
        certificate_(X509_new(), &X509_free) {
    X509* const x = certificate_.get();
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), -60);
    X509_gmtime_adj(X509_getm_notAfter(x), 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(x));
    X509_set_pubkey(x, key_.get());
    X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name);
    X509_add_ext(x, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(x, key_.get(), EVP_sha256());
  }
  X509* certificate() const { return certificate_.get(); }
  EVP_PKEY* key() const { return key_.get(); }
  void write(const std::string& path) const {
    const std::unique_ptr<FILE, decltype(&std::fclose)> file(std::fopen(path.c_str(), "w"),
                                                             &std::fclose);
    PEM_write_X509(file.get(), certificate());
  }

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> certificate_;
};

/// What asking a server with this certificate gives, without and with the system's trust in it.
std::pair<Reply, Reply> ask_distrusted_and_trusted(const char* name) {
  const Certificate certificate(name);
  httplib::SSLServer server(certificate.certificate(), certificate.key());
  server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("x", "text/plain");
  });
  const Running running(server);
  const Reply distrusted = ask(running.url("/", true), AskMethod::kHead, kPatient);
  const std::string path =
      std::filesystem::temp_directory_path() / ("certificate-" + std::to_string(::getpid()));
  certificate.write(path);
  ::setenv("SSL_CERT_FILE", path.c_str(), 1);  // where OpenSSL finds what the system trusts
  const Reply trusted = ask(running.url("/", true), AskMethod::kHead, kPatient);
  ::unsetenv("SSL_CERT_FILE");
  std::filesystem::remove(path);
  return {distrusted, trusted};
}

TEST(Ask, TrustsCertificatesAsTheSystemDoes) {
  const auto [distrusted, trusted] = ask_distrusted_and_trusted("IP:127.0.0.1");
  EXPECT_EQ(distrusted.failure, Failure::kCertificate);
  EXPECT_EQ(trusted.status, 200);
}

TEST(Ask, TrustsNoCertificateOfAnotherName) {
  const auto [distrusted, trusted] = ask_distrusted_and_trusted("DNS:elsewhere.example");
  EXPECT_EQ(distrusted.failure, Failure::kCertificate);
  EXPECT_EQ(trusted.failure, Failure::kCertificate);
}

}  // namespace
}  // namespace zhanting
