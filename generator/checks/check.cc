#include "checks/check.h"

#include <algorithm>

#include "base/parallel.h"
#include "checks/check_rules.h"
#include "checks/check_site.h"
#include "checks/check_text.h"

namespace zhanting {

namespace {

bool is_first_or_rank(const Figure& figure) {
  return figure.is("first") || figure.is("rank");
}

void add_evidence(const Entry& entry, Evidence& evidence) {
  evidence.figure =
      evidence.figure || std::any_of(entry.figures.begin(), entry.figures.end(), is_first_or_rank);
  for (const Honour& honour : entry.honours) evidence.honours.push_back(&honour.name.text);
}

void add_evidence(const Site& site, const ReportNode& node, Evidence& evidence) {
  const Report& report = node.record();
  evidence.figure =
      std::any_of(report.figures.begin(), report.figures.end(), [&](const FigureUse& use) {
        const PartOf<Figure> figure = site.figure_of(use, node);
        return figure && is_first_or_rank(*figure.part);
      });
  for (const Honour& honour : report.honours) evidence.honours.push_back(&honour.name.text);
}

/// For a theme: what its entries have. Organisations and pages have no place for figures: what they
/// say is borne out elsewhere.
Evidence evidence_in(const Site& site, const Node& node) {
  Evidence evidence;
  switch (node.base->collection()) {
    case Collection::kReports:
      add_evidence(site, static_cast<const ReportNode&>(node), evidence);
      break;
    case Collection::kEntries:
      add_evidence(static_cast<const EntryNode&>(node).record(), evidence);
      break;
    case Collection::kThemes:
      for (const ThemeNode::Member& member : static_cast<const ThemeNode&>(node).entries)
        add_evidence(member.entry->record(), evidence);
      break;
    case Collection::kWalks:
      for (const WalkNode::Stop& stop : static_cast<const WalkNode&>(node).stops) {
        if (stop.entry) add_evidence(stop.entry->record(), evidence);
        evidence.figure |= stop.figure && is_first_or_rank(*stop.figure.part);
      }
      break;
    case Collection::kOrganisations:
    case Collection::kPlaces:
    case Collection::kPages:
      evidence.figure = true;
      break;
  }
  return evidence;
}

/// Names of organisations that call somebody the first.
std::vector<std::string_view> names_with_first(const Site& site) {
  std::vector<std::string_view> names = site.organisation_names().all();
  std::erase_if(names, [](std::string_view name) {
    return name.find("第一") == std::string_view::npos && name.find("首") == std::string_view::npos;
  });
  return names;
}

/// What the rules for texts need to know of the showcase. Shared by all threads.
struct TextRules {
  explicit TextRules(const Site& site)
      : chinese(site.language == Language::kChinese),
        words(site.settings().watchwords, names_with_first(site)) {}
  bool chinese;
  WordRules words;
};

/// Applies the rules to one record, text after text.
class RecordChecker {
 public:
  RecordChecker(const TextRules& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  void check(const SiteSettings& settings) {
    evidence_.figure = true;
    visit_texts(settings, [this](const FieldText& field) { check_field(field); });
  }

  void check(const Site& site, const Node& node, const StoryInSite& story) {
    evidence_ = evidence_in(site, node);
    const RecordBase& record = *node.base;
    entry_kind_ = record.kind->entry;
    visit_texts(record, [this](const FieldText& field) { check_field(field); });
    check_photos(record, diagnostics_);
    check_figures(site, node, diagnostics_);
    check_missing(node, story, diagnostics_);
    if (!story.file) return;
    text_.read(*story.file);
    check_text();
    check_repetition(record, text_, diagnostics_);
    check_story_length(record, text_, rules_.chinese, diagnostics_);
  }

 private:
  void check_field(const FieldText& field) {
    text_.read(field);
    check_text();
    if (entry_kind_) check_summary_length(text_, *entry_kind_, diagnostics_);
    if (rules_.chinese) check_length(text_, entry_kind_ == nullptr, diagnostics_);
  }

  void check_text() {
    if (rules_.chinese) check_marks(text_, diagnostics_);
    rules_.words.check(text_, evidence_, diagnostics_);
  }

  const TextRules& rules_;
  Diagnostics& diagnostics_;
  const EntryKind* entry_kind_ = nullptr;  // of the record, if it is an entry
  Evidence evidence_;
  CheckedText text_;
};

/// No other record's figures bear out what the record says, and none stand in its plots.
bool looks_at_itself_alone(const Node& node) {
  const auto own = [](const std::vector<Plot>& plots) {
    return std::all_of(plots.begin(), plots.end(), [](const Plot& plot) {
      return std::all_of(plot.figures.begin(), plot.figures.end(), [](const FigureRef& ref) {
        return ref.text.find('#') == std::string::npos;
      });
    });
  };
  return visit_record(
      *node.base,
      Overloaded{[&](const Entry& entry) { return own(entry.plots); },
                 [](const Report&) { return false; }, [](const Theme&) { return false; },
                 [](const Walk&) { return false; }, [](const auto&) { return true; }});
}

/// Of what the rules take from other files than the record's own.
Hash128 hash_of_settings(const Site& site) {
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(site.language));
  hasher.add(site.word(words::gap_before));
  hasher.add(site.word(words::gap_after));
  for (const Watchword& word : site.settings().watchwords) {
    for (const Text* text : {&word.text, &word.instead, &word.why}) hasher.add(text->text);
    hasher.add(word.severity.text);
  }
  for (const std::string_view name : names_with_first(site)) hasher.add(name);
  return hasher.finish();
}

Hash128 key_of(const Hash128& settings, const Node& node, const StoryInSite& story) {
  Hasher hasher;
  hasher.add(settings);
  hasher.add(node.base->hash);
  hasher.add(story.file ? story.file->hash : Hash128{});
  return hasher.finish();
}

}  // namespace

void check_records(const Site& site, const std::shared_ptr<const Stories>& stories, unsigned jobs,
                   KnownChecks& known, CheckedSite& last, Diagnostics& diagnostics) {
  const TextRules rules(site);
  RecordChecker(rules, diagnostics).check(site.settings());
  std::vector<const Node*> changed;
  for (const Node* node : site.nodes) {
    if (!last.stories || last.stories->of(*node).file != stories->of(*node).file)
      changed.push_back(node);
  }
  const Hash128 settings = hash_of_settings(site);
  std::vector<Diagnostics> found(changed.size());
  std::vector<Hash128> keys(changed.size());
  parallel_for(changed.size(), jobs, [&](std::size_t i) {
    const Node& node = *changed[i];
    if (looks_at_itself_alone(node)) {
      keys[i] = key_of(settings, node, stories->of(node));
      const auto earlier = known.find(node.base->path);
      if (earlier != known.end() && earlier->second.key == keys[i]) {
        for (const Diagnostic& each : earlier->second.told) found[i].add(each);
        return;
      }
    }
    RecordChecker(rules, found[i]).check(site, node, stories->of(node));
  });
  if (!last.stories) {
    known.clear();
    last.told.assign(site.nodes.size(), {});
  }
  last.stories = stories;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    last.told[changed[i]->index] = found[i].all();
    if (keys[i] != Hash128{})
      known.insert_or_assign(changed[i]->base->path, KnownCheck{keys[i], found[i].all()});
  }
  for (const std::vector<Diagnostic>& told : last.told) {
    for (const Diagnostic& each : told) diagnostics.add(each);
  }
}

void check_site(const Site& site, CheckedSite& last, Diagnostics& diagnostics) {
  if (!last.together) {
    check_siblings(site, last.together.emplace());
    check_colours(site.settings().colours, *last.together);
    check_own_words(site, *last.together);
  }
  diagnostics.merge(*last.together);
  if (diagnostics.has_errors()) return;
  if (!last.themes) {
    check_themes(site, last.themes.emplace());
    check_bands(site, *last.themes);
  }
  diagnostics.merge(*last.themes);
}

}  // namespace zhanting
