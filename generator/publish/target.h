#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhanting {

/// Where a site is published, as the command line names it.
struct Target {
  enum class Kind {
    kFolder,  // of this machine: releases side by side, and a link to the one that is shown
    kRsync,   // “user@host:FOLDER”, “rsync://host/module”: the site's files themselves
    kRclone,  // “NAME:PATH” of one of rclone's remotes: the same
  };
  Kind kind = Kind::kFolder;
  std::string text;  // without slashes at the end

  /// Nothing for what names no place.
  static std::optional<Target> parse(std::string_view text);
  /// Of a file there, or of the place itself for "".
  std::string address(std::string_view path) const;
};

}  // namespace zhanting
