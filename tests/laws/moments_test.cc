#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>

#include "base/paths.h"
#include "laws/mortal_files.h"
#include "laws/program.h"
#include "lib/read_links.h"
#include "lib/sanitized.h"
#include "pipeline/find_message.h"
#include "pipeline/standing.h"
#include "pipeline/state_file.h"
#include "site/site_test.h"

/// A build killed at any moment: what readers meet in the folder then. ZHANTING_KILLS says how many
/// moments are tried; ./run-tests --all asks for 300.
namespace zhanting {

namespace {

using Tree = std::map<std::string, std::string>;

int kills() {
  const char* const asked = std::getenv("ZHANTING_KILLS");
  constexpr int kKills = kSanitized ? 8 : 20;
  return asked ? std::atoi(asked) : kKills;
}

class MomentsTest : public testing::Test {
 protected:
  MomentsTest() : site_(folder_, SiteTest::Begin::kEmpty) {
    name("Showcase");
    site_.write("content/reports/r.json", R"({"title": "Report", "summary": "All of it."})")
        .write("content/reports/r.md", "Introduction.\n");
    for (int i = 0; i < 120; ++i) add(i);
  }

  void name(std::string_view name) {
    site_.write("content/site.json",
                fmt::format("{{\"name\": \"{}\", \"language\": \"en\"}}", name));
  }
  void add(int number) {
    site_
        .write(fmt::format("content/branches/b{}.json", number),
               fmt::format(R"({{"name": "Unit {0}", "report": "r", "summary": "S.",
                   "photos": [{{"file": "b{0}.svg", "alt": "Lines numbered {0}", "illustration": true}}]}})",
                           number))
        .write(fmt::format("content/branches/b{}.md", number), "A story.\n");
    draw(number, "red");
  }
  void draw(int number, std::string_view colour) {
    site_.write(
        fmt::format("content/branches/b{0}/b{0}.svg", number),
        fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 600\">"
                    "<title>{}</title><rect width=\"900\" height=\"{}\" fill=\"{}\"/></svg>",
                    number, number, colour));
  }
  void remove(int number) {
    site_.remove(fmt::format("content/branches/b{}.json", number))
        .remove(fmt::format("content/branches/b{}.md", number))
        .remove(fmt::format("content/branches/b{0}/b{0}.svg", number));
  }

  Tree made_elsewhere() {
    SiteTest clean(folder_, SiteTest::Begin::kEmpty);
    clean.options().output = folder_.path() + "/clean";
    clean.build().expect_ok();
    Tree tree = clean.site();
    EXPECT_FALSE(clean.files().remove_tree(folder_.path() + "/clean"));
    return tree;
  }

  TempFolder folder_;
  SiteTest site_;
};

bool is_of_site(std::string_view path) {
  return !path.starts_with(".zhanting");
}

/// Every file is one of the old site or one of the new.
void expect_whole(const Tree& now, const Tree& before, const Tree& after) {
  const auto is_of = [](const Tree& tree, const auto& file) {
    const auto same = tree.find(file.first);
    return same != tree.end() && same->second == file.second;
  };
  for (const auto& file : now) {
    if (!is_of_site(file.first)) continue;
    EXPECT_TRUE(is_of(before, file) || is_of(after, file)) << file.first;
  }
}

/// Whoever comes to the home page and follows links comes to a file each time.
void expect_links_lead_somewhere(const Tree& now) {
  std::vector<std::string> to_read;
  std::set<std::string> seen;
  const auto follow = [&](const std::string& path, const std::string& from) {
    if (!seen.insert(path).second) return;
    EXPECT_TRUE(now.contains(path)) << from << " links to " << path;
    if (path.ends_with(".html")) to_read.push_back(path);
  };
  if (now.contains("index.html")) follow("index.html", "");
  while (!to_read.empty()) {
    const std::string page = to_read.back();
    to_read.pop_back();
    const auto file = now.find(page);
    if (file == now.end()) continue;
    for (const std::string& target : test::read_links(file->second, page, "/").targets)
      follow(target.substr(0, target.find('#')), page);
  }
}

TEST_F(MomentsTest, OfAKilledBuildAreFitForReaders) {
  std::mt19937 random(11);
  const std::vector<std::string> arguments = build_arguments(site_.source());
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(run_program(arguments).status, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  std::uniform_int_distribution<unsigned> moment(1000, static_cast<unsigned>(whole.count()));
  Tree before;
  int killed = 0, between = 0;
  const std::string entry = [] {
    std::string text;
    EXPECT_FALSE(make_disk_files()->read(ZHANTING_SOURCE_DIR "/templates/entry.html", text));
    return text;
  }();
  int newest = 120;
  for (int round = 0; round < kills(); ++round) {
    switch (round % 5) {
      case 0:
        ASSERT_FALSE(site_.files().remove_tree(site_.source() + "/site"));
        before.clear();
        break;
      case 1:
        name(fmt::format("Showcase {}", round));
        break;
      case 2:
        site_.write("templates/entry.html", fmt::format("{}{{# {} #}}\n", entry, round));
        break;
      case 3:
        add(newest);
        remove(newest - 120);
        ++newest;
        break;
      case 4:
        draw(newest - 1, fmt::format("#{:06x}", round));
        break;
    }
    killed += kill_program(arguments, moment(random));
    const Tree now = site_.site(), after = made_elsewhere();
    expect_whole(now, before, after);
    expect_links_lead_somewhere(now);
    between += now != before && now != after ? 1 : 0;
    const ProgramRun next = run_program(arguments);
    ASSERT_EQ(next.status, 0) << next.err;
    before = site_.site();
    ASSERT_EQ(difference(after, before), "") << round;
    if (HasFailure()) break;
  }
  EXPECT_GT(killed, 0);
  RecordProperty("between", between);
}

/// Builds a changed showcase and dies after so many changes of files. Gives how many were left.
int die_after(int changes, SiteTest& site) {
  site.build().expect_ok();
  const Tree before = site.site();
  site.write("content/branches/second-patrol.json",
             R"({"name": "第二巡查队", "report": "river-2023", "summary": "新来的一队。"})")
      .write("content/branches/second-patrol.md", "新来的人跟着[老队员](patrol.md)走。\n")
      .change("content/branches/patrol.json", "两名巡查员沿着河堤走", "巡查员们沿着河堤走")
      .remove("content/highlights/night-school.json")
      .remove("content/highlights/night-school.md");
  SiteTest clean;
  for (const auto& [path, bytes] : read_tree(clean.files(), clean.source() + "/content"))
    clean.remove("content/" + path);
  for (const auto& [path, bytes] : read_tree(site.files(), site.source() + "/content"))
    clean.write("content/" + path, bytes);
  clean.build().expect_ok();

  test::MortalFiles mortal(site.files(), changes);
  BuildOptions options = site.options();
  options.jobs = 1;
  BuildState state = BuildState::parse(site.state().to_bytes(), &find_message);
  const bool built = build(options, mortal, state).ok();
  EXPECT_TRUE(built || mortal.is_dead());
  const Tree now = site.site();
  expect_whole(now, before, clean.site());
  expect_links_lead_somewhere(now);
  EXPECT_TRUE(!built || now == clean.site());
  site.build().expect_ok();  // with what was known before
  EXPECT_EQ(difference(clean.site(), site.site()), "");
  return mortal.left();
}

TEST(EveryMoment, OfABuildIsFitForReaders) {
  SiteTest whole;
  constexpr int kMany = 1'000'000;
  const int changes = kMany - die_after(kMany, whole);
  ASSERT_GT(changes, 50);
  const int stride = std::max(1, changes / (2 * kills()));
  for (int i = 0; i < changes && !testing::Test::HasFailure(); i += stride) {
    SCOPED_TRACE(fmt::format("after {} of {} changes", i, changes));
    SiteTest site;
    die_after(i, site);
  }
}

/// Power goes after a build: stamps outlast it, and bytes do not.
TEST_F(MomentsTest, OfLostPowerAreFoundWhenTheMachineIsStartedAgain) {
  const std::vector<std::string> arguments = build_arguments(site_.source());
  ASSERT_EQ(run_program(arguments).status, 0);
  const Tree whole = site_.site();
  const StateFile file(site_.options(), site_.files());
  BuildState state = file.read();
  BuildState::Outputs outputs = state.take_outputs();
  ASSERT_GT(outputs.size(), 100U);
  for (auto& [path, known] : outputs) {
    if (known.bytes.low % 2 == 0) continue;
    const std::string place = site_.options().output + "/" + path;
    ASSERT_FALSE(
        site_.files().write_stamped(place, std::string(known.stamp.size, '\0'), known.stamp));
  }
  state.set_outputs(std::move(outputs));
  ASSERT_NE(site_.site(), whole);
  state.session = "before";
  ASSERT_FALSE(file.write(state, {}));
  ASSERT_EQ(run_program(arguments).status, 0);
  EXPECT_EQ(difference(whole, site_.site()), "");
}

/// Memory knows no session; a disk's is that of the machine.
TEST(Standing, HoldsInOneSessionOnly) {
  const std::unique_ptr<FileSystem> disk = make_disk_files(), memory = make_memory_files();
  ASSERT_NE(disk->session(), "");
  EXPECT_NE(standing_key(hash_of("x"), "", *disk), standing_key(hash_of("x"), "", *memory));
}

TEST_F(MomentsTest, OfAStartedMachineMakeNothingAnewThatIsWhole) {
  const std::vector<std::string> arguments = build_arguments(site_.source());
  ASSERT_EQ(run_program(arguments).status, 0);
  const StateFile file(site_.options(), site_.files());
  BuildState state = file.read();
  state.session = "before";
  ASSERT_FALSE(file.write(state, {}));
  const ProgramRun next = run_program(arguments);
  EXPECT_NE(next.out.find(": 0 files made, "), std::string::npos) << next.out << next.err;
}

}  // namespace

}  // namespace zhanting
