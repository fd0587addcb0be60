#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "data/json_node.h"
#include "data/messages.h"
#include "data/string_fault.h"

namespace zhanting {

namespace {

constexpr std::size_t kDeepest = 32;

/// Reads the text and counts what was read: nlohmann's SAX events carry no places.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** reached = nullptr;

  reference operator*() const { return *at; }
  CountingIterator& operator++() {
    *reached = ++at;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at == other.at; }
  bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

std::size_t skip(std::string_view text, std::size_t from, std::string_view characters) {
  return std::min(text.find_first_not_of(characters, from), text.size());
}

/// Full-width marks that a Chinese input method types instead of JSON's own.
std::string_view half_width_of(char32_t c) {
  switch (c) {
    case U'，':
    case U'、':
    case U'；':
      return ",";
    case U'：':
      return ":";
    case U'“':
    case U'”':
    case U'‘':
    case U'’':
    case U'＂':
      return "\"";
    case U'｛':
      return "{";
    case U'｝':
      return "}";
    case U'［':
    case U'【':
      return "[";
    case U'］':
    case U'】':
      return "]";
    default:
      return {};
  }
}

bool is_letter(char32_t c) {
  return (c | 0x20) >= U'a' && (c | 0x20) <= U'z';
}

/// Words that stand for a value in other languages, at the start of `text`.
std::optional<Message> hint_of_word(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  std::string word;
  for (const char c : text.substr(0, kLongest)) {
    if (!is_letter(static_cast<unsigned char>(c))) break;
    word += static_cast<char>(c | 0x20);
  }
  if (word == "true" || word == "false") return Message::of(messages::kHintWriteJson, word);
  for (const std::string_view nothing : {"none", "null", "nil", "undefined", "nan", "infinity"}) {
    if (word == nothing) return Message{messages::kHintLeaveOut, {}};
  }
  return std::nullopt;
}

std::string code_point_name(char32_t c) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

class TreeBuilder {
 public:
  using string_t = nlohmann::json::string_t;

  TreeBuilder(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  bool null() { return add(make(JsonNode::Kind::kNull), word_end()); }
  bool boolean(bool value) {
    JsonNode node = make(JsonNode::Kind::kBool);
    node.boolean = value;
    return add(std::move(node), word_end());
  }
  bool number_integer(std::int64_t value) {
    JsonNode node = make(JsonNode::Kind::kInteger);
    node.integer = value;
    node.number = static_cast<double>(value);
    return add(std::move(node), number_end());
  }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(INT64_MAX))
      return number_float(static_cast<double>(value), {});
    return number_integer(static_cast<std::int64_t>(value));
  }
  bool number_float(double value, const string_t&) {
    JsonNode node = make(JsonNode::Kind::kNumber);
    node.number = value;
    return add(std::move(node), number_end());
  }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool string(string_t& value) {
    check_characters(value);
    JsonNode node = make(JsonNode::Kind::kString);
    node.text = std::move(value);
    return add(std::move(node), reached());
  }
  bool key(string_t& value) {
    const std::size_t start = token_start();
    key_place_ = source_.place(start, reached() - start);
    key_ = std::move(value);
    previous_end_ = reached();
    after_ = After::kKey;
    return true;
  }
  bool start_object(std::size_t) { return open(JsonNode::Kind::kObject); }
  bool start_array(std::size_t) { return open(JsonNode::Kind::kArray); }
  bool end_object() {
    report_duplicate_keys(*open_.back());
    return close();
  }
  bool end_array() { return close(); }

  bool parse_error(std::size_t, const std::string& token,
                   const nlohmann::json::exception& exception) {
    constexpr int kNumberOverflow = 406;
    const std::size_t offset = bad_token();
    if (exception.id == kNumberOverflow) {
      diagnostics_.error(source_.place(offset, token.size()),
                         Message::of(messages::kNumberOutOfRange, token));
    } else if (const auto fault = find_string_fault(source_.text(), offset)) {
      report_string_fault(*fault);
    } else {
      report_syntax(offset);
    }
    return false;
  }

  const char* reached_pointer = nullptr;
  std::optional<JsonNode> take() {
    if (!complete_) return std::nullopt;
    return std::move(root_);
  }

 private:
  static JsonNode make(JsonNode::Kind kind) {
    JsonNode node;
    node.kind = kind;
    return node;
  }
  std::size_t reached() const {
    return static_cast<std::size_t>(reached_pointer - source_.text().data());
  }
  std::size_t token_start() const { return skip(source_.text(), previous_end_, " \t\r\n,:"); }
  /// Where the number that begins here ends by JSON's grammar: "01" is 0 and then a stray 1.
  std::size_t number_end() const {
    const std::string_view text = source_.text();
    const auto digits = [&](std::size_t at) { return skip(text, at, "0123456789"); };
    const auto stands = [&](std::size_t at, std::string_view characters) {
      return at < text.size() && characters.find(text[at]) != std::string_view::npos;
    };
    std::size_t end = token_start();
    if (stands(end, "-")) ++end;
    end = stands(end, "0") ? end + 1 : digits(end);
    if (stands(end, ".")) end = digits(end + 1);
    if (stands(end, "eE")) end = digits(stands(end + 1, "+-") ? end + 2 : end + 1);
    return end;
  }
  std::size_t word_end() const {
    return skip(source_.text(), token_start(), "abcdefghijklmnopqrstuvwxyz");
  }

  JsonNode* place_node(JsonNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return &root_;
    }
    JsonNode& parent = *open_.back();
    if (parent.kind == JsonNode::Kind::kArray) {
      parent.items.push_back(std::move(node));
      return &parent.items.back();
    }
    parent.members.push_back({std::move(key_), key_place_, std::move(node)});
    return &parent.members.back().value;
  }

  bool add(JsonNode node, std::size_t end) {
    const std::size_t start = token_start();
    node.place = source_.place(start, end - start);
    if (node.kind == JsonNode::Kind::kInteger || node.kind == JsonNode::Kind::kNumber)
      node.text = source_.text().substr(start, end - start);
    previous_end_ = end;
    place_node(std::move(node));
    after_ = After::kValue;
    complete_ = open_.empty();
    return true;
  }

  bool open(JsonNode::Kind kind) {
    const std::size_t start = token_start();
    JsonNode node = make(kind);
    node.place = source_.place(start);
    previous_end_ = start + 1;
    after_ = After::kOpening;
    if (open_.size() == kDeepest) {
      diagnostics_.error(node.place, Message::of(messages::kJsonTooDeep, std::to_string(kDeepest)));
      return false;
    }
    open_.push_back(place_node(std::move(node)));
    return true;
  }

  bool close() {
    previous_end_ = skip(source_.text(), previous_end_, " \t\r\n,") + 1;
    open_.pop_back();
    after_ = After::kValue;
    complete_ = open_.empty();
    return true;
  }

  /// Where the token begins that cannot stand: what follows the last good token, or what follows
  /// the one separator that may stand after it.
  std::size_t bad_token() const {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::string_view text = source_.text();
    const std::size_t next = skip(text, previous_end_, kSpace);
    const char separator = after_ == After::kKey ? ':' : ',';
    const bool may_separate = after_ == After::kKey || (after_ == After::kValue && !complete_);
    if (may_separate && next < text.size() && text[next] == separator)
      return skip(text, next + 1, kSpace);
    return next;
  }

  void report_duplicate_keys(const JsonNode& object) {
    std::vector<const JsonMember*> sorted;
    for (const JsonMember& member : object.members) sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const JsonMember* a, const JsonMember* b) { return a->key < b->key; });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key) continue;
      diagnostics_.error(
          sorted[i]->key_place, Message::of(messages::kDuplicateKey, sorted[i]->key),
          Message::of(messages::kHintFirstAtLine, std::to_string(sorted[i - 1]->key_place.line)));
    }
  }

  /// Bytes that may begin a control character or a noncharacter.
  static bool may_be_strange(std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto c = static_cast<unsigned char>(value[i]);
      if (c >= 0x20 && c < 0x7F) continue;
      if (c < 0x20 || c == 0x7F || c == 0xC2 || c >= 0xF0) return true;
      const auto next = static_cast<unsigned char>(i + 1 < value.size() ? value[i + 1] : '\0');
      if (c == 0xEF && (next == 0xB7 || next == 0xBF)) return true;
    }
    return false;
  }

  void check_characters(const std::string& value) {
    if (!may_be_strange(value)) return;
    for (std::size_t i = 0; i < value.size();) {
      const Decoded read = decode(value, i);
      const char32_t c = read.code_point;
      if (is_control(c) || is_noncharacter(c)) {
        const std::size_t start = token_start();
        const MessageCode code =
            is_control(c) ? messages::kForbiddenCharacter : messages::kNoncharacter;
        diagnostics_.error(source_.place(start, reached() - start),
                           Message::of(code, code_point_name(c)));
        return;
      }
      i += static_cast<std::size_t>(read.length);
    }
  }

  void report_string_fault(const StringFault& fault) {
    const std::string shown(source_.text().substr(fault.offset, fault.length));
    const auto report = [&](const Message& message, MessageCode hint) {
      diagnostics_.error(source_.place(fault.offset, fault.length), message, Message{hint, {}});
    };
    switch (fault.kind) {
      case StringFault::Kind::kOpen:
        return report(Message::of(messages::kJsonUnexpected, shown),
                      messages::kHintStringEndsOnLine);
      case StringFault::Kind::kFullWidthEnd:
        return diagnostics_.error(source_.place(fault.offset, fault.length),
                                  Message::of(messages::kJsonUnexpected, shown),
                                  Message::of(messages::kHintHalfWidth, "\""));
      case StringFault::Kind::kControl: {
        const std::string name = code_point_name(static_cast<unsigned char>(shown[0]));
        if (shown == "\t") return report({messages::kJsonRawTab, {}}, messages::kHintTab);
        return report(Message::of(messages::kForbiddenCharacter, name), messages::kHintRemoveIt);
      }
      case StringFault::Kind::kEscape:
        return report(Message::of(messages::kJsonBadEscape, shown), messages::kHintEscapes);
      case StringFault::Kind::kSurrogate:
        return report(Message::of(messages::kJsonHalfCharacter, shown),
                      messages::kHintCharacterItself);
    }
  }

  /// `offset` is where the token begins that cannot stand.
  void report_syntax(std::size_t offset) {
    const std::string_view text = source_.text();
    if (offset >= text.size()) {
      const Place place = source_.place(text.size());
      if (open_.empty()) {
        diagnostics_.error(place, {messages::kJsonEmpty, {}});
      } else {
        diagnostics_.error(
            place, {messages::kJsonEndsEarly, {}},
            Message::of(messages::kHintOpenedAtLine, std::to_string(open_.back()->place.line)));
      }
      return;
    }
    const Decoded found = decode(text, offset);
    const std::string shown =
        is_blank(found.code_point)
            ? code_point_name(found.code_point)
            : std::string(text.substr(offset, static_cast<std::size_t>(found.length)));
    if (complete_) {
      diagnostics_.error(source_.place(offset), Message::of(messages::kJsonAfterEnd, shown));
      return;
    }
    diagnostics_.error(source_.place(offset), Message::of(messages::kJsonUnexpected, shown),
                       syntax_hint(offset, found.code_point));
  }

  std::optional<Message> syntax_hint(std::size_t offset, char32_t found) const {
    const std::string_view text = source_.text();
    const std::size_t before = text.substr(0, offset).find_last_not_of(" \t\r\n");
    const char previous = before == std::string_view::npos ? '\0' : text[before];
    if (is_white_space(found)) return Message{messages::kHintPlainSpace, {}};
    if (is_blank(found)) return Message{messages::kHintRemoveIt, {}};
    if (goes_on_behind_quote(offset)) return Message{messages::kHintQuoteInside, {}};
    if (const std::string_view mark = half_width_of(found); !mark.empty())
      return Message::of(messages::kHintHalfWidth, mark);
    const bool closing = found == '}' || found == ']';
    if (closing && previous == ',') return Message{messages::kHintTrailingComma, {}};
    if (previous == ':' && (closing || found == ','))
      return Message{messages::kHintMissingValue, {}};
    if (after_ == After::kKey && previous != ':') return Message{messages::kHintMissingColon, {}};
    if (found == ',') return Message{messages::kHintStrayComma, {}};
    if (found == ';') return Message::of(messages::kHintWriteJson, ",");
    if (is_number_otherwise(offset, found, previous))
      return Message{messages::kHintPlainNumber, {}};
    if (expects_value(previous)) {
      if (auto hint = hint_of_word(text.substr(offset))) return hint;
    }
    if (found == '\'' || is_letter(found) || found >= 0x80)
      return Message{messages::kHintDoubleQuotes, {}};
    if (found == ':' && !open_.empty() && open_.back()->kind == JsonNode::Kind::kArray)
      return Message::of(messages::kHintOpenedAtLine, std::to_string(open_.back()->place.line));
    if (found == '/' || found == '#') return Message{messages::kHintNoComments, {}};
    const bool begins_value = found == '"' || found == '{' || found == '[' ||
                              (offset > previous_end_ && found >= '0' && found <= '9');
    if (after_ == After::kValue && previous != ',' && begins_value)
      return Message{messages::kHintMissingComma, {}};
    return std::nullopt;
  }

  /// Whether a value is due behind `previous`, the last character that is no space.
  bool expects_value(char previous) const {
    if (open_.empty() || previous == ':') return previous == ':';
    const bool item = open_.back()->kind == JsonNode::Kind::kArray;
    return item && (previous == '[' || previous == ',');
  }

  /// A number as JSON does not write it, or more of the number before: `46万`, `1,046`, `.5`, `+2`.
  bool is_number_otherwise(std::size_t offset, char32_t found, char previous) const {
    const std::string_view text = source_.text();
    const auto digit_before = [&](std::size_t at) {
      return at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
    };
    const bool digit = (found >= U'0' && found <= U'9') || (found >= U'０' && found <= U'９');
    if (after_ == After::kValue && offset == previous_end_ && digit_before(offset))
      return digit || is_letter(found) || found == '%' || found == '.' || found >= 0x80;
    const bool behind_comma =
        digit && previous == ',' && previous_end_ + 1 == offset && digit_before(previous_end_);
    const bool begins =
        digit || found == '+' || found == '-' || found == '.' || found == U'＋' || found == U'－';
    return behind_comma || (begins && expects_value(previous));
  }

  /// The last token was a string, and what follows its closing quote is more of its text: the quote
  /// was meant as a mark in the text. A full-width comma or colon that ends the member is none.
  bool goes_on_behind_quote(std::size_t offset) const {
    const std::string_view text = source_.text();
    if (offset == 0 || offset != previous_end_ || text[offset - 1] != '"') return false;
    const Decoded next = decode(text, offset);
    if (next.code_point < 0x80 && !std::isalnum(static_cast<int>(next.code_point))) return false;
    if (half_width_of(next.code_point).empty()) return true;
    if (after_ == After::kKey && next.code_point == U'：') return false;
    const std::size_t behind = offset + static_cast<std::size_t>(next.length);
    return behind < text.size() &&
           std::string_view(" \t\r\n\"{}[],").find(text[behind]) == std::string_view::npos;
  }

  enum class After { kOpening, kKey, kValue };  // what the last good token was

  const SourceText& source_;
  Diagnostics& diagnostics_;
  std::size_t previous_end_ = 0;
  After after_ = After::kOpening;
  std::string key_;
  Place key_place_;
  JsonNode root_;
  std::vector<JsonNode*> open_;  // a node's address holds while it is open: only its children grow
  bool complete_ = false;
};

}  // namespace

std::optional<JsonNode> read_json(const SourceText& source, Diagnostics& diagnostics) {
  TreeBuilder builder(source, diagnostics);
  const std::string_view text = source.text();
  builder.reached_pointer = text.data();
  const CountingIterator begin{text.data(), &builder.reached_pointer};
  const CountingIterator end{text.data() + text.size(), &builder.reached_pointer};
  if (!nlohmann::json::sax_parse(begin, end, &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace zhanting
