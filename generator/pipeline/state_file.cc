#include "pipeline/state_file.h"

#include "base/paths.h"
#include "pipeline/find_message.h"

namespace zhanting {

StateFile::StateFile(const BuildOptions& options, FileSystem& files)
    : files_(files),
      source_(options.source),
      jobs_(options.jobs),
      force_(options.force),
      strict_(options.strict) {
  Hasher hasher;
  hasher.add(files.real_path(options.output));
  hasher.add(options.base_url);
  hasher.add(static_cast<std::uint64_t>(options.drafts));
  if (options.precompress) hasher.add("precompress");
  if (!options.part.is_whole()) hasher.add(options.part.text());
  key_ = hasher.finish();
  standing_key_ = standing_key(key_, options.day);
  folder_ = join_path(options.source, ".zhanting");
  const std::string name = key_.to_hex().substr(0, 12);
  path_ = join_path(folder_, "state-" + name);
  standing_path_ = join_path(folder_, "standing-" + name);
}

BuildState StateFile::read() const {
  BuildState empty;
  empty.key = key_;
  std::string bytes;
  if (force_ || files_.read(path_, bytes)) return empty;
  BuildState state = BuildState::parse(bytes, &find_message);
  return state.key == key_ ? std::move(state) : std::move(empty);
}

std::optional<Standing> StateFile::read_standing() const {
  std::string bytes;
  if (force_ || files_.read(standing_path_, bytes)) return std::nullopt;
  Standing standing = Standing::parse(bytes);
  if (strict_ && !standing.said().empty()) return std::nullopt;
  if (!standing.holds(standing_key_, source_, jobs_, files_)) return std::nullopt;
  return standing;
}

std::error_code StateFile::write(const BuildState& state, const Standing& standing) const {
  if (const std::error_code error = files_.make_folders(folder_)) return error;
  const std::string ignore = join_path(folder_, ".gitignore");
  if (files_.kind_of(ignore) == FileKind::kMissing) {
    if (const std::error_code error = files_.write(ignore, "*\n")) return error;
  }
  if (const std::error_code error = files_.replace(path_, state.to_bytes())) return error;
  return files_.replace(standing_path_, standing.to_bytes());
}

}  // namespace zhanting
