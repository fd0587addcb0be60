#include "commands/list_words.h"

#include <algorithm>

#include "base/text.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "load/messages.h"

namespace zhanting {

namespace {

bool is_part_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether the template reads `t.KEY`.
bool shows(const ThemeFile& file, const std::string& name) {
  const std::string_view text = file.bytes;
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool whole = (at == 0 || !is_part_of_name(text[at - 1])) &&
                       (end == text.size() || !is_part_of_name(text[end]));
    if (whole) return true;
  }
  return false;
}

std::vector<std::string> templates_with(const WordRow& word, const Documents& documents) {
  const std::string name = "t." + std::string(word.key);
  std::vector<std::string> names;
  for (const ThemeFile& file : documents.templates) {
    if (shows(file, name)) names.push_back(file.name);
  }
  return names;
}

}  // namespace

int run_words(const WordsOptions& options, const Console& console) {
  if (!is_showcase(options.source, console.files))
    return refuse(console, {messages::kNoContentFolder, {}}, Message{messages::kHintInit, {}});
  const Showcase showcase = read_showcase(options.source, console.files);
  const Site& site = *showcase.site;
  std::size_t listed = 0;
  for (const WordRow& word : all_words()) {
    const bool own = site.settings().words.by_index[word.index].is_given();
    if (options.missing && (own || !site.is_in_third_language())) continue;
    ++listed;
    const std::vector<std::string> shown = templates_with(word, showcase.documents);
    console.out << word.key << '\t' << replace_all(site.word(word), "\n", " ") << '\t'
                << join(shown, " ") << '\n';
  }
  if (options.missing && listed == 0) say(console.out, console, {messages::kNoWordsMissing, {}});
  return kDone;
}

}  // namespace zhanting
