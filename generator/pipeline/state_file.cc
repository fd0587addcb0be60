#include "pipeline/state_file.h"

#include "base/parallel.h"
#include "base/paths.h"
#include "pipeline/find_message.h"

namespace zhanting {

namespace {

/// What a loss of power took from files of the site it did not take from their stamps: forgets the
/// stamps of those whose bytes are not what was written.
void forget_lost_bytes(BuildState& state, const std::string& output, unsigned jobs,
                       const FileSystem& files) {
  BuildState::Outputs outputs = state.take_outputs();
  std::vector<BuildState::Outputs::value_type*> all;
  all.reserve(outputs.size());
  for (auto& each : outputs) all.push_back(&each);
  parallel_for(all.size(), jobs, [&](std::size_t i) {
    auto& [path, known] = *all[i];
    std::string bytes;
    if (files.read(join_path(output, path), bytes) || hash_of(bytes) != known.bytes)
      known.stamp = {};
  });
  state.set_outputs(std::move(outputs));
}

}  // namespace

StateFile::StateFile(const BuildOptions& options, FileSystem& files)
    : files_(files),
      source_(options.source),
      output_(files.real_path(options.output)),
      jobs_(options.jobs),
      force_(options.force),
      strict_(options.strict) {
  Hasher hasher;
  hasher.add(output_);
  hasher.add(options.base_url);
  hasher.add(static_cast<std::uint64_t>(options.drafts));
  if (options.precompress) hasher.add("precompress");
  if (!options.part.is_whole()) hasher.add(options.part.text());
  key_ = hasher.finish();
  standing_key_ = standing_key(key_, options.day, files);
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
  if (state.key != key_) return empty;
  if (state.session != files_.session()) forget_lost_bytes(state, output_, jobs_, files_);
  return state;
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
