#include "serve/preview.h"

#include <gtest/gtest.h>

#include <thread>

namespace zhanting {
namespace {

using namespace std::chrono_literals;

TEST(Preview, AStreamHearsOfEachPublishOnce) {
  Preview preview;
  const std::uint64_t stream = preview.open_stream();
  std::uint64_t seen = 0;
  EXPECT_EQ(preview.wait(stream, seen, 0ms), Preview::Wake::kTime);
  preview.publish({});
  EXPECT_EQ(preview.wait(stream, seen, 0ms), Preview::Wake::kPublished);
  EXPECT_EQ(preview.wait(stream, seen, 0ms), Preview::Wake::kTime);
  preview.publish({});
  EXPECT_EQ(preview.wait(stream, seen, 0ms), Preview::Wake::kPublished);
}

TEST(Preview, TheOldestStreamYields) {
  Preview preview;
  const std::uint64_t first = preview.open_stream();
  std::uint64_t seen = 0;
  std::vector<std::uint64_t> others;
  for (std::size_t i = 0; i < Preview::kMostStreams; ++i) others.push_back(preview.open_stream());
  EXPECT_EQ(preview.wait(first, seen, 0ms), Preview::Wake::kYield);
  EXPECT_EQ(preview.wait(others.front(), seen, 0ms), Preview::Wake::kTime);
  preview.close_stream(others.back());
  (void)preview.open_stream();
  EXPECT_EQ(preview.wait(others.front(), seen, 0ms), Preview::Wake::kTime);
}

TEST(Preview, WaitingStreamsWake) {
  Preview preview;
  const std::uint64_t stream = preview.open_stream();
  std::uint64_t seen = 0;
  std::jthread publisher([&] { preview.publish({.has_site = true}); });
  EXPECT_EQ(preview.wait(stream, seen, 10s), Preview::Wake::kPublished);
  EXPECT_TRUE(preview.state().has_site);
  std::jthread ender([&] { preview.end(); });
  EXPECT_EQ(preview.wait(stream, seen, 10s), Preview::Wake::kEnd);
}

}  // namespace
}  // namespace zhanting
