#include "serve/conditional.h"

#include <algorithm>
#include <charconv>
#include <limits>
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

/// A number of more digits than fit is beyond the end of any file.
bool parse_number(std::string_view digits, std::size_t& out) {
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, out);
  if (error == std::errc::result_out_of_range) out = std::numeric_limits<std::size_t>::max();
  return error != std::errc::invalid_argument && stopped == end;
}

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last byte; not above begin: there are no such bytes
};

/// “bytes=0-99”, “bytes=100-” or “bytes=-100”. Nothing for several ranges and other units, which a
/// server may pass over; no bytes for what is no range, “bytes=9-5”.
std::optional<ByteRange> parse_range(std::string_view text, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!text.starts_with(kUnit) || text.find(',') != std::string_view::npos) return std::nullopt;
  text.remove_prefix(kUnit.size());
  const std::size_t dash = std::min(text.find('-'), text.size());
  const std::string_view first = trim(text.substr(0, dash));
  const std::string_view last = trim(text.substr(std::min(dash + 1, text.size())));
  std::size_t begin = 0, end = 0;
  if (first.empty()) {
    if (!parse_number(last, end) || end == 0) return ByteRange{};
    return ByteRange{size - std::min(end, size), size};
  }
  if (dash == text.size() || !parse_number(first, begin)) return ByteRange{};
  if (last.empty()) return ByteRange{begin, size};
  if (!parse_number(last, end) || end < begin) return ByteRange{};
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
