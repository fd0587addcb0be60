#include "outputs/shown_parts.h"

#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

Belonging belonging(const Node* owner, const ReportNode* report, const Routes& routes) {
  return {&routes.link(*owner), report ? &routes.link(*report) : nullptr};
}

template <typename T>
Belonging belonging(const PartOf<T>& part, const Surroundings& around) {
  return belonging(part.owner, part.report, around.routes);
}

std::vector<const Link*> links_of(const std::vector<OrganisationRef>& refs,
                                  const Surroundings& around) {
  std::vector<const Link*> links;
  for (const OrganisationRef& ref : refs) {
    if (const OrganisationNode* named = around.site.find(ref))
      links.push_back(&around.routes.link(*named));
  }
  return links;
}

/// Where the figure stands among the own ones of its record.
std::size_t place_among_own(const PartOf<Figure>& part) {
  const std::vector<const Figure*> own = own_figures(*part.owner->base);
  return static_cast<std::size_t>(std::find(own.begin(), own.end(), part.part) - own.begin());
}

template <typename T>
const RecordType& rows_of() {
  return record_type(static_cast<const T*>(nullptr));
}

/// The rows of T, then whose it is and `more`.
template <typename Shown, typename T>
ObjectType shown_type(std::vector<Member> more) {
  more.push_back({"owner", [](const void* self) {
                    return value_of(static_cast<const Shown*>(self)->of.owner);
                  }});
  more.push_back({"report", [](const void* self) {
                    return value_of(static_cast<const Shown*>(self)->of.report);
                  }});
  return rows_of<T>().object_type_through(rows_of<T>().name, {}, std::move(more));
}

const ShownPhoto& photo_at(const void* self) {
  return *static_cast<const ShownPhoto*>(self);
}

/// What an engraver reads: chat programs that show a card show no film.
bool is_drawable(std::string_view url) {
  const std::string ending = to_lower_ascii(extension(url));
  return ending == ".svg" || ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

}  // namespace

ShownFigure show(const PartOf<Figure>& part, const Surroundings& around) {
  ShownFigure shown{part.part, belonging(part, around), {}, {}, {}, {}, {}};
  shown.kind_name = around.site.word_of(part.part->kind);
  const std::string& url = shown.of.owner->url;
  if (part.part->id.empty()) {
    shown.anchor = url;
    return shown;
  }
  shown.key = part.owner->base->slug + "#" + part.part->id.text;
  shown.html_id = around.routes.figure_ids(*part.owner)[place_among_own(part)];
  shown.anchor = url.substr(0, url.find('#')) + "#" + shown.html_id;
  if (around.has_cards) shown.card = card_path(shown.anchor);
  return shown;
}

ShownHonour show(const PartOf<Honour>& part, const Surroundings& around) {
  ShownHonour shown{part.part, belonging(part, around), {}, {}, {}, {}};
  if (!part.part->awarded_by.empty()) shown.awarded_by = around.routes.link(part.part->awarded_by);
  for (const Mention& to : part.part->to) shown.to.push_back(around.routes.link(to));
  shown.kind_name = around.site.word_of(part.part->kind);
  shown.level_name = around.site.word_of(part.part->level);
  return shown;
}

ShownBrand show(const PartOf<Brand>& part, const Surroundings& around) {
  return {part.part, belonging(part, around), around.site.word_of(part.part->kind)};
}

ShownEvent show(const PartOf<Event>& part, const Surroundings& around) {
  return {part.part, belonging(part, around), links_of(part.part->organisations, around)};
}

ShownPhoto show(const PartOf<Photo>& part, const Surroundings& around) {
  const Media& media = *around.stories.media;
  const PublishedPicture* picture = media.of(*part.part);
  return {part.part,
          belonging(part, around),
          links_of(part.part->organisations, around),
          picture,
          picture ? focus_class(*part.part) : std::string(),
          media.original_of(*part.part),
          media.card_of(*part.part)};
}

ShownPlot show(const PartOf<Plot>& part, const Surroundings& around) {
  ShownPlot shown{part.part, {}};
  for (const FigureRef& ref : part.part->figures) {
    if (const PartOf<Figure> figure = around.site.find(ref, part.owner))
      shown.figures.push_back(show(figure, around));
  }
  return shown;
}

std::vector<PartOf<Figure>> figures_of(const ReportNode& report, const Site& site) {
  std::vector<PartOf<Figure>> figures;
  for (const FigureUse& use : report.record().figures) {
    if (const PartOf<Figure> figure = site.figure_of(use, report)) figures.push_back(figure);
  }
  return figures;
}

std::vector<PartOf<Figure>> figures_of(const EntryNode& entry) {
  return parts_of<&Entry::figures>(entry, entry.report);
}

namespace {

PartOf<Photo> first_shown(const std::vector<Photo>& photos, const Node& owner,
                          const ReportNode* report, const Stories& stories) {
  if (photos.empty() || !stories.media->of(photos.front())) return {};
  return {&photos.front(), &owner, report};
}

}  // namespace

PartOf<Photo> cover_of(const ReportNode& report, const Stories& stories) {
  return first_shown(report.record().photos, report, &report, stories);
}

PartOf<Photo> cover_of(const EntryNode& entry, const Stories& stories) {
  return first_shown(entry.record().photos, entry, entry.report, stories);
}

PartOf<Photo> cover_of(const ThemeNode& theme, const Stories& stories) {
  return first_shown(theme.record().photos, theme, nullptr, stories);
}

PartOf<Photo> cover_of(const OrganisationNode& organisation, const Stories& stories) {
  return first_shown(organisation.record().photos, organisation, nullptr, stories);
}

const ObjectType& object_type(const ShownFigure*) {
  static const ObjectType type = shown_type<ShownFigure, Figure>(
      {member<&ShownFigure::key>("key"), member<&ShownFigure::html_id>("html_id"),
       member<&ShownFigure::anchor>("anchor"), member<&ShownFigure::card>("card"),
       member<&ShownFigure::kind_name>("kind_name")});
  return type;
}

const ObjectType& object_type(const ShownHonour*) {
  static const ObjectType type = shown_type<ShownHonour, Honour>(
      {member<&ShownHonour::awarded_by>("awarded_by"), member<&ShownHonour::to>("to"),
       member<&ShownHonour::kind_name>("kind_name"),
       member<&ShownHonour::level_name>("level_name")});
  return type;
}

const ObjectType& object_type(const ShownBrand*) {
  static const ObjectType type =
      shown_type<ShownBrand, Brand>({member<&ShownBrand::kind_name>("kind_name")});
  return type;
}

const ObjectType& object_type(const ShownEvent*) {
  static const ObjectType type = shown_type<ShownEvent, Event>(
      {member<&ShownEvent::organisations>("organisations"),
       {"anchor", [](const void* self) {
          return value_of(static_cast<const ShownEvent*>(self)->of.owner->url);
        }}});
  return type;
}

const ObjectType& object_type(const ShownPhoto*) {
  static const ObjectType type = shown_type<ShownPhoto, Photo>(
      {member<&ShownPhoto::organisations>("organisations"),
       {"src",
        [](const void* self) {
          const PublishedPicture* picture = photo_at(self).picture;
          return Value::string(picture ? std::string_view(picture->url) : std::string_view());
        }},
       {"width",
        [](const void* self) {
          return Value::integer(photo_at(self).picture ? photo_at(self).picture->width : 0);
        }},
       {"height",
        [](const void* self) {
          return Value::integer(photo_at(self).picture ? photo_at(self).picture->height : 0);
        }},
       {"sources",
        [](const void* self) {
          static const std::vector<PrintSource> none;
          const PublishedPicture* picture = photo_at(self).picture;
          return value_of(picture && picture->prints ? picture->prints->sources : none);
        }},
       {"full",
        [](const void* self) {
          const PublishedPicture* picture = photo_at(self).picture;
          return Value::string(picture ? std::string_view(picture->full) : std::string_view());
        }},
       {"tone",
        [](const void* self) {
          const PublishedPicture* picture = photo_at(self).picture;
          return Value::string(picture ? std::string_view(picture->tone) : std::string_view());
        }},
       {"drawable",
        [](const void* self) {
          const PublishedPicture* picture = photo_at(self).picture;
          return Value::boolean(picture && (picture->still || is_drawable(picture->url)));
        }},
       {"pixels",
        [](const void* self) {
          return Value::boolean(photo_at(self).picture && photo_at(self).picture->pixels);
        }},
       {"still",
        [](const void* self) {
          const PublishedPicture* picture = photo_at(self).picture;
          return value_of(picture && picture->still ? &*picture->still : nullptr);
        }},
       member<&ShownPhoto::original>("original_file"),
       member<&ShownPhoto::card>("card"),
       member<&ShownPhoto::focus>("focus")});
  return type;
}

namespace {

const Print& print_at(const void* self) {
  return *static_cast<const Print*>(self);
}

const Print& fallback_at(const void* self) {
  return static_cast<const PrintSet*>(self)->fallback;
}

}  // namespace

const ObjectType& object_type(const Print*) {
  static const ObjectType type = {
      "print",
      {member<&Print::url>("src"),
       {"width", [](const void* self) { return Value::integer(print_at(self).order.width); }},
       {"height", [](const void* self) { return Value::integer(print_at(self).order.height); }}}};
  return type;
}

const ObjectType& object_type(const PrintSource*) {
  static const ObjectType type = {
      "source", {member<&PrintSource::type>("type"), member<&PrintSource::prints>("prints")}};
  return type;
}

const ObjectType& object_type(const PrintSet*) {
  static const ObjectType type = {
      "card picture",
      {{"src", [](const void* self) { return value_of(fallback_at(self).url); }},
       {"width", [](const void* self) { return Value::integer(fallback_at(self).order.width); }},
       {"height", [](const void* self) { return Value::integer(fallback_at(self).order.height); }},
       member<&PrintSet::sources>("sources")}};
  return type;
}

const ObjectType& object_type(const ShownPlot*) {
  static constexpr std::string_view kKeys[] = {"title", "form", "note"};
  static const ObjectType type =
      rows_of<Plot>().object_type_through("plot", kKeys, {member<&ShownPlot::figures>("figures")});
  return type;
}

}  // namespace zhanting
