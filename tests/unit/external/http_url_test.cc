#include "external/http_url.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

/// "https host port target" of an address, or "no".
std::string read(std::string_view address) {
  const std::optional<HttpUrl> url = parse_http_url(address);
  if (!url) return "no";
  return (url->secure ? "https " : "http ") + url->host + " " + std::to_string(url->port) + " " +
         url->target;
}

TEST(HttpUrl, TakesAddressesApart) {
  EXPECT_EQ(read("http://example.cn"), "http example.cn 80 /");
  EXPECT_EQ(read("HTTPS://Example.CN/a/b?c=d#e"), "https example.cn 443 /a/b?c=d");
  EXPECT_EQ(read("https://example.cn:8443?q=1"), "https example.cn 8443 /?q=1");
  EXPECT_EQ(read("http://example.cn:/x"), "http example.cn 80 /x");
  EXPECT_EQ(read("http://reader@example.cn/"), "http example.cn 80 /");
  EXPECT_EQ(read("http://[::1]:8080/x"), "http ::1 8080 /x");
}

TEST(HttpUrl, WritesHanAsServersKnowIt) {
  EXPECT_EQ(read("http://中国.cn/党建?问=答 案"),
            "http xn--fiqs8s.cn 80 /%E5%85%9A%E5%BB%BA?%E9%97%AE=%E7%AD%94%20%E6%A1%88");
  EXPECT_EQ(read("http://example.cn/%E5%85%9A+a,b;c'"), "http example.cn 80 /%E5%85%9A+a,b;c'");
}

TEST(HttpUrl, RefusesWhatCannotBeAsked) {
  for (const char* address :
       {"", "example.cn", "ftp://example.cn/", "mailto:a@example.cn", "http://", "http:///x",
        "http://a b/", "http://example.cn:0/", "http://example.cn:99999/", "http://example.cn:80x/",
        "http://[::1/", "http://[a]]/", "http://a\r\nb/", "http://exa%6dple.cn/"})
    EXPECT_EQ(read(address), "no") << address;
  EXPECT_EQ(read("http://example.cn/\r\nHost: other"), "http example.cn 80 /%0D%0AHost:%20other");
}

TEST(HttpUrl, FollowsLocations) {
  const auto follow = [](std::string_view location) {
    const std::optional<HttpUrl> url =
        resolve_location(*parse_http_url("https://example.cn:8443/a/b?c"), location);
    return url ? host_header(*url) + " " + url->target : "no";
  };
  EXPECT_EQ(follow("http://other.cn/x#y"), "other.cn /x");
  EXPECT_EQ(follow("//other.cn/x"), "other.cn /x");
  EXPECT_EQ(follow("/x/../y?z=../z"), "example.cn:8443 /y?z=../z");
  EXPECT_EQ(follow("x"), "example.cn:8443 /a/x");
  EXPECT_EQ(follow("../../../x"), "example.cn:8443 /x");
  EXPECT_EQ(follow(".."), "example.cn:8443 /");
  EXPECT_EQ(follow("?d"), "example.cn:8443 /a/b?d");
  EXPECT_EQ(follow("x?u=http://other.cn/"), "example.cn:8443 /a/x?u=http://other.cn/");
  EXPECT_EQ(follow("weixin://dl/chat"), "no");
}

}  // namespace
}  // namespace zhanting
