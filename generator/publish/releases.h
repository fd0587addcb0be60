#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "publish/published.h"

namespace zhanting {

/// The releases in a folder of this machine: releases/NAME, and the link `current` to the one that
/// is shown. What is not ours there is never touched.
class Releases {
 public:
  static constexpr std::string_view kFolder = "releases";
  static constexpr std::string_view kCurrent = "current";

  struct Release {
    std::string name;
    Published published;
  };

  /// `folder` is a real path.
  Releases(std::string folder, FileSystem& disk) : folder_(std::move(folder)), disk_(disk) {}

  /// Those that are whole, the oldest first.
  std::vector<Release> all() const;
  std::string path_of(std::string_view name) const;
  std::string current_path() const;
  /// A release is made here before it gets its name.
  std::string stage() const;

  enum class Current { kNone, kOurs, kForeign };
  /// What `current` is; of ours, the name of the release it leads to.
  Current current(std::string& name) const;
  /// From now on `current` leads to the release, at once.
  std::error_code show(const std::string& name);
  /// What was made at stage(), and is on the disk now, becomes the release.
  std::error_code name_stage(const std::string& name);
  /// Takes down what interrupted publishings left.
  std::error_code clear();
  /// The release goes, unless it holds a file that is not ours: gives its path then.
  std::error_code remove(const Release& release, std::string& foreign);

 private:
  std::string find_foreign(const Release& release, const std::string& below) const;

  std::string folder_;
  FileSystem& disk_;
};

}  // namespace zhanting
