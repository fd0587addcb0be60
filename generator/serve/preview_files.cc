#include "serve/preview_files.h"

#include "pipeline/render.h"

namespace zhanting {

RenderedFiles::RenderedFiles(std::shared_ptr<const PlannedSite> site, std::string source,
                             FileSystem& files, std::shared_ptr<const PreviewFiles> before)
    : site_(std::move(site)),
      source_(std::move(source)),
      files_(files),
      before_(std::move(before)) {}

std::optional<std::string> RenderedFiles::read(const std::string& path) const {
  const Output* output = site_->plan().find(path);
  if (!output) return site_->search_file(path);
  std::vector<HtmlMark> marks;
  Diagnostics mistakes;
  std::string bytes = render_output(*site_, *output, source_, files_, marks, mistakes);
  if (!mistakes.has_errors()) return bytes;
  return before_ ? before_->read(path) : std::nullopt;
}

}  // namespace zhanting
