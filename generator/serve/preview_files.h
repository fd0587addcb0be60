#pragma once

#include <memory>
#include <optional>
#include <string>

#include "pipeline/build.h"

namespace zhanting {

/// The files of a site as a browser asks for them, by their site paths.
class PreviewFiles {
 public:
  virtual ~PreviewFiles() = default;
  /// Nothing where there is no such file.
  virtual std::optional<std::string> read(const std::string& path) const = 0;
};

/// Renders what is asked for, each time: a snapshot of a whole site that holds no pages. Pages that
/// turn out to have a mistake (a build goes on while they are looked at) are those of `before`, if
/// any.
class RenderedFiles final : public PreviewFiles {
 public:
  RenderedFiles(std::shared_ptr<const PlannedSite> site, std::string source, FileSystem& files,
                std::shared_ptr<const PreviewFiles> before);
  std::optional<std::string> read(const std::string& path) const override;

 private:
  std::shared_ptr<const PlannedSite> site_;
  std::string source_;
  FileSystem& files_;
  std::shared_ptr<const PreviewFiles> before_;
};

}  // namespace zhanting
