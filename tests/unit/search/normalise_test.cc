#include "search/normalise.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "search/utf16.h"

namespace zhanting {

namespace {

std::string utf8_of(std::u16string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) append_utf8(next_character(text, at), out);
  return out;
}

std::string normalised(std::string_view line) {
  std::u16string given, out;
  append_utf16(line, given);
  append_normalised(given, out);
  return utf8_of(out);
}

/// The browser's script reads the same file (tests/browser/run_search.mjs).
TEST(Normalise, AsTheTokensSay) {
  std::ifstream file(std::string(ZHANTING_TESTS_DIR) + "/search/tokens.json");
  const nlohmann::json rows = nlohmann::json::parse(file);
  ASSERT_GT(rows.size(), 20U);
  for (const auto& row : rows)
    EXPECT_EQ(normalised(row[0].get<std::string>()), row[1].get<std::string>()) << row[0];
}

TEST(Normalise, IsDoneOnce) {
  for (const std::string_view text : {"共產黨員 ２０ 余", "“ﬁ” É ①", "ΣΑΣ 가"})
    EXPECT_EQ(normalised(normalised(text)), normalised(text));
}

TEST(Normalise, KnowsTraditionalCharacters) {
  const auto& pairs = simplified_characters();
  EXPECT_GT(pairs.size(), 2000U);
  for (std::size_t i = 1; i < pairs.size(); ++i) EXPECT_LT(pairs[i - 1].first, pairs[i].first);
}

}  // namespace

}  // namespace zhanting
