#include "diag/source_files.h"

#include "base/paths.h"

namespace zhanting {

const SourceText& SourceFiles::text_of(const Diagnostic& diagnostic) {
  if (diagnostic.line == 0) return none_;
  const auto [known, is_new] = read_.try_emplace(diagnostic.path);
  File& file = known->second;
  if (is_new) {
    (void)files_.read(join_path(folder_, diagnostic.path), file.bytes);
    file.text = SourceText(nullptr, without_bom(file.bytes));
  }
  return file.text;
}

}  // namespace zhanting
