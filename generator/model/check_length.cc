#include <algorithm>

#include "base/utf8.h"
#include "model/check_rules.h"

namespace zhanting {

namespace {

struct FieldLimit {
  TextRole role;
  MessageCode code;
  std::size_t most;
};

constexpr FieldLimit kFieldLimits[] = {
    {TextRole::kSummary, MessageCode::kSummaryTooLong, 90},
    {TextRole::kCaption, MessageCode::kCaptionTooLong, 60},
    {TextRole::kShortTitle, MessageCode::kShortTitleTooLong, 14},
};

constexpr std::size_t kLeastOfBrief = 25;
constexpr std::size_t kMostOfBrief = 200;
constexpr std::size_t kLeastOfPage = 300;

Message counted(MessageCode code, std::size_t found, std::size_t limit) {
  return Message::of(code, std::to_string(found), std::to_string(limit));
}

/// Shorter sentences are phrases that may well come twice.
constexpr std::size_t kLeastOfSentence = 10;

/// Letters, digits and Han alone: what makes two sentences the same.
std::string without_marks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const char32_t c = read.code_point;
    const bool letter = (c >= U'0' && c <= U'9') || ((c | 0x20) >= U'a' && (c | 0x20) <= U'z');
    if (letter || is_han(c)) out += text.substr(i, static_cast<std::size_t>(read.length));
    i += static_cast<std::size_t>(read.length);
  }
  return out;
}

struct Sentence {
  std::size_t begin = 0, length = 0;  // in code points
  std::string bare;
};

std::vector<Sentence> sentences_of(std::string_view text) {
  static constexpr std::u32string_view kEnds = U"。！？；.!?;\n";
  std::vector<Sentence> sentences;
  std::size_t begin = 0;        // in bytes
  std::size_t first_point = 0;  // of the sentence, in code points
  std::size_t point = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const Decoded read = decode(text, i);
    if (i == text.size() || kEnds.find(read.code_point) != std::u32string_view::npos) {
      sentences.push_back(
          {first_point, point - first_point, without_marks(text.substr(begin, i - begin))});
      begin = i + static_cast<std::size_t>(read.length);
      first_point = point + 1;
    }
    i += static_cast<std::size_t>(std::max(read.length, 1));
    ++point;
  }
  return sentences;
}

const Text* summary_of(const RecordBase& record) {
  switch (record.collection) {
    case Collection::kReports: return &static_cast<const Report&>(record).summary;
    case Collection::kBranches:
    case Collection::kHighlights: return &static_cast<const Entry&>(record).summary;
    case Collection::kOrganisations: return &static_cast<const Organisation&>(record).summary;
    case Collection::kThemes: return &static_cast<const Theme&>(record).summary;
    case Collection::kPages: return &static_cast<const Page&>(record).summary;
  }
  return nullptr;
}

}  // namespace

void check_length(const CheckedText& text, Diagnostics& diagnostics) {
  for (const FieldLimit& limit : kFieldLimits) {
    if (text.role() == limit.role && text.size() > limit.most)
      diagnostics.warning(text.place(0, text.size()),
                          counted(limit.code, text.size(), limit.most));
  }
}

void check_story_length(const RecordBase& record, const CheckedText& story,
                        Diagnostics& diagnostics) {
  const auto* entry = dynamic_cast<const Entry*>(&record);
  // Without a name the record could not be read, and its form is not known.
  if (!entry || entry->name.empty()) return;
  const std::size_t length = story.length();
  const Place place = story.place(0, 1);
  if (!entry->is_brief()) {
    if (length < kLeastOfPage)
      diagnostics.warning(place, counted(MessageCode::kPageTooShort, length, kLeastOfPage),
                          Message{MessageCode::kHintMakeABrief, {}});
  } else if (length < kLeastOfBrief) {
    diagnostics.warning(place, counted(MessageCode::kBriefTooShort, length, kLeastOfBrief));
  } else if (length > kMostOfBrief) {
    diagnostics.warning(place, counted(MessageCode::kBriefTooLong, length, kMostOfBrief),
                        Message{MessageCode::kHintMakeAPage, {}});
  }
}

void check_repetition(const RecordBase& record, Diagnostics& diagnostics) {
  const Text* summary = summary_of(record);
  if (!summary || summary->empty() || record.story.text.empty()) return;
  CheckedText placed;
  placed.read({summary->text, summary->place, TextRole::kSummary});
  const std::string story = without_marks(record.story.text);
  for (const Sentence& sentence : sentences_of(summary->text)) {
    if (count_code_points(sentence.bare) < kLeastOfSentence) continue;
    if (story.find(sentence.bare) == std::string::npos) continue;
    diagnostics.warning(placed.place(sentence.begin, sentence.length),
                        {MessageCode::kSummaryRepeated, {}});
  }
}

}  // namespace zhanting
