#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "diag/diagnostic.h"
#include "outputs/output.h"
#include "pipeline/build.h"
#include "state/build_state.h"

/// A site too large for one machine is rendered in parts, each by a build of its own, and put
/// together: byte for byte what one build would make.
namespace zhanting {

/// What a part says of itself, in a file among its own: of which plan it is, and the links and ids
/// of its pages, since a link may lead into another part.
struct PartManifest {
  BuildPart part;
  Hash128 plan;  // of every output of the whole site and what it is made from
  BuildState pages;

  /// Nothing for what is no manifest, or another program's.
  static std::optional<PartManifest> parse(std::string_view bytes);
  std::string to_bytes() const;
};

/// The manifest's site path.
inline constexpr std::string_view kPartFile = ".zhanting-part";

Hash128 hash_of_plan(const PlannedSite& site);

/// Puts `parts`, folders that builds with --part left, together in `output`. Reports, and leaves
/// the folder as it was, what is no part or no part of the same site, a part that is missing or
/// there twice, and a link to a place that its page has not. Gives the files brought.
BuildResult join_parts(const std::vector<std::string>& parts, const BuildOptions& options,
                       FileSystem& files);

}  // namespace zhanting
