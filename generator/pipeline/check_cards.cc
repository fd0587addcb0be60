#include "pipeline/check_cards.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "fonts/font_packages.h"
#include "pipeline/messages.h"
#include "records/words.h"

namespace zhanting {

namespace {

using Characters = std::set<char32_t>;

void add(std::string_view text, Characters& characters) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode(text, i);
    if (!is_blank(decoded.code_point)) characters.insert(decoded.code_point);
    i += static_cast<std::size_t>(decoded.length);
  }
}

/// Of what every card may say.
Characters characters_of(const Site& site) {
  Characters characters;
  for (const WordRow& word : all_words()) add(site.word(word), characters);
  add(site.settings().name.text, characters);
  add(site.settings().summary.text, characters);
  return characters;
}

/// Calls use(text) for what cards say of a record.
template <typename Use>
void for_each_text(const Node& node, const Use& use) {
  visit_record(*node.base, [&](const auto& record) {
    if constexpr (requires { record.headline; }) {
      use(record.headline.empty() ? name_of(*node.base) : record.headline);
    } else {
      use(name_of(*node.base));
    }
    if constexpr (requires { record.summary; }) use(record.summary);
  });
  for (const Figure* figure : own_figures(*node.base)) {
    for (const Text* text : {&figure->value, &figure->unit, &figure->label, &figure->scope,
                             &figure->period, &figure->as_of})
      use(*text);
  }
}

Characters characters_of(const Text& text) {
  Characters characters;
  add(text.text, characters);
  return characters;
}

Characters missing(const Characters& characters, const Engraver& engraver) {
  const std::u32string all(characters.begin(), characters.end());
  const std::u32string missing = engraver.missing(all);
  return {missing.begin(), missing.end()};
}

/// The first of them, to be recognised.
std::string told(const Characters& characters) {
  constexpr std::size_t kTold = 12;
  std::string text;
  std::size_t count = 0;
  for (const char32_t c : characters) {
    if (count++ == kTold) return text + "…";
    append_utf8(c, text);
  }
  return text;
}

Message hint_for(const Characters& characters) {
  const std::u32string all(characters.begin(), characters.end());
  return Message::of(messages::kHintInstallFonts, font_packages(all));
}

}  // namespace

std::size_t expected_cards(const Site& site) {
  std::size_t count = site.nodes.size();
  for (const Node* node : site.nodes) count += own_figures(*node->base).size();
  return count;
}

bool check_cards(const Site& site, const Engraver* engraver, Diagnostics& diagnostics) {
  const Place& name = site.settings().name.place;
  if (!engraver) {
    diagnostics.warning(name, {messages::kNoCards, {}}, Message{messages::kHintInstallRsvg, {}});
    return false;
  }
  if (const Characters boxes = missing(characters_of(site), *engraver); !boxes.empty()) {
    diagnostics.warning(name, Message::of(messages::kNoCardLetters, told(boxes)), hint_for(boxes));
    return false;
  }
  Characters all;
  for (const Node* node : site.nodes)
    for_each_text(*node, [&](const Text& text) { all.merge(characters_of(text)); });
  const Characters boxes = missing(all, *engraver);
  if (boxes.empty()) return true;
  for (const Node* node : site.nodes) {
    for_each_text(*node, [&](const Text& text) {
      Characters own;
      for (const char32_t c : characters_of(text)) {
        if (boxes.contains(c)) own.insert(c);
      }
      if (!own.empty())
        diagnostics.warning(text.place, Message::of(messages::kCardLetterMissing, told(own)),
                            hint_for(own));
    });
  }
  return true;
}

}  // namespace zhanting
