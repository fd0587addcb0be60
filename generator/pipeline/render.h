#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "pipeline/build.h"
#include "pipeline/freshness.h"
#include "plan/output.h"

namespace zhanting {

/// An output of the plan, rendered or found fresh. In the order of the plan.
struct RenderedOutput {
  const Output* output = nullptr;
  OutputHashes hashes;
  std::optional<MessageCode> reason;  // why it was made; nullopt: the file on disk will do
  std::string bytes;                  // if it was made
  PageLinks links;                    // of pages, made or not
};

/// Renders some outputs of a plan that was rendered before, unless their data did not change
/// after all. For pages.
std::vector<RenderedOutput> render_again(const Plan& plan, const std::vector<std::size_t>& outputs,
                                         const BuildOptions& options, const BuildState& state,
                                         const FileSystem& files, const Site& site,
                                         Diagnostics& diagnostics);

/// Renders what is not fresh, in parallel; options.first before the rest. `on_disk` says what of
/// the last build is still there. Mistakes are merged in plan order.
std::vector<RenderedOutput> render(const Plan& plan, const BuildOptions& options,
                                   const BuildState& state,
                                   const std::map<std::string, FileStamp, std::less<>>& on_disk,
                                   const FileSystem& files, const Site& site,
                                   Diagnostics& diagnostics);

}  // namespace zhanting
