#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "state/diagnostic_stream.h"
#include "state/facts.h"
#include "state/link_pool.h"

namespace zhanting {

/// The places in a page that something may link to, and the links it has. Kept per page, so that
/// links and anchors are checked over all pages without rendering those that did not change.
struct PageLinks {
  std::vector<LinkPool::Number> targets;  // of join_target(): site path and fragment; each once
  std::vector<LinkPool::Number> ids;      // sorted, as often as they stand there
};

/// What is known about one output of the last build.
struct Remembered {
  Hash128 recipe;                          // of the program, the template and what all pages share
  Hash128 data;                            // of what the page, or the file, is made from
  Hash128 bytes;                           // of the file
  FileStamp stamp;                         // of the file when it was written
  std::shared_ptr<const PageLinks> links;  // never null
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
  using Outputs = std::map<std::string, Remembered, std::less<>>;

  static BuildState parse(std::string_view bytes, FindMessage find);
  std::string to_bytes() const;

  /// What is known about `path`, or nullptr. Valid until the next change.
  const Remembered* find(std::string_view path) const;
  const Outputs& outputs() const { return outputs_; }
  Outputs take_outputs() { return std::move(outputs_); }
  /// REQUIRES: what was made has been written; remembering first would hide a failed write.
  void set_outputs(Outputs outputs) { outputs_ = std::move(outputs); }
  /// What the numbers of PageLinks stand for.
  LinkPool& links() const { return *links_; }

  KnownFacts facts;
  /// Which build this is of: output path, base_url, drafts and such. Another build's state is not
  /// used.
  Hash128 key;
  /// In which FileSystem::session() the outputs were written.
  std::string session;

 private:
  std::unique_ptr<LinkPool> links_ = std::make_unique<LinkPool>();
  Outputs outputs_;
};

}  // namespace zhanting
