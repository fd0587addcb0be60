#include "diag/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "diag/messages.h"

namespace zhanting {

namespace {

Diagnostic make(const Place& place, Severity severity, Message message,
                std::optional<Message> hint) {
  return {.path = place.path ? *place.path : std::string(),
          .line = place.line,
          .column = place.column,
          .length = place.length,
          .severity = severity,
          .message = std::move(message),
          .hint = std::move(hint)};
}

}  // namespace

void Diagnostics::error(const Place& place, Message message, std::optional<Message> hint) {
  add(make(place, Severity::kError, std::move(message), std::move(hint)));
}

void Diagnostics::warning(const Place& place, Message message, std::optional<Message> hint) {
  add(make(place, Severity::kWarning, std::move(message), std::move(hint)));
}

void Diagnostics::error_in(std::string path, Message message, std::optional<Message> hint) {
  add({.path = std::move(path),
       .line = 1,
       .column = 1,
       .length = 0,
       .message = std::move(message),
       .hint = std::move(hint)});
}

void Diagnostics::fault(std::string path, Message message) {
  add({.path = std::move(path), .message = std::move(message), .hint = std::nullopt});
  faulty_ = true;
}

void Diagnostics::fault(const Place& place, Message message) {
  error(place, std::move(message));
  faulty_ = true;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::kError) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::merge(Diagnostics other) {
  for (Diagnostic& diagnostic : other.all_) add(std::move(diagnostic));
  faulty_ = faulty_ || other.faulty_;
}

Diagnostics Diagnostics::take(bool (*is_one)(const Diagnostic&)) {
  const auto first = std::stable_partition(all_.begin(), all_.end(),
                                           [&](const Diagnostic& each) { return !is_one(each); });
  Diagnostics taken;
  for (auto each = first; each != all_.end(); ++each) taken.add(std::move(*each));
  all_.erase(first, all_.end());
  count_errors();
  return taken;
}

void Diagnostics::keep_file(std::string_view path) {
  std::erase_if(all_, [&](const Diagnostic& each) { return each.path != path; });
  count_errors();
}

void Diagnostics::sort() {
  const auto is_later = [](const Diagnostic& each) { return each.path != "content/site.json"; };
  std::stable_sort(all_.begin(), all_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    const bool a_later = is_later(a), b_later = is_later(b);
    return std::tie(a_later, a.path, a.line, a.column) <
           std::tie(b_later, b.path, b.line, b.column);
  });
  all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  count_errors();
}

void Diagnostics::count_errors() {
  errors_ =
      static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [](const Diagnostic& d) {
        return d.severity == Severity::kError;
      }));
}

void Diagnostics::turn_warnings_into_errors() {
  for (Diagnostic& diagnostic : all_) diagnostic.severity = Severity::kError;
  errors_ = all_.size();
}

std::optional<Message> did_you_mean(std::string_view suggestion) {
  if (suggestion.empty()) return std::nullopt;
  return Message::of(messages::kHintDidYouMean, suggestion);
}

}  // namespace zhanting
