#include "outputs/shown_places.h"

#include <algorithm>

#include "outputs/theme_assets.h"

namespace zhanting {

const ObjectType& object_type(const ShownPlace*) {
  static const ObjectType type = {
      "place",
      {member<&ShownPlace::name>("name"), member<&ShownPlace::url>("url"),
       member<&ShownPlace::kind_name>("kind_name"), member<&ShownPlace::summary>("summary"),
       member<&ShownPlace::at>("at"), member<&ShownPlace::x>("x"), member<&ShownPlace::y>("y"),
       member<&ShownPlace::number>("number"), member<&ShownPlace::count>("count")}};
  return type;
}

const ObjectType& object_type(const ShownPlaces*) {
  static const ObjectType type = {
      "map",
      {member<&ShownPlaces::src>("src"), member<&ShownPlaces::width>("width"),
       member<&ShownPlaces::height>("height"), member<&ShownPlaces::alt>("alt"),
       member<&ShownPlaces::note>("note"), member<&ShownPlaces::pins>("pins"),
       member<&ShownPlaces::margin>("margin")}};
  return type;
}

namespace {

/// `is_wanted` of a node.
template <typename IsWanted>
ShownPlaces show(const Surroundings& around, const IsWanted& is_wanted) {
  ShownPlaces shown;
  const PublishedPicture* map = around.stories.media->map;
  if (map) {
    const MapSettings& settings = around.site.settings().map;
    shown.src = map->url;
    shown.width = map->width;
    shown.height = map->height;
    shown.alt = settings.alt.text;
    shown.note = settings.note.text;
  }
  std::int64_t number = 0;
  for (const LocalityNode& node : around.site.localities) {
    const Link& link = around.routes.link(node);
    if (link.url.empty()) continue;
    const Locality& record = node.record();
    const bool on_map = map && record.is_on_map();
    if (on_map) ++number;
    if (!is_wanted(node)) continue;
    ShownPlace place;
    place.name = link.name;
    place.url = link.url;
    place.kind_name = around.site.word_of(record.sort);
    place.summary = record.summary.text;
    place.count = static_cast<std::int64_t>(node.entries.size());
    if (on_map) {
      place.at = map_class(record);
      place.x = *record.x.value;
      place.y = *record.y.value;
      place.number = number;
    }
    (on_map ? shown.pins : shown.margin).push_back(std::move(place));
  }
  return shown;
}

}  // namespace

ShownPlaces show_places(const Surroundings& around) {
  return show(around, [](const LocalityNode&) { return true; });
}

ShownPlaces show_places(const std::vector<const LocalityNode*>& localities,
                        const Surroundings& around) {
  return show(around, [&](const LocalityNode& node) {
    return std::find(localities.begin(), localities.end(), &node) != localities.end();
  });
}

std::vector<Link> place_links(const Entry& entry, const Surroundings& around) {
  std::vector<Link> links;
  for (const Text& name : entry.places) {
    const LocalityNode* named = around.site.find_locality(name.text);
    if (named) {
      const Link& link = around.routes.link(*named);
      links.push_back({name.text, link.url, link.kind});
    } else {
      links.push_back({name.text, {}, {}});
    }
  }
  return links;
}

}  // namespace zhanting
