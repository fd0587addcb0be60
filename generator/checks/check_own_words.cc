#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "checks/check_site.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

using Names = std::set<std::string_view>;

Names names_in(std::string_view text) {
  const std::vector<std::string_view> braces = braces_in(text);
  return {braces.begin(), braces.end()};
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

/// The key of the word that `braces` may be meant for: one that is near, or whose text they hold.
std::string nearest_key(std::string_view braces, const std::vector<std::string>& built_in) {
  const std::string_view name = braces.substr(1, braces.size() - 2);
  std::vector<std::string_view> keys;
  for (const WordRow& row : all_words()) {
    if (is_of_date(row)) continue;
    if (built_in[row.index] == name) return std::string(row.key);
    keys.push_back(row.key);
  }
  return closest(name, keys);
}

/// The words in braces are there, and none of them stands in itself.
class BracesChecker {
 public:
  BracesChecker(const OwnWords& own, const std::vector<std::string>& built_in, Language language,
                bool plain, Diagnostics& diagnostics)
      : own_(own),
        built_in_(built_in),
        language_(language),
        plain_(plain),
        diagnostics_(diagnostics) {}

  void check(const WordRow& row) {
    const OwnWord& word = own_.by_index[row.index];
    for (const std::string_view braces : names_in(word.text)) {
      const WordRow* const named = word_in(braces);
      if (!named) {
        const std::string nearest = nearest_key(braces, built_in_);
        diagnostics_.error(word.place, Message::of(messages::kNoSuchWord, row.key, braces),
                           nearest.empty() ? Message{messages::kHintWordKeys, {}}
                                           : did_you_mean("{" + nearest + "}"));
      } else if (std::vector<const WordRow*> seen; leads_to(*named, row, seen)) {
        diagnostics_.error(word.place, Message::of(messages::kWordInItself, row.key, braces));
      }
    }
  }

 private:
  bool leads_to(const WordRow& from, const WordRow& to, std::vector<const WordRow*>& seen) const {
    if (from.index == to.index) return true;
    if (std::find(seen.begin(), seen.end(), &from) != seen.end()) return false;
    seen.push_back(&from);
    const std::vector<std::string_view> braces = braces_in(text_of(from, own_, language_, plain_));
    return std::any_of(braces.begin(), braces.end(), [&](std::string_view each) {
      const WordRow* const named = word_in(each);
      return named && leads_to(*named, to, seen);
    });
  }

  const OwnWords& own_;
  const std::vector<std::string>& built_in_;
  Language language_;
  bool plain_;
  Diagnostics& diagnostics_;
};

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
  BracesChecker braces(own, built_in, site.language, !site.has_report_kinds, diagnostics);
  for (const WordRow& row : all_words()) {
    const OwnWord& word = own.by_index[row.index];
    if (!word.is_given()) continue;
    if (trim_blank(word.text).empty()) {
      if (is_label(row))
        diagnostics.warning(word.place, Message::of(messages::kWordBlank, row.key),
                            Message::of(messages::kHintWordStays, built_in[row.index]));
    } else if (is_of_date(row)) {
      check_names(row, word, site.language, diagnostics);
    } else {
      braces.check(row);
    }
  }
}

}  // namespace zhanting
