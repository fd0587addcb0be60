#include <algorithm>

#include "base/code_points.h"
#include "checks/check_text.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

enum class WordKind { kLeftOver, kRelativeTime, kClaim, kExempt };

/// A word the rules look for. It does not count behind a character of `not_after` or in front of
/// one of `not_before`, where it is part of other words (项目前期, 说明年份). An exempt phrase
/// hides the words in it; the longest word at a place wins.
struct WatchedRow {
  WordKind kind;
  std::u32string_view word;
  std::u32string_view not_after = {};
  std::u32string_view not_before = {};
};

constexpr WatchedRow kWords[] = {
    {WordKind::kLeftOver, U"待补充"},
    {WordKind::kLeftOver, U"待补"},
    {WordKind::kLeftOver, U"待定"},
    {WordKind::kLeftOver, U"待核实"},
    {WordKind::kLeftOver, U"待确认"},
    {WordKind::kLeftOver, U"待完善"},
    {WordKind::kLeftOver, U"此处填写"},
    {WordKind::kLeftOver, U"Fill in here"},
    {WordKind::kLeftOver, U"fill in here"},
    {WordKind::kLeftOver, U"某某某"},
    {WordKind::kLeftOver, U"某某单位"},
    {WordKind::kLeftOver, U"某某支部"},
    {WordKind::kLeftOver, U"某某公司"},
    {WordKind::kLeftOver, U"某某局"},
    {WordKind::kLeftOver, U"某某待定"},
    {WordKind::kLeftOver, U"×××"},
    {WordKind::kLeftOver, U"xxx"},
    {WordKind::kLeftOver, U"xxxx"},
    {WordKind::kLeftOver, U"XXX"},
    {WordKind::kLeftOver, U"XXXX"},
    {WordKind::kLeftOver, U"TODO"},
    {WordKind::kLeftOver, U"FIXME"},
    {WordKind::kLeftOver, U"TBD"},
    {WordKind::kLeftOver, U"lorem ipsum"},
    {WordKind::kLeftOver, U"Lorem ipsum"},

    {WordKind::kRelativeTime, U"今年", U"如当"},
    {WordKind::kRelativeTime, U"去年", U"过失"},
    {WordKind::kRelativeTime, U"明年", U"清说表证声申阐标注文发光", U"龄"},
    {WordKind::kRelativeTime, U"近日", U"最附临靠接将亲", U"光照出落"},
    {WordKind::kRelativeTime, U"日前",
     U"0123456789一二三四五六七八九十几数节生作今昨次每当即平假末休工", U"往后"},
    {WordKind::kRelativeTime, U"目前", U"项节题科栏数条曲账面双名", U"所"},
    {WordKind::kRelativeTime, U"截至目前"},
    {WordKind::kRelativeTime, U"截止目前"},
    {WordKind::kRelativeTime, U"到目前为止"},
    {WordKind::kRelativeTime, U"近年来"},
    {WordKind::kRelativeTime, U"不久前"},
    {WordKind::kRelativeTime, U"最近", U"离距", U"的。；！？距邻处"},

    {WordKind::kClaim, U"首个", {}, U"月季"},
    {WordKind::kClaim, U"首家"},
    {WordKind::kClaim, U"首创", U"群"},
    {WordKind::kClaim, U"首次"},
    {WordKind::kClaim, U"首批"},
    {WordKind::kClaim, U"唯一", {}, U"性"},
    {WordKind::kClaim, U"惟一"},
    {WordKind::kClaim, U"率先"},
    {WordKind::kClaim, U"第一", {}, U"届任胎季段步线节章条轮期阶层页版，、：,:百千十万亿至—-"},

    {WordKind::kExempt, U"率先垂范"},
    {WordKind::kExempt, U"首创精神"},
    {WordKind::kExempt, U"第一时间"},
    {WordKind::kExempt, U"第一资源"},
    {WordKind::kExempt, U"第一课堂"},
    {WordKind::kExempt, U"第一方阵"},
    {WordKind::kExempt, U"第一责任"},
    {WordKind::kExempt, U"第一要务"},
    {WordKind::kExempt, U"第一动力"},
    {WordKind::kExempt, U"第一生产力"},
    {WordKind::kExempt, U"第一现场"},
    {WordKind::kExempt, U"第一次世界大战"},
    {WordKind::kExempt, U"第一助手"},
    {WordKind::kExempt, U"第一手"},
    {WordKind::kExempt, U"第一议题"},
    {WordKind::kExempt, U"第一身份"},
    {WordKind::kExempt, U"第一部分"},
    {WordKind::kExempt, U"第一产业"},
    {WordKind::kExempt, U"第一个月"},
    {WordKind::kExempt, U"第一人称"},
    {WordKind::kExempt, U"第一遍"},
    {WordKind::kExempt, U"第一天"},
    {WordKind::kExempt, U"第一类"},
    {WordKind::kExempt, U"第一项"},
};

constexpr std::u32string_view kFirst = U"第一";

/// What is called “the first” as others are the second: 第一车间, 第一人民医院.
constexpr std::u32string_view kInstitutions[] = {
    U"车间", U"中学",   U"小学",   U"医院",   U"学校",   U"支部", U"党支部", U"党总支", U"书记",
    U"大队", U"中队",   U"小队",   U"支队",   U"工厂",   U"公司", U"分公司", U"学院",   U"大学",
    U"师范", U"幼儿园", U"研究所", U"设计院", U"监狱",   U"法庭", U"支行",   U"居委会", U"社区",
    U"工段", U"班组",   U"生产队", U"分局",   U"食堂",   U"内科", U"外科",   U"产科",   U"儿科",
    U"门诊", U"病房",   U"手术室", U"教研室", U"实验室", U"展厅", U"阅览室"};

/// The name of an institution begins with the 第一 at `i`: 第一机械厂. Behind it stands at once
/// what it is, or some characters before that; a measure word would make it one thing among many,
/// the first of them (第一家工厂), and so would what joins words.
bool names_an_institution(const CheckedText& text, std::size_t i) {
  constexpr std::u32string_view kMeasures = U"个家座所名位批次条项件支届任代轮期号";
  constexpr std::u32string_view kJoints =
      U"的是在了和与到进来去把被有为让，。、；：？！“”《》（） ";
  constexpr std::size_t kLongest = 6;
  const auto stands_at = [&](std::size_t at, std::u32string_view word) {
    std::size_t length = 0;
    while (length < word.size() && text[at + length] == word[length]) ++length;
    return length == word.size();
  };
  const auto is_institution = [&](std::size_t at) {
    return std::any_of(std::begin(kInstitutions), std::end(kInstitutions),
                       [&](std::u32string_view word) { return stands_at(at, word); });
  };
  const std::size_t begin = i + kFirst.size();
  if (is_institution(begin)) return true;
  if (kMeasures.find(text[begin]) != std::u32string_view::npos) return false;
  for (std::size_t at = begin; at < begin + kLongest; ++at) {
    if (text[at] < U'一' || kJoints.find(text[at]) != std::u32string_view::npos) return false;
    if (at > begin && (text[at] == U'厂' || is_institution(at))) return true;
  }
  return false;
}

bool is_word_character(char32_t c) {
  return (c >= U'0' && c <= U'9') || ((c | 0x20) >= U'a' && (c | 0x20) <= U'z');
}

bool holds(std::u32string_view characters, char32_t c) {
  return characters.find(c) != std::u32string_view::npos;
}

/// The word stands by itself and not in another word.
bool counts(const WatchedRow& row, const CheckedText& text, std::size_t i) {
  const char32_t before = text.before(i);
  const char32_t after = text.after(i + row.word.size() - 1);
  if (is_word_character(row.word.front()))
    return !is_word_character(before) && !is_word_character(after);
  return !holds(row.not_after, before) && !holds(row.not_before, after);
}

bool bears_out(const Evidence& evidence, const std::string& claim) {
  return evidence.figure || std::any_of(evidence.honours.begin(), evidence.honours.end(),
                                        [&](const std::string* name) {
                                          return name->find(claim) != std::string::npos;
                                        });
}

void report_word(const WatchedRow& row, const CheckedText& text, std::size_t i,
                 const Evidence& evidence, Diagnostics& diagnostics) {
  const std::size_t length = row.word.size();
  const auto warn = [&](MessageCode code, std::optional<Message> hint = std::nullopt) {
    diagnostics.warning(text.place(i, length), Message::of(code, text.text(i, length)),
                        std::move(hint));
  };
  if (row.kind == WordKind::kLeftOver) return warn(messages::kLeftOver);
  // As printed, or somebody else's words.
  if (text.role() == TextRole::kName || text.quoted(i)) return;
  if (row.kind == WordKind::kRelativeTime)
    return warn(messages::kRelativeTime, Message{messages::kHintStatedTime, {}});
  if (row.kind == WordKind::kClaim && !bears_out(evidence, text.text(i, length)))
    warn(messages::kClaimWithoutFigure);
}

}  // namespace

std::size_t WordTable::add(std::u32string word) {
  const std::size_t row = words_.size();
  const char32_t first = word.front();
  if (first < first_characters_.size()) first_characters_.set(first);
  words_.push_back(std::move(word));
  std::vector<std::size_t>& rows = by_first_[first];
  const auto shorter = std::find_if(rows.begin(), rows.end(), [&](std::size_t other) {
    return words_[other].size() < words_[row].size();
  });
  rows.insert(shorter, row);
  return row;
}

WordTable::Match WordTable::find_at(const CheckedText& text, std::size_t i) const {
  const char32_t first = text[i];
  const auto rows = by_first_.find(first);
  if (rows == by_first_.end()) return {0, 0};
  for (const std::size_t row : rows->second) {
    const std::u32string& word = words_[row];
    std::size_t length = 1;
    while (length < word.size() && text[i + length] == word[length]) ++length;
    if (length == word.size()) return {row, length};
  }
  return {0, 0};
}

WordRules::WordRules(const std::vector<Watchword>& watchwords,
                     const std::vector<std::string_view>& names) {
  for (const std::string_view name : names) names_.add(to_code_points(name));
  for (const WatchedRow& row : kWords) words_.add(std::u32string(row.word));
  for (const Watchword& watchword : watchwords) {
    if (watchword.text.empty()) continue;
    watchwords_.add(to_code_points(watchword.text.text));
    watchword_rows_.push_back(&watchword);
  }
}

void WordRules::check(const CheckedText& text, const Evidence& evidence,
                      Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < text.size();) {
    if (!words_.may_begin(text[i]) && !watchwords_.may_begin(text[i]) &&
        !names_.may_begin(text[i])) {
      ++i;
      continue;
    }
    if (const std::size_t length = check_watchword(text, i, diagnostics)) {
      i += length;
      continue;
    }
    if (const std::size_t length = names_.find_at(text, i).length) {
      i += length;
      continue;
    }
    const WordTable::Match match = words_.find_at(text, i);
    if (match.length == 0) {
      ++i;
      continue;
    }
    const WatchedRow& row = kWords[match.row];
    const bool found =
        counts(row, text, i) && !(row.word == kFirst && names_an_institution(text, i));
    if (found) report_word(row, text, i, evidence, diagnostics);
    i += found ? match.length : 1;
  }
}

/// Length of the watchword at `i`, or 0.
std::size_t WordRules::check_watchword(const CheckedText& text, std::size_t i,
                                       Diagnostics& diagnostics) const {
  const WordTable::Match match = watchwords_.find_at(text, i);
  if (match.length == 0) return 0;
  const Watchword& watchword = *watchword_rows_[match.row];
  Message message = Message::of(messages::kWatchword, watchword.text.text);
  std::optional<Message> hint;
  const std::string& instead = watchword.instead.text;
  const std::string& why = watchword.why.text;
  if (!instead.empty() && !why.empty()) {
    hint = Message::of(messages::kHintWriteBecause, instead, why);
  } else if (!instead.empty()) {
    hint = Message::of(messages::kHintWrite, instead);
  } else if (!why.empty()) {
    hint = Message::of(messages::kHintText, why);
  }
  const Place place = text.place(i, match.length);
  if (watchword.severity.text == "error") {
    diagnostics.error(place, std::move(message), std::move(hint));
  } else {
    diagnostics.warning(place, std::move(message), std::move(hint));
  }
  return match.length;
}

}  // namespace zhanting
