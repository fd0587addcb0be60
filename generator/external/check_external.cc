#include "external/check_external.h"

#include <optional>

#include "external/external_links.h"
#include "external/messages.h"

namespace zhanting {

namespace {

using Found = LookUpResult::Kind;

Message message_of(const LookUpResult& result, const std::string& address, int seconds) {
  switch (result.kind) {
    case Found::kTimedOut:
      return Message::of(messages::kExternalTimedOut, address, std::to_string(seconds));
    case Found::kUnreachable:
      return Message::of(messages::kExternalUnreachable, address);
    case Found::kCertificate:
      return Message::of(messages::kExternalCertificate, address);
    case Found::kEndless:
      return Message::of(messages::kExternalEndless, address);
    case Found::kNoAddress:
      return Message::of(messages::kExternalNoAddress, address);
    case Found::kGood:
    case Found::kStatus:
      break;
  }
  return Message::of(messages::kExternalStatus, address, std::to_string(result.status));
}

std::optional<Message> hint_of(const LookUpResult& result) {
  constexpr int kNotFound = 404;
  constexpr int kGone = 410;
  if (result.kind == Found::kNoAddress) return Message{messages::kHintWholeAddress, {}};
  if (result.kind == Found::kStatus && (result.status == kNotFound || result.status == kGone))
    return Message{messages::kHintPageGone, {}};
  return Message{messages::kHintTryBrowser, {}};
}

}  // namespace

ExternalSummary check_external(const Site& site, const Stories& stories, const Ask& ask,
                               int seconds, const LookUpProgress& progress,
                               Diagnostics& diagnostics) {
  std::vector<std::string> addresses;
  const std::map<std::string, std::vector<Place>> links = external_links(site, stories);
  for (const auto& [address, places] : links) addresses.push_back(address);
  const std::vector<LookUpResult> results = look_up(addresses, ask, progress);
  ExternalSummary summary{addresses.size(), 0};
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (results[i].kind == Found::kGood) {
      ++summary.good;
      continue;
    }
    for (const Place& place : links.at(addresses[i]))
      diagnostics.warning(place, message_of(results[i], addresses[i], seconds),
                          hint_of(results[i]));
  }
  return summary;
}

}  // namespace zhanting
