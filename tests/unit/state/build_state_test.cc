#include "state/build_state.h"

#include <gtest/gtest.h>

#include <random>

#include "base/program_id.h"
#include "markdown/messages.h"

namespace zhanting {

namespace {

const MessageRow* find(std::string_view name) {
  for (const MessageRow* row : {&messages::kRawHtml, &messages::kHintNoRawHtml}) {
    if (row->name == name) return row;
  }
  return nullptr;
}

BuildState parse(std::string_view bytes) {
  return BuildState::parse(bytes, &find);
}

std::shared_ptr<const PageLinks> links(std::vector<LinkPool::Number> targets,
                                       std::vector<LinkPool::Number> ids) {
  return std::make_shared<const PageLinks>(PageLinks{std::move(targets), std::move(ids)});
}

BuildState a_state() {
  BuildState state;
  state.key = hash_of("key");
  BuildState::Outputs outputs;
  LinkPool& pool = state.links();
  outputs["index.html"] = {hash_of("recipe"),
                           hash_of("data"),
                           hash_of("bytes"),
                           {12, 34, 56, 78},
                           links({pool.add("a"), pool.add("b#c")}, {pool.add("id")})};
  outputs["x/index.html"] = {
      {}, {}, {}, {}, links({pool.add("b#c")}, {pool.add("id"), pool.add("other")})};
  outputs["空/index.html"] = {{}, {}, {}, {}, links({}, {})};
  state.set_outputs(std::move(outputs));
  PictureFacts& picture = state.facts.pictures["content/photos/x.svg"];
  picture.stamp = {1, 2, 3, 4};
  picture.hash = hash_of("picture");
  picture.width = 480;
  picture.height = 320;
  picture.seen_by = "paper";
  picture.colour = 0xABCDEF;
  picture.likeness = {7, 8};
  picture.seen_through = true;
  picture.credit = "新华社";
  const auto story = std::make_shared<ConvertedStory>();
  story->hash = hash_of("story");
  story->empty = false;
  story->links.push_back({.target = "../x.md", .picture = false, .place = {nullptr, 3, 4, 5}});
  story->headings.push_back(
      {.level = 2, .id = "成效", .title = "成效", .place = {nullptr, 1, 1, 2}});
  story->diagnostics.push_back({.path = "x.md",
                                .line = 7,
                                .column = 8,
                                .length = 2,
                                .severity = Severity::kWarning,
                                .message = {messages::kRawHtml, {}},
                                .hint = Message{messages::kHintNoRawHtml, {}}});
  state.facts.stories["content/pages/x.md"] = story;
  return state;
}

TEST(BuildState, ComesBackAsItWas) {
  const BuildState state = a_state();
  const std::string bytes = state.to_bytes();
  const BuildState back = parse(bytes);
  EXPECT_EQ(back.to_bytes(), bytes);
  ASSERT_NE(back.find("index.html"), nullptr);
  const std::vector<LinkPool::Number>& targets = back.find("index.html")->links->targets;
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(back.links().text(targets[1]), "b#c");
  EXPECT_EQ(back.find("index.html")->stamp, (FileStamp{12, 34, 56, 78}));
  EXPECT_EQ(back.find("none"), nullptr);
  const ConvertedStory& story = *back.facts.stories.at("content/pages/x.md");
  EXPECT_EQ(story.diagnostics, state.facts.stories.at("content/pages/x.md")->diagnostics);
  EXPECT_EQ(story.headings.at(0).id, "成效");
  EXPECT_EQ(*story.headings.at(0).place.path, "content/pages/x.md");
  const PictureFacts& picture = back.facts.pictures.at("content/photos/x.svg");
  EXPECT_EQ(picture.width, 480);
  EXPECT_EQ(picture.seen_by + picture.credit, "paper新华社");
  EXPECT_EQ(picture.colour, 0xABCDEFU);
  EXPECT_EQ(picture.likeness, (std::array<std::uint64_t, 2>{7, 8}));
  EXPECT_TRUE(picture.seen_through);
}

/// Another program has other rules: what it found out would be told in their stead.
TEST(BuildState, KeepsNoFactsThatAnotherProgramFound) {
  const std::string bytes = a_state().to_bytes();
  const std::size_t head = bytes.find('\n') + 1;
  std::string body = bytes.substr(head + 32);
  const std::string ours = program_id().to_hex();
  ASSERT_NE(body.find(ours), std::string::npos);
  body.replace(body.find(ours), ours.size(), hash_of("another program").to_hex());
  const BuildState state =
      parse(bytes.substr(0, head) + hash_of(std::string_view(body)).to_hex() + body);
  EXPECT_TRUE(state.facts.stories.empty());
  EXPECT_TRUE(state.facts.pictures.empty());
  EXPECT_EQ(state.key, hash_of("key"));
  EXPECT_NE(state.find("index.html"), nullptr) << "of outputs the recipe tells";
}

TEST(BuildState, IsEmptyWhenItIsDamaged) {
  const std::string bytes = a_state().to_bytes();
  const std::string empty = BuildState().to_bytes();
  EXPECT_EQ(parse("").to_bytes(), empty);
  EXPECT_EQ(parse("zhanting build state 3\n" + bytes.substr(23)).to_bytes(), empty);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    ASSERT_EQ(parse(bytes.substr(0, size)).to_bytes(), empty) << size;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    ASSERT_EQ(parse(changed).to_bytes(), empty) << at;
  }
}

/// With a right seal over wrong bytes, as an attacker or another program's bug would have it.
TEST(BuildState, SurvivesAnyBytesUnderARightSeal) {
  const std::string bytes = a_state().to_bytes();
  const std::size_t head = bytes.find('\n') + 1;
  std::mt19937 random(3);  // NOLINT: the same cases every time
  for (int round = 0; round < 3000; ++round) {
    std::string body = bytes.substr(head + 32);
    for (int n = 0; n < 4; ++n) body[random() % body.size()] = static_cast<char>(random() % 256);
    if (round % 3 == 0) body.resize(random() % body.size());
    const std::string sealed =
        bytes.substr(0, head) + hash_of(std::string_view(body)).to_hex() + body;
    const BuildState state = parse(sealed);
    EXPECT_EQ(parse(state.to_bytes()).to_bytes(), state.to_bytes());
  }
}

}  // namespace

}  // namespace zhanting
