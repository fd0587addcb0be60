#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "base/utf8.h"
#include "checks/alike_names.h"
#include "checks/check.h"
#include "checks/check_rules.h"
#include "checks/messages.h"
#include "load/settings.h"

namespace zhanting {

namespace {

/// What could not be read, a record or the picture itself, may be what shows it.
void check_pictures(const Documents& documents, const Media& media, Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) return;
  for (const std::string& path : unused_pictures(documents, media))
    diagnostics.warning({&path, 0, 0, 1}, {messages::kPictureUnused, {}});
}

/// In a showcase of one report; where there are several, such a theme has one report too and every
/// build warns of it.
void check_small_themes(const Site& site, Diagnostics& diagnostics) {
  if (site.reports.size() > 1) return;
  for (const ThemeNode& theme : site.themes) {
    const Text& name = theme.record().name;
    if (theme.entries.size() == 1)
      diagnostics.warning(name.place, Message::of(messages::kThemeOneEntry, name.text));
  }
}

std::vector<const Text*> names_of(const OrganisationNode& node) {
  const Organisation& organisation = node.record();
  std::vector<const Text*> names;
  const auto add = [&](const Text& name) {
    if (!name.empty()) names.push_back(&name);
  };
  add(organisation.name);
  add(organisation.short_name);
  for (const Text& name : organisation.variants) add(name);
  for (const Text& name : organisation.former_names) add(name);
  return names;
}

/// The editors have looked at the two and say so in a note.
bool told_apart(const OrganisationNode& one, const OrganisationNode& other) {
  const auto mentions = [](const OrganisationNode& a, const OrganisationNode& b) {
    for (const Text* name : names_of(b)) {
      if (a.record().note.text.find(name->text) != std::string::npos) return true;
    }
    return false;
  };
  return mentions(one, other) || mentions(other, one);
}

bool is_parent(const OrganisationNode& one, const OrganisationNode& other) {
  return one.parent == &other || other.parent == &one;
}

struct OrganisationName {
  const OrganisationNode* organisation;
  const Text* name;
};

/// Names that two organisations share, and names that are nearly alike.
void check_names(const Site& site, Diagnostics& diagnostics) {
  std::map<std::string_view, OrganisationName> by_name;
  std::multimap<std::u32string, OrganisationName> by_core;
  for (const OrganisationNode& organisation : site.organisations) {
    for (const Text* name : names_of(organisation)) {
      const auto [known, is_new] =
          by_name.try_emplace(name->text, OrganisationName{&organisation, name});
      if (is_new) {
        by_core.insert({core_of_name(name->text), {&organisation, name}});
      } else if (known->second.organisation != &organisation) {
        diagnostics.warning(name->place, Message::of(messages::kNameTwice, name->text,
                                                     known->second.organisation->base->slug));
      }
    }
  }

  std::set<std::pair<const OrganisationNode*, const OrganisationNode*>> reported;
  const auto report_pair = [&](const OrganisationName& longer, const OrganisationName& shorter) {
    const auto [a, b] = std::minmax(longer.organisation, shorter.organisation);
    if (a == b || is_parent(*a, *b) || told_apart(*a, *b) || !reported.insert({a, b}).second)
      return;
    diagnostics.warning(longer.name->place,
                        Message::of(messages::kNamesAlike, longer.name->text, shorter.name->text,
                                    shorter.organisation->base->slug),
                        Message{messages::kHintOneOrganisation, {}});
  };
  for (auto name = by_core.begin(); name != by_core.end(); ++name) {
    for (auto same = std::next(name); same != by_core.end() && same->first == name->first; ++same)
      report_pair(same->second, name->second);
    for (const std::u32string& shorter : shortened_names(name->first)) {
      const auto [begin, end] = by_core.equal_range(shorter);
      for (auto found = begin; found != end; ++found) report_pair(name->second, found->second);
    }
  }
}

/// What a label says, without marks and spaces.
std::string words_of_label(std::string_view label) {
  std::string words;
  for (std::size_t i = 0; i < label.size();) {
    const Decoded read = decode(label, i);
    const bool mark = read.code_point < 0x80 ? !std::isalnum(static_cast<int>(read.code_point))
                                             : !is_han(read.code_point);
    if (!mark) words += label.substr(i, static_cast<std::size_t>(read.length));
    i += static_cast<std::size_t>(read.length);
  }
  return words;
}

std::string name_of(const PartOf<Figure>& figure) {
  const std::string& slug = figure.owner->base->slug;
  return figure.part->id.empty() ? slug : slug + "#" + figure.part->id.text;
}

/// Labels as general as “党员” come in every entry; one this long says what is counted.
constexpr std::size_t kSpecificLabel = 8;

/// Finds the figures of different reports that seem to be one: the same label, unit, scope, period
/// and as-of, of the same organisation or with a label that is specific enough by itself.
class FiguresAcross {
 public:
  explicit FiguresAcross(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const PartOf<Figure>& owned, const std::vector<const OrganisationNode*>& organisations) {
    const Figure& figure = *owned.part;
    const std::string words = words_of_label(figure.label.text);
    const auto seen_before = [&](const OrganisationNode* organisation) {
      const auto [known, is_new] =
          first_.try_emplace(Key{words, figure.unit.text, figure.scope.text, figure.period.text,
                                 figure.as_of.text, organisation},
                             owned);
      if (is_new || known->second.report == owned.report) return false;
      report(owned, known->second);
      return true;
    };
    if (count_code_points(words) >= kSpecificLabel && seen_before(nullptr)) return;
    for (const OrganisationNode* organisation : organisations) {
      if (seen_before(organisation)) return;
    }
  }

 private:
  using Key = std::tuple<std::string, std::string_view, std::string_view, std::string_view,
                         std::string_view, const OrganisationNode*>;

  void report(const PartOf<Figure>& later, const PartOf<Figure>& earlier) {
    const std::string& label = later.part->label.text;
    const std::string& value = later.part->value.text;
    const std::string& other = earlier.part->value.text;
    Message message = value == other ? Message::of(messages::kFiguresAlike, label, name_of(earlier))
                                     : Message::of(messages::kFiguresDiffer, label,
                                                   name_of(earlier), value, other);
    diagnostics_.warning(later.part->label.place, std::move(message),
                         Message{messages::kHintFigureNote, {}});
  }

  std::map<Key, PartOf<Figure>> first_;
  Diagnostics& diagnostics_;
};

void check_figures_across(const Site& site, Diagnostics& diagnostics) {
  FiguresAcross figures(diagnostics);
  for (const ReportNode& node : site.reports) {
    for (const Figure* figure : own_figures(*node.base)) figures.add({figure, &node, &node}, {});
  }
  for (const EntryNode& node : site.entries) {
    for (const Figure* figure : own_figures(*node.base))
      figures.add({figure, &node, node.report}, node.organisations);
  }
}

/// What a site in a third language still says in English.
void check_words_missing(const Site& site, Diagnostics& diagnostics) {
  constexpr std::size_t kListed = 8;
  if (!site.is_in_third_language() || !is_language(site.settings().language.text)) return;
  std::vector<std::string> missing;
  for (const WordRow& word : all_words()) {
    if (!site.settings().words.by_index[word.index].is_given()) missing.emplace_back(word.key);
  }
  if (missing.empty()) return;
  const std::string count = std::to_string(missing.size());
  missing.resize(std::min(missing.size(), kListed));
  const Text& language = site.settings().language;
  diagnostics.warning(
      language.place,
      Message::of(messages::kWordsMissing, language.text, count, join(missing, ", ")),
      Message{messages::kHintWordsMissing, {}});
}

using WholeRule = void (*)(const Site& site, Diagnostics& diagnostics);
constexpr WholeRule kWholeRules[] = {check_small_themes, check_names, check_figures_across,
                                     check_words_missing};

}  // namespace

void check_whole(const Documents& documents, const Site& site, const Stories& stories,
                 Diagnostics& diagnostics) {
  check_pictures(documents, *stories.media, diagnostics);
  check_pictures_alike(site, *stories.media, diagnostics);
  check_colours_of_print(site, *stories.media, diagnostics);
  check_credits(site, *stories.media, diagnostics);
  for (const WholeRule rule : kWholeRules) rule(site, diagnostics);
}

}  // namespace zhanting
