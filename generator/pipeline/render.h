#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "outputs/planned_site.h"
#include "pipeline/freshness.h"

namespace zhanting {

struct BuildOptions;

/// An output of the plan, rendered or found fresh.
struct RenderedOutput {
  const Output* output = nullptr;
  OutputHashes hashes;
  std::optional<MessageCode> reason;  // why it was made; nullopt: the file that is there will do
  Hash128 bytes;                      // of the file
  std::shared_ptr<const PageLinks> links;  // made or not; empty but for pages
  bool kept = false;                       // taken over from the last build, unseen
};

/// A good build's outputs, and the site that they point into.
struct RenderedSite {
  std::shared_ptr<const PlannedSite> site;
  std::vector<RenderedOutput> outputs;  // by path
};

/// The bytes of one output; "" after a mistake. Thread-safe. `marks` gets the links and ids of a
/// page. Of `files` the content is read, and the store of prints is read and written.
std::string render_output(const PlannedSite& site, const Output& output, const std::string& source,
                          FileSystem& files, std::vector<HtmlMark>& marks,
                          Diagnostics& diagnostics);

/// Takes the bytes of an output as soon as they are made, from any thread; not those that are there
/// already, though they had to be made to know.
using Take = std::function<void(const Output& output, std::string&& bytes)>;

class PrintStore;

/// Renders what of options.part is not fresh, in parallel, and hands it on: nothing of the site is
/// kept. Mistakes are merged in plan order. `last`: what `state` was brought up to date by, in this
/// process; null where that was another's. Without options.write no print is made: nothing depends
/// on its bytes.
std::vector<RenderedOutput> render(const PlannedSite& site, const BuildOptions& options,
                                   const BuildState& state, const RenderedSite* last,
                                   const OnDisk* on_disk, FileSystem& files,
                                   const PrintStore& store, const Take& take,
                                   Diagnostics& diagnostics);

}  // namespace zhanting
