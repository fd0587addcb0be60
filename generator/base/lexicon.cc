#include "base/lexicon.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>

#include "base/code_points.h"
#include "base/escape.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

constexpr char kBreak = '|';
/// A longer name does not fit into a line of large letters on a narrow phone.
constexpr std::size_t kLongestName = 8;
/// Single characters join words up to this length.
constexpr std::size_t kLongestJoined = 5;

constexpr std::u32string_view kOpening = U"“‘《〈（「『【［〔";
constexpr std::u32string_view kClosing = U"，、。：；！？…—－～·”’》〉）」』】］〕％℃";
constexpr std::u32string_view kNumerals =
    U"0123456789.,%〇零一二三四五六七八九十百千万亿两几半数余多近约第";
constexpr std::u32string_view kMeasures =
    U"个项名家件条座人年月日次笔张位棵支所份种类级层套间处户村批场届期段篇首轮元米吨岁天周倍成点栋"
    U"棟分秒时字步代";
/// A word of one character that leans on what stands before it; others lean on what follows.
constexpr std::u32string_view kLeaning =
    U"地得者性化处局部委办所站室区市县省镇村里上下中内外前后时员家率式型级人节营盟会团队桥路楼馆厅"
    U"院校街";
/// These do so after any word.
constexpr std::u32string_view kParticles = U"的了着过们";

/// Words that ICU's dictionary parts, or joins a half of to what stands beside them.
constexpr std::string_view kWords[] = {"党支部",   "党总支", "党小组", "实验室", "专利权",
                                       "知识产权", "五星级", "公积金", "楼宇"};

/// Chinese characters and their punctuation: between two of them lines end without a space.
bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c <= 0xFFEF) || is_han(c) || is_one_of(U"“”‘’…—·", c);
}

bool all_of(std::string_view text, const auto& test) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!test(next.code_point)) return false;
    at += static_cast<std::size_t>(next.length);
  }
  return !text.empty();
}

bool counts(std::string_view text) {
  return all_of(text,
                [](char32_t c) { return is_one_of(kNumerals, c) || is_one_of(kMeasures, c); });
}

bool is_lone_han(std::string_view text) {
  const Decoded only = decode(text, 0);
  return static_cast<std::size_t>(only.length) == text.size() && is_han(only.code_point);
}

/// Whether no line may end between these two, of which `left` is what was joined so far.
bool belong_together(std::string_view left, std::string_view right) {
  const char32_t before = decode_before(left, left.size()).code_point;
  const char32_t after = decode(right, 0).code_point;
  if (is_one_of(kClosing, after) || is_one_of(kOpening, before)) return true;
  if (!is_wide(before) && !is_wide(after)) return true;
  if (is_white_space(before) || is_white_space(after)) return true;
  if (is_one_of(kClosing, before) || is_one_of(kOpening, after)) return false;
  const std::size_t together = count_code_points(left) + count_code_points(right);
  if (counts(left) && is_one_of(kNumerals, decode(left, 0).code_point) && counts(right))
    return together <= kLongestName;
  if (is_lone_han(right) && is_one_of(kParticles, after)) return together <= kLongestName + 1;
  if (is_lone_han(right) && is_one_of(kLeaning, after)) return together <= kLongestJoined;
  return is_lone_han(left) && is_han(after) && together <= kLongestJoined;
}

/// A number for the first two characters, which few others share.
constexpr std::size_t kBeginnings = std::size_t{1} << 16;
std::size_t beginning(std::string_view text) {
  const Decoded first = decode(text, 0);
  const Decoded second = decode(text, static_cast<std::size_t>(first.length));
  return (first.code_point * 0x9E3779B1U >> 8 ^ second.code_point) % kBeginnings;
}

/// A breaker for each thread: opening one reads its dictionary.
icu::BreakIterator* breaker() {
  thread_local const std::unique_ptr<icu::BreakIterator> made = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), error));
    return U_SUCCESS(error) ? std::move(iterator) : nullptr;
  }();
  return made.get();
}

/// Where ICU's words end, the text's end included.
std::vector<std::size_t> word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  UErrorCode error = U_ZERO_ERROR;
  UText* const utf8 =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error);
  if (icu::BreakIterator* const words = breaker(); words && U_SUCCESS(error)) {
    words->setText(utf8, error);
    for (std::int32_t at = words->next(); at != icu::BreakIterator::DONE; at = words->next())
      ends.push_back(static_cast<std::size_t>(at));
  }
  utext_close(utf8);
  if (ends.empty()) ends.push_back(text.size());
  return ends;
}

}  // namespace

/// Headings as HTML, in shards that seldom wait for one another.
struct Lexicon::Known {
  struct Shard {
    std::mutex mutex;
    TextMap<std::string> markup;
  };
  std::array<Shard, 64> shards;
};

Lexicon::Lexicon() : known_(std::make_unique<Known>()) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

std::string without_breaks(std::string_view heading) {
  std::string plain(heading);
  std::erase(plain, kBreak);
  return plain;
}

Lexicon::Lexicon(std::vector<std::string> names, const std::vector<std::string_view>& headings)
    : names_(std::move(names)), known_(std::make_unique<Known>()) {
  names_.insert(names_.end(), std::begin(kWords), std::end(kWords));
  std::erase_if(names_, [](const std::string& name) {
    const std::size_t size = count_code_points(name);
    return size < 2 || size > kLongestName || !all_of(name, is_wide);
  });
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  Hasher hasher;
  begun_.resize(kBeginnings);
  for (const std::string& name : names_) {
    begun_[beginning(name)] = true;
    longest_ = std::max(longest_, name.size());
    hasher.add(name);
  }
  for (const std::string_view heading : headings) {
    if (heading.find(kBreak) == std::string_view::npos) continue;
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < heading.size(); ++i) {
      if (heading[i] == kBreak) ends.push_back(i - ends.size());
    }
    hasher.add(heading);
    headings_.try_emplace(without_breaks(heading), std::move(ends));
  }
  hash_ = hasher.finish();
}

/// The length of the longest name that `text` begins with; 0 for none.
std::size_t Lexicon::name_at(std::string_view text) const {
  if (begun_.empty() || !begun_[beginning(text)]) return 0;
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    if (size < text.size() && is_utf8_continuation(text[size])) continue;
    if (std::binary_search(names_.begin(), names_.end(), text.substr(0, size), std::less<>()))
      return size;
  }
  return 0;
}

std::vector<std::size_t> Lexicon::ends_in(std::string_view heading) const {
  std::vector<std::size_t> ends = word_ends(heading);
  for (std::size_t at = 0; at < heading.size();) {
    const std::size_t size = name_at(heading.substr(at));
    if (size > 0) {
      std::erase_if(ends, [&](std::size_t end) { return end > at && end < at + size; });
      for (const std::size_t end : {at, at + size}) {
        const auto place = std::lower_bound(ends.begin(), ends.end(), end);
        if (end > 0 && (place == ends.end() || *place != end)) ends.insert(place, end);
      }
    }
    at += size > 0 ? size : static_cast<std::size_t>(decode(heading, at).length);
  }
  std::vector<std::size_t> kept;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const std::string_view word = heading.substr(begin, ends[i] - begin);
    const std::string_view next = heading.substr(ends[i], ends[i + 1] - ends[i]);
    // No phrase ends with a line of one character.
    const bool closes = is_lone_han(next) && !is_han(decode(heading, ends[i + 1]).code_point) &&
                        is_han(decode_before(word, word.size()).code_point) &&
                        count_code_points(word) < kLongestJoined;
    if (closes || belong_together(word, next)) continue;
    kept.push_back(ends[i]);
    begin = ends[i];
  }
  return kept;
}

std::vector<std::string_view> Lexicon::pieces(std::string_view heading) const {
  const auto part_at = [&](const std::vector<std::size_t>& ends) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      if (end > begin) pieces.push_back(heading.substr(begin, end - begin));
      begin = end;
    }
    if (begin < heading.size()) pieces.push_back(heading.substr(begin));
    return pieces;
  };
  if (const auto told = headings_.find(heading); told != headings_.end())
    return part_at(told->second);
  if (std::none_of(heading.begin(), heading.end(), is_utf8_continuation)) return part_at({});
  return part_at(ends_in(heading));
}

const std::string& Lexicon::markup(std::string_view heading) const {
  Known::Shard& shard = known_->shards[TextHash()(heading) % known_->shards.size()];
  const std::lock_guard lock(shard.mutex);
  if (const auto known = shard.markup.find(heading); known != shard.markup.end())
    return known->second;
  std::string html;
  for (const std::string_view piece : pieces(heading)) {
    if (!html.empty()) html += "<wbr>";
    append_escaped(piece, html);
  }
  return shard.markup.emplace(heading, std::move(html)).first->second;
}

}  // namespace zhanting
