#include "base/files.h"

namespace zhanting {

std::error_code FileSystem::read_stamped(const std::string& path, std::size_t limit,
                                         std::string& out, FileStamp& stamp) const {
  if (const std::error_code error = this->stamp(path, stamp)) return error;
  return stamp.size <= limit ? read(path, out) : std::error_code();
}

std::error_code FileSystem::write_stamped(const std::string& path, std::string_view bytes,
                                          FileStamp& stamp) {
  if (const std::error_code error = write(path, bytes)) return error;
  return this->stamp(path, stamp);
}

}  // namespace zhanting
