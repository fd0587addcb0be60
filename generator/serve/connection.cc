#include "serve/connection.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <limits>

#include "base/text.h"

namespace zhanting {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

HttpRequest read_request(const http::request_header<>& head) {
  HttpRequest request{
      std::string(view(head.method_string())), std::string(view(head.target())), {}};
  for (const auto& field : head)
    request.headers[to_lower_ascii(view(field.name_string()))].emplace_back(view(field.value()));
  return request;
}

/// A file of the search's index: all of them are made when the first is asked for.
bool may_take_long(std::string_view target) {
  const std::string_view path = target.substr(0, target.find('?'));
  return path.find("/search/") != std::string_view::npos && !path.ends_with('/');
}

/// Not a mistake in what was sent, but the end of the connection.
bool is_gone(error_code error) {
  return error.category() != make_error_code(http::error::end_of_stream).category() ||
         error == http::error::end_of_stream || error == http::error::partial_message;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::uint64_t number,
                       const ConnectionHost& host)
    : socket_(std::move(socket)), number_(number), host_(host) {
  parser_.header_limit(kMostHead);
  // Never read: only GET and HEAD are answered. Without a limit this Beast refuses every body.
  parser_.body_limit(std::numeric_limits<std::uint64_t>::max());
  error_code ignored;  // without it answers come later, no worse
  socket_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

void Connection::start() {
  socket_.expires_after(kRequestTime);
  http::async_read_header(
      socket_, buffer_, parser_,
      [self = shared_from_this()](error_code error, std::size_t) { self->answer_head(error); });
}

void Connection::answer_head(error_code error) {
  if (closed_ || (error && is_gone(error))) return close();
  if (!error && may_take_long(view(parser_.get().target()))) return answer_aside();
  give(answer_to(error));
}

/// Pages go on being answered meanwhile.
void Connection::answer_aside() {
  host_.aside([self = shared_from_this()] {
    HttpAnswer given = self->answer_to({});
    asio::post(self->socket_.get_executor(), [self, given = std::move(given)]() mutable {
      if (!self->closed_) self->give(std::move(given));
    });
  });
}

void Connection::give(HttpAnswer given) {
  if (given.events && parser_.get().method() == http::verb::get) {
    begin_stream(std::move(given.page));
  } else {
    send_answer(std::move(given));
  }
}

HttpAnswer Connection::answer_to(error_code error) const {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    if (parser_.get().target().empty()) return refusal(414, "the address is too long");
    return refusal(431, "the headers are too long");
  }
  if (error || parser_.get().method() == http::verb::unknown) return refusal(400, "bad request");
  return answer(read_request(parser_.get()), host_.preview.state(), host_.language, host_.gate);
}

void Connection::send_answer(HttpAnswer given) {
  response_.result(static_cast<unsigned>(given.status));
  response_.keep_alive(false);
  if (given.status != 304) {
    response_.set(http::field::content_type, given.type);
    if (!given.events) response_.content_length(given.body.size());
  }
  for (const auto& [name, value] : given.headers) response_.set(name, value);
  response_.set(http::field::cache_control, "no-cache");
  response_.set("X-Content-Type-Options", "nosniff");
  if (parser_.get().method() != http::verb::head) response_.body() = std::move(given.body);
  socket_.expires_after(kAnswerTime);
  http::async_write(socket_, response_, [self = shared_from_this()](error_code error, std::size_t) {
    if (error) return self->close();
    self->hang_up();
  });
}

/// Its end is told by the connection's.
void Connection::begin_stream(std::string page) {
  page_ = std::move(page);
  stream_ = host_.preview.open_stream();
  socket_.expires_never();
  read_on();  // ends when the page hangs up
  send_event(
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n"
      "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\r\n",
      &Connection::tell_news);
}

void Connection::tell_news() {
  if (!stream_ || !event_.empty()) return;
  switch (host_.preview.look(*stream_, seen_)) {
    case Preview::News::kNone:
      return;
    case Preview::News::kPublished:
      return send_event(
          "data: " + event_data(page_, host_.preview.state(), host_.language) + "\n\n",
          &Connection::tell_news);
    case Preview::News::kYield:
      return send_event("event: yield\ndata:\n\n", &Connection::close);
  }
}

void Connection::send_event(std::string text, void (Connection::*then)()) {
  event_ = std::move(text);
  socket_.expires_after(kAnswerTime);  // for the writing; the reading goes on without an end
  asio::async_write(socket_, asio::buffer(event_),
                    [self = shared_from_this(), then](error_code error, std::size_t) {
                      self->event_.clear();
                      if (error) return self->close();
                      (self.get()->*then)();
                    });
}

/// Closed while something lies unread, a connection would be reset, and the answer lost with it.
void Connection::hang_up() {
  error_code ignored;  // it may be gone
  socket_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  socket_.expires_after(kLingerTime);
  read_on();
}

void Connection::read_on() {
  socket_.async_read_some(asio::buffer(unread_),
                          [self = shared_from_this()](error_code error, std::size_t) {
                            if (error) return self->close();
                            self->read_on();
                          });
}

void Connection::close() {
  if (std::exchange(closed_, true)) return;
  if (stream_) host_.preview.close_stream(*stream_);
  stream_.reset();
  socket_.close();
  host_.closed(number_);
}

}  // namespace zhanting
