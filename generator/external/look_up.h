#pragma once

#include <functional>
#include <string>
#include <vector>

#include "external/ask.h"

namespace zhanting {

/// What became of an address once all redirects were followed.
struct LookUpResult {
  enum class Kind { kGood, kStatus, kTimedOut, kUnreachable, kCertificate, kEndless, kNoAddress };
  Kind kind = Kind::kGood;
  int status = 0;  // of kStatus
  bool operator==(const LookUpResult&) const = default;
};

using Ask = std::function<Reply(const HttpUrl& url, AskMethod method)>;
using LookUpProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Asks every address, a few at a time and a host never more than kAtOnceAHost, with HEAD and,
/// unless that brings good news, with GET. Gives a result an address, in their order. `ask` is
/// called from several threads, `progress` from one at a time.
std::vector<LookUpResult> look_up(const std::vector<std::string>& addresses, const Ask& ask,
                                  const LookUpProgress& progress = nullptr);

inline constexpr std::size_t kAtOnce = 8;
inline constexpr std::size_t kAtOnceAHost = 2;
inline constexpr int kMostRedirects = 10;

}  // namespace zhanting
