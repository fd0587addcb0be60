#include "external/look_up.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <thread>

namespace zhanting {
namespace {

using namespace std::chrono_literals;
using Kind = LookUpResult::Kind;

/// A web in memory: for “HEAD http://host/path” what comes back, 404 for the rest.
class Web {
 public:
  std::map<std::string, Reply> replies;
  std::map<std::string, int> asked;
  std::size_t most_at_once = 0;
  std::size_t most_at_a_host = 0;
  std::chrono::milliseconds takes = 0ms;

  Ask ask() {
    return [this](const HttpUrl& url, AskMethod method) { return reply(url, method); };
  }

 private:
  Reply reply(const HttpUrl& url, AskMethod method) {
    const std::string request = (method == AskMethod::kHead ? "HEAD " : "GET ") +
                                std::string(url.secure ? "https://" : "http://") +
                                host_header(url) + url.target;
    {
      const std::scoped_lock lock(mutex_);
      ++asked[request];
      most_at_once = std::max(most_at_once, ++at_once_);
      most_at_a_host = std::max(most_at_a_host, ++at_host_[url.host]);
    }
    std::this_thread::sleep_for(takes);
    const std::scoped_lock lock(mutex_);
    --at_once_;
    --at_host_[url.host];
    const auto found = replies.find(request);
    return found == replies.end() ? Reply{.status = 404} : found->second;
  }

  std::mutex mutex_;
  std::size_t at_once_ = 0;
  std::map<std::string, std::size_t> at_host_;
};

using Requests = std::map<std::string, int>;
using Results = std::vector<LookUpResult>;

TEST(LookUp, AsksWithHeadAndOnlyInDoubtWithGet) {
  Web web;
  web.replies = {{"HEAD http://a/good", {.status = 200}},
                 {"HEAD http://a/refused", {.status = 405}},
                 {"GET http://a/refused", {.status = 200}},
                 {"HEAD http://a/hangs-up", {.failure = Reply::Failure::kUnreachable}},
                 {"GET http://a/hangs-up", {.status = 206}},
                 {"HEAD http://a/slow", {.failure = Reply::Failure::kTimedOut}},
                 {"HEAD https://a/odd", {.failure = Reply::Failure::kCertificate}}};
  EXPECT_EQ(look_up({"http://a/good", "http://a/refused", "http://a/hangs-up", "http://a/slow",
                     "https://a/odd", "http://a/gone", "http:///x"},
                    web.ask()),
            (Results{{Kind::kGood, 0},
                     {Kind::kGood, 0},
                     {Kind::kGood, 0},
                     {Kind::kTimedOut, 0},
                     {Kind::kCertificate, 0},
                     {Kind::kStatus, 404},
                     {Kind::kNoAddress, 0}}));
  EXPECT_EQ(web.asked, (Requests{{"HEAD http://a/good", 1},
                                 {"HEAD http://a/refused", 1},
                                 {"GET http://a/refused", 1},
                                 {"HEAD http://a/hangs-up", 1},
                                 {"GET http://a/hangs-up", 1},
                                 {"HEAD http://a/slow", 1},
                                 {"HEAD https://a/odd", 1},
                                 {"HEAD http://a/gone", 1},
                                 {"GET http://a/gone", 1}}));
}

TEST(LookUp, FollowsRedirectsButNotForEver) {
  Web web;
  web.replies = {{"HEAD http://a/old", {.status = 301, .location = "https://b/new"}},
                 {"HEAD https://b/new", {.status = 200}},
                 {"HEAD http://a/loop", {.status = 302, .location = "/loop"}},
                 {"HEAD http://a/app", {.status = 302, .location = "weixin://x"}},
                 {"GET http://a/app", {.status = 302, .location = "weixin://x"}},
                 {"HEAD http://a/same", {.status = 304, .location = "/old"}}};
  EXPECT_EQ(
      look_up({"http://a/old", "http://a/loop", "http://a/app", "http://a/same"}, web.ask()),
      (Results{{Kind::kGood, 0}, {Kind::kEndless, 0}, {Kind::kStatus, 302}, {Kind::kStatus, 404}}));
  EXPECT_EQ(web.asked["HEAD http://a/loop"], kMostRedirects + 1);
  EXPECT_EQ(web.asked["HEAD https://b/new"], 1);
}

TEST(LookUp, AsksAFewAtATimeAndFewerOfAHost) {
  Web web;
  web.takes = 5ms;
  std::vector<std::string> addresses;
  for (int i = 0; i < 20; ++i) {
    addresses.push_back("http://one/" + std::to_string(i));
    addresses.push_back("http://host" + std::to_string(i) + "/");
  }
  std::size_t told = 0;
  const Results results = look_up(addresses, web.ask(), [&](std::size_t done, std::size_t total) {
    EXPECT_EQ(done, ++told);
    EXPECT_EQ(total, addresses.size());
  });
  EXPECT_EQ(results, Results(40, {Kind::kStatus, 404}));
  EXPECT_EQ(told, addresses.size());
  EXPECT_LE(web.most_at_once, kAtOnce);
  EXPECT_GT(web.most_at_once, kAtOnceAHost);
  EXPECT_EQ(web.most_at_a_host, kAtOnceAHost);
}

TEST(LookUp, IsDoneAtOnceWithNothingToDo) {
  EXPECT_EQ(look_up({}, Web().ask()), Results());
}

}  // namespace
}  // namespace zhanting
