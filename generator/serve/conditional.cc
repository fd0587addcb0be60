#include "serve/conditional.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/hash.h"
#include "base/text.h"

namespace zhanting {

namespace {

std::string_view header(const HttpRequest& request, std::string_view name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? std::string_view() : trim(found->second.front());
}

bool matches(std::string_view list, std::string_view tag) {
  for (std::string_view each : split(list, ',')) {
    each = trim(each);
    if (each.starts_with("W/")) each.remove_prefix(2);
    if (each == tag || each == "*") return true;
  }
  return false;
}

bool parse_number(std::string_view digits, std::size_t& out) {
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, out);
  return error == std::errc() && stopped == end;
}

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last byte; not above begin: there are no such bytes
};

/// “bytes=0-99”, “bytes=100-” or “bytes=-100”; nothing for any other text.
std::optional<ByteRange> parse_range(std::string_view text, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!text.starts_with(kUnit)) return std::nullopt;
  text.remove_prefix(kUnit.size());
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view first = text.substr(0, dash), last = text.substr(dash + 1);
  std::size_t begin = 0, end = 0;
  if (first.empty()) {
    if (!parse_number(last, end)) return std::nullopt;
    return ByteRange{size - std::min(end, size), end == 0 ? 0 : size};
  }
  if (!parse_number(first, begin)) return std::nullopt;
  if (last.empty()) return ByteRange{begin, size};
  if (!parse_number(last, end) || end < begin) return std::nullopt;
  return ByteRange{begin, end < size ? end + 1 : size};
}

void apply_range(const HttpRequest& request, std::string_view tag, HttpAnswer& answer) {
  const std::string_view condition = header(request, "if-range");
  if (!condition.empty() && condition != tag) return;
  const std::size_t size = answer.body.size();
  const std::optional<ByteRange> range = parse_range(header(request, "range"), size);
  if (!range) return;
  const std::string whole = std::to_string(size);
  if (range->begin >= range->end) {
    answer.status = 416;
    answer.headers.emplace_back("Content-Range", "bytes */" + whole);
    answer.body.clear();
    return;
  }
  answer.status = 206;
  answer.headers.emplace_back("Content-Range", "bytes " + std::to_string(range->begin) + "-" +
                                                   std::to_string(range->end - 1) + "/" + whole);
  answer.body = answer.body.substr(range->begin, range->end - range->begin);
}

}  // namespace

void apply_conditions(const HttpRequest& request, HttpAnswer& answer) {
  const std::string tag = '"' + hash_of(std::string_view(answer.body)).to_hex() + '"';
  answer.headers.emplace_back("ETag", tag);
  answer.headers.emplace_back("Accept-Ranges", "bytes");
  if (matches(header(request, "if-none-match"), tag)) {
    answer.status = 304;
    answer.body.clear();
  } else if (request.method == "GET") {
    apply_range(request, tag, answer);
  }
}

}  // namespace zhanting
