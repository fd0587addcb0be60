#include "publish/publish_plan.h"

#include <gtest/gtest.h>

#include "base/paths.h"
#include "publish/published.h"
#include "publish/target.h"

namespace zhanting {

namespace {

using Paths = std::vector<std::string>;

SiteFiles site_of(const std::map<std::string, std::string>& files) {
  SiteFiles site;
  for (const auto& [path, bytes] : files)
    site.files.emplace(path, SiteFiles::File{hash_of(bytes), bytes.size()});
  site.hash = hash_of("a site");
  return site;
}

AtTarget sizes_of(const SiteFiles& site) {
  AtTarget there;
  for (const auto& [path, file] : site.files) there.emplace(path, file.size);
  return there;
}

TEST(PublishPlan, BringsWhatIsNewAndChangedAndTakesWhatIsGone) {
  const SiteFiles first = site_of({{"index.html", "one"}, {"api/a.json", "[]"}});
  const PublishPlan begin = plan_publishing({}, first, 5, nullptr);
  EXPECT_EQ(begin.added, (Paths{"api/a.json", "index.html"}));
  EXPECT_EQ(begin.unchanged, 0U);
  const SiteFiles second = site_of({{"index.html", "two"}, {"b/index.html", "b"}});
  const PublishPlan next = plan_publishing(begin.next, second, 5, nullptr);
  EXPECT_EQ(next.added, Paths{"b/index.html"});
  EXPECT_EQ(next.changed, Paths{"index.html"});
  EXPECT_EQ(next.removed, Paths{"api/a.json"});
  EXPECT_EQ(next.next.number, 2U);
  EXPECT_TRUE(plan_publishing(next.next, second, 5, nullptr).is_nothing());
}

TEST(PublishPlan, KeepsHashedFilesForPagesThatReadersHave) {
  PublishPlan plan =
      plan_publishing({}, site_of({{"assets/a.1.css", "a"}, {"x.html", "x"}}), 3, nullptr);
  std::vector<Paths> kept, removed;
  for (int i = 0; i < 4; ++i) {
    plan = plan_publishing(plan.next, site_of({{"x.html", std::to_string(i)}}), 3, nullptr);
    kept.push_back(plan.kept);
    removed.push_back(plan.removed);
  }
  const Paths sheet{"assets/a.1.css"};
  EXPECT_EQ(kept, (std::vector<Paths>{sheet, sheet, {}, {}}));
  EXPECT_EQ(removed, (std::vector<Paths>{{}, {}, sheet, {}}));
}

TEST(PublishPlan, AHashedFileThatComesBackIsTheSitesAgain) {
  const SiteFiles with = site_of({{"assets/a.1.css", "a"}});
  PublishPlan plan = plan_publishing({}, with, 5, nullptr);
  plan = plan_publishing(plan.next, site_of({{"x.html", "x"}}), 5, nullptr);
  plan = plan_publishing(plan.next, with, 5, nullptr);
  EXPECT_EQ(plan.unchanged, 1U);
  EXPECT_EQ(plan.next.files.at("assets/a.1.css").age, 0U);
}

TEST(PublishPlan, SendsAgainWhatIsMissingOrOfAnotherSizeThere) {
  const SiteFiles site = site_of({{"a.html", "a"}, {"b.html", "bb"}, {"c.html", "c"}});
  const PublishPlan begin = plan_publishing({}, site, 5, nullptr);
  AtTarget there = sizes_of(site);
  there.erase("a.html");
  there["b.html"] = 1;
  const PublishPlan plan = plan_publishing(begin.next, site, 5, &there);
  EXPECT_EQ(plan.added, Paths{"a.html"});
  EXPECT_EQ(plan.changed, Paths{"b.html"});
}

TEST(PublishPlan, FindsWhatSomebodyElsePutThere) {
  const SiteFiles site = site_of({{"a.html", "a"}});
  const AtTarget there{{"a.html", 1}, {"other.html", 1}};
  EXPECT_EQ(find_foreign(plan_publishing({}, site, 5, &there), {}, there), "a.html");
  Published ours;
  ours.files.emplace("a.html", FileAtTarget{});
  EXPECT_EQ(find_foreign(plan_publishing(ours, site, 5, &there), ours, there), std::nullopt);
}

TEST(PublishPlan, UnderwayNamesTheOldAndTheNew) {
  const PublishPlan begin =
      plan_publishing({}, site_of({{"a.html", "a"}, {"b.html", "b"}}), 5, nullptr);
  const PublishPlan plan =
      plan_publishing(begin.next, site_of({{"a.html", "A"}, {"c.html", "c"}}), 5, nullptr);
  const Published both = underway(begin.next, plan);
  EXPECT_FALSE(both.site);
  EXPECT_EQ(both.files.at("a.html").bytes, Hash128{}) << "either may stand there";
  EXPECT_EQ(both.files.at("b.html").bytes, hash_of("b"));
  EXPECT_TRUE(both.files.contains("c.html"));
}

TEST(Published, IsReadAsItWasWritten) {
  Published published{hash_of("site"), 7, {}};
  published.files.emplace("assets/a b.css", FileAtTarget{hash_of("a"), 2});
  published.files.emplace("files/a\\b #1.txt", FileAtTarget{hash_of("c"), 0});
  published.files.emplace("河/index.html", FileAtTarget{hash_of("b"), 0});
  const std::optional<Published> read = Published::parse(published.to_text());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->site, published.site);
  EXPECT_EQ(read->number, 7U);
  EXPECT_EQ(read->files, published.files);
  published.site.reset();
  ASSERT_TRUE(Published::parse(published.to_text()));
  EXPECT_FALSE(Published::parse(published.to_text())->site);
}

TEST(Published, OfADamagedTextIsNone) {
  Published published{hash_of("site"), 7, {}};
  published.files.emplace("a.html", FileAtTarget{hash_of("a"), 0});
  published.files.emplace("b.html", FileAtTarget{hash_of("b"), 0});
  const std::string text = published.to_text();
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_FALSE(Published::parse(text.substr(0, size))) << size;
  for (const char* path : {"../a.html", "/etc/passwd", "a/../../b", "", "a//b"}) {
    std::string other = text;
    other.replace(other.rfind("b.html"), 6, path);
    EXPECT_FALSE(Published::parse(other)) << path;
  }
  EXPECT_FALSE(Published::parse(""));
  EXPECT_FALSE(Published::parse("index.html\n"));
}

TEST(Target, IsAFolderOrWhatItsProgramsCallSo) {
  using Kind = Target::Kind;
  const std::pair<const char*, Kind> kCases[] = {
      {"/srv/showcase", Kind::kFolder}, {"out", Kind::kFolder},
      {"./a:b/c", Kind::kFolder},       {"me@host:/srv/x", Kind::kRsync},
      {"me@host:x", Kind::kRsync},      {"rsync://127.0.0.1:8730/site", Kind::kRsync},
      {"host::site", Kind::kRsync},     {"store:bucket/showcase", Kind::kRclone},
      {":local:/srv/x", Kind::kRclone}, {":sftp,user=me@x:/srv", Kind::kRclone},
      {"store:", Kind::kRclone},
  };
  for (const auto& [text, kind] : kCases) {
    const std::optional<Target> target = Target::parse(text);
    ASSERT_TRUE(target) << text;
    EXPECT_EQ(target->kind, kind) << text;
  }
  for (const char* text : {"", "-rf", "@host:x", "me@host:"})
    EXPECT_FALSE(Target::parse(text)) << text;
  EXPECT_EQ(Target::parse("/srv/x//")->address("a/b"), "/srv/x/a/b");
  EXPECT_EQ(Target::parse("store:")->address("a"), "store:a");
  EXPECT_EQ(Target::parse("store:b/")->address("a"), "store:b/a");
}

}  // namespace

}  // namespace zhanting
