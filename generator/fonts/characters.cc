#include "fonts/characters.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "records/words.h"

namespace zhanting {

namespace {

void add_words(const Site& site, Characters& characters) {
  for (const WordRow& word : all_words()) add_characters(site.word(word), characters);
  for (const Kind& kind : site.kinds().all()) {
    if (kind.entry) add_characters(kind.entry->name.text, characters);
  }
}

/// What numbers are set with.
void add_numerals(const Site& site, Characters& characters) {
  for (char32_t c = '!'; c <= '~'; ++c) characters.insert(c);
  for (const Node* node : site.nodes) {
    for (const Figure* figure : own_figures(*node->base)) {
      add_characters(figure->value.text, characters);
      add_characters(figure->unit.text, characters);
    }
  }
}

/// What a record is called where it stands large.
void add_names(const Node& node, Characters& characters) {
  add_characters(node.title, characters);
  visit_record(*node.base, Overloaded{[&](const Report& report) {
                                        for (const Section& section : report.sections)
                                          add_characters(section.title.text, characters);
                                      },
                                      [&](const Organisation& organisation) {
                                        add_characters(organisation.short_name.text, characters);
                                      },
                                      [](const RecordBase&) {}});
}

}  // namespace

void add_characters(std::string_view text, Characters& characters) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode(text, i);
    if (!is_blank(decoded.code_point)) characters.insert(decoded.code_point);
    i += static_cast<std::size_t>(decoded.length);
  }
}

Characters headline_characters(const Site& site, const Routes& routes, const Stories& stories) {
  constexpr int kLargest = 2;  // of a story's headings
  Characters characters;
  add_numerals(site, characters);
  add_words(site, characters);
  add_characters(site.settings().name.text, characters);
  for (const Node* node : site.nodes) {
    const std::string& url = routes.link(*node).url;
    if (url.empty() || url.find('#') != std::string::npos) continue;
    add_names(*node, characters);
    const StoryInSite& story = stories.of(*node);
    if (!story.converted) continue;
    for (const StoryHeading& heading : story.converted->headings) {
      if (heading.level <= kLargest) add_characters(heading.title, characters);
    }
  }
  return characters;
}

std::string unicode_range(const Characters& characters) {
  std::string range;
  for (auto at = characters.begin(); at != characters.end();) {
    const char32_t first = *at;
    char32_t last = first;
    for (++at; at != characters.end() && *at == last + 1; ++at) last = *at;
    if (!range.empty()) range += ",";
    range += fmt::format("U+{:X}", std::uint32_t{first});
    if (last != first) range += fmt::format("-{:X}", std::uint32_t{last});
  }
  return range;
}

std::string list_characters(const Characters& characters) {
  constexpr std::size_t kLine = 40;
  std::string text;
  std::size_t count = 0;
  for (const char32_t c : characters) {
    append_utf8(c, text);
    if (++count % kLine == 0 || count == characters.size()) text += '\n';
  }
  return text;
}

Characters listed_characters(std::string_view text) {
  Characters characters;
  add_characters(text, characters);
  return characters;
}

}  // namespace zhanting
