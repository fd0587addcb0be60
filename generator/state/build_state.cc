#include "state/build_state.h"

#include <optional>

#include "base/program_id.h"
#include "state/byte_stream.h"
#include "state/find_message.h"

namespace zhanting {

namespace {

constexpr std::string_view kMagic = "zhanting build state 2\n";

void write_strings(const std::vector<std::string>& strings, ByteWriter& out) {
  out.number(strings.size());
  for (const std::string& text : strings) out.string(text);
}

std::vector<std::string> read_strings(ByteReader& in) {
  std::vector<std::string> strings;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) strings.emplace_back(in.string());
  return strings;
}

void write_message(const Message& message, ByteWriter& out) {
  out.string(message.code.row().name);
  write_strings(message.arguments, out);
}

/// Nothing when the message is one that this program does not know.
std::optional<Message> read_message(ByteReader& in) {
  const MessageRow* row = find_message(in.string());
  std::vector<std::string> arguments = read_strings(in);
  if (row == nullptr) return std::nullopt;
  return Message{*row, std::move(arguments)};
}

void write_place(const Place& place, ByteWriter& out) {
  out.number(place.line);
  out.number(place.column);
  out.number(place.length);
}

/// The path is set by whoever knows the file.
Place read_place(ByteReader& in) {
  Place place;
  place.line = static_cast<std::uint32_t>(in.number());
  place.column = static_cast<std::uint32_t>(in.number());
  place.length = static_cast<std::uint32_t>(in.number());
  return place;
}

void write_diagnostic(const Diagnostic& diagnostic, ByteWriter& out) {
  out.string(diagnostic.path);
  out.number(diagnostic.line);
  out.number(diagnostic.column);
  out.number(diagnostic.length);
  out.number(diagnostic.severity == Severity::kError ? 1 : 0);
  write_message(diagnostic.message, out);
  out.number(diagnostic.hint ? 1 : 0);
  if (diagnostic.hint) write_message(*diagnostic.hint, out);
}

std::optional<Diagnostic> read_diagnostic(ByteReader& in) {
  std::string path(in.string());
  const auto line = static_cast<std::uint32_t>(in.number());
  const auto column = static_cast<std::uint32_t>(in.number());
  const auto length = static_cast<std::uint32_t>(in.number());
  const Severity severity = in.number() == 1 ? Severity::kError : Severity::kWarning;
  std::optional<Message> message = read_message(in);
  const bool with_hint = in.number() == 1;
  std::optional<Message> hint = with_hint ? read_message(in) : std::nullopt;
  if (!message || (with_hint && !hint)) return std::nullopt;
  return Diagnostic{std::move(path),     line,           column, length, severity,
                    std::move(*message), std::move(hint)};
}

void write_story(const KnownStory& story, ByteWriter& out) {
  out.hash(story.hash);
  out.number(story.facts.empty ? 1 : 0);
  out.number(story.facts.links.size());
  for (const StoryLink& link : story.facts.links) {
    out.string(link.target);
    out.number(link.picture ? 1 : 0);
    write_place(link.place, out);
  }
  out.number(story.facts.headings.size());
  for (const StoryHeading& heading : story.facts.headings) {
    out.number(static_cast<std::uint64_t>(heading.level));
    out.string(heading.id);
    out.string(heading.title);
    write_place(heading.place, out);
  }
  out.number(story.facts.diagnostics.size());
  for (const Diagnostic& diagnostic : story.facts.diagnostics) write_diagnostic(diagnostic, out);
}

bool read_story(ByteReader& in, KnownStory& story) {
  story.hash = in.hash();
  story.facts.empty = in.number() == 1;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    StoryLink& link = story.facts.links.emplace_back();
    link.target = in.string();
    link.picture = in.number() == 1;
    link.place = read_place(in);
  }
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    StoryHeading& heading = story.facts.headings.emplace_back();
    heading.level = static_cast<int>(in.number());
    heading.id = in.string();
    heading.title = in.string();
    heading.place = read_place(in);
  }
  bool known = true;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::optional<Diagnostic> diagnostic = read_diagnostic(in);
    known = known && diagnostic;
    if (diagnostic) story.facts.diagnostics.push_back(std::move(*diagnostic));
  }
  return known;
}

}  // namespace

std::string BuildState::to_bytes() const {
  ByteWriter out;
  out.hash(key);
  out.hash(program_id());
  out.number(outputs_.size());
  for (const auto& [path, known] : outputs_) {
    out.string(path);
    out.hash(known.recipe);
    out.hash(known.data);
    out.stamp(known.stamp);
    write_strings(known.links.targets, out);
    write_strings(known.links.ids, out);
  }
  out.number(facts.pictures.size());
  for (const auto& [path, picture] : facts.pictures) {
    out.string(path);
    out.stamp(picture.stamp);
    out.hash(picture.hash);
    out.number(static_cast<std::uint64_t>(picture.width));
    out.number(static_cast<std::uint64_t>(picture.height));
  }
  out.number(facts.stories.size());
  for (const auto& [path, story] : facts.stories) {
    out.string(path);
    write_story(story, out);
  }
  return std::string(kMagic) + hash_of(std::string_view(out.bytes())).to_hex() + out.bytes();
}

BuildState BuildState::parse(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return {};
  bytes.remove_prefix(kMagic.size());
  Hash128 seal;
  if (bytes.size() < 32 || !Hash128::parse(bytes.substr(0, 32), seal)) return {};
  bytes.remove_prefix(32);
  if (hash_of(bytes) != seal) return {};

  ByteReader in(bytes);
  BuildState state;
  state.key = in.hash();
  const bool facts_count = in.hash() == program_id();
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    Remembered known;
    known.recipe = in.hash();
    known.data = in.hash();
    known.stamp = in.stamp();
    known.links.targets = read_strings(in);
    known.links.ids = read_strings(in);
    state.outputs_.emplace_hint(state.outputs_.end(), std::move(path), std::move(known));
  }
  if (!facts_count) return in.good() ? std::move(state) : BuildState{};
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    PictureFacts picture;
    picture.stamp = in.stamp();
    picture.hash = in.hash();
    picture.width = static_cast<int>(in.number());
    picture.height = static_cast<int>(in.number());
    state.facts.pictures.emplace_hint(state.facts.pictures.end(), std::move(path), picture);
  }
  bool known = true;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    KnownStory story;
    known = read_story(in, story) && known;
    state.facts.stories.emplace_hint(state.facts.stories.end(), std::move(path), std::move(story));
  }
  return in.good() && in.at_end() && known ? std::move(state) : BuildState{};
}

const Remembered* BuildState::find(std::string_view path) const {
  const auto known = outputs_.find(path);
  return known == outputs_.end() ? nullptr : &known->second;
}

void BuildState::remember(std::string path, Remembered entry) {
  outputs_.insert_or_assign(std::move(path), std::move(entry));
}

void BuildState::forget(std::string_view path) {
  if (const auto known = outputs_.find(path); known != outputs_.end()) outputs_.erase(known);
}

}  // namespace zhanting
