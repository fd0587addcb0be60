#include <gtest/gtest.h>

#include <map>
#include <random>

#include "search/bits.h"
#include "search/make_index.h"

namespace zhanting {

namespace {

/// Documents of made-up words, enough for an index of lists.
std::vector<SearchDocument> make_documents(std::size_t count) {
  static constexpr std::string_view kWords[] = {"党员", "支部", "服务", "社区", "群众", "学习",
                                                "活动", "青年", "先锋", "岗位", "治理", "品牌",
                                                "数字", "平台", "调研", "走访", "帮扶", "志愿"};
  std::mt19937 random(7);
  std::vector<SearchDocument> documents(count);
  for (std::size_t i = 0; i < count; ++i) {
    SearchDocument& document = documents[i];
    document.url = "branches/b" + std::to_string(i) + "/index.html";
    document.kind = "branch";
    std::string name = "第" + std::to_string(i) + "支部", story;
    for (int k = 0; k < 300; ++k) story += kWords[random() % std::size(kWords)];
    document.fields = {{SearchPart::kName, document.keep(name), "di zhi bu"},
                       {SearchPart::kStory, document.keep(story), ""}};
    document.facets = {{'k', "支部"}, {'y', std::to_string(2018 + i % 5)}};
  }
  return documents;
}

std::map<std::string, std::string> index_of(const std::vector<SearchDocument>& documents,
                                            unsigned jobs = 1) {
  std::map<std::string, std::string> files;
  for (SearchFile& file : make_search_index(documents, jobs))
    EXPECT_TRUE(files.emplace(file.path, std::move(file.bytes)).second) << file.path;
  return files;
}

TEST(SearchIndex, IsTheSameForAnyNumberOfJobs) {
  const std::vector<SearchDocument> documents = make_documents(300);
  EXPECT_EQ(index_of(documents, 1), index_of(documents, 4));
}

TEST(SearchIndex, OfNothingIsThere) {
  const auto files = index_of({});
  EXPECT_TRUE(files.contains("m.js"));
  EXPECT_FALSE(files.contains("t/0.js"));
}

TEST(SearchIndex, OfASmallSiteIsItsTexts) {
  for (const auto& [path, bytes] : index_of(make_documents(40)))
    EXPECT_FALSE(path.starts_with("s/") || path.starts_with("g/")) << path;
}

TEST(SearchIndex, ChangesInFewFilesWithOneStory) {
  std::vector<SearchDocument> documents = make_documents(2000);
  const auto before = index_of(documents);
  std::string_view& story = documents[777].fields[1].text;
  story = documents[777].keep(std::string(story) + "崂山茶叶飘香");
  const auto after = index_of(documents);
  std::size_t changed = 0;
  for (const auto& [path, bytes] : after) {
    const auto old = before.find(path);
    if (old == before.end() || old->second != bytes) ++changed;
  }
  EXPECT_GT(changed, 0U);
  EXPECT_LT(changed, 16U) << "of " << after.size();
}

TEST(SearchIndex, FilesAreScriptsInUtf16) {
  const std::string bytes = index_of(make_documents(3)).at("m.js");
  ASSERT_EQ(bytes.substr(0, 2), "\xFF\xFE");
  std::string ascii;
  for (std::size_t i = 2; i < bytes.size(); i += 2) {
    const auto high = static_cast<unsigned char>(bytes[i + 1]);
    EXPECT_TRUE(high == 0 || (high >= 0x30 && high < 0xB0));
    if (high == 0) ascii += bytes[i];
  }
  EXPECT_EQ(ascii, "Zhanting.put(\"m\",\"\")");
}

TEST(SearchIndex, ListsThatAreDenseCostNothing) {
  std::vector<std::uint32_t> all(1000);
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  BitWriter out;
  put_list(all, 1000, out);
  EXPECT_EQ(out.size(), 0U);
  all.erase(all.begin() + 500);
  put_list(all, 1000, out);
  EXPECT_LT(out.size(), 24U);
}

TEST(SearchIndex, BitsAreAppendedAtAnyPlace) {
  BitWriter once, parts;
  for (std::uint32_t i = 0; i < 200; ++i) once.put(i * 2654435761U, i % 31 + 1);
  once.put_gamma(12345, 3);
  for (std::size_t at = 0; at < once.size(); at += 37)
    parts.append(once, at, std::min(at + 37, once.size()));
  EXPECT_EQ(parts.text(), once.text());
}

}  // namespace

}  // namespace zhanting
