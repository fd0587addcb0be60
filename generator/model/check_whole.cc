#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "model/alike_names.h"
#include "model/check.h"
#include "model/check_rules.h"
#include "model/media.h"
#include "model/messages.h"

namespace zhanting {

namespace {

/// What could not be read, a record or the picture itself, may be what shows it.
void check_pictures(const Documents& documents, const Site& site, Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) return;
  for (const std::string& path : unused_pictures(documents, site))
    diagnostics.warning({&path, 0, 0, 1}, {messages::kPictureUnused, {}});
}

/// In a showcase of one report; where there are several, such a theme has one report too and every
/// build warns of it.
void check_small_themes(const Site& site, Diagnostics& diagnostics) {
  if (site.reports.size() > 1) return;
  for (const auto& theme : site.themes) {
    if (theme->entries.size() == 1)
      diagnostics.warning(theme->name.place,
                          Message::of(messages::kThemeOneEntry, theme->name.text));
  }
}

std::vector<const Text*> names_of(const Organisation& organisation) {
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
bool told_apart(const Organisation& one, const Organisation& other) {
  const auto mentions = [](const Organisation& a, const Organisation& b) {
    for (const Text* name : names_of(b)) {
      if (a.note.text.find(name->text) != std::string::npos) return true;
    }
    return false;
  };
  return mentions(one, other) || mentions(other, one);
}

bool is_parent(const Organisation& one, const Organisation& other) {
  return one.parent.target == &other || other.parent.target == &one;
}

struct OrganisationName {
  const Organisation* organisation;
  const Text* name;
};

/// Names that two organisations share, and names that are nearly alike.
void check_names(const Site& site, Diagnostics& diagnostics) {
  std::map<std::string_view, OrganisationName> by_name;
  std::multimap<std::u32string, OrganisationName> by_core;
  for (const auto& organisation : site.organisations) {
    for (const Text* name : names_of(*organisation)) {
      const auto [known, is_new] =
          by_name.try_emplace(name->text, OrganisationName{organisation.get(), name});
      if (is_new) {
        by_core.insert({core_of_name(name->text), {organisation.get(), name}});
      } else if (known->second.organisation != organisation.get()) {
        diagnostics.warning(name->place, Message::of(messages::kNameTwice, name->text,
                                                     known->second.organisation->slug));
      }
    }
  }

  std::set<std::pair<const Organisation*, const Organisation*>> reported;
  const auto report_pair = [&](const OrganisationName& longer, const OrganisationName& shorter) {
    const auto [a, b] = std::minmax(longer.organisation, shorter.organisation);
    if (a == b || is_parent(*a, *b) || told_apart(*a, *b) || !reported.insert({a, b}).second)
      return;
    diagnostics.warning(longer.name->place,
                        Message::of(messages::kNamesAlike, longer.name->text, shorter.name->text,
                                    shorter.organisation->slug),
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

struct OwnedFigure {
  const Figure* figure;
  const RecordBase* owner;
  const Report* report;
};

std::string name_of(const OwnedFigure& owned) {
  return owned.figure->key.empty() ? owned.owner->slug : owned.figure->key;
}

/// Labels as general as “党员” come in every entry; one this long says what is counted.
constexpr std::size_t kSpecificLabel = 8;

/// Finds the figures of different reports that seem to be one: the same label, unit, scope, period
/// and as-of, of the same organisation or with a label that is specific enough by itself.
class FiguresAcross {
 public:
  explicit FiguresAcross(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const OwnedFigure& owned, const std::vector<const Organisation*>& organisations) {
    const Figure& figure = *owned.figure;
    const std::string words = words_of_label(figure.label.text);
    const auto seen_before = [&](const Organisation* organisation) {
      const auto [known, is_new] =
          first_.try_emplace(Key{words, figure.unit.text, figure.scope.text, figure.period.text,
                                 figure.as_of.text, organisation},
                             owned);
      if (is_new || known->second.report == owned.report) return false;
      report(owned, known->second);
      return true;
    };
    if (count_code_points(words) >= kSpecificLabel && seen_before(nullptr)) return;
    for (const Organisation* organisation : organisations) {
      if (seen_before(organisation)) return;
    }
  }

 private:
  using Key = std::tuple<std::string, std::string_view, std::string_view, std::string_view,
                         std::string_view, const Organisation*>;

  void report(const OwnedFigure& later, const OwnedFigure& earlier) {
    const std::string& label = later.figure->label.text;
    const std::string& value = later.figure->value.text;
    const std::string& other = earlier.figure->value.text;
    Message message = value == other ? Message::of(messages::kFiguresAlike, label, name_of(earlier))
                                     : Message::of(messages::kFiguresDiffer, label,
                                                   name_of(earlier), value, other);
    diagnostics_.warning(later.figure->label.place, std::move(message),
                         Message{messages::kHintFigureNote, {}});
  }

  std::map<Key, OwnedFigure> first_;
  Diagnostics& diagnostics_;
};

void check_figures_across(const Site& site, Diagnostics& diagnostics) {
  FiguresAcross figures(diagnostics);
  for (const auto& report : site.reports) {
    for (const Figure* figure : own_figures(*report))
      figures.add({figure, report.get(), report.get()}, {});
  }
  for (const auto& entry : site.entries) {
    for (const Figure* figure : own_figures(*entry))
      figures.add({figure, entry.get(), entry->in_report}, entry->organisations);
  }
}

using WholeRule = void (*)(const Site& site, Diagnostics& diagnostics);
constexpr WholeRule kWholeRules[] = {check_small_themes, check_names, check_figures_across};

}  // namespace

void check_whole(const Documents& documents, const Site& site, Diagnostics& diagnostics) {
  check_pictures(documents, site, diagnostics);
  for (const WholeRule rule : kWholeRules) rule(site, diagnostics);
}

}  // namespace zhanting
