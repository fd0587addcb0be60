#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "state/facts.h"

namespace zhanting {

/// A place in a page that something links to, and the links a page has. Kept per page, so that
/// links and anchors are checked over all pages without rendering those that did not change.
struct PageLinks {
  std::vector<std::string> targets;  // of join_target(): site path and fragment, sorted, each once
  std::vector<std::string> ids;      // sorted, as often as they stand there
};

/// What is known about one output of the last build.
struct Remembered {
  Hash128 recipe;   // of the program, the template and what all pages share
  Hash128 data;     // of the page's own view, or of the file's inputs
  FileStamp stamp;  // of the file when it was written
  PageLinks links;
};

/// What one build leaves for the next: for each output the hashes it was made from, and the facts
/// found about content files. Losing it costs time and never correctness. Not thread-safe: build()
/// alone uses it.
///
/// The file begins with a line of name and version and a hash of all that follows; a file of
/// another version, or a damaged one, counts as empty. Facts that another program found are not
/// taken over: its rules were others. Of outputs it made, the recipe tells.
class BuildState {
 public:
  static BuildState parse(std::string_view bytes);
  std::string to_bytes() const;

  /// What is known about `path`, or nullptr. Valid until the next change.
  const Remembered* find(std::string_view path) const;
  /// REQUIRES: the file has been written; remembering first would hide a failed write.
  void remember(std::string path, Remembered entry);
  void forget(std::string_view path);
  const std::map<std::string, Remembered, std::less<>>& outputs() const { return outputs_; }

  KnownFacts facts;
  /// Which build this is of: output path, base_url and drafts. Another build's state is not used.
  Hash128 key;

 private:
  std::map<std::string, Remembered, std::less<>> outputs_;
};

}  // namespace zhanting
