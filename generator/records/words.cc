#include "records/words.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "data/messages.h"

namespace zhanting {

namespace {

constexpr WordRow kWords[] = {
#define WORD(key, zh, en) words::key,
#define PLAIN_WORD(key, zh, en, plain_zh, plain_en) words::key,
#include "records/words.def"
#undef WORD
#undef PLAIN_WORD
};

/// The row of that key, or null.
const WordRow* find_word(std::string_view key) {
  const auto* const row = std::find_if(std::begin(kWords), std::end(kWords),
                                       [&](const WordRow& each) { return each.key == key; });
  return row == std::end(kWords) ? nullptr : row;
}

/// Words and the words in them.
class WordMaker {
 public:
  WordMaker(const OwnWords& own, Language language, bool plain)
      : own_(own), language_(language), plain_(plain) {}

  std::string make(const WordRow& row) const {
    const OwnWord& own = own_.by_index[row.index];
    if (own.is_given()) return own.text;
    if (!plain_ || row.plain_chinese.empty()) return with_words(row.in(language_));
    return with_words(language_ == Language::kChinese ? row.plain_chinese : row.plain_english);
  }

 private:
  std::string with_words(std::string_view text) const {
    std::string out;
    for (std::size_t begin = 0;;) {
      const std::size_t open = text.find('{', begin);
      out += text.substr(begin, open - begin);
      if (open == std::string_view::npos) return out;
      const std::size_t close = text.find('}', open);
      begin = close + 1;
      const WordRow* const row = find_word(text.substr(open + 1, close - open - 1));
      if (!row) {  // {time}: known when a date is told
        out += text.substr(open, begin - open);
        continue;
      }
      const std::string word = make(*row);
      out += out.empty() ? word : within_a_sentence(word);
    }
  }

  const OwnWords& own_;
  Language language_;
  bool plain_;
};

template <std::size_t I>
Value word_of(const OwnWords& own) {
  const OwnWord& word = own.by_index[I];
  return word.is_given() ? Value::string(word.text) : Value::none();
}

/// Hints are for any showcase, so they are the words of one without reports.
const std::string& hint_of(std::size_t word, Language language) {
  static const std::vector<std::string> kChinese = words_in({}, Language::kChinese, true);
  static const std::vector<std::string> kEnglish = words_in({}, Language::kEnglish, true);
  return (language == Language::kChinese ? kChinese : kEnglish)[word];
}

/// Adds the row of a word: it may be empty, where other texts are left out. A function of its own,
/// so that hundreds of rows do not stand on the stack at once.
template <std::size_t I>
[[gnu::noinline]] void add_row_of_word(std::vector<FieldRow>& rows) {
  static constexpr FieldType kType = {.shape = FieldShape::kWord};
  rows.push_back(
      {kWords[I].key, Need::kOptional, hint_of(I, Language::kChinese),
       hint_of(I, Language::kEnglish), &kType,
       [](const JsonNode& node, void* record, Diagnostics& diagnostics) {
         OwnWord& word = static_cast<OwnWords*>(record)->by_index[I];
         word.place = node.place;
         if (node.kind == JsonNode::Kind::kString) {
           word.text = node.text;
         } else {
           report_type(node, messages::kExpectedText, diagnostics);
         }
       },
       [](const void* record) { return word_of<I>(*static_cast<const OwnWords*>(record)); },
       [](const void* pointer) {
         return word_of<I>(**static_cast<const OwnWords* const*>(pointer));
       },
       [](const void* record) { return word_of<I>(*static_cast<const OwnWords*>(record)); }});
}

template <std::size_t... I>
std::vector<FieldRow> rows_of_words(std::index_sequence<I...>) {
  std::vector<FieldRow> rows;
  rows.reserve(sizeof...(I));
  for (const auto add : {&add_row_of_word<I>...}) add(rows);
  return rows;
}

}  // namespace

std::string within_a_sentence(const std::string& word) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() < 2 || !is_capital(word[0]) || is_capital(word[1])) return word;
  return to_lower_ascii(word.substr(0, 1)) + word.substr(1);
}

std::vector<std::string> words_in(const OwnWords& own, Language language, bool plain) {
  const WordMaker maker(own, language, plain);
  std::vector<std::string> texts;
  for (const WordRow& row : kWords) texts.push_back(maker.make(row));
  return texts;
}

DateWords date_words_among(std::span<const std::string> words) {
  DateWords dates;
  for (std::size_t i = 0; i < kDateWords; ++i) dates.by_index[i] = words[words::k_month_1 + i];
  return dates;
}

std::span<const WordRow> all_words() {
  return kWords;
}

const RecordType& record_type(const OwnWords*) {
  static const RecordType type = {"words", "界面词语",
                                  rows_of_words(std::make_index_sequence<words::kCount>())};
  return type;
}

}  // namespace zhanting
