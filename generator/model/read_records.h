#pragma once

#include <memory>
#include <vector>

#include "model/site.h"

namespace zhanting {

using RecordPointer = std::shared_ptr<const RecordBase>;

/// Reads the records of `documents`, in their order, in parallel, and reports halves of a pair that
/// are not there and slugs that stand twice. A file that cannot be read leaves the record empty: it
/// still counts as a target, so one mistake gives one message.
std::vector<RecordPointer> read_records(const Documents& documents, unsigned jobs,
                                        SiteMemory* memory, Diagnostics& diagnostics);

}  // namespace zhanting
