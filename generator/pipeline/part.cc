#include "pipeline/part.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/percent.h"
#include "base/program_id.h"
#include "load/messages.h"
#include "pipeline/exchange.h"
#include "pipeline/find_message.h"
#include "pipeline/freshness.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

constexpr std::string_view kPartMagic = "zhanting part 1\n";

/// Puts the parts of one site together.
class Joiner {
 public:
  Joiner(const std::vector<std::string>& folders, const BuildOptions& options, FileSystem& files)
      : folders_(folders), options_(options), files_(files) {}

  BuildResult run() {
    if (!read_manifests() || !are_one_site() || !have_their_anchors()) return finish();
    OutputFolder folder;
    if (!inspect_output(options_.source, options_.output, files_, options_.jobs, folder, said_))
      return finish();
    Exchange exchange(wanted(), folder, options_, files_);
    for (std::size_t i = 0; i < folders_.size() && !said_.has_errors(); ++i) bring(i, exchange);
    if (said_.has_errors() || !exchange.commit(said_)) return finish();
    report_.output = folder.path;
    report_.moved = exchange.moved();
    return finish();
  }

 private:
  bool fail(const std::string& folder, Message message) {
    said_.fault(folder, std::move(message));
    return false;
  }

  bool read_manifests() {
    for (const std::string& folder : folders_) {
      std::string bytes;
      std::optional<PartManifest> manifest;
      if (!files_.read(join_path(folder, kPartFile), bytes)) manifest = PartManifest::parse(bytes);
      if (!manifest) return fail(folder, {messages::kNoPart, {}});
      manifests_.push_back(*std::move(manifest));
    }
    return true;
  }

  bool are_one_site() {
    std::map<unsigned, std::string> folder_of;
    const unsigned count = manifests_.front().part.of;
    for (std::size_t i = 0; i < manifests_.size(); ++i) {
      const PartManifest& each = manifests_[i];
      if (each.part.of != count || each.plan != manifests_.front().plan)
        return fail(folders_[i], Message::of(messages::kPartOfAnother, folders_.front()));
      const auto [first, is_new] = folder_of.emplace(each.part.number, folders_[i]);
      if (!is_new)
        return fail(folders_[i],
                    Message::of(messages::kPartTwice, each.part.text(), first->second));
    }
    for (unsigned number = 1; number <= count; ++number) {
      if (!folder_of.contains(number))
        return fail(options_.output,
                    Message::of(messages::kPartMissing, BuildPart{number, count}.text()));
    }
    return true;
  }

  /// That a link's page is there each part has seen; its place there may be in another part.
  bool have_their_anchors() {
    std::map<std::string_view, std::set<std::string_view>> ids;  // by page
    for (const PartManifest& part : manifests_) {
      for (const auto& [path, page] : part.pages.outputs()) {
        std::set<std::string_view>& own = ids[path];
        for (const LinkPool::Number id : page.links->ids) own.insert(part.pages.links().text(id));
      }
    }
    const auto leads_somewhere = [&](std::string_view target) {
      const std::size_t hash = target.find('#');
      if (hash == std::string_view::npos) return true;
      const auto page = ids.find(path_of_target(target));
      const std::string_view id = target.substr(hash + 1);
      return page == ids.end() || !page->first.ends_with(".html") || id.empty() || id == "top" ||
             page->second.contains(id) || page->second.contains(unescape_percent(id));
    };
    for (const PartManifest& part : manifests_) {
      for (const auto& [path, page] : part.pages.outputs()) {
        for (const LinkPool::Number number : page.links->targets) {
          const std::string_view target = part.pages.links().text(number);
          if (!leads_somewhere(target))
            said_.error({&path, 0, 0, 1}, Message::of(messages::kBrokenAnchor, target));
        }
      }
    }
    return !said_.has_errors();
  }

  Exchange::Paths wanted() const {
    Exchange::Paths paths;
    for (const PartManifest& part : manifests_) {
      for (const auto& [path, page] : part.pages.outputs()) paths.insert(path);
    }
    return paths;
  }

  void bring(std::size_t part, Exchange& exchange) {
    std::vector<const std::string*> paths;
    for (const auto& [path, page] : manifests_[part].pages.outputs()) paths.push_back(&path);
    std::vector<Diagnostics> found(paths.size());
    parallel_for(paths.size(), options_.jobs, [&](std::size_t i) {
      const std::string path = join_path(folders_[part], *paths[i]);
      std::string bytes;
      if (const std::error_code error = files_.read(path, bytes)) {
        found[i].fault(path, Message::of(messages::kUnreadable, error.message()));
      } else {
        exchange.put(*paths[i], bytes);
      }
    });
    for (Diagnostics& each : found) said_.merge(std::move(each));
    report_.pages += static_cast<std::size_t>(std::count_if(
        paths.begin(), paths.end(), [](const auto* path) { return path->ends_with(".html"); }));
  }

  BuildResult finish() {
    BuildResult result;
    said_.sort();
    result.environment_failed = said_.has_faults();
    result.diagnostics = std::move(said_);
    result.report = std::move(report_);
    return result;
  }

  const std::vector<std::string>& folders_;
  const BuildOptions& options_;
  FileSystem& files_;
  std::vector<PartManifest> manifests_;  // of folders_, in order
  Diagnostics said_;
  BuildReport report_;
};

}  // namespace

std::optional<BuildPart> BuildPart::parse(std::string_view text) {
  constexpr unsigned kMostParts = 10000;
  BuildPart part{0, 0};
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto read = [](std::string_view digits, unsigned& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (!read(text.substr(0, slash), part.number) || !read(text.substr(slash + 1), part.of))
    return std::nullopt;
  const bool good = part.number >= 1 && part.number <= part.of && part.of <= kMostParts;
  return good ? std::optional(part) : std::nullopt;
}

std::optional<PartManifest> PartManifest::parse(std::string_view bytes) {
  const std::optional<std::string_view> body = unsealed(kPartMagic, bytes);
  if (!body) return std::nullopt;
  ByteReader in(*body);
  PartManifest manifest;
  if (in.hash() != program_id()) return std::nullopt;
  manifest.part.number = static_cast<unsigned>(in.number());
  manifest.part.of = static_cast<unsigned>(in.number());
  manifest.plan = in.hash();
  manifest.pages = BuildState::parse(in.string(), &find_message);
  return in.good() && in.at_end() ? std::optional(std::move(manifest)) : std::nullopt;
}

std::string PartManifest::to_bytes() const {
  ByteWriter out;
  out.hash(program_id());
  out.number(part.number);
  out.number(part.of);
  out.hash(plan);
  out.string(pages.to_bytes());
  return sealed(kPartMagic, out.bytes());
}

Hash128 hash_of_plan(const PlannedSite& site) {
  Hasher hasher;
  for (const Output* output : site.plan().outputs) {
    const OutputHashes hashes = hashes_of(*output, site);
    hasher.add(output->path);
    hasher.add(hashes.recipe);
    hasher.add(hashes.data);
  }
  return hasher.finish();
}

BuildResult join_parts(const std::vector<std::string>& parts, const BuildOptions& options,
                       FileSystem& files) {
  return Joiner(parts, options, files).run();
}

}  // namespace zhanting
