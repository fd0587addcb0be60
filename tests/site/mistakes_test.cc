#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "base/text.h"
#include "site_test.h"

/// tests/site/mistakes/*.txt: small changes to the good showcase and, whole, what the program says.
///
///   ## name
///   change PATH       then “- before” and “+ after” lines, again and again
///   write PATH        then “| line” lines
///   remove PATH
///   expect            then what the terminal shows, in English, up to an empty line
///   zh                the same in Chinese
namespace zhanting {

namespace {

struct Edit {
  enum class Kind { kChange, kWrite, kRemove } kind;
  std::string path;
  std::string before, after;  // `after` is a new file's text
};

struct Mistake {
  std::string name;
  std::vector<Edit> edits;
  std::string english, chinese;
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << mistake.name;
}

/// Reads one file of mistakes, line by line.
class MistakeReader {
 public:
  explicit MistakeReader(std::vector<Mistake>& mistakes) : mistakes_(mistakes) {}

  void read(const std::string& line) {
    if (line.starts_with("## ")) {
      mistakes_.push_back({line.substr(3), {}, "", ""});
      expected_ = nullptr;
    } else if (mistakes_.empty() || line.empty()) {
      expected_ = nullptr;
    } else if (line == "expect") {
      expected_ = &mistakes_.back().english;
    } else if (line == "zh") {
      expected_ = &mistakes_.back().chinese;
    } else if (expected_) {
      *expected_ += line + "\n";
    } else {
      read_edit(line);
    }
  }

 private:
  void read_edit(const std::string& line) {
    std::vector<Edit>& edits = mistakes_.back().edits;
    const std::string rest = line.size() > 2 ? line.substr(2) : "";
    if (line[0] == '-') {
      if (!edits.back().after.empty())
        edits.push_back({Edit::Kind::kChange, edits.back().path, "", ""});
      add_line(rest, edits.back().before);
    } else if (line[0] == '+') {
      add_line(rest, edits.back().after);
    } else if (line[0] == '|') {
      edits.back().after += rest + "\n";
    } else {
      const std::size_t space = line.find(' ');
      const std::string word = line.substr(0, space);
      ASSERT_TRUE(word == "change" || word == "write" || word == "remove") << line;
      edits.push_back({word == "change"  ? Edit::Kind::kChange
                       : word == "write" ? Edit::Kind::kWrite
                                         : Edit::Kind::kRemove,
                       line.substr(space + 1), "", ""});
    }
  }

  static void add_line(const std::string& line, std::string& text) {
    if (!text.empty()) text += '\n';
    text += line;
  }

  std::vector<Mistake>& mistakes_;
  std::string* expected_ = nullptr;
};

std::vector<Mistake> read_mistakes() {
  std::vector<Mistake> mistakes;
  std::vector<std::filesystem::path> paths;
  const std::string folder = std::string(ZHANTING_TESTS_DIR) + "/site/mistakes";
  for (const auto& file : std::filesystem::directory_iterator(folder)) paths.push_back(file.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path);
    MistakeReader reader(mistakes);
    for (std::string line; std::getline(in, line);) reader.read(line);
  }
  return mistakes;
}

void make(const Mistake& mistake, SiteTest& site) {
  for (const Edit& edit : mistake.edits) {
    switch (edit.kind) {
      case Edit::Kind::kChange:
        site.change(edit.path, edit.before, edit.after);
        break;
      case Edit::Kind::kWrite:
        site.write(edit.path, edit.after);
        break;
      case Edit::Kind::kRemove:
        site.remove(edit.path);
        break;
    }
  }
}

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, IsToldAtItsPlaceAndLeavesTheOldSite) {
  const Mistake& mistake = GetParam();
  const bool only_warnings = mistake.english.find(": error: ") == std::string::npos;
  SiteTest site;
  site.build().expect_ok().expect_diagnostics("");
  const auto before = site.site();

  make(mistake, site);
  site.build().expect_diagnostics(mistake.english);
  if (!mistake.chinese.empty()) site.expect_diagnostics(mistake.chinese, Language::kChinese);
  EXPECT_FALSE(site.result().environment_failed);
  EXPECT_EQ(site.result().ok(), only_warnings);
  if (!only_warnings) {
    EXPECT_EQ(difference(before, site.site()), "");
  }

  // The same without what the last build left, with more threads, and when nothing is written.
  site.options().write = false;
  site.options().jobs = 4;
  site.forget().build().expect_diagnostics(mistake.english);

  site.options().strict = true;
  EXPECT_FALSE(site.build().result().ok());
}

std::string test_name(const testing::TestParamInfo<Mistake>& info) {
  std::string name;
  bool upper = true;
  for (const char c : info.param.name) {
    if (std::isalnum(static_cast<unsigned char>(c))) {
      name += upper ? static_cast<char>(std::toupper(c)) : c;
      upper = false;
    } else if (c != '\'') {
      upper = true;
    }
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Site, Mistakes, testing::ValuesIn(read_mistakes()), test_name);

}  // namespace

}  // namespace zhanting
