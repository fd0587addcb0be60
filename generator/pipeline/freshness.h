#pragma once

#include <map>
#include <optional>
#include <string>

#include "outputs/planned_site.h"
#include "state/build_state.h"

namespace zhanting {

/// What an output is made from, as two hashes: `recipe` of the program, its template and what all
/// pages share; `data` of its own.
struct OutputHashes {
  Hash128 recipe;
  Hash128 data;
};
OutputHashes hashes_of(const Output& output, const PlannedSite& site);

/// The files of the last build that are still there; null where nobody asks: nothing is written.
using OnDisk = std::map<std::string, FileStamp, std::less<>>;

/// The file at `path` is still the one that `last` knows.
bool is_there(const std::string& path, const Remembered& last, const OnDisk* on_disk);

/// Why the output at `path` must be made again, or nullopt when what `last` knows will do. The
/// build acts on this answer and --explain prints it, so they cannot differ.
std::optional<MessageCode> reason_to_render(const std::string& path, const OutputHashes& hashes,
                                            const Remembered* last, const OnDisk* on_disk);

}  // namespace zhanting
