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

/// Words and the words in them.
class WordMaker {
 public:
  WordMaker(const OwnWords& own, Language language, bool plain, std::string_view code)
      : own_(own), language_(language), plain_(plain), code_(code) {}

  std::string make(const WordRow& row) {
    const std::string_view text = text_of(row, own_, language_, plain_);
    if (is_of_date(row)) return std::string(text);
    making_.push_back(&row);
    std::string made = with_words(text);
    making_.pop_back();
    return made;
  }

 private:
  std::string with_words(std::string_view text) {
    std::string out;
    for (const std::string_view braces : braces_in(text)) {
      const auto open = static_cast<std::size_t>(braces.data() - text.data());
      out += text.substr(0, open);
      text.remove_prefix(open + braces.size());
      const WordRow* const row = word_in(braces);
      // One that stands in itself is told by check_own_words().
      if (!row || std::find(making_.begin(), making_.end(), row) != making_.end()) {
        out += braces;
      } else {
        const std::string word = make(*row);
        out += out.empty() ? word : within_a_sentence(word, code_);
      }
    }
    return out.append(text);
  }

  const OwnWords& own_;
  Language language_;
  bool plain_;
  std::string_view code_;
  std::vector<const WordRow*> making_;  // from the outermost
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
         if (node.kind == JsonNode::Kind::kString) {
           word = {node.text, node.place};
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

bool is_of_date(const WordRow& row) {
  return row.index >= words::k_month_1 && row.index < words::k_month_1 + kDateWords;
}

std::vector<std::string_view> braces_in(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t open = 0; (open = text.find('{', open)) != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    found.push_back(text.substr(open, close + 1 - open));
    open = close;
  }
  return found;
}

const WordRow* word_in(std::string_view braces) {
  const std::string_view key = braces.substr(1, braces.size() - 2);
  const auto* const row = std::find_if(std::begin(kWords), std::end(kWords),
                                       [&](const WordRow& each) { return each.key == key; });
  return row == std::end(kWords) || is_of_date(*row) ? nullptr : row;
}

std::string within_a_sentence(const std::string& word, std::string_view code) {
  constexpr std::string_view kWithCapitals[] = {"de", "lb", "nds"};
  const std::string_view language = code.substr(0, code.find('-'));
  if (std::find(std::begin(kWithCapitals), std::end(kWithCapitals), language) !=
      std::end(kWithCapitals))
    return word;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() < 2 || !is_capital(word[0]) || is_capital(word[1])) return word;
  return to_lower_ascii(word.substr(0, 1)) + word.substr(1);
}

std::string_view text_of(const WordRow& row, const OwnWords& own, Language language, bool plain) {
  const OwnWord& word = own.by_index[row.index];
  if (word.is_given()) return word.text;
  if (!plain || row.plain_chinese.empty()) return row.in(language);
  return language == Language::kChinese ? row.plain_chinese : row.plain_english;
}

std::vector<std::string> words_in(const OwnWords& own, Language language, bool plain,
                                  std::string_view code) {
  WordMaker maker(own, language, plain, code);
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
