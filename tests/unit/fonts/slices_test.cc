#include "fonts/slices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace zhanting {
namespace {

/// `count` pages that all set digits, a kind's own characters and a few of their own.
std::vector<Characters> some_pages(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Characters> pages(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (char32_t c = '0'; c <= '9'; ++c) pages[i].insert(c);
    for (int n = 0; n < 15; ++n)
      pages[i].insert(static_cast<char32_t>(0x4E00 + (i % 4) * 30 + random() % 30));
    for (int n = 0; n < 25; ++n) pages[i].insert(static_cast<char32_t>(0x5000 + random() % 2000));
  }
  return pages;
}

Characters all_of(const std::vector<Characters>& pages) {
  Characters all;
  for (const Characters& page : pages) all.insert(page.begin(), page.end());
  return all;
}

/// The characters of the slices that a page fetches.
std::size_t fetched(const Characters& page, const std::vector<Characters>& slices) {
  std::size_t count = 0;
  for (const Characters& slice : slices) {
    const bool is_wanted =
        std::any_of(slice.begin(), slice.end(), [&](char32_t c) { return page.contains(c); });
    if (is_wanted) count += slice.size();
  }
  return count;
}

TEST(Slices, PartTheCharacters) {
  for (const std::size_t count : {0U, 1U, 7U, 90U, 256U}) {
    const std::vector<Characters> pages = some_pages(count, 5);
    Characters all = all_of(pages);
    for (char32_t c = 0x6000; c < 0x6100; ++c) all.insert(c);
    all.erase(0x5001);  // what a page sets beyond it does not matter
    const std::vector<Characters> slices = slice_face(all, pages);
    Characters together;
    std::size_t size = 0;
    for (const Characters& slice : slices) {
      EXPECT_FALSE(slice.empty());
      size += slice.size();
      together.insert(slice.begin(), slice.end());
    }
    EXPECT_EQ(together, all);
    EXPECT_EQ(size, all.size());
    EXPECT_LE(slices.size(), 39U);
    EXPECT_EQ(slices, slice_face(all, pages));
  }
  EXPECT_TRUE(slice_face({}, {}).empty());
}

TEST(Slices, LetPagesFetchLessThanEverything) {
  const std::vector<Characters> pages = some_pages(80, 9);
  const Characters all = all_of(pages);
  const std::vector<Characters> slices = slice_face(all, pages);
  EXPECT_TRUE(slices.front().contains('0'));
  std::size_t sum = 0;
  for (const Characters& page : pages) {
    EXPECT_LT(fetched(page, slices), all.size());
    sum += fetched(page, slices);
  }
  EXPECT_LT(sum / pages.size(), all.size() / 2);
}

TEST(Slices, LeaveWhatNoPageSetsToTheEnd) {
  const Characters page{U'一', U'二'};
  Characters all = page;
  for (char32_t c = 0x5000; c < 0x5000 + 130; ++c) all.insert(c);
  const std::vector<Characters> slices = slice_face(all, std::vector{page});
  ASSERT_EQ(slices.size(), 3U);
  EXPECT_EQ(slices[0], page);
  EXPECT_EQ(slices[1].size(), 128U);
  EXPECT_EQ(slices[2].size(), 2U);
}

TEST(PagesToLookAt, AreAllOfAFewAndSomeOfMany) {
  const std::vector<std::string_view> few{"a/b/index.html", "a/index.html", "index.html"};
  EXPECT_EQ(pages_to_look_at(few), (std::vector<std::size_t>{2, 1, 0}));
  EXPECT_TRUE(pages_to_look_at({}).empty());

  std::vector<std::string> names;
  for (int i = 0; i < 5000; ++i) names.push_back("entries/" + std::to_string(i) + "/index.html");
  names.emplace_back("index.html");
  const std::vector<std::string_view> many(names.begin(), names.end());
  std::vector<std::size_t> chosen = pages_to_look_at(many);
  EXPECT_EQ(chosen.size(), kMostPagesLookedAt);
  EXPECT_EQ(chosen.front(), 5000U);
  EXPECT_GT(chosen.back(), 4900U);
  std::sort(chosen.begin(), chosen.end());
  EXPECT_EQ(std::adjacent_find(chosen.begin(), chosen.end()), chosen.end());
}

}  // namespace
}  // namespace zhanting
