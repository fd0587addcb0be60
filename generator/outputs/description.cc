#include "outputs/description.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "outputs/story_html.h"

namespace zhanting {

namespace {

/// As much as search engines show of one.
std::size_t most_characters(Language language) {
  constexpr std::size_t kChinese = 90, kEnglish = 160;
  return language == Language::kChinese ? kChinese : kEnglish;
}

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'.' || c == U'!' || c == U'?';
}

/// The sentences that have room; of the first, if it is too long alone, what has.
std::string cut(std::string_view text, Language language) {
  const std::size_t most = most_characters(language);
  std::size_t at = 0, sentence = 0, word = 0, count = 0;
  for (; at < text.size() && count < most; ++count) {
    const Decoded read = decode(text, at);
    if (read.code_point == U' ') word = at;
    at += static_cast<std::size_t>(read.length);
    const bool is_last = at == text.size() || text[at] == ' ' || read.code_point > U'\x7F';
    if (ends_sentence(read.code_point) && is_last) sentence = at;
  }
  if (at == text.size()) return std::string(text);
  if (sentence > 0) return std::string(text.substr(0, sentence));
  if (language == Language::kChinese) return std::string(text.substr(0, at)) + "……";
  return std::string(text.substr(0, word > 0 ? word : at)) + " …";
}

/// Without its headings, in one line.
std::string plain_text(const StoryInSite& story) {
  std::string out;
  const std::shared_ptr<const std::string> told = story_text(story);
  auto heading = story.converted->headings.begin();
  for (const std::string_view line : split(*told, '\n')) {
    if (heading != story.converted->headings.end() && line == heading->title) {
      ++heading;
      continue;
    }
    const bool is_close = out.empty() || line.empty() || static_cast<signed char>(out.back()) < 0;
    if (!is_close) out += ' ';  // none behind 。
    out += line;
  }
  return out;
}

std::string told(const std::vector<ShownFact>& facts, const Site& site) {
  std::string out;
  for (const ShownFact& fact : facts) {
    if (fact.field->is(FactType::kLink)) continue;
    if (!out.empty()) out += site.language == Language::kChinese ? "；" : "; ";
    out += fact.field->title.text;
    out += site.word(words::colon);
    out += fact.text;
  }
  return out;
}

}  // namespace

std::string description_of(const Entry& entry, const StoryInSite& story,
                           const std::vector<ShownFact>& facts, const Site& site) {
  if (!entry.summary.empty()) return entry.summary.text;
  return cut(story.empty() ? told(facts, site) : plain_text(story), site.language);
}

}  // namespace zhanting
