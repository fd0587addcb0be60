#include "pipeline/write.h"

#include "pipeline/exchange.h"

namespace zhanting {

namespace {

/// Notes what this build left on the disk: of the files it made, `files` tell.
void remember(std::vector<RenderedOutput>& rendered, const std::vector<NewFile>& files,
              BuildState& state) {
  BuildState next;
  next.key = state.key;
  auto made = files.begin();
  for (RenderedOutput& each : rendered) {
    const std::string& path = each.output->path;
    const FileStamp stamp = each.reason ? (made++)->stamp : state.find(path)->stamp;
    next.remember(path, {each.hashes.recipe, each.hashes.data, stamp, std::move(each.links)});
  }
  state = std::move(next);
}

}  // namespace

bool write(std::vector<RenderedOutput>& rendered, const OutputFolder& folder,
           const BuildOptions& options, FileSystem& files, BuildState& state, BuildReport& report,
           Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> wanted;
  std::vector<NewFile> made;
  for (const RenderedOutput& each : rendered) {
    wanted.insert(each.output->path);
    if (each.reason) made.push_back({each.output->path, each.bytes});
  }
  const Exchanged exchanged = exchange(made, wanted, folder, options, files, diagnostics);
  report.moved = exchanged.moved;
  if (!exchanged.done) return false;
  for (const RenderedOutput& each : rendered) {
    if (each.reason) {
      report.made.push_back({each.output->path, *each.reason});
    } else {
      ++report.reused;
    }
    if (!each.output->template_name.empty()) ++report.pages;
  }
  for (const auto& [path, stamp] : folder.on_disk) {
    if (!wanted.contains(path)) report.removed.push_back(path);
  }
  remember(rendered, made, state);
  return true;
}

}  // namespace zhanting
