#include <algorithm>
#include <set>

#include "base/text.h"
#include "checks/check_site.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

using Names = std::set<std::string_view>;

/// What stands in braces.
Names names_in(std::string_view text) {
  Names names;
  for (std::size_t open = 0; (open = text.find('{', open)) != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.insert(text.substr(open, close + 1 - open));
    open = close;
  }
  return names;
}

/// A number may be told in any of these ways.
constexpr std::string_view kNumbers[] = {"{number}", "{ordinal}", "{roman}"};

bool is_number(std::string_view name) {
  return std::find(std::begin(kNumbers), std::end(kNumbers), name) != std::end(kNumbers);
}

/// A word of dates says where what the program puts in stands.
void check_names(const WordRow& row, const OwnWord& own, Language language,
                 Diagnostics& diagnostics) {
  const Names wanted = names_in(row.english), found = names_in(own.text);
  const Message hint = Message::of(messages::kHintWordIs, row.in(language));
  const bool counts = std::any_of(wanted.begin(), wanted.end(), &is_number);
  bool told = false;
  for (const std::string_view name : found) {
    if (wanted.contains(name) || (counts && is_number(name))) continue;
    diagnostics.error(own.place, Message::of(messages::kWordHasNo, row.key, name), hint);
    told = true;
  }
  for (const std::string_view name : wanted) {
    const bool stands = is_number(name) ? std::any_of(found.begin(), found.end(), &is_number)
                                        : found.contains(name);
    if (!stands && !told)  // else one was meant for the other
      diagnostics.error(own.place, Message::of(messages::kWordLacks, row.key, name), hint);
  }
}

/// What stands for something, unlike sentences and the parts around a number, which a language or
/// an editor may do without.
bool is_label(const WordRow& row) {
  constexpr std::string_view kParts[] = {"_before", "_after", "_of", "_space"};
  const bool is_part = std::any_of(std::begin(kParts), std::end(kParts),
                                   [&](std::string_view end) { return row.key.ends_with(end); });
  constexpr std::string_view kSentences[] = {"_intro", "_hint", "_advice", "_syntax"};
  const bool is_sentence =
      std::any_of(std::begin(kSentences), std::end(kSentences),
                  [&](std::string_view end) { return row.key.ends_with(end); }) ||
      row.english.ends_with('.');
  return !is_part && !is_sentence && !row.chinese.empty() && !trim_blank(row.english).empty();
}

}  // namespace

void check_own_words(const Site& site, Diagnostics& diagnostics) {
  const OwnWords& own = site.settings().words;
  const std::vector<std::string> built_in = words_in({}, site.language, !site.has_report_kinds);
  for (const WordRow& row : all_words()) {
    const OwnWord& word = own.by_index[row.index];
    if (!word.is_given()) continue;
    const bool is_of_date =
        row.index >= words::k_month_1 && row.index < words::k_month_1 + kDateWords;
    if (trim_blank(word.text).empty()) {
      if (is_label(row))
        diagnostics.warning(word.place, Message::of(messages::kWordBlank, row.key),
                            Message::of(messages::kHintWordStays, built_in[row.index]));
    } else if (is_of_date) {
      check_names(row, word, site.language, diagnostics);
    }
  }
}

}  // namespace zhanting
