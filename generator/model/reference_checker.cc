#include "model/reference_checker.h"

#include <algorithm>
#include <type_traits>

#include "base/json_text.h"
#include "base/paths.h"
#include "base/text.h"
#include "data/messages.h"
#include "load/messages.h"
#include "model/messages.h"

namespace zhanting {

namespace {

using Names = std::vector<std::string_view>;

// What is said where a reference leads nowhere.
constexpr const MessageRow& unknown_row(const ReportRef*) {
  return messages::kUnknownReport;
}
constexpr const MessageRow& unknown_row(const EntryRef*) {
  return messages::kUnknownEntry;
}
constexpr const MessageRow& unknown_row(const SectionRef*) {
  return messages::kUnknownSection;
}
constexpr const MessageRow& unknown_row(const OrganisationRef*) {
  return messages::kUnknownOrganisation;
}
constexpr const MessageRow& unknown_row(const ThemeRef*) {
  return messages::kUnknownTheme;
}
constexpr const MessageRow& unknown_row(const PageRef*) {
  return messages::kUnknownPage;
}
constexpr const MessageRow& unknown_row(const FigureRef*) {
  return messages::kUnknownFigure;
}
constexpr const MessageRow& unknown_row(const KindRef*) {
  return messages::kUnknownEntryKind;
}
constexpr const MessageRow& unknown_row(const EventRef*) {
  return messages::kUnknownEvent;
}

/// The reference is right and what it names has capitals, where that was reported.
template <typename T>
bool means_bad_slug(const Ref<T>& ref, const Names& known) {
  constexpr bool kNamesIds =
      std::is_same_v<T, Figure> || std::is_same_v<T, Section> || std::is_same_v<T, Event>;
  return kNamesIds && std::any_of(known.begin(), known.end(), [&](std::string_view name) {
           return name != ref.text && to_lower_ascii(name) == ref.text;
         });
}

/// The name that a path was written for: “content/reports/river.json”, “/reports/river/”. A name
/// that is no path stays as it is.
std::string name_in_path(std::string text) {
  std::replace(text.begin(), text.end(), '\\', '/');
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  for (const std::string_view ending : {".json", ".md", "/index.html"}) {
    if (text.ends_with(ending)) text.resize(text.size() - ending.size());
  }
  return text.substr(text.rfind('/') + 1);
}

/// `meant`: the name that it is certainly meant for, if that is known.
template <typename T>
void report_unknown(const Ref<T>& ref, const Names& known, Diagnostics& diagnostics,
                    const std::string& meant = {}) {
  if (means_bad_slug(ref, known)) return;
  constexpr std::size_t kListed = 8;
  std::optional<Message> hint =
      did_you_mean(meant.empty() ? closest(name_in_path(ref.text), known) : meant);
  if (!hint && !known.empty() && known.size() <= kListed) {
    const std::vector<std::string> names(known.begin(), known.end());
    hint = Message::of(messages::kHintKnown, join(names, ", "));
  } else if (!hint && std::is_same_v<T, Organisation>) {
    hint = Message{messages::kHintNewOrganisation, {}};
  }
  diagnostics.error(ref.place, Message::of(unknown_row(&ref), ref.text), std::move(hint));
}

/// The slugs of nodes, sorted.
Names slugs_of(const auto& nodes) {
  Names names;
  for (const auto& node : nodes) names.push_back(node.base->slug);
  std::sort(names.begin(), names.end());
  return names;
}

/// The slug of the node that goes by that name or title, or "".
std::string slug_named(const auto& nodes, const std::string& text) {
  for (const auto& node : nodes) {
    if (node.title == text || name_of(*node.base).text == text) return node.base->slug;
  }
  return {};
}

void add_figures(const Node& node, const std::string& prefix, std::vector<std::string>& names) {
  for (const Figure* figure : own_figures(*node.base)) {
    if (!figure->id.empty()) names.push_back(prefix + figure->id.text);
  }
}

}  // namespace

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

/// “www.example.org/x” lacks nothing but its scheme.
std::optional<Message> with_scheme(const std::string& text) {
  const std::string_view host = std::string_view(text).substr(0, text.find('/'));
  const std::size_t dot = host.find('.');
  const bool plain = dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
                     text.find_first_of(" @\"<>") == std::string::npos &&
                     text.find("://") == std::string::npos;
  return plain ? std::optional(Message::of(messages::kHintOwnAddress, text)) : std::nullopt;
}

std::string kind_named(const std::string& text, const Site& site) {
  Names slugs;
  for (const EntryKind& kind : site.settings().kinds) {
    for (const Text* name : {&kind.name, &kind.single, &kind.one}) {
      if (name->text == text) return kind.slug.text;
    }
  }
  for (const Kind& kind : site.kinds().all()) {
    if (kind.entry) slugs.push_back(kind.folder);
  }
  return closest(text, slugs);
}

std::string page_named(const std::string& text, const Site& site) {
  for (const PageNode& page : site.pages) {
    if (page.title == text) return page.base->slug;
  }
  return closest(text, slugs_of(site.pages));
}

ReferenceChecker::ReferenceChecker(const Site& site, Diagnostics& diagnostics)
    : site_(site), diagnostics_(diagnostics) {
  for (const Node* node : site.nodes) {
    if (node->base->unreadable) unreadable_.insert(node->base->slug);
  }
}

// True, and told, if what is referred to has its day to come.
bool ReferenceChecker::is_to_come(Collection collection, std::string_view slug, const Place& place,
                                  const std::string& written) {
  const Site::Waiting* found = site_.find_waiting(collection, slug);
  if (found)
    diagnostics_.error(place, Message::of(messages::kRefersToWaiting, written, found->until),
                       Message::of(messages::kHintWaiting, found->until));
  return found != nullptr;
}

void ReferenceChecker::check(const ReportRef& ref) {
  if (!ref.empty() && !site_.find(ref) &&
      !is_to_come(Collection::kReports, ref.text, ref.place, ref.text))
    report_unknown(ref, slugs_of(site_.reports), diagnostics_, slug_named(site_.reports, ref.text));
}
void ReferenceChecker::check(const EntryRef& ref) {
  if (ref.empty() || site_.find(ref)) return;
  const bool of_draft = std::any_of(site_.drafts.begin(), site_.drafts.end(),
                                    [&](const Entry* draft) { return draft->slug == ref.text; });
  if (of_draft) {
    diagnostics_.error(ref.place, Message::of(messages::kRefersToDraft, ref.text),
                       Message{messages::kHintDrafts, {}});
  } else {
    report_unknown(ref, slugs_of(site_.entries), diagnostics_, slug_named(site_.entries, ref.text));
  }
}
void ReferenceChecker::check(const ThemeRef& ref) {
  if (!ref.empty() && !site_.find(ref))
    report_unknown(ref, slugs_of(site_.themes), diagnostics_, slug_named(site_.themes, ref.text));
}
void ReferenceChecker::check(const PageRef& ref) {
  if (!ref.empty() && !site_.find(ref) &&
      !is_to_come(Collection::kPages, ref.text, ref.place, ref.text))
    report_unknown(ref, slugs_of(site_.pages), diagnostics_, slug_named(site_.pages, ref.text));
}

void ReferenceChecker::check(const KindRef& ref) {
  if (ref.empty() || !site_.kinds().are_complete()) return;
  Names names;
  for (const Kind& kind : site_.kinds().all()) {
    if (kind.entry) names.push_back(kind.folder);
  }
  if (std::find(names.begin(), names.end(), ref.text) != names.end()) return;
  if (const Kind* column = site_.kinds().find_folder(ref.text); column && !column->at_top) {
    diagnostics_.error(ref.place, Message::of(messages::kUnknownEntryKind, ref.text),
                       Message::of(messages::kHintUrlInstead, ref.text));
  } else {
    report_unknown(ref, names, diagnostics_, kind_named(ref.text, site_));
  }
}

void ReferenceChecker::check(const OrganisationRef& ref) {
  if (ref.empty() || site_.find(ref)) return;
  const OrganisationNames& known = site_.organisation_names();
  const std::vector<const OrganisationNode*>& holders = known.holders(ref.text);
  if (holders.empty()) return report_unknown(ref, known.all(), diagnostics_);
  std::vector<std::string> slugs;
  for (const OrganisationNode* organisation : holders) slugs.push_back(organisation->base->slug);
  std::sort(slugs.begin(), slugs.end());
  diagnostics_.error(ref.place, Message::of(messages::kAmbiguousOrganisation, ref.text),
                     Message::of(messages::kHintWriteSlug, join(slugs, ", ")));
}

void ReferenceChecker::check(const Mention& mention) {
  if (mention.empty() || site_.find(mention) || !is_slug(mention.text)) return;
  const OrganisationNames& known = site_.organisation_names();
  const OrganisationNode* named = known.find(mention.text);
  if (named) {
    diagnostics_.error(mention.place, Message::of(messages::kSlugForName, mention.text),
                       Message::of(messages::kHintWriteName, named->record().name.text));
    return;
  }
  const OrganisationNode* nearest =
      known.find(closest(mention.text, slugs_of(site_.organisations)));
  if (nearest)
    diagnostics_.warning(mention.place, Message::of(messages::kSlugForNameAlmost, mention.text),
                         Message::of(messages::kHintWriteName, nearest->record().name.text));
}

void ReferenceChecker::check(const FigureRef& ref, const Node* own) {
  if (ref.empty() || site_.find(ref, own)) return;
  const bool whole = ref.text.find('#') != std::string::npos;
  const std::string key = whole || !own ? ref.text : own->base->slug + "#" + ref.text;
  const std::string slug = key.substr(0, key.find('#'));
  if (is_of_draft(key, slug)) {
    diagnostics_.error(ref.place, Message::of(messages::kRefersToDraft, ref.text),
                       Message{messages::kHintDrafts, {}});
  } else if (!is_to_come(Collection::kReports, slug, ref.place, ref.text) &&
             !is_to_come(Collection::kEntries, slug, ref.place, ref.text) &&
             !unreadable_.contains(slug)) {
    report_unknown_figure(ref, slug, own);
  }
}

bool ReferenceChecker::is_of_draft(const std::string& key, std::string_view slug) const {
  const auto has_figure = [&](const Entry* draft) {
    return draft->slug == slug &&
           std::any_of(draft->figures.begin(), draft->figures.end(), [&](const Figure& figure) {
             return draft->slug + "#" + figure.id.text == key;
           });
  };
  return std::any_of(site_.drafts.begin(), site_.drafts.end(), has_figure);
}

// Near names are those of the same record first, without its slug if it is the one that refers.
void ReferenceChecker::report_unknown_figure(const FigureRef& ref, std::string_view slug,
                                             const Node* own) {
  std::vector<std::string> names;
  if (const Node* owner = site_.find_told(slug)) {
    add_figures(*owner, owner == own ? "" : owner->base->slug + "#", names);
  }
  if (names.empty()) {
    for_each_told(site_,
                  [&](const Node& node) { add_figures(node, node.base->slug + "#", names); });
  }
  std::sort(names.begin(), names.end());
  report_unknown(ref, Names(names.begin(), names.end()), diagnostics_);
}

void ReferenceChecker::check(const SectionRef& ref, const std::vector<Section>& sections) {
  if (ref.empty()) return;
  Names names;
  for (const Section& section : sections) {
    if (section.slug.text == ref.text) return;
    names.push_back(section.slug.text);
  }
  report_unknown(ref, names, diagnostics_);
}

void ReferenceChecker::check(const EventRef& ref, const std::set<std::string_view>& events) {
  if (!ref.empty() && !events.contains(ref.text))
    report_unknown(ref, Names(events.begin(), events.end()), diagnostics_);
}

void ReferenceChecker::check_address(const std::string& text, const Place& place) {
  if (!is_web_address(text)) {
    diagnostics_.error(place, Message::of(messages::kBadAddress, text), with_scheme(text));
  } else if (text.find(' ') != std::string::npos) {
    std::string address;
    append_plain_json_string(replace_all(text, " ", "%20"), address);
    diagnostics_.error(place, Message::of(messages::kSpaceInAddress, text),
                       Message::of(messages::kHintWriteJson, address));
  }
}

}  // namespace zhanting
