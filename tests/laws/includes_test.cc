#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

namespace zhanting {

namespace {

/// A folder of generator/ includes itself and those before it. The build makes the tables.
const std::vector<std::string> kOrder = {
    "cmake",    "tables",   "base",     "diag",     "data",    "markdown", "template",
    "media",    "darkroom", "state",    "search",   "records", "load",     "model",
    "routes",   "stories",  "checks",   "schema",   "hosting", "outputs",  "fonts",
    "engraver", "foundry",  "pipeline", "external", "serve",   "publish",  "commands"};

std::ptrdiff_t rank_of(const std::string& folder) {
  return std::find(kOrder.begin(), kOrder.end(), folder) - kOrder.begin();
}

TEST(Includes, GoOneWay) {
  const std::filesystem::path generator = std::string(ZHANTING_SOURCE_DIR) + "/generator";
  int read = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(generator)) {
    const std::string ending = file.path().extension();
    if (ending != ".h" && ending != ".cc") continue;
    const std::filesystem::path relative = std::filesystem::relative(file.path(), generator);
    if (relative == "main.cc") continue;  // includes what it likes
    const std::ptrdiff_t own = rank_of(*relative.begin());
    ASSERT_LT(own, std::ssize(kOrder)) << relative << " stands in no known folder";
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include \"")) continue;
      const std::string included = line.substr(10, line.find('"', 10) - 10);
      const std::size_t slash = included.find('/');
      ASSERT_NE(slash, std::string::npos) << relative << ": " << line;
      EXPECT_LE(rank_of(included.substr(0, slash)), own) << relative << ": " << line;
      ++read;
    }
  }
  EXPECT_GT(read, 100);
}

}  // namespace

}  // namespace zhanting
