#pragma once

#include <chrono>
#include <string>

#include "external/http_url.h"

namespace zhanting {

enum class AskMethod { kHead, kGet };

/// What came back from one request.
struct Reply {
  enum class Failure { kNone, kTimedOut, kUnreachable, kCertificate };
  Failure failure = Failure::kNone;
  int status = 0;          // without a failure
  std::string location{};  // of a redirect
};

/// Asks `url` once and follows nothing; of an answer's body nothing is read. Whatever the other
/// side does it takes no longer than `time_limit`, but for finding the host's address: that is left
/// to the system, which has limits of its own.
Reply ask(const HttpUrl& url, AskMethod method, std::chrono::milliseconds time_limit);

}  // namespace zhanting
