#include "serve/answer.h"

#include <gtest/gtest.h>

#include "files.h"

namespace zhanting {
namespace {

constexpr int kPort = 8080;

/// A small site in memory, as a build leaves it.
class AnswerTest : public testing::Test {
 protected:
  AnswerTest() {
    put("index.html", "<html><body><p>首页</p></body></html>");
    put("404.html", "<html><body>没有这一页</body></html>");
    put("branches/river/index.html", "<html><body>河</body></html>");
    put("assets/site.css", "body{}");
    put("photos/河 景.svg", "<svg></svg>");
  }

  void put(const std::string& path, std::string_view bytes) { files_->files[path] = bytes; }

  HttpAnswer send(HttpRequest request) {
    request.headers.try_emplace("host", std::vector<std::string>{"127.0.0.1:8080"});
    return answer(request, state_, Language::kEnglish, gate_);
  }
  HttpAnswer get(std::string target) { return send({"GET", std::move(target), {}}); }
  HttpAnswer get(std::string target, const std::string& name, std::string value) {
    return send({"GET", std::move(target), {{name, {std::move(value)}}}});
  }

  static std::string header(const HttpAnswer& given, std::string_view name) {
    for (const auto& [key, value] : given.headers) {
      if (key == name) return value;
    }
    return "";
  }

  std::shared_ptr<test::Files> files_ = std::make_shared<test::Files>();
  Gate gate_{kPort};
  PreviewState state_{.site = files_, .base_path = "/", .problems = "null"};
};

TEST_F(AnswerTest, PagesCarryTheOverlayAndOtherFilesAreThePublishedBytes) {
  const HttpAnswer page = get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.type, "text/html; charset=utf-8");
  EXPECT_TRUE(
      page.body.starts_with("<html><body><p>首页</p><script src=\"/.zhanting/overlay.js\""));
  EXPECT_TRUE(page.body.ends_with("</script>\n</body></html>"));
  const HttpAnswer style = get("/assets/site.css");
  EXPECT_EQ(style.body, "body{}");
  EXPECT_EQ(style.type, "text/css; charset=utf-8");
}

TEST_F(AnswerTest, DecodesThePathAndLeavesTheQueryAlone) {
  EXPECT_EQ(get("/photos/%E6%B2%B3%20%E6%99%AF.svg").status, 200);
  EXPECT_EQ(get("/branches/river/?q=%zz").status, 200);
}

TEST_F(AnswerTest, FolderWithoutSlashRedirectsToIt) {
  const HttpAnswer given = get("/branches/river?a=1");
  EXPECT_EQ(given.status, 301);
  EXPECT_EQ(header(given, "Location"), "/branches/river/?a=1");
  EXPECT_EQ(get("/branches").status, 404);  // has no page of its own
}

TEST_F(AnswerTest, MissingPageIsTheSitesOwn404) {
  const HttpAnswer given = get("/nowhere/");
  EXPECT_EQ(given.status, 404);
  EXPECT_NE(given.body.find("没有这一页"), std::string::npos);
  EXPECT_NE(given.body.find("overlay.js"), std::string::npos);
}

TEST_F(AnswerTest, OnlyGetAndHead) {
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"}) {
    const HttpAnswer given = send({method, "/", {}});
    EXPECT_EQ(given.status, 405) << method;
    EXPECT_EQ(header(given, "Allow"), "GET, HEAD");
  }
  EXPECT_EQ(send({"HEAD", "/", {}}).status, 200);
}

TEST_F(AnswerTest, RefusesForeignHostsAndOrigins) {
  for (const std::string host :
       {"127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"})
    EXPECT_EQ(get("/", "host", host).status, 200) << host;
  for (const std::string host :
       {"evil.example", "evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "localhost.evil:8080",
        "127.0.0.1:8080.evil", "", "127.0.0.1:8080:8080"})
    EXPECT_EQ(get("/", "host", host).status, 403) << host;
  EXPECT_EQ(send({"GET", "/", {{"host", {"127.0.0.1:8080", "evil.example"}}}}).status, 400);
  EXPECT_EQ(send({"GET", "/", {{"host", {}}}}).status, 400);

  EXPECT_EQ(get("/", "origin", "http://localhost:8080").status, 200);
  for (const std::string origin : {"null", "http://evil.example", "https://localhost:8080",
                                   "http://localhost:9090", "http://"})
    EXPECT_EQ(get("/", "origin", origin).status, 403) << origin;
  EXPECT_EQ(get("/.zhanting/events", "origin", "http://evil.example").status, 403);
}

/// What Chromium sends for the elements of a page of another site, of a page of ours, and for what
/// the reader does.
TEST_F(AnswerTest, AnswersOurPagesAndTheReaderAndNoPageOfAnotherSite) {
  struct Case {
    std::string site, mode, dest;
    int page, events;
  };
  const Case cases[] = {
      {"same-origin", "cors", "empty", 200, 200},        // our EventSource
      {"same-origin", "no-cors", "style", 200, 200},     //
      {"same-origin", "navigate", "iframe", 200, 200},   //
      {"none", "navigate", "document", 200, 200},        // typed, or a bookmark
      {"cross-site", "navigate", "document", 200, 403},  // a link in a letter or a chat
      {"same-site", "navigate", "document", 200, 403},   // another port of localhost
      {"cross-site", "no-cors", "image", 403, 403},      //
      {"same-site", "no-cors", "image", 403, 403},       //
      {"cross-site", "no-cors", "script", 403, 403},     //
      {"cross-site", "no-cors", "style", 403, 403},      //
      {"cross-site", "no-cors", "video", 403, 403},      //
      {"cross-site", "no-cors", "empty", 403, 403},      // fetch(…, {mode: "no-cors"})
      {"cross-site", "cors", "empty", 403, 403},         //
      {"cross-site", "navigate", "iframe", 403, 403},    //
      {"cross-site", "navigate", "object", 403, 403},    //
      {"cross-site", "", "", 403, 403},                  //
      {"sideways", "navigate", "iframe", 403, 403},      // a word yet to come
  };
  for (const Case& each : cases) {
    const auto status = [&](std::string target) {
      HttpRequest request{"GET", std::move(target), {{"sec-fetch-site", {each.site}}}};
      if (!each.mode.empty()) request.headers["sec-fetch-mode"] = {each.mode};
      if (!each.dest.empty()) request.headers["sec-fetch-dest"] = {each.dest};
      return send(request).status;
    };
    const std::string what = each.site + " " + each.mode + " " + each.dest;
    EXPECT_EQ(status("/"), each.page) << what;
    EXPECT_EQ(status("/photos/%E6%B2%B3%20%E6%99%AF.svg"), each.page) << what;
    EXPECT_EQ(status("/.zhanting/events?page=/"), each.events) << what;
    EXPECT_EQ(status("/.zhanting/overlay.js"), each.events) << what;
  }
  const HttpRequest twice{
      "GET", "/.zhanting/events", {{"sec-fetch-site", {"same-origin", "cross-site"}}}};
  EXPECT_EQ(send(twice).status, 403);
}

TEST_F(AnswerTest, RefusesPathsThatNoBrowserSends) {
  for (const std::string target :
       {"", "index.html", "http://127.0.0.1:8080/", "/../etc/passwd", "/a/../../b", "/./index.html",
        "/%2e%2e/etc/passwd", "/a%2F..%2F..%2Fb", "/a%00b", "/a%0Ab", "/%", "/%4", "/%zz",
        "/a\\..\\b", "/a%5Cb", "//evil.example", "/a//b", "/%FF", "/%C0%AE%C0%AE/"})
    EXPECT_EQ(get(target).status, 400) << target;
  EXPECT_EQ(get("/" + std::string(5000, 'a')).status, 414);
}

TEST_F(AnswerTest, SameEtagGivesNotModified) {
  const std::string tag = header(get("/"), "ETag");
  EXPECT_EQ(tag, header(get("/"), "ETag"));
  for (const std::string& condition : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
    const HttpAnswer given = get("/", "if-none-match", condition);
    EXPECT_EQ(given.status, 304) << condition;
    EXPECT_TRUE(given.body.empty());
  }
  EXPECT_EQ(get("/", "if-none-match", "\"x\"").status, 200);
  put("index.html", "<html><body>新</body></html>");
  EXPECT_NE(tag, header(get("/"), "ETag"));
}

TEST_F(AnswerTest, SingleRanges) {
  put("data.txt", "0123456789");
  struct Case {
    std::string range;
    int status;
    std::string body;
    std::string content_range;
  };
  const Case cases[] = {
      {"bytes=0-3", 206, "0123", "bytes 0-3/10"},
      {"bytes=8-", 206, "89", "bytes 8-9/10"},
      {"bytes=8-99", 206, "89", "bytes 8-9/10"},
      {"bytes=-3", 206, "789", "bytes 7-9/10"},
      {"bytes=-99", 206, "0123456789", "bytes 0-9/10"},
      {"bytes=10-", 416, "", "bytes */10"},
      {"bytes=-0", 416, "", "bytes */10"},
      {"bytes=99999999999999999999-", 416, "", "bytes */10"},
      {"bytes=3-99999999999999999999", 206, "3456789", "bytes 3-9/10"},
      {"bytes=-99999999999999999999", 206, "0123456789", "bytes 0-9/10"},
      {"bytes=5-2", 416, "", "bytes */10"},
      {"bytes=-", 416, "", "bytes */10"},
      {"bytes=5", 416, "", "bytes */10"},
      {"bytes=", 416, "", "bytes */10"},
      {"bytes=-5-2", 416, "", "bytes */10"},
      {"bytes=+1-2", 416, "", "bytes */10"},
      {"bytes=0-1,4-5", 200, "0123456789", ""},
      {"bytes=x-y", 416, "", "bytes */10"},
      {"lines=0-1", 200, "0123456789", ""},
  };
  for (const Case& each : cases) {
    const HttpAnswer given = get("/data.txt", "range", each.range);
    EXPECT_EQ(given.status, each.status) << each.range;
    EXPECT_EQ(given.body, each.body) << each.range;
    EXPECT_EQ(header(given, "Content-Range"), each.content_range) << each.range;
  }
  const std::string tag = header(get("/data.txt"), "ETag");
  const auto with_condition = [&](const std::string& condition) {
    return send({"GET", "/data.txt", {{"range", {"bytes=0-3"}}, {"if-range", {condition}}}}).status;
  };
  EXPECT_EQ(with_condition(tag), 206);
  EXPECT_EQ(with_condition("\"other\""), 200);
}

TEST_F(AnswerTest, SiteWithABasePathStandsBelowIt) {
  state_.base_path = "/party/";
  EXPECT_EQ(header(get("/"), "Location"), "/party/");
  EXPECT_EQ(header(get("/party"), "Location"), "/party/");
  EXPECT_EQ(get("/party/").status, 200);
  EXPECT_EQ(header(get("/party/branches/river"), "Location"), "/party/branches/river/");
  EXPECT_EQ(get("/branches/river/").status, 404);
  EXPECT_EQ(get("/.zhanting/overlay.js").status, 200);
}

TEST_F(AnswerTest, WithoutASiteEveryPageSaysSo) {
  state_.site = nullptr;
  const HttpAnswer given = get("/branches/river/");
  EXPECT_EQ(given.status, 503);
  EXPECT_NE(given.body.find("no page to show yet"), std::string::npos);
  EXPECT_NE(given.body.find("overlay.js"), std::string::npos);
  EXPECT_EQ(get("/.zhanting/overlay.css").status, 200);
}

TEST_F(AnswerTest, EventTellsTheVersionThatThePageCarries) {
  for (const std::string page : {"/", "/branches/river/", "/nowhere/"}) {
    const std::string body = get(page).body;
    const std::size_t at = body.find("data-version=\"") + 14;
    const std::string version = body.substr(at, 32);
    EXPECT_NE(event_data(page, state_, Language::kEnglish).find("\"version\":\"" + version),
              std::string::npos)
        << page;
  }
}

TEST_F(AnswerTest, EventsAreAStreamAboutTheNamedPage) {
  const HttpAnswer given = get("/.zhanting/events?page=%2Fbranches%2Friver%2F");
  EXPECT_TRUE(given.events);
  EXPECT_EQ(given.page, "/branches/river/");
  EXPECT_EQ(given.type, "text/event-stream");
}

/// A preview that other machines can reach.
class GateTest : public AnswerTest {
 protected:
  GateTest() { gate_.token = kToken; }

  static constexpr const char* kToken = "00112233445566778899aabbccddeeff";
  static std::string cookie(const std::string& token) { return "zhanting_8080=" + token; }
  int status(std::string target, std::string host, std::string cookies) {
    return send({"GET",
                 std::move(target),
                 {{"host", {std::move(host)}}, {"cookie", {std::move(cookies)}}}})
        .status;
  }
};

TEST_F(GateTest, WithoutTheTokenNothingIsServed) {
  const std::vector<std::string> targets = {"/",
                                            "/index.html",
                                            "/assets/site.css",
                                            "/nowhere",
                                            "/branches/river",
                                            "/.zhanting/overlay.js",
                                            "/.zhanting/events?page=/",
                                            "/../x",
                                            "/?token=",
                                            "/?token=0",
                                            "/?Token=" + std::string(kToken),
                                            "/?token=" + std::string(kToken) + "0"};
  for (const std::string& target : targets) {
    for (const char* method : {"GET", "HEAD", "POST"}) {
      const HttpAnswer given = send({method, target, {}});
      EXPECT_EQ(given.status, 403) << method << ' ' << target;
      EXPECT_FALSE(given.events);
      EXPECT_EQ(given.body, "open the whole address that zhanting serve printed\n");
    }
    for (const std::string& wrong :
         {std::string(), cookie(""), cookie("0"), cookie(std::string(32, '0')),
          "zhanting_8081=" + std::string(kToken), cookie(std::string(kToken).substr(1)),
          "x" + cookie(kToken), std::string(kToken)})
      EXPECT_EQ(status(target, "127.0.0.1:8080", wrong), 403) << target << ' ' << wrong;
  }
}

TEST_F(GateTest, TheAddressWithTheTokenGivesTheCookieAndLosesTheToken) {
  const HttpAnswer first = get("/branches/river/?token=" + std::string(kToken));
  EXPECT_EQ(first.status, 302);
  EXPECT_EQ(header(first, "Location"), "/branches/river/");
  EXPECT_EQ(header(first, "Set-Cookie"), cookie(kToken) + "; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(first.body.find(kToken), std::string::npos);
  EXPECT_EQ(status("/branches/river/", "127.0.0.1:8080", "a=b; " + cookie(kToken)), 200);
  EXPECT_EQ(status("/.zhanting/events?page=/", "127.0.0.1:8080", cookie(kToken)), 200);
}

/// A name may be pointed anywhere, at any time; an address is where it is.
TEST_F(GateTest, ANameThatSomebodyPointsHereIsRefusedWithTheTokenToo) {
  for (const char* host : {"127.0.0.1:8080", "localhost:9000", "192.168.1.7:8080", "10.0.0.1",
                           "[::1]:8080", "[fe80::1]", "LOCALHOST"})
    EXPECT_EQ(status("/", host, cookie(kToken)), 200) << host;
  for (const char* host :
       {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "", ":8080", "[::1", "[x]:1",
        "1.2.3", "127.0.0.1:", "127.0.0.1:8080:8080", "127.0.0.1:x", "[::1]x", "::1"}) {
    EXPECT_EQ(status("/", host, cookie(kToken)), 403) << host;
    EXPECT_EQ(status("/?token=" + std::string(kToken), host, ""), 403) << host;
  }
}

TEST_F(GateTest, PagesOfOtherOriginsGetNothing) {
  const auto with = [&](const std::string& origin) {
    return send({"GET",
                 "/",
                 {{"host", {"10.0.0.1:8080"}}, {"origin", {origin}}, {"cookie", {cookie(kToken)}}}})
        .status;
  };
  EXPECT_EQ(with("http://10.0.0.1:8080"), 200);
  for (const char* origin : {"null", "http://10.0.0.2:8080", "http://10.0.0.1",
                             "http://evil.example", "https://10.0.0.1:8080"})
    EXPECT_EQ(with(origin), 403) << origin;
  const HttpRequest framed{"GET",
                           "/",
                           {{"cookie", {cookie(kToken)}},
                            {"sec-fetch-site", {"cross-site"}},
                            {"sec-fetch-mode", {"no-cors"}},
                            {"sec-fetch-dest", {"image"}}}};
  EXPECT_EQ(send(framed).status, 403);
}

TEST_F(GateTest, PathsThatNoBrowserSendsAreRefusedWithTheTokenToo) {
  for (const char* target :
       {"/../etc/passwd", "/%2e%2e/etc/passwd", "/a%2F..%2F..%2Fb", "/a\\..\\b", "/%C0%AE%C0%AE/",
        "//evil.example", "/a%00b", "/%252e%252e/x/../y"})
    EXPECT_EQ(status(target, "127.0.0.1:8080", cookie(kToken)), 400) << target;
  EXPECT_EQ(status("/%252e%252e/secret", "127.0.0.1:8080", cookie(kToken)), 404);
}

}  // namespace
}  // namespace zhanting
