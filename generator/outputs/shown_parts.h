#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "routes/routes.h"
#include "stories/stories.h"

/// Parts of records as templates see them: what the JSON says, by the rows of their type, with what
/// only the site around them knows. Each begins with the pointer that the rows are read through.
namespace zhanting {

/// What the shapes are made from. Const; must outlive them.
struct Surroundings {
  const Site& site;
  const Routes& routes;
  const Stories& stories;
  bool has_cards = false;  // each figure with an address of its own has one
};

/// Whose part it is: links to the record and to the report that tells of it.
struct Belonging {
  const Link* owner = nullptr;
  const Link* report = nullptr;
};

struct ShownFigure {
  const Figure* figure = nullptr;
  Belonging of;
  std::string key;      // “SLUG#ID”, or "" without an id
  std::string html_id;  // on the page it stands on; "" without an id
  std::string anchor;   // site path of where it stands
  std::string card;     // site path of the picture that people share, or ""
  std::string_view kind_name;
};

struct ShownHonour {
  const Honour* honour = nullptr;
  Belonging of;
  std::optional<Link> awarded_by;
  std::vector<Link> to;
  std::string_view kind_name, level_name;
};

struct ShownBrand {
  const Brand* brand = nullptr;
  Belonging of;
  std::string_view kind_name;
};

struct ShownEvent {
  const Event* event = nullptr;
  Belonging of;
  std::vector<const Link*> organisations;
};

struct ShownPhoto {
  const Photo* photo = nullptr;
  Belonging of;
  std::vector<const Link*> organisations;
  const PublishedPicture* picture = nullptr;
  std::string focus;               // class of its focus point
  std::string_view original;       // site path of the file itself, if it is published, too
  const PrintSet* card = nullptr;  // of a cover, if it has prints
};

struct ShownPlot {
  const Plot* plot = nullptr;
  std::vector<ShownFigure> figures;
};

ShownFigure show(const PartOf<Figure>& part, const Surroundings& around);
ShownHonour show(const PartOf<Honour>& part, const Surroundings& around);
ShownBrand show(const PartOf<Brand>& part, const Surroundings& around);
ShownEvent show(const PartOf<Event>& part, const Surroundings& around);
ShownPhoto show(const PartOf<Photo>& part, const Surroundings& around);
ShownPlot show(const PartOf<Plot>& part, const Surroundings& around);

/// The parts of a list in order.
template <typename T>
auto show_all(const std::vector<PartOf<T>>& parts, const Surroundings& around) {
  std::vector<decltype(show(parts.front(), around))> shown;
  shown.reserve(parts.size());
  for (const PartOf<T>& part : parts) shown.push_back(show(part, around));
  return shown;
}

/// The node's own figures; a report's are those it shows, others' among them.
std::vector<PartOf<Figure>> figures_of(const ReportNode& report, const Site& site);
std::vector<PartOf<Figure>> figures_of(const EntryNode& entry);

/// The first photo if it has a picture; else without a part.
PartOf<Photo> cover_of(const ReportNode& report, const Stories& stories);
PartOf<Photo> cover_of(const EntryNode& entry, const Stories& stories);
PartOf<Photo> cover_of(const ThemeNode& theme, const Stories& stories);
PartOf<Photo> cover_of(const OrganisationNode& organisation, const Stories& stories);

const ObjectType& object_type(const ShownFigure*);
const ObjectType& object_type(const ShownHonour*);
const ObjectType& object_type(const ShownBrand*);
const ObjectType& object_type(const ShownEvent*);
const ObjectType& object_type(const ShownPhoto*);
const ObjectType& object_type(const ShownPlot*);
const ObjectType& object_type(const Print*);
const ObjectType& object_type(const PrintSource*);
const ObjectType& object_type(const PrintSet*);

}  // namespace zhanting
