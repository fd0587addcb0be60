#include "commands/headers.h"

#include "command_site.h"
#include "hosting/server_config.h"

namespace zhanting {
namespace {

Ran headers(CommandSite& site, const HeadersOptions& options) {
  return run<HeadersOptions>(run_headers, options, site.files());
}

TEST(Headers, OfEveryServerSayThePolicyTheFoldersAndTheOldAddresses) {
  CommandSite site;
  site.put("content/pages/about.json", R"({"title": "关于", "aliases": ["old/about/"]})");
  for (const ServerRow& server : servers()) {
    const Ran ran = headers(site, {.server = std::string(server.name),
                                   .source = CommandSite::kSource,
                                   .base_url = "https://example.cn/showcase/",
                                   .root = "/srv/a b/site/"});
    EXPECT_EQ(ran.status, kDone) << ran.err;
    const bool of_redirects = server.name.ends_with("-redirects");
    EXPECT_NE(ran.out.find(of_redirects ? "/showcase/old/about/" : "default-src 'none'"),
              std::string::npos)
        << ran.out;
    EXPECT_EQ(ran.out.find("site//"), std::string::npos) << ran.out;
    if (server.name.starts_with("netlify")) continue;
    EXPECT_NE(ran.out.find("\"/srv/a b/site"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("/about/"), std::string::npos) << ran.out;
  }
}

TEST(Headers, LeadABriefsOldAddressToItsPlaceOnTheReport) {
  EXPECT_EQ(
      servers()[4].write({"/", "", {{"old/", "reports/河/#brief"}}}),
      "/old/ /reports/%E6%B2%B3/#brief 301!\n/old/index.html /reports/%E6%B2%B3/#brief 301!\n");
}

TEST(Headers, OfNginxKeepItsVariablesOut) {
  const std::string text = servers()[0].write({"/", "/srv/\"x\\", {{"a.html", "files/$1.html"}}});
  EXPECT_NE(text.find("alias \"/srv/\\\"x\\\\/\";"), std::string::npos) << text;
  EXPECT_NE(text.find("location = \"/a.html\" { return 301 \"/files/%241.html\"; }\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("/a.htmlindex"), std::string::npos);
}

TEST(Headers, OfAServerNobodyKnowsAreRefused) {
  CommandSite site;
  const Ran ran = headers(
      site, {.server = "ngnix", .source = CommandSite::kSource, .base_url = {}, .root = {}});
  EXPECT_EQ(ran.status, kWrongUse);
  EXPECT_EQ(ran.err,
            "zhanting: there is no server 'ngnix'; choose from nginx, apache, caddy, "
            "netlify-headers, netlify-redirects\n  did you mean 'nginx'?\n");
}

}  // namespace
}  // namespace zhanting
