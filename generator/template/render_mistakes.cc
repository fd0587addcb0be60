#include <fmt/format.h>

#include "base/text.h"
#include "diag/messages.h"
#include "template/messages.h"
#include "template/operations.h"
#include "template/renderer.h"
#include "template/value_text.h"

/// How a rendering words its mistakes.
namespace zhanting {

namespace {

using Kind = Value::Kind;

constexpr std::size_t kSitesShown = 6;  // of a chain of includes and calls

Place place_of(const Frame& frame, const Mark& mark) {
  return frame.program->source->place(mark.offset, mark.length);
}

}  // namespace

void Renderer::fail_undefined(const Frame& frame, NameId id) {
  const std::string_view name = library_.names.text_of(id);
  std::vector<std::string_view> known = frame.scope->known(library_.names, page_);
  std::optional<Message> hint = did_you_mean(closest(name, known));
  const bool of_page = !frame.scope->sees_page() && !attribute_of(page_, name).is_undefined();
  if (of_page) hint = Message{messages::kHintImportedMacro, {}};
  run_.fail(Message::of(messages::kTemplateUndefined, name), hint);
}

void Renderer::fail_member(const Value& object, std::string_view name,
                           std::span<const std::string_view> names) {
  std::optional<Message> hint = did_you_mean(closest(name, names));
  if (object.kind() == Kind::kNone) hint = Message{messages::kHintAskFirst, {}};
  run_.fail(Message::of(messages::kTemplateNoMember, type_name(object), name), hint);
}

void Renderer::note(const Frame& frame, const Mark& mark) {
  if (reported_) return;
  reported_ = true;
  diagnostics_.error(place_of(frame, mark), run_.message(), hint_with_sites(frame));
}

std::optional<Message> Renderer::hint_with_sites(const Frame& frame) const {
  std::string sites;
  std::size_t shown = 0;
  for (const Frame* at = &frame; at; at = at->caller) {
    if (!at->site) continue;
    const Place place = place_of(*at->caller, *at->site);
    if (shown++ == kSitesShown) {
      sites += " ← …";
      break;
    }
    sites += fmt::format("{}{}:{}:{}", sites.empty() ? "" : " ← ", *place.path, place.line,
                         place.column);
  }
  const std::optional<Message>& hint = run_.hint();
  if (sites.empty()) return hint;
  if (!hint) return Message::of(messages::kHintReached, sites);
  if (hint->code == messages::kHintDidYouMean)
    return Message::of(messages::kHintDidYouMeanReached, hint->arguments[0], sites);
  if (hint->code == messages::kHintImportedMacro)
    return Message::of(messages::kHintImportedMacroReached, sites);
  if (hint->code == messages::kHintAskFirst)
    return Message::of(messages::kHintAskFirstReached, sites);
  return Message::of(messages::kHintReached, sites);
}

}  // namespace zhanting
