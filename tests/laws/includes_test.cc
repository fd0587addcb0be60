#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
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

const std::filesystem::path kGenerator = ZHANTING_SOURCE_DIR "/generator";

/// Where the standard library declares what: the headers, any of which will do, before its names.
const std::pair<const char*, const char*> kStandardNames[] = {
    {"algorithm",
     "sort stable_sort find find_if any_of all_of none_of copy copy_if max_element min_element "
     "lower_bound "
     "upper_bound equal_range unique reverse remove_if count count_if transform replace fill "
     "partial_sort "
     "nth_element binary_search rotate clamp is_sorted adjacent_find mismatch for_each min max"},
    {"array", "array"},
    {"atomic", "atomic"},
    {"bit", "bit_cast countr_zero bit_width popcount bit_ceil"},
    {"charconv", "from_chars to_chars"},
    {"chrono", "chrono"},
    {"condition_variable", "condition_variable"},
    {"cstdint", "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t uintptr_t"},
    {"cstring", "memcpy strlen strerror"},
    {"deque", "deque"},
    {"exception", "exception"},
    {"filesystem", "filesystem"},
    {"fstream", "ifstream ofstream"},
    {"functional", "function less greater"},
    {"initializer_list", "initializer_list"},
    {"iostream", "cout cerr cin"},
    {"iterator", "back_inserter make_move_iterator"},
    {"limits", "numeric_limits"},
    {"list", "list"},
    {"map", "map multimap"},
    {"memory", "unique_ptr shared_ptr weak_ptr make_unique make_shared"},
    {"mutex", "mutex lock_guard unique_lock scoped_lock once_flag call_once"},
    {"numeric", "accumulate iota"},
    {"optional", "optional nullopt"},
    {"queue", "queue priority_queue"},
    {"random", "mt19937"},
    {"set", "set multiset"},
    {"shared_mutex", "shared_mutex shared_lock"},
    {"span", "span"},
    {"sstream", "ostringstream istringstream stringstream"},
    {"stdexcept", "runtime_error invalid_argument"},
    {"string", "string u16string u32string to_string"},
    {"string_view", "string_view u16string_view u32string_view"},
    {"system_error", "error_code errc"},
    {"thread", "thread jthread"},
    {"tuple", "tuple tie make_tuple"},
    {"unordered_map", "unordered_map"},
    {"unordered_set", "unordered_set"},
    {"utility", "exchange"},
    {"utility algorithm", "move"},
    {"utility map", "pair"},
    {"variant", "variant visit get_if monostate holds_alternative"},
    {"vector", "vector"},
};

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What sources include of the standard library, themselves or by headers of ours.
class StandardHeaders {
 public:
  const std::set<std::string>& of(const std::filesystem::path& file) {
    const auto [known, is_new] = known_.try_emplace(file);
    if (!is_new) return known->second;
    static const std::regex line("#include (?:<([a-z_]+)>|\"(.+)\")");
    const std::string text = text_of(file);
    std::set<std::string> headers;
    for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
      if ((*at)[1].matched) {
        headers.insert((*at)[1]);
      } else {
        const std::set<std::string>& theirs = of(kGenerator / (*at)[2].str());
        headers.insert(theirs.begin(), theirs.end());
      }
    }
    return known_[file] = std::move(headers);
  }

 private:
  std::map<std::filesystem::path, std::set<std::string>> known_;
};

// Sources that are compiled as one lend each other their headers, so no compiler tells.
TEST(Includes, NameWhatIsUsedOfTheStandardLibrary) {
  std::map<std::string, std::vector<std::string>> headers_of;
  const auto words_of = [](const std::string& text) {
    std::istringstream in(text);
    return std::vector<std::string>(std::istream_iterator<std::string>(in), {});
  };
  for (const auto& [headers, names] : kStandardNames) {
    for (const std::string& name : words_of(names)) headers_of[name] = words_of(headers);
  }
  const std::regex no_code(R"re(//.*|"(?:\\.|[^"\\\n])*")re"), use(R"(std::(\w+))");
  StandardHeaders included;
  int used = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(kGenerator)) {
    const std::string ending = file.path().extension();
    if (ending != ".h" && ending != ".cc") continue;
    const std::set<std::string>& here = included.of(file.path());
    const std::string code = std::regex_replace(text_of(file.path()), no_code, "");
    std::set<std::string> names;
    for (std::sregex_iterator at(code.begin(), code.end(), use), end; at != end; ++at)
      names.insert((*at)[1]);
    for (const std::string& name : names) {
      const auto headers = headers_of.find(name);
      if (headers == headers_of.end()) continue;
      ++used;
      const bool named = std::any_of(headers->second.begin(), headers->second.end(),
                                     [&](const std::string& each) { return here.contains(each); });
      EXPECT_TRUE(named) << std::filesystem::relative(file.path(), kGenerator)
                         << " uses std::" << name << " without #include <"
                         << headers->second.front() << '>';
    }
  }
  EXPECT_GT(used, 1000);
}

TEST(Includes, GoOneWay) {
  int read = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(kGenerator)) {
    const std::string ending = file.path().extension();
    if (ending != ".h" && ending != ".cc") continue;
    const std::filesystem::path relative = std::filesystem::relative(file.path(), kGenerator);
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
