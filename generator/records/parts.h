#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/choices.h"
#include "records/reference.h"

/// What records are made of: figures, honours, brands, events, plots, photos, as the JSON says by
/// the rows in parts.cc.
namespace zhanting {

/// A number on display with its conditions.
struct Figure {
  Slug id;
  Text value, unit, label, scope, period, as_of;
  Number number;
  FigureKind kind;
  Text note, ref;
  Place place;

  bool is(std::string_view kind_name) const {
    return (kind.empty() ? std::string_view("statistic") : std::string_view(kind.text)) ==
           kind_name;
  }
};

struct Honour {
  Text name;
  HonourKind kind;
  Level level;
  Mention awarded_by;
  Integer year;
  Text period, count;
  std::vector<Mention> to;
  Text note, ref;
  Place place;
};

struct BrandPart {
  Text name, note;
  Place place;
};

struct Brand {
  Text name;
  BrandKind kind;
  Text full_name, note;
  std::vector<BrandPart> parts;
  Text sense, ref;
  Place place;
};

struct Event {
  Text name;
  Slug id;
  EventDate date;
  Text date_text, event_place;
  std::vector<OrganisationRef> organisations;
  Text summary, ref;
  Place place;
};

struct Plot {
  Text title;
  PlotForm form;
  std::vector<FigureRef> figures;
  Text note;
  Place place;
};

struct Photo {
  PictureName file;
  Text alt, caption, credit, note;
  Point focus;
  Flag original;
  Flag illustration;
  std::vector<OrganisationRef> organisations;
  SectionRef section;
  EventRef event;
  Text ref;
  Place place;
};

struct SourceNote {
  Text publication, byline;
  SourceDate date;
  Text page, note;
  Place place;
  bool empty() const {
    return publication.empty() && byline.empty() && date.empty() && page.empty() && note.empty();
  }
};

struct Correction {
  DayDate date;
  Text text;
  Place place;
};

const RecordType& record_type(const Figure*);
const RecordType& record_type(const Honour*);
const RecordType& record_type(const BrandPart*);
const RecordType& record_type(const Brand*);
const RecordType& record_type(const Event*);
const RecordType& record_type(const Plot*);
const RecordType& record_type(const Photo*);
const RecordType& record_type(const SourceNote*);
const RecordType& record_type(const Correction*);

/// A figure of a report: its own, or “SLUG#ID” of an entry's.
struct FigureUse {
  std::optional<Figure> own;
  FigureRef reference;
};
const FieldType& field_type(const FigureUse*);
void read_value(const JsonNode& node, FigureUse& out, Diagnostics& diagnostics);
Value value_of(const FigureUse& use);
Value raw_value(const FigureUse& use);

}  // namespace zhanting
