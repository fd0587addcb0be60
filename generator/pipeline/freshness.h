#pragma once

#include <optional>

#include "plan/output.h"
#include "state/build_state.h"

namespace zhanting {

/// What an output is made from, as two hashes: `recipe` of the program, its template and what all
/// pages share; `data` of its own view or inputs.
struct OutputHashes {
  Hash128 recipe;
  Hash128 data;
};
OutputHashes hashes_of(const Output& output, const Plan& plan);

/// Why `output` must be made again, or nullopt when the file on disk will do. The build acts on
/// this answer and --explain prints it, so they cannot differ. `on_disk` is null when there is no
/// file.
std::optional<MessageCode> reason_to_render(const OutputHashes& hashes, const Remembered* last,
                                            const FileStamp* on_disk);

}  // namespace zhanting
