#include <gtest/gtest.h>

#include "site/site_test.h"

namespace zhanting {

namespace {

/// Some hundred records with all that links them, so that tasks of different threads meet.
void make_many(SiteTest& site) {
  for (int i = 100; i < 300; ++i) {
    const std::string n = std::to_string(i);
    const std::string path = "content/branches/many-" + n;
    site.write(path + ".json",
               "{\"name\": \"支部" + n + "\", \"report\": \"river-2022\", \"order\": " + n +
                   ", \"summary\": \"第" + n + "个。\", \"organisation\": \"" +
                   (i % 3 == 0 ? "library" : "河道巡查队") + "\", \"themes\": [\"water\"], " +
                   "\"photos\": [{\"file\": \"/bridge.svg\", \"alt\": \"桥\"}], " +
                   "\"figures\": [{\"id\": \"f\", \"value\": \"" + n + "\", \"label\": \"事\"}]}");
    site.write(path + ".md", "见[前一个](many-" + std::to_string(i == 100 ? 299 : i - 1) +
                                 ".md)。https://x.example/ ~~旧~~ **新**。\n\n## 成效\n\n<b>" + n +
                                 "</b>\n");
  }
}

TEST(Jobs, OneEqualsEight) {
  SiteTest one, eight;
  make_many(one);
  make_many(eight);
  eight.options().jobs = 8;
  one.build();
  eight.build();
  EXPECT_FALSE(one.result().diagnostics.has_errors()) << one.diagnostics();
  EXPECT_EQ(one.diagnostics(), eight.diagnostics());
  EXPECT_EQ(difference(one.site(), eight.site()), "");
  EXPECT_GT(one.site().size(), 200U);
}

TEST(Jobs, MistakesAreToldInOneOrder) {
  SiteTest one, eight;
  for (SiteTest* site : {&one, &eight}) {
    make_many(*site);
    for (int i = 110; i < 290; i += 10)
      site->change("content/branches/many-" + std::to_string(i) + ".md", "## 成效",
                   "[x](nowhere.md)");
  }
  eight.options().jobs = 8;
  EXPECT_EQ(one.build().diagnostics(), eight.build().diagnostics());
  EXPECT_EQ(one.result().diagnostics.error_count(), 18U);
}

}  // namespace

}  // namespace zhanting
