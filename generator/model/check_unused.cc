#include "model/check_unused.h"

#include "model/messages.h"
#include "model/near_place.h"

namespace zhanting {

namespace {

/// Nobody names the place, but somebody's slip of it has been told.
bool is_nearly_named(const Locality& place, const Site& site) {
  std::vector<std::string_view> names = {place.name.text};
  for (const Text& variant : place.variants) names.push_back(variant.text);
  bool found = false;
  const auto look = [&](std::string_view name, const Place&) {
    found |= !site.find_locality(name) && !near_place(name, names).empty();
  };
  for (const EntryNode& entry : site.entries) for_each_place_name(entry.record(), look);
  return found;
}

}  // namespace

void check_unused(const Site& site, Diagnostics& diagnostics) {
  const auto stands_on = [](const OrganisationNode& node) {
    return !node.entries.empty() || !node.photos.empty() || !node.honours.empty() ||
           !node.events.empty();
  };
  for (const OrganisationNode& node : site.organisations) {
    const Text& name = node.record().name;
    if (!stands_on(node) && node.children.empty() && !name.empty())
      diagnostics.warning(name.place, Message::of(messages::kOrganisationUnused, name.text));
  }
  for (const LocalityNode& node : site.localities) {
    const Text& name = node.record().name;
    if (node.entries.empty() && node.events.empty() && !name.empty() &&
        !is_nearly_named(node.record(), site))
      diagnostics.warning(name.place, Message::of(messages::kPlaceUnused, name.text));
  }
  for (const ThemeNode& node : site.themes) {
    const Text& name = node.record().name;
    if (node.entries.empty() && node.reports.empty() && !name.empty())
      diagnostics.warning(name.place, Message::of(messages::kThemeUnused, name.text));
  }
}

}  // namespace zhanting
