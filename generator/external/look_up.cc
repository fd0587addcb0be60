#include "external/look_up.h"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <thread>

namespace zhanting {

namespace {

using Kind = LookUpResult::Kind;

/// The next request for an address.
struct Step {
  std::size_t address = 0;
  HttpUrl url;
  AskMethod method = AskMethod::kHead;
  int redirects = 0;
};

bool is_redirect(const Reply& reply) {
  return reply.status >= 300 && reply.status < 400 && reply.status != 304 &&
         !reply.location.empty();
}

LookUpResult result_of(const Reply& reply) {
  switch (reply.failure) {
    case Reply::Failure::kTimedOut:
      return {Kind::kTimedOut, 0};
    case Reply::Failure::kUnreachable:
      return {Kind::kUnreachable, 0};
    case Reply::Failure::kCertificate:
      return {Kind::kCertificate, 0};
    case Reply::Failure::kNone:
      break;
  }
  if (reply.status >= 200 && reply.status < 300) return {};
  return {Kind::kStatus, reply.status};
}

/// Some servers know no HEAD and say so in every way there is, down to hanging up; what GET says
/// counts.
bool deserves_get(const LookUpResult& result) {
  return result.kind == Kind::kStatus || result.kind == Kind::kUnreachable;
}

class LookUp {
 public:
  LookUp(const std::vector<std::string>& addresses, const Ask& ask, const LookUpProgress& progress)
      : ask_(ask), progress_(progress), results_(addresses.size()) {
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      if (std::optional<HttpUrl> url = parse_http_url(addresses[i])) {
        waiting_.push_back({i, std::move(*url)});
      } else {
        finish(i, {Kind::kNoAddress, 0});
      }
    }
  }

  std::vector<LookUpResult> run() {
    {
      std::vector<std::jthread> threads;
      for (std::size_t n = std::min(kAtOnce, waiting_.size()); n > 0; --n)
        threads.emplace_back([this] { drain(); });
    }
    return std::move(results_);
  }

 private:
  void drain() {
    std::unique_lock lock(mutex_);
    while (true) {
      const auto next = find_next();
      if (next == waiting_.end()) {
        if (waiting_.empty() && asking_ == 0) return;
        changed_.wait(lock);
        continue;
      }
      const Step step = std::move(*next);
      waiting_.erase(next);
      ++asking_;
      ++busy_[step.url.host];
      lock.unlock();
      const Reply reply = ask_(step.url, step.method);
      lock.lock();
      --asking_;
      --busy_[step.url.host];
      go_on(step, reply);
      changed_.notify_all();
    }
  }

  std::list<Step>::iterator find_next() {
    return std::find_if(waiting_.begin(), waiting_.end(), [this](const Step& step) {
      const auto busy = busy_.find(step.url.host);
      return busy == busy_.end() || busy->second < kAtOnceAHost;
    });
  }

  void go_on(const Step& step, const Reply& reply) {
    if (is_redirect(reply)) {
      if (step.redirects == kMostRedirects) return finish(step.address, {Kind::kEndless, 0});
      if (std::optional<HttpUrl> to = resolve_location(step.url, reply.location)) {
        waiting_.push_front({step.address, std::move(*to), step.method, step.redirects + 1});
        return;
      }
    }
    const LookUpResult result = result_of(reply);
    if (step.method == AskMethod::kHead && deserves_get(result)) {
      waiting_.push_front({step.address, step.url, AskMethod::kGet, step.redirects});
    } else {
      finish(step.address, result);
    }
  }

  void finish(std::size_t address, const LookUpResult& result) {
    results_[address] = result;
    ++done_;
    if (progress_) progress_(done_, results_.size());
  }

  const Ask& ask_;
  const LookUpProgress& progress_;
  std::vector<LookUpResult> results_;
  std::mutex mutex_;  // of all below, and of the results
  std::condition_variable changed_;
  std::list<Step> waiting_;
  std::map<std::string, std::size_t, std::less<>> busy_;  // requests under way, by host
  std::size_t asking_ = 0;
  std::size_t done_ = 0;
};

}  // namespace

std::vector<LookUpResult> look_up(const std::vector<std::string>& addresses, const Ask& ask,
                                  const LookUpProgress& progress) {
  return LookUp(addresses, ask, progress).run();
}

}  // namespace zhanting
