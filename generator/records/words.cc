#include "records/words.h"

#include <utility>

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

template <std::size_t I>
Value word_of(const OwnWords& own) {
  const OwnWord& word = own.by_index[I];
  return word.is_given() ? Value::string(word.text) : Value::none();
}

/// The row of a word: it may be empty, where other texts are left out.
template <std::size_t I>
FieldRow row_of_word() {
  static constexpr FieldType kType = {.shape = FieldShape::kWord};
  return {kWords[I].key,
          Need::kOptional,
          kWords[I].chinese,
          kWords[I].english,
          &kType,
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
          [](const void* record) { return word_of<I>(*static_cast<const OwnWords*>(record)); }};
}

template <std::size_t... I>
std::vector<FieldRow> rows_of_words(std::index_sequence<I...>) {
  return {row_of_word<I>()...};
}

}  // namespace

std::span<const WordRow> all_words() {
  return kWords;
}

const RecordType& record_type(const OwnWords*) {
  static const RecordType type = {"words", "界面词语",
                                  rows_of_words(std::make_index_sequence<words::kCount>())};
  return type;
}

}  // namespace zhanting
