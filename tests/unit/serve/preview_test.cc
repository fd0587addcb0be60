#include "serve/preview.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace zhanting {
namespace {

TEST(Preview, AStreamHearsOfEachPublishOnce) {
  Preview preview;
  const std::uint64_t stream = preview.open_stream();
  std::uint64_t seen = 0;
  EXPECT_EQ(preview.look(stream, seen), Preview::News::kNone);
  preview.publish({});
  EXPECT_EQ(preview.look(stream, seen), Preview::News::kPublished);
  EXPECT_EQ(preview.look(stream, seen), Preview::News::kNone);
  preview.publish({});
  EXPECT_EQ(preview.look(stream, seen), Preview::News::kPublished);
}

TEST(Preview, TheOldestStreamYields) {
  Preview preview;
  const std::uint64_t first = preview.open_stream();
  std::uint64_t seen = 0;
  std::vector<std::uint64_t> others;
  for (std::size_t i = 0; i < Preview::kMostStreams; ++i) others.push_back(preview.open_stream());
  EXPECT_EQ(preview.look(first, seen), Preview::News::kYield);
  EXPECT_EQ(preview.look(others.front(), seen), Preview::News::kNone);
  preview.close_stream(others.back());
  (void)preview.open_stream();
  EXPECT_EQ(preview.look(others.front(), seen), Preview::News::kNone);
}

TEST(Preview, ToldOfEachChangeFromAnyThread) {
  Preview preview;
  std::atomic<int> told = 0;
  preview.on_change([&] { ++told; });
  std::jthread([&] { preview.publish({.base_path = "/x/"}); }).join();
  EXPECT_EQ(told, 1);
  EXPECT_EQ(preview.state().base_path, "/x/");
  for (std::size_t i = 0; i <= Preview::kMostStreams; ++i) (void)preview.open_stream();
  EXPECT_EQ(told, 2);  // one stream yields
  preview.on_change(nullptr);
  preview.publish({});
  EXPECT_EQ(told, 2);
}

}  // namespace
}  // namespace zhanting
