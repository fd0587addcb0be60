#include <algorithm>
#include <random>

#include "lib/sanitized.h"
#include "site/site_test.h"

namespace zhanting {
namespace {

constexpr unsigned kShares = 4;  // side by side
constexpr unsigned kMutations = kSanitized ? 150 : 2500;

/// What readers of JSON, Markdown, templates, SVG and text stumble on.
constexpr std::string_view kTokens[] = {"{",
                                        "}",
                                        "[",
                                        "]",
                                        "\"",
                                        ",",
                                        ":",
                                        "null",
                                        "true",
                                        "-1e999",
                                        "0.0",
                                        "\\u0000",
                                        "\\ud800",
                                        "\\",
                                        "\n",
                                        "\r",
                                        "\t",
                                        "<",
                                        "</p>",
                                        "<!--",
                                        "<script>",
                                        "]]>",
                                        "&#0;",
                                        "&lt",
                                        "](",
                                        "![",
                                        "``",
                                        "> ",
                                        "# ",
                                        "- ",
                                        "| a | b",
                                        "---\n",
                                        "\t\t",
                                        "{{",
                                        "}}",
                                        "{%",
                                        "%}",
                                        "{#",
                                        "{% for ",
                                        "|safe",
                                        "../",
                                        "\xEF\xBB\xBF",
                                        "\xC3",
                                        "\xED\xA0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xE5\xB1\x95",
                                        "\xE2\x80\xAE",
                                        "2022-13-40",
                                        "1750?",
                                        "#",
                                        "javascript:",
                                        "%00",
                                        "[[[[[[[[[[[[",
                                        "((((((((",
                                        "************",
                                        "\"\": {",
                                        "\"slug\": \"..\"",
                                        "\"report\": [",
                                        "9999999999999999999"};

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

  std::string mutate(std::string bytes) {
    for (std::size_t times = 1 + below(3); times > 0; --times) mutate_once(bytes);
    return bytes;
  }

 private:
  void mutate_once(std::string& bytes) {
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t length = std::min(below(1 + below(40)), bytes.size() - at);
    switch (below(7)) {
      case 0:
        bytes.insert(at, kTokens[below(std::size(kTokens))]);
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.resize(at);
        break;
      case 3:
        if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        break;
      case 4:
        bytes.insert(below(bytes.size() + 1), bytes.substr(at, length));
        break;
      case 5:
        bytes.replace(at, length, kTokens[below(std::size(kTokens))]);
        break;
      default:
        move_line(bytes);
    }
  }

  /// Takes out the line at one point and puts it in at another.
  void move_line(std::string& bytes) {
    const std::size_t begin = bytes.rfind('\n', below(bytes.size())) + 1;
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string line = bytes.substr(begin, end - begin) + "\n";
    bytes.erase(begin, line.size());
    bytes.insert(below(bytes.size() + 1), line);
  }

  std::mt19937 random_;  // the same numbers everywhere
};

std::size_t lines_of(const std::string& bytes) {
  return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
}

/// One mutation after another, each of one file: it is told of at a place inside a file, or the
/// site is built; where there is an error nothing of the site is touched.
class Mutations : public testing::TestWithParam<unsigned> {};

TEST_P(Mutations, OfAnyFileAreToldAtTheirPlaceOrBuilt) {
  SiteTest site;
  site.build().expect_ok();
  const std::map<std::string, std::string> sources = read_tree(site.files(), site.source());
  std::vector<std::string> names;
  for (const auto& [name, bytes] : sources) {
    if (name.starts_with("content/") || name.starts_with("templates/")) names.push_back(name);
  }
  ASSERT_GT(names.size(), 40U);
  unsigned refused = 0;
  const unsigned begin = GetParam() * kMutations;
  for (unsigned seed = begin; seed < begin + kMutations; ++seed) {
    Mutator mutator(seed);
    const std::string& name = names[mutator.below(names.size())];
    const std::string changed = mutator.mutate(sources.at(name));
    SCOPED_TRACE(name + ", seed " + std::to_string(seed));
    const auto before = seed % 50 == 0 ? site.site() : std::map<std::string, std::string>{};
    site.write(name, changed).build();
    for (const Diagnostic& diagnostic : site.result().diagnostics.all()) {
      ASSERT_FALSE(diagnostic.path.empty()) << site.diagnostics();
      const auto file = sources.find(diagnostic.path);
      if (file == sources.end()) continue;  // a folder, or a file that is missing
      const std::string& bytes = diagnostic.path == name ? changed : file->second;
      ASSERT_LE(diagnostic.line, lines_of(bytes)) << site.diagnostics();
    }
    if (site.result().diagnostics.has_errors()) {
      ++refused;
      if (!before.empty()) {
        ASSERT_EQ(difference(before, site.site()), "");
      }
    }
    site.write(name, sources.at(name));
  }
  EXPECT_GT(refused, kMutations / 4);
  EXPECT_LT(refused, kMutations);
  site.build().expect_ok();
}

INSTANTIATE_TEST_SUITE_P(Shares, Mutations, testing::Range(0U, kShares));

}  // namespace
}  // namespace zhanting
