#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "serve/answer.h"
#include "serve/preview.h"

namespace zhanting {

/// What all connections of a server share.
struct ConnectionHost {
  Preview& preview;
  Language language = Language::kEnglish;
  Gate gate = {};
  std::function<void(std::uint64_t number)> closed;  // a connection is over
  std::function<void(std::function<void()>)> aside;  // does it, one at a time, on another thread
};

/// One connection: the head of one request comes in, its answer goes out, and it ends. A stream of
/// events stays until either side ends it. Nothing waits without a deadline but a stream, and
/// nothing is kept of a request beyond kMostHead bytes. Lives on the server's one thread, held by
/// whoever waits for its next step; an answer that takes long is made aside.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  static constexpr std::size_t kMostHead = std::size_t{16} * 1024;
  static constexpr std::chrono::seconds kRequestTime{5};  // until the head is there
  static constexpr std::chrono::seconds kAnswerTime{60};  // until the answer, or an event, is gone
  static constexpr std::chrono::seconds kLingerTime{2};   // until the other side hangs up too

  Connection(boost::asio::ip::tcp::socket socket, std::uint64_t number, const ConnectionHost& host);

  void start();
  void close();
  bool is_stream() const { return stream_.has_value(); }
  /// A stream of events tells what it has not told yet.
  void tell_news();

 private:
  void answer_head(boost::system::error_code error);
  void answer_aside();
  void give(HttpAnswer given);
  HttpAnswer answer_to(boost::system::error_code error) const;
  void send_answer(HttpAnswer given);
  void begin_stream(std::string page);
  void send_event(std::string text, void (Connection::*then)());
  void hang_up();
  void read_on();

  boost::beast::tcp_stream socket_;
  const std::uint64_t number_;
  const ConnectionHost& host_;
  boost::beast::flat_buffer buffer_{kMostHead};
  boost::beast::http::request_parser<boost::beast::http::empty_body> parser_;
  boost::beast::http::response<boost::beast::http::string_body> response_;
  std::array<char, 4096> unread_{};  // what is sent behind the head goes here, and nowhere else

  std::optional<std::uint64_t> stream_;  // its number with Preview
  std::string page_;                     // that the stream is about
  std::uint64_t seen_ = 0;
  std::string event_;  // on its way; empty when none is
  bool closed_ = false;
};

}  // namespace zhanting
