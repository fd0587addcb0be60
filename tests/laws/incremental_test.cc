#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>
#include <set>

#include "lib/sanitized.h"
#include "pipeline/render.h"
#include "site/paper_engraver.h"
#include "site/site_test.h"

/// Whatever is edited, in whatever order: a build that goes on from the last one leaves the same
/// bytes, and says the same, as a build from nothing, with any number of threads.
namespace zhanting {

namespace {

/// A place in a file that an edit turns to one of several texts.
struct Toggle {
  std::string path;
  std::vector<std::string> texts;
};

const std::vector<Toggle> kToggles = {
    // stories
    {"content/pages/about.md", {"内容出自两期专题", "内容都出自专题", "内容**出自**专题[^1]"}},
    {"content/branches/patrol.md", {"## 每天一趟", "## 一天一趟\n\n## 每天一趟"}},
    {"content/branches/neighbours.md", {"轮流看河", "轮着看[河](patrol.md)"}},
    {"content/reports/river-2023.md", {"## 怎么读", "## 阅读"}},
    {"content/branches/patrol.md", {"走完一段", "走完一段,再走一段", "（走完一段"}},
    {"content/branches/patrol.md", {"![沿河走一趟](patrol/scene.svg)", "沿河走一趟。"}},
    {"content/branches/patrol.md", {"[荣誉榜](/honours/)", "<b>荣誉榜</b>"}},
    {"content/reports/river-2023.md", {"patrol.md#每天一趟)", "patrol.md)"}},
    // facts
    {"content/branches/patrol.json", {"\"order\": 1", "\"order\": 5"}},
    {"content/branches/patrol.json", {"\"河道巡查队党支部\"", "\"巡查支部\""}},
    {"content/branches/patrol.json", {"\"1.2万余\"", "\"1.3万余\""}},
    {"content/branches/patrol.json",
     {"\"section\": \"patrol-line\"", "\"section\": \"riverside\""}},
    {"content/branches/patrol.json", {"水变清\"}, \"neighbours-join\"]", "水变清\"}]"}},
    {"content/branches/patrol.json", {"\"date\": \"2021\"", "\"date\": \"2022-06\""}},
    {"content/branches/river-office-branch.json",
     {"\"report\": \"river-2022\"", "\"report\": \"river-2023\""}},
    {"content/branches/neighbours.json", {"\"name\": \"桥头的邻居\"", "\"name\": \"桥头人家\""}},
    {"content/highlights/reading-boat.json",
     {"\"with\": [\"river-office\"]", "\"with\": [\"河道巡查队\"]", "\"with\": []"}},
    {"content/highlights/night-school.json", {"\"draft\": true", "\"draft\": false"}},
    {"content/organisations/river-patrol.json",
     {"\"河道巡查队\"", "\"河道巡查队\", \"variants\": [\"巡查队\"]"}},
    {"content/organisations/library.json", {"\"municipal\"", "\"district\""}},
    {"content/organisations/river-office.json",
     {"\"summary\": \"管着全城的河。\"", "\"summary\": \"管河。\""}},
    {"content/themes/water.json", {"\"name\": \"清水\"", "\"name\": \"活水\""}},
    {"content/themes/water.json", {"\"order\": 1", "\"order\": 9"}},
    {"content/themes/neighbours-join.json", {"themes/neighbours/", "themes/next-door/"}},
    {"content/reports/river-2023.json",
     {"\"headline\": \"人人护河\"", "\"headline\": \"人人|护河\""}},
    {"content/reports/river-2023.json",
     {"\"to\": [\"市图书馆\", \"东门小学\"]", "\"to\": [\"东门小学\"]"}},
    {"content/reports/river-2023.json", {"\"order\": 1,", "\"order\": 7,"}},
    {"content/reports/river-2023.json", {"\"focus\": [0.25, 0.5]", "\"focus\": [0.75, 0.5]"}},
    {"content/pages/about.json", {"\"intro.html\"", "\"old/intro/\"", "\"intro.html\", \"x/\""}},
    // settings
    {"content/site.json", {"\"editor\": \"编辑部\"", "\"editor\": \"编者\""}},
    {"content/site.json", {"\"#a02020\"", "\"#204080\""}},
    {"content/site.json", {"\"report\": \"river-2023\"", "\"report\": \"river-2022\""}},
    {"content/site.json",
     {"\"summary\": \"两期", "\"base_url\": \"https://rivers.example/show\", \"summary\": \"两期"}},
    // templates, assets, pictures, attachments
    {"templates/frame.html", {"<body>", "<body class=\"x\">"}},
    {"templates/parts.html", {"{% macro card(c) %}<li>", "{% macro card(c) %}<li class=\"card\">"}},
    {"templates/page.html", {"{{ story }}", "<main>{{ story }}</main>"}},
    {"templates/redirect.html", {"<body>", "<body >"}},
    {"content/branches/patrol/scene.svg", {"width=\"480\"", "width=\"960\""}},
    {"content/photos/bridge.svg", {"<title>", "<desc>x</desc><title>"}},
    {"content/branches/patrol/log.csv", {"14", "15"}},
};

/// Nothing may be written then, and what stood there stays.
const std::vector<Toggle> kMistakes = {
    {"content/themes/water.json", {"\"summary\"", "\"sumary\""}},
    {"content/pages/about.md", {"/sitemap/", "/site-map/"}},
    {"content/branches/river-office-branch.json",
     {"\"organisation\": \"河道管理处\"", "\"organisation\": \"河道\""}},
    {"templates/entry.html", {"{{ part.html }}", "{{ part.hmtl }}"}},
    {"content/branches/neighbours.md", {"桥头", "[桥头](nowhere.md)"}},
    {"content/branches/patrol.md", {"天刚亮", "[天刚亮](#没有)"}},
};

/// How the site under test is built: one build after the other, by a process that keeps what it
/// knows, as the preview does, which writes nothing and renders what is asked for.
enum class Way { kBuild, kLive, kPreview };

using Files = std::map<std::string, std::string>;

class RandomEdits {
 public:
  RandomEdits(const TempFolder& folder, Way way, unsigned seed)
      : way_(way),
        site_(folder, SiteTest::Begin::kShowcase),
        clean_(folder, SiteTest::Begin::kEmpty),
        random_(seed),
        now_(kToggles.size()) {
    clean_.options().output = folder.path() + "/clean";
    site_.options().write = way != Way::kPreview;
    for (SiteTest* each : {&site_, &clean_}) each->options().engraver = &open_paper_engraver;
  }

  void run(int rounds) {
    build().expect_ok();
    for (int round = 0; round < rounds && !testing::Test::HasFailure(); ++round) {
      log_.clear();
      for (std::size_t n = 1 + pick(3); n > 0; --n) edit();
      SCOPED_TRACE(log_);
      compare(true);
      if (pick(4) == 0) make_mistake();
    }
  }

 private:
  SiteTest& build() { return way_ == Way::kBuild ? site_.build() : site_.build_live(); }

  std::size_t pick(std::size_t count) { return random_() % count; }

  void edit() {
    switch (pick(8)) {
      case 0:  // nobody but the preview has its output folder
        return way_ == Way::kBuild ? damage() : toggle();
      case 1:
        return add_or_remove_branch();
      case 2:
        return add_or_remove_asset();
      default:
        return toggle();
    }
  }

  void toggle() {
    const std::size_t i = pick(kToggles.size());
    const Toggle& toggle = kToggles[i];
    const std::size_t next = (now_[i] + 1 + pick(toggle.texts.size() - 1)) % toggle.texts.size();
    if (site_.read(toggle.path).find(toggle.texts[now_[i]]) == std::string::npos) return;
    site_.change(toggle.path, toggle.texts[now_[i]], toggle.texts[next]);
    log_ += toggle.path + ": " + toggle.texts[next] + "\n";
    now_[i] = next;
  }

  void make_mistake() {
    const Toggle& mistake = kMistakes[pick(kMistakes.size())];
    site_.change(mistake.path, mistake.texts[0], mistake.texts[1]);
    compare(false);
    site_.change(mistake.path, mistake.texts[1], mistake.texts[0]);
  }

  void add_or_remove_branch() {
    const std::string path = "content/branches/extra-" + std::to_string(pick(3));
    log_ += path + ": comes or goes\n";
    if (site_.files().kind_of(site_.source() + "/" + path + ".json") == FileKind::kFile) {
      site_.remove(path + ".json").remove(path + ".md");
      return;
    }
    const bool brief = pick(2) == 0;
    site_.write(
        path + ".json",
        std::string("{\"name\": \"新来的\", \"report\": \"river-2022\", ") +
            (brief ? "\"form\": \"brief\"" : "\"summary\": \"新的一条。\"") +
            (pick(2) == 0 ? ", \"organisation\": \"河道巡查队\"" : "") +
            (pick(2) == 0 ? ", \"themes\": [\"water\"]" : "") +
            (pick(2) == 0 ? ", \"photos\": [{\"file\": \"/bridge.svg\", \"alt\": \"桥\"}]" : "") +
            (pick(2) == 0 ? ", \"events\": [{\"name\": \"事\", \"date\": \"2020\"}]" : "") + "}");
    site_.write(path + ".md", "新来的故事。\n");
  }

  void add_or_remove_asset() {
    log_ += "assets/extra.css: comes or goes\n";
    if (site_.files().kind_of(site_.source() + "/assets/extra.css") == FileKind::kFile) {
      site_.remove("assets/extra.css");
    } else {
      site_.write("assets/extra.css", "p{color:red}").write("assets/root/keep.txt", "x");
    }
  }

  /// Someone changed, cut, removed or emptied a file of the output.
  void damage() {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : site_.site()) {
      if (path != ".zhanting-files") paths.push_back(path);
    }
    const std::string path = "site/" + paths[pick(paths.size())];
    log_ += path + ": damaged\n";
    const std::string bytes = site_.read(path);
    switch (pick(3)) {
      case 0:
        site_.remove(path);
        break;
      case 1:
        site_.write(path, bytes + "x");
        break;
      default:
        site_.write(path, std::string(bytes.size(), 'x'));
        break;
    }
  }

  void compare(bool good) {
    const auto before = site_.site();
    site_.options().jobs = 1 + static_cast<unsigned>(pick(4));
    build();
    clean_.forget().build();
    EXPECT_EQ(site_.diagnostics(), clean_.diagnostics());
    EXPECT_EQ(site_.result().ok(), good) << site_.diagnostics();
    if (good) {
      const Files files = way_ == Way::kPreview ? previewed() : site_.site();
      EXPECT_EQ(difference(clean_.site(), files), "");
      if (way_ == Way::kPreview) expect_told(files);
      build().expect_ok().expect_made({}).expect_removed({});
      ASSERT_FALSE(site_.files().remove_tree(clean_.options().output));
    } else {
      EXPECT_EQ(difference(before, site_.site()), "");
    }
  }

  /// What a browser would get.
  Files previewed() {
    const PlannedSite& planned = *site_.result().site;
    Files files;
    for (const Output* output : planned.plan().outputs) {
      std::vector<HtmlMark> marks;
      Diagnostics mistakes;
      files[output->path] =
          render_output(planned, *output, site_.source(), site_.files(), marks, mistakes);
      EXPECT_TRUE(mistakes.all().empty()) << output->path;
    }
    for (const auto& [path, bytes] : clean_.site()) {
      if (const auto file = planned.search_file(path)) files.try_emplace(path, *file);
      if (path == ".zhanting-files") files.emplace(path, bytes);
    }
    return files;
  }

  /// Every file that is not as it was before is among those that the build made.
  void expect_told(const Files& files) {
    std::set<std::string> made;
    for (const MadeOutput& each : site_.result().report.made) made.insert(each.path);
    for (const auto& [path, bytes] : files) {
      const auto before = seen_.find(path);
      if (seen_.empty() || !site_.result().site->plan().find(path)) continue;
      if (before == seen_.end() || before->second != bytes) {
        EXPECT_TRUE(made.contains(path)) << path;
      }
    }
    seen_ = files;
  }

  const Way way_;
  Files seen_;  // by the last look at the preview
  SiteTest site_;
  SiteTest clean_;
  std::mt19937 random_;
  std::vector<std::size_t> now_;  // which text of each toggle stands
  std::string log_;
};

class Incremental : public testing::TestWithParam<unsigned> {};

TEST_P(Incremental, EqualsClean) {
  const TempFolder folder;
  RandomEdits(folder, Way::kBuild, GetParam()).run(40);
}

TEST_P(Incremental, AndLiveEqualsClean) {
  const TempFolder folder;
  RandomEdits(folder, Way::kLive, GetParam()).run(40);
}

TEST_P(Incremental, AndPreviewEqualsClean) {
  const TempFolder folder;
  RandomEdits(folder, Way::kPreview, GetParam()).run(40);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Incremental, testing::Range(1U, kSanitized ? 3U : 7U));

}  // namespace

}  // namespace zhanting
