#include "outputs/plan_builder.h"

#include <algorithm>

#include "base/name_key.h"
#include "base/paths.h"
#include "base/text.h"
#include "outputs/messages.h"

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

}  // namespace

void PlanBuilder::add_copy(std::string_view kind, std::string path, const Hash128& data,
                           std::string source) {
  add({std::move(path), kind, data, CopyOutput{std::move(source)}, {}, {}});
}

/// Stands at the alias, at the record that the page is of, or at the file that is copied.
void PlanBuilder::report_too_long(const Output& output) {
  Place place = output.origin;
  const std::string* copied = copied_file(output);
  if (!place.path) place = {copied ? copied : &output.path, 1, 1, 0};
  diagnostics_.error(place, Message::of(messages::kNameTooLong, std::to_string(kLongestName),
                                        std::to_string(kLongestPath)));
}

const Output* PlanBuilder::find_rival(const std::string& key) const {
  const Output* other = others_ ? others_->find_rival(key) : nullptr;
  return other ? other : outputs_.find_rival(key);
}

void PlanBuilder::report_alias(const Output& output, const Output& rival) {
  if (name_key(output.path) != name_key(rival.path)) {
    diagnostics_.error(place_, Message::of(messages::kAliasBelowFile, alias_, rival.path));
    return;
  }
  const std::string_view source = source_of(rival);
  Message message = source.empty() ? Message::of(messages::kAliasReserved, alias_, rival.kind)
                                   : Message::of(messages::kAliasTaken, alias_, source);
  diagnostics_.error(place_, std::move(message), same_file_hint(output, rival));
}

/// Stands at one that an editor can rename, and names the other.
void PlanBuilder::report_rivals(const Output& late, const Output& early) {
  const bool swap = source_of(late).empty();
  const Output& told = swap ? early : late;
  const Output& other = swap ? late : early;
  const std::string_view source = source_of(other);
  Message message = source.empty() ? Message::of(messages::kOutputReserved, told.path, other.kind)
                                   : Message::of(messages::kOutputTwice, told.path, source);
  std::optional<Message> hint = same_file_hint(told, other);
  if (!hint) hint = Message{messages::kHintOtherName, {}};
  Place place = told.origin;
  const std::string* copied = copied_file(told);
  if (!place.path) place = {copied ? copied : &told.path, 1, 1, 0};
  diagnostics_.error(place, std::move(message), std::move(hint));
}

void PlanBuilder::add(Output&& output) {
  if (place_.path) output.origin = place_;
  if (is_too_long(output.path)) return report_too_long(output);
  const std::string key = name_key(output.path);
  if (const Output* rival = find_rival(key)) {
    if (place_.path) {
      report_alias(output, *rival);
    } else {
      report_rivals(output, *rival);
    }
    return;
  }
  outputs_.add(key, std::move(output));
}

}  // namespace zhanting
