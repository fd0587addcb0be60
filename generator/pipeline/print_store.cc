#include "pipeline/print_store.h"

#include <set>

#include "base/paths.h"
#include "state/diagnostic_stream.h"

namespace zhanting {

namespace {

constexpr std::string_view kMagic = "zhanting print 1\n";

}  // namespace

PrintStore::PrintStore(const std::string& source, FileSystem& files)
    : files_(files), folder_(join_path(source, ".zhanting/pictures")) {}

std::optional<std::string> PrintStore::find(const Hash128& hash) const {
  std::string bytes;
  if (files_.read(join_path(folder_, hash.to_hex()), bytes)) return std::nullopt;
  const std::optional<std::string_view> whole = unsealed(kMagic, bytes);
  return whole ? std::optional(std::string(*whole)) : std::nullopt;
}

void PrintStore::keep(const Hash128& hash, std::string_view bytes) const {
  if (files_.make_folders(folder_)) return;
  (void)files_.replace(join_path(folder_, hash.to_hex()), sealed(kMagic, bytes));
}

void PrintStore::tidy(const Plan& plan, std::int64_t now_ns) const {
  constexpr std::int64_t kMonth = 30LL * 24 * 60 * 60 * 1'000'000'000;
  std::vector<FolderEntry> entries;
  if (files_.list(folder_, entries)) return;
  std::set<std::string> used;
  for (const Output* output : plan.outputs) {
    if (const PrintOutput* print = output->print()) used.insert(print->print->hash.to_hex());
  }
  for (const FolderEntry& entry : entries) {
    const std::string path = join_path(folder_, entry.name);
    FileStamp stamp;
    if (used.contains(entry.name) || files_.stamp(path, stamp)) continue;
    if (stamp.changed_ns < now_ns - kMonth) (void)files_.remove_file(path);
  }
}

}  // namespace zhanting
