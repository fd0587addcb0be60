#include "pipeline/standing.h"

#include <algorithm>
#include <atomic>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/program_id.h"
#include "pipeline/find_message.h"
#include "state/diagnostic_stream.h"

namespace zhanting {

namespace {

constexpr std::string_view kStandingMagic = "zhanting standing 3\n";

void write_sightings(const std::vector<Sighting>& sightings, ByteWriter& out) {
  out.number(sightings.size());
  for (const Sighting& each : sightings) {
    out.string(each.path);
    out.stamp(each.stamp);
  }
}

std::vector<Sighting> read_sightings(ByteReader& in) {
  std::vector<Sighting> sightings;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    sightings.push_back({std::move(path), in.stamp()});
  }
  return sightings;
}

/// What the build read stands in its folder, what the program was loaded from anywhere.
std::string place_of(const Sighting& sighting, const std::string& folder) {
  return sighting.path.starts_with('/') ? sighting.path : join_path(folder, sighting.path);
}

bool all_stand(const std::vector<Sighting>& sightings, const std::string& folder, unsigned jobs,
               const FileSystem& files) {
  std::atomic<bool> same = true;
  parallel_for(sightings.size(), jobs, [&](std::size_t i) {
    if (same && sight(place_of(sightings[i], folder), files) != sightings[i].stamp) same = false;
  });
  return same;
}

}  // namespace

Standing::Standing(const Hash128& key, std::vector<Sighting> sources, std::string output,
                   std::vector<Sighting> outputs, std::size_t pages, std::size_t files,
                   const Hash128& site, std::vector<Diagnostic> said)
    : key_(key),
      sources_(std::move(sources)),
      output_(std::move(output)),
      outputs_(std::move(outputs)),
      pages_(pages),
      files_(files),
      site_(site),
      said_(std::move(said)) {}

Standing Standing::parse(std::string_view bytes) {
  const std::optional<std::string_view> body = unsealed(kStandingMagic, bytes);
  if (!body) return {};
  ByteReader in(*body);
  if (in.hash() != program_id()) return {};
  Standing standing;
  standing.key_ = in.hash();
  standing.output_ = in.string();
  standing.pages_ = in.number();
  standing.files_ = in.number();
  standing.site_ = in.hash();
  standing.sources_ = read_sightings(in);
  standing.outputs_ = read_sightings(in);
  const bool known = read_diagnostics(in, &find_message, standing.said_);
  return known && in.good() && in.at_end() ? std::move(standing) : Standing{};
}

std::string Standing::to_bytes() const {
  ByteWriter out;
  out.hash(program_id());
  out.hash(key_);
  out.string(output_);
  out.number(pages_);
  out.number(files_);
  out.hash(site_);
  write_sightings(sources_, out);
  write_sightings(outputs_, out);
  write_diagnostics(said_, out);
  return sealed(kStandingMagic, out.bytes());
}

bool Standing::holds(const Hash128& key, const std::string& source, unsigned jobs,
                     const FileSystem& files) const {
  return !sources_.empty() && key == key_ && all_stand(sources_, source, jobs, files) &&
         all_stand(outputs_, output_, jobs, files);
}

Hash128 standing_key(const Hash128& state_key, std::string_view day, const FileSystem& files) {
  Hasher hasher;
  hasher.add(state_key);
  hasher.add(day);
  hasher.add(files.session());
  return hasher.finish();
}

FileStamp sight(const std::string& path, const FileSystem& files) {
  FileStamp stamp;
  return files.stamp(path, stamp) ? FileStamp{} : stamp;
}

bool is_settled(const FileStamp& stamp, std::int64_t now_ns) {
  constexpr std::int64_t kMillisecond = 1'000'000;
  // Linux stamps files by a clock that advances every 1 to 10 ms; FAT, older network disks and
  // archives know whole seconds or two.
  const bool coarse = stamp.changed_ns % kMillisecond == 0;
  return stamp.changed_ns < now_ns - (coarse ? 2500 : 20) * kMillisecond;
}

}  // namespace zhanting
