#pragma once

#include <functional>

#include "records/records.h"

namespace zhanting {

/// What a text is to its readers; rules say which of these they look at.
enum class TextRole : unsigned {
  kStory = 1,
  kSummary = 2,
  kCaption = 4,
  kHeadline = 8,
  kProse = 16,  // other sentences of ours: notes, theme lines, what the source lacks
  kLabel = 32,  // what a figure counts, what a picture shows
  kName = 64,   // names, titles and conditions as printed
};

/// A value of a record that people read.
struct FieldText {
  std::string_view text;
  Place place;
  TextRole role;
};

using VisitText = std::function<void(const FieldText&)>;

/// Visits every text of a record that people read, in the order of its fields; not its story.
/// Addresses, slugs, dates and choices are no texts.
void visit_texts(const RecordBase& record, const VisitText& visit);
void visit_texts(const SiteSettings& settings, const VisitText& visit);

}  // namespace zhanting
