#include <algorithm>

#include "base/utf8.h"
#include "checks/check_rules.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

struct FieldLimit {
  TextRole role;
  MessageCode code;
  std::size_t most;
};

constexpr std::size_t kMostOfSummary = 90;
constexpr FieldLimit kFieldLimits[] = {
    {TextRole::kCaption, messages::kCaptionTooLong, 60},
    {TextRole::kHeadline, messages::kHeadlineTooLong, 28},
};

constexpr std::size_t kLeastOfBrief = 25;
constexpr std::size_t kMostOfBrief = 200;

Message counted(MessageCode code, std::size_t found, std::size_t limit) {
  return Message::of(code, std::to_string(found), std::to_string(limit));
}

/// Shorter sentences are phrases that may well come twice.
constexpr std::size_t kLeastOfSentence = 10;
/// Longer ones are nobody's summary.
constexpr std::size_t kMostOfSentence = 500;

/// Letters, digits and Han alone, from `begin` to `end`: what makes two sentences the same.
std::u32string without_marks(const CheckedText& text, std::size_t begin, std::size_t end) {
  std::u32string out;
  out.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    const char32_t c = text[i];
    const bool letter = (c >= U'0' && c <= U'9') || ((c | 0x20) >= U'a' && (c | 0x20) <= U'z');
    if (letter || is_han(c)) out += c;
  }
  return out;
}

bool ends_sentence(char32_t c) {
  static constexpr std::u32string_view kEnds = U"。！？；.!?;\n";
  return c == CheckedText::kBlank || kEnds.find(c) != std::u32string_view::npos;
}

void check_summary(const CheckedText& text, std::size_t most, Diagnostics& diagnostics) {
  if (text.role() == TextRole::kSummary && text.size() > most)
    diagnostics.warning(text.place(0, text.size()),
                        counted(messages::kSummaryTooLong, text.size(), most));
}

}  // namespace

void check_length(const CheckedText& text, bool summaries, Diagnostics& diagnostics) {
  if (summaries) check_summary(text, kMostOfSummary, diagnostics);
  for (const FieldLimit& limit : kFieldLimits) {
    if (text.role() == limit.role && text.size() > limit.most)
      diagnostics.warning(text.place(0, text.size()), counted(limit.code, text.size(), limit.most));
  }
}

void check_summary_length(const CheckedText& text, const EntryKind& kind,
                          Diagnostics& diagnostics) {
  const auto most = kind.max_summary.value;
  if (most && *most >= 0) check_summary(text, static_cast<std::size_t>(*most), diagnostics);
}

void check_story_length(const RecordBase& record, const CheckedText& story, bool chinese,
                        Diagnostics& diagnostics) {
  const auto* entry = dynamic_cast<const Entry*>(&record);
  // Without a name the record could not be read; its form is not known, nor when it is misspelt.
  if (!entry || entry->name.empty()) return;
  if (entry->form.empty() && entry->form.place.path) return;
  const std::size_t length = story.length();
  const Place place = story.place(0, 1);
  if (!entry->is_brief()) {
    const EntryKind& kind = *record.kind->entry;
    const auto least =
        static_cast<std::size_t>(std::max<std::int64_t>(kind.min_length.value.value_or(0), 0));
    if (length < least)
      diagnostics.warning(
          place, counted(messages::kPageTooShort, length, least),
          kind.brief.value ? std::optional(Message{messages::kHintMakeABrief, {}}) : std::nullopt);
  } else if (!chinese) {
    return;
  } else if (length < kLeastOfBrief) {
    diagnostics.warning(place, counted(messages::kBriefTooShort, length, kLeastOfBrief));
  } else if (length > kMostOfBrief) {
    diagnostics.warning(place, counted(messages::kBriefTooLong, length, kMostOfBrief),
                        Message{messages::kHintMakeAPage, {}});
  }
}

void check_repetition(const RecordBase& record, const CheckedText& story,
                      Diagnostics& diagnostics) {
  const Text& field = summary_of(record);
  if (field.empty()) return;
  CheckedText summary;
  summary.read({field.text, field.place, TextRole::kSummary});
  const std::u32string told = without_marks(story, 0, story.size());
  for (std::size_t begin = 0, end = 0; begin < summary.size(); begin = end + 1) {
    end = begin;
    while (!ends_sentence(summary[end])) ++end;
    const std::u32string sentence = without_marks(summary, begin, end);
    const bool compared = sentence.size() >= kLeastOfSentence && sentence.size() <= kMostOfSentence;
    if (compared && told.find(sentence) != std::u32string::npos)
      diagnostics.warning(summary.place(begin, end - begin), {messages::kSummaryRepeated, {}});
  }
}

}  // namespace zhanting
