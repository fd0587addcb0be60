#include "base/program_id.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <string_view>

namespace zhanting {

namespace {

/// Notes are a header, a name and a description, the latter two padded to `alignment`.
std::string_view find_build_id(std::string_view notes, std::size_t alignment) {
  const auto padded = [&](std::size_t size) { return (size + alignment - 1) & ~(alignment - 1); };
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof header);
    notes.remove_prefix(sizeof header);
    const std::size_t name = padded(header.n_namesz), description = padded(header.n_descsz);
    if (name + description > notes.size()) break;
    if (header.n_type == NT_GNU_BUILD_ID &&
        notes.substr(0, header.n_namesz) == std::string_view("GNU\0", 4))
      return notes.substr(name, header.n_descsz);
    notes.remove_prefix(name + description);
  }
  return {};
}

/// Of the running image; the program itself comes first, before its shared libraries.
int hash_build_id(dl_phdr_info* image, std::size_t, void* id) {
  for (int i = 0; i < image->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = image->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader gives addresses as numbers
    const auto* notes = reinterpret_cast<const char*>(image->dlpi_addr + segment.p_vaddr);
    const std::string_view found =
        find_build_id({notes, segment.p_memsz}, segment.p_align == 8 ? 8 : 4);
    if (!found.empty()) *static_cast<Hash128*>(id) = hash_of(found);
  }
  return 1;
}

}  // namespace

const Hash128& program_id() {
  static const Hash128 id = [] {
    Hash128 found;
    ::dl_iterate_phdr(&hash_build_id, &found);
    return found;
  }();
  return id;
}

}  // namespace zhanting
