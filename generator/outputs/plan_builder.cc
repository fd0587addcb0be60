#include "outputs/plan_builder.h"

#include <algorithm>

#include "base/name_key.h"
#include "base/paths.h"
#include "base/text.h"
#include "outputs/encodings.h"
#include "outputs/messages.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

constexpr std::size_t kLongestName = 255;   // of ext4, XFS, APFS; NTFS takes more
constexpr std::size_t kLongestPath = 1000;  // below an output folder of some length

bool is_too_long(std::string_view path) {
  if (path.size() > kLongestPath) return true;
  const std::vector<std::string_view> names = split(path, '/');
  return std::any_of(names.begin(), names.end(),
                     [](std::string_view name) { return name.size() > kLongestName; });
}

const std::string* copied_file(const Output& output) {
  if (const PrintOutput* print = output.print()) return &print->source;
  const auto* copy = std::get_if<CopyOutput>(&output.content);
  return copy ? &copy->source : nullptr;
}

/// The file of the showcase that the output comes from; "" for the site's own.
std::string_view source_of(const Output& output) {
  if (output.origin.path) return *output.origin.path;
  const std::string* copied = copied_file(output);
  return copied ? std::string_view(*copied) : std::string_view();
}

/// Says so when two names are one only where capitals do not count.
std::optional<Message> same_file_hint(const Output& a, const Output& b) {
  if (a.path == b.path || name_key(a.path) != name_key(b.path)) return std::nullopt;
  return Message::of(messages::kHintSameFile, a.path, b.path);
}

/// At the output's record, or at the file that is copied.
Place place_of(const Output& output) {
  const std::string* copied = copied_file(output);
  return output.origin.path ? output.origin : Place{copied ? copied : &output.path, 1, 1, 0};
}

void report_alias(const Place& place, const std::string& alias, const Output& output,
                  const Output& rival, Diagnostics& diagnostics) {
  if (name_key(output.path) != name_key(rival.path)) {
    diagnostics.error(place, Message::of(messages::kAliasBelowFile, alias, rival.path));
    return;
  }
  const std::string_view source = source_of(rival);
  Message message = source.empty() ? Message::of(messages::kAliasReserved, alias, rival.kind)
                                   : Message::of(messages::kAliasTaken, alias, source);
  diagnostics.error(place, std::move(message), same_file_hint(output, rival));
}

/// Stands at one that an editor can rename, and names the other.
void report_rivals(const Output& late, const Output& early, Diagnostics& diagnostics) {
  const bool swap = source_of(late).empty();
  const Output& told = swap ? early : late;
  const Output& other = swap ? late : early;
  const std::string_view source = source_of(other);
  Message message = source.empty() ? Message::of(messages::kOutputReserved, told.path, other.kind)
                                   : Message::of(messages::kOutputTwice, told.path, source);
  std::optional<Message> hint = same_file_hint(told, other);
  if (!hint) hint = Message{messages::kHintOtherName, {}};
  diagnostics.error(place_of(told), std::move(message), std::move(hint));
}

}  // namespace

void PlanBuilder::add_copy(std::string_view kind, std::string path, const Hash128& data,
                           std::string source, bool drawing) {
  add({std::move(path), kind, data, CopyOutput{std::move(source), drawing}, {}, {}});
}

void PlanBuilder::add_encoded(const Output& text, const EncodingRow& encoding) {
  add({text.path + std::string(encoding.ending), text.kind, text.data,
       EncodedOutput{&text, &encoding}, text.origin, text.stories});
}

void PlanBuilder::add_card(std::string_view kind, const Output& page) {
  PageOutput drawing{kPageCard.template_name, {}, page.page()->view};
  add({card_path(page.path), kind, page.data,
       CardOutput{std::move(drawing), kPageCard.width, kPageCard.height}, page.origin,
       page.stories});
}

void PlanBuilder::add_print(std::string_view kind, const Print& print, std::string source) {
  add({print.url, kind, print.hash, PrintOutput{std::move(source), &print}, {}, {}});
}

void PlanBuilder::add(Output&& output) {
  if (place_.path) output.origin = place_;
  if (is_too_long(output.path)) {
    diagnostics_.error(place_of(output),
                       Message::of(messages::kNameTooLong, std::to_string(kLongestName),
                                   std::to_string(kLongestPath)));
    return;
  }
  std::string key = name_key(output.path);
  added_.push_back({std::move(output), std::move(key), place_, alias_});
}

void PlanBuilder::settle(OutputSet& outputs, const OutputSet* others, Diagnostics& diagnostics) {
  diagnostics.merge(std::move(diagnostics_));
  for (Added& added : added_) {
    const Output* rival = others ? others->find_rival(added.key) : nullptr;
    if (!rival) rival = outputs.find_rival(added.key);
    if (!rival) {
      outputs.add(added.key, std::move(added.output));
    } else if (added.place.path) {
      report_alias(added.place, added.alias, added.output, *rival, diagnostics);
    } else {
      report_rivals(added.output, *rival, diagnostics);
    }
  }
  added_.clear();
}

}  // namespace zhanting
