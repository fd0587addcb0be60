#include "diag/source_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "diag/messages.h"

namespace zhanting {

namespace {

/// Bytes of text between two counts: few enough to count again, enough to weigh nothing.
constexpr std::size_t kBlock = 128;

bool looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const std::string_view head = bytes.substr(0, 64);
  return head.size() >= 4 &&
         std::count(head.begin(), head.end(), '\0') * 3 >= static_cast<std::ptrdiff_t>(head.size());
}

/// Every byte above ASCII pairs up as GBK (lead 81–FE, trail 40–FE without 7F).
bool looks_like_gbk(std::string_view bytes) {
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF || i + 1 == bytes.size()) return false;
    const auto trail = static_cast<unsigned char>(bytes[++i]);
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
    ++pairs;
  }
  return pairs > 0;
}

}  // namespace

SourceText::SourceText(const std::string* path, std::string_view text) : path_(path), text_(text) {
  starts_.push_back(0);
  for (std::size_t i = 0; (i = text.find('\n', i)) != std::string_view::npos;)
    starts_.push_back(++i);
  block_points_.reserve(text.size() / kBlock + 1);
  std::size_t points = 0;
  for (std::size_t i = 0; i <= text.size(); i += kBlock) {
    block_points_.push_back(points);
    points += count_code_points(text.substr(i, kBlock));
  }
}

std::size_t SourceText::points_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return block_points_[block] +
         count_code_points(text_.substr(block * kBlock, offset - block * kBlock));
}

Place SourceText::place(std::size_t offset, std::size_t length) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto number = static_cast<std::uint32_t>(after - starts_.begin());
  const std::size_t start = starts_[number - 1];
  const std::size_t line_end = start + line(number).size();
  const std::size_t end = std::max(offset, std::min(offset + length, line_end));
  const std::size_t before = points_before(offset);
  return {path_, number, static_cast<std::uint32_t>(before - points_before(start)) + 1,
          std::max(static_cast<std::uint32_t>(points_before(end) - before), 1U)};
}

std::size_t SourceText::line_start(std::uint32_t number) const {
  return number == 0 || number > starts_.size() ? text_.size() : starts_[number - 1];
}

std::size_t SourceText::offset_at(std::uint32_t number, std::uint32_t column) const {
  const std::size_t start = line_start(number);
  const std::size_t end = start + line(number).size();
  const std::size_t wanted = points_before(start) + std::max(column, 1U) - 1;
  const auto after = std::upper_bound(block_points_.begin(), block_points_.end(), wanted);
  const auto block = static_cast<std::size_t>(after - block_points_.begin()) - 1;
  std::size_t at = std::max(start, block * kBlock);
  std::size_t points = points_before(at);
  for (; at < end; ++at) {
    if (!is_utf8_continuation(text_[at]) && points++ == wanted) return at;
  }
  return end;
}

std::string_view SourceText::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t start = starts_[number - 1];
  const std::size_t end = number == starts_.size() ? text_.size() : starts_[number] - 1;
  std::string_view line = text_.substr(start, end - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view without_bom(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

bool check_utf8(const std::string* path, std::string_view bytes, Diagnostics& diagnostics) {
  const std::string_view text = without_bom(bytes);
  const bool utf16 = looks_like_utf16(bytes);
  const std::size_t bad = utf16 ? 0 : find_invalid_utf8(text);
  if (bad == std::string_view::npos) return true;
  const MessageCode code = utf16                  ? messages::kNotUtf8Utf16
                           : looks_like_gbk(text) ? messages::kNotUtf8Gbk
                                                  : messages::kNotUtf8;
  diagnostics.error(SourceText(path, text).place(bad), {code, {}},
                    Message{messages::kHintSaveAsUtf8, {}});
  return false;
}

}  // namespace zhanting
