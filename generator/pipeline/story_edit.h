#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/built_site.h"

namespace zhanting {

/// Which outputs of a plan show a story. Stories alone: other HTML is made with the plan.
class StoryIndex {
 public:
  explicit StoryIndex(const Plan& plan);
  /// Indices into Plan::outputs, in order; empty for a story that no page shows.
  const std::vector<std::size_t>& outputs_of(const StoryText& story) const;

 private:
  std::unordered_map<const LazyHtml*, std::vector<std::size_t>> outputs_;
};

/// Brings a built site up to date after its stories at `paths` (of the source folder) were edited:
/// reads and converts these alone and renders the pages that show them. The files, the state and
/// the mistakes told are those that a whole build would leave; with a mistake in an edited story
/// `built` stays as it was. Nothing, and nothing done, when more is needed: a path is no story
/// of the site or cannot be read, or its pictures and attachments are others than before.
std::optional<BuildResult> build_stories(const std::vector<std::string>& paths,
                                         const StoryIndex& index, const BuildOptions& options,
                                         FileSystem& files, BuildState& state, BuiltSite& built);

}  // namespace zhanting
