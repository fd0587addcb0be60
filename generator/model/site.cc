#include "model/site.h"

#include <algorithm>

namespace zhanting {

namespace {

template <typename Map>
auto find_in(const Map& map, std::string_view key) -> typename Map::mapped_type {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

void OrganisationNames::add(const OrganisationNode& organisation) {
  const Organisation& record = organisation.record();
  by_slug_.try_emplace(record.slug, &organisation);
  const auto name = [&](const Text& text) {
    if (text.empty()) return;
    std::vector<const OrganisationNode*>& holders = by_name_[text.text];
    if (holders.empty() || holders.back() != &organisation) holders.push_back(&organisation);
  };
  name(record.name);
  name(record.short_name);
  for (const Text& text : record.variants) name(text);
  for (const Text& text : record.former_names) name(text);
}

const OrganisationNode* OrganisationNames::find(std::string_view slug_or_name) const {
  const OrganisationNode* by_slug = find_in(by_slug_, slug_or_name);
  return by_slug ? by_slug : find_name(slug_or_name);
}

const OrganisationNode* OrganisationNames::find_name(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() || found->second.size() > 1 ? nullptr : found->second.front();
}

const std::vector<const OrganisationNode*>& OrganisationNames::holders(
    std::string_view name) const {
  static const std::vector<const OrganisationNode*> none;
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? none : found->second;
}

std::vector<std::string_view> OrganisationNames::all() const {
  std::vector<std::string_view> names;
  for (const auto& [slug, organisation] : by_slug_) names.push_back(slug);
  for (const auto& [name, holders] : by_name_) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

std::string_view Site::word(const WordRow& row) const {
  return words_[row.index];
}

bool Site::is_in_third_language() const {
  const std::string& code = settings_->language.text;
  return language == Language::kEnglish && code != "en" && !code.starts_with("en-");
}

const ReportNode* Site::find(const ReportRef& ref) const {
  return find_in(reports_, ref.text);
}
const EntryNode* Site::find(const EntryRef& ref) const {
  const Node* told = find_told(ref.text);
  return told ? as_entry(*told) : nullptr;
}
const ThemeNode* Site::find(const ThemeRef& ref) const {
  return find_in(themes_, ref.text);
}
const PageNode* Site::find(const PageRef& ref) const {
  return find_in(pages_, ref.text);
}
const Site::Waiting* Site::find_waiting(Collection collection, std::string_view slug) const {
  const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Waiting& each) {
    return each.record->collection() == collection && each.record->slug == slug;
  });
  return found == waiting.end() ? nullptr : &*found;
}
const OrganisationNode* Site::find(const OrganisationRef& ref) const {
  return ref.empty() ? nullptr : names_.find(ref.text);
}
const OrganisationNode* Site::find(const Mention& mention) const {
  return mention.empty() ? nullptr : names_.find_name(mention.text);
}

const LocalityNode* Site::find_locality(std::string_view name) const {
  return find_in(localities_, name);
}

const Node* Site::find_told(std::string_view slug) const {
  return find_in(told_, slug);
}

PartOf<Figure> Site::find(const FigureRef& ref, const Node* own) const {
  const std::string_view text = ref.text;
  const std::size_t hash = text.find('#');
  const bool whole = hash != std::string_view::npos;
  const Node* owner = whole ? find_told(text.substr(0, hash)) : own;
  if (!owner) return {};
  const std::string_view id = whole ? text.substr(hash + 1) : text;
  for (const Figure* figure : own_figures(*owner->base)) {
    if (!figure->id.empty() && figure->id.text == id) return {figure, owner, report_of(*owner)};
  }
  return {};
}

PartOf<Figure> Site::figure_of(const FigureUse& use, const ReportNode& report) const {
  if (use.own) return {&*use.own, &report, &report};
  return find(use.reference, &report);
}

const ReportNode* report_of(const Node& node) {
  switch (node.base->collection()) {
    case Collection::kReports:
      return static_cast<const ReportNode*>(&node);
    case Collection::kEntries:
      return static_cast<const EntryNode&>(node).report;
    default:
      return nullptr;
  }
}

bool is_conferred(const Site& site, const Honour& honour, const Node& owner) {
  if (owner.base->collection() == Collection::kReports) return !honour.to.empty();
  const std::vector<const OrganisationNode*>& own =
      static_cast<const EntryNode&>(owner).organisations;
  const auto is_own = [&](const Mention& mention) {
    const OrganisationNode* named = site.find(mention);
    return named && std::find(own.begin(), own.end(), named) != own.end();
  };
  return is_own(honour.awarded_by) && std::any_of(honour.to.begin(), honour.to.end(),
                                                  [&](const Mention& to) { return !is_own(to); });
}

}  // namespace zhanting
