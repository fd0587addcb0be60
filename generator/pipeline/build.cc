#include "pipeline/build.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/paths.h"
#include "checks/check.h"
#include "checks/check_site.h"
#include "fonts/check_headlines.h"
#include "model/check_kinds.h"
#include "model/messages.h"
#include "outputs/kinds.h"
#include "pipeline/check_cards.h"
#include "pipeline/check_links.h"
#include "pipeline/exchange.h"
#include "pipeline/messages.h"
#include "pipeline/output_folder.h"
#include "pipeline/part.h"
#include "pipeline/print_store.h"
#include "pipeline/render.h"
#include "pipeline/site_hash.h"
#include "pipeline/vanished_pages.h"
#include "schema/json_schema.h"
#include "stories/messages.h"

namespace zhanting {

namespace {

/// A link of a story that leads nowhere: pages can be made all the same, and their links checked.
bool is_link_error(const Diagnostic& told) {
  constexpr MessageCode kLinks[] = {messages::kLinkNowhere, messages::kLinkLeavesContent,
                                    messages::kLinkHasNoPage};
  return std::any_of(std::begin(kLinks), std::end(kLinks),
                     [&](MessageCode code) { return told.message.code == code; });
}

/// Whether there is what site.json names, as far as that follows from its kinds.
bool needs_kinds(const Diagnostic& told) {
  constexpr MessageCode kUnknown[] = {messages::kUnknownEntryKind, messages::kUnknownEntry,
                                      messages::kUnknownFigure};
  if (told.hint && told.hint->code == messages::kHintUrlInstead) return false;  // never a kind
  return std::any_of(std::begin(kUnknown), std::end(kUnknown),
                     [&](MessageCode code) { return told.message.code == code; });
}

/// Something is wrong with what site.json declares.
bool are_kinds_in_doubt(const Site& site) {
  Diagnostics found;
  check_kinds(site, found);
  check_kind_addresses(site, found);
  return !site.kinds().are_complete() || found.has_errors();
}

/// One build, from the files to the site. What it learns on the way stands in its members.
class Build {
 public:
  /// `memory` is null for a build that stands alone.
  Build(const BuildOptions& options, FileSystem& files, BuildState& state, BuildMemory* memory)
      : options_(options), files_(files), state_(state), memory_(memory) {
    if (options.now) now_ = options.now();
  }

  BuildResult run() {
    documents_ =
        load(options_.source, files_, options_.jobs, said_, memory_ ? &memory_->load : nullptr);
    // Of what cannot be read nobody knows who refers to it.
    if (said_.has_faults()) return finish();
    understand();
    if (is_stopped()) return stopped();
    const bool good_content = !said_.has_errors();
    links_ = said_.take(is_link_error);
    site_->make(options_.jobs, options_.precompress,
                options_.write ? &state_.facts.search : nullptr, engraver(),
                memory_ ? &memory_->plan : nullptr, said_);
    if (options_.planned && !said_.has_errors() && !links_.has_errors()) options_.planned(site_);
    if (options_.refresh_schemas && good_content) refresh_schemas();
    return said_.has_errors() ? finish() : make_files();
  }

 private:
  /// Who the records are, where they stand, what their stories say, and what is wrong with them.
  void understand() {
    const std::shared_ptr<const Site> site =
        make_site(documents_, {options_.base_url, options_.drafts, options_.jobs, options_.day},
                  memory_ ? &memory_->site : nullptr, said_);
    check_kind_addresses(*site, said_);
    if (!memory_) documents_.forget_json();
    UnderstoodSite none;
    UnderstoodSite& last = memory_ ? memory_->understood : none;
    if (last.site != site) last = {site, std::make_shared<const Routes>(*site), nullptr, {}};
    const std::shared_ptr<const Routes> routes = last.routes;
    const bool with_search = options_.write && !site->settings().is_without("search");
    const StorySources sources{documents_,
                               files_,
                               options_.source,
                               options_.jobs,
                               with_search,
                               options_.darkroom,
                               options_.looks_at_pictures};
    const auto stories = std::make_shared<const Stories>(
        make_stories(sources, *site, *routes, last.stories.get(), state_.facts, said_));
    last.stories = stories;
    check_records(*site, stories, options_.jobs, state_.facts.checks, last.checks, said_);
    check_site(*site, last.checks, said_);
    if (!options_.day.empty()) {
      check_dates(*site, options_.day, today_);
    } else if (now_ != 0) {
      check_dates(*site, site_time(now_ / 1'000'000'000, *site), today_);
    }
    check_headlines(documents_, *site, *routes, *stories, said_);
    if (options_.whole_view) check_whole(documents_, *site, *stories, said_);
    if (options_.write) sightings_ = documents_.sightings();
    if (documents_.site_json) site_json_ = documents_.site_json->hash;
    site_ = std::make_shared<PlannedSite>(std::move(documents_), site, routes, stories);
  }

  /// What makes cards: only where the site says at which address it will be shared, since chat
  /// programs ask for whole addresses and the codes on figures' cards hold one.
  const Engraver* engraver() {
    const Site& site = site_->site();
    if (!options_.engraver || site.base_url.empty() || site.settings().shares(Share::kNone))
      return nullptr;
    if (const std::size_t cards = expected_cards(site);
        cards > kMostCardsUnasked && !site.settings().shares(Share::kAll)) {
      report_.cards_left_out = cards;
      return nullptr;
    }
    engraver_ = options_.engraver();
    lacks_engraver_ = !engraver_;
    if (!check_cards(site, engraver_, said_)) engraver_ = nullptr;
    return engraver_;
  }

  /// Completion in the editors' editor; schemas that cannot be written cost that and no more.
  void refresh_schemas() {
    (void)zhanting::refresh_schemas(site_->site(), site_json_, options_.source, files_);
  }

  BuildResult make_files() {
    OutputFolder folder;
    if (options_.write &&
        !inspect_output(options_.source, options_.output, files_, options_.jobs, folder, said_))
      return finish();
    if (options_.tell_vanished &&
        options_.part.is_whole())  // before the list of files names what is new
      report_vanished_pages(site_->plan(), site_->site(), options_, files_, state_, vanished_);
    Exchange exchange(wanted(), folder, options_, files_);
    const Take take = [&](const Output& output, std::string&& bytes) {
      if (options_.write) exchange.put(output.path, bytes);
    };
    const RenderedSite* last = memory_ && memory_->rendered ? &*memory_->rendered : nullptr;
    const PrintStore store(options_.source, files_);
    std::vector<RenderedOutput> rendered =
        render(*site_, options_, state_, last, options_.write ? &folder.on_disk : nullptr, files_,
               store, take, said_);
    if (is_stopped()) return stopped();
    if (!said_.has_errors()) check_links(rendered, *site_, last, state_.links(), said_);
    said_.merge(std::exchange(links_, {}));
    if (has_mistakes()) return finish();
    if (options_.write && !options_.part.is_whole())
      exchange.put(std::string(kPartFile), manifest(rendered).to_bytes());
    if (options_.write && !exchange.commit(said_)) {
      report_.moved = exchange.moved();
      return said_.has_faults() ? finish() : stopped();
    }
    report_.moved = exchange.moved();
    report(rendered, folder);
    remember(rendered, exchange);
    SiteHasher hasher;
    for (const auto& [path, known] : state_.outputs()) hasher.add(path, known.bytes);
    report_.site = hasher.finish();
    if (options_.write && options_.part.is_whole() && site_->stories().media->darkroom)
      report_.heaviest = heaviest_page(*site_, state_);
    if (memory_) memory_->rendered = RenderedSite{site_, std::move(rendered)};
    BuildResult result = finish();
    if (options_.write && options_.part.is_whole()) {
      store.tidy(site_->plan(), options_.output);
      result.standing = standing(result.report);
    }
    return result;
  }

  static std::optional<MessageCode> note_on(const Output& output) {
    const PrintOutput* print = output.print();
    const bool found_by_itself = print && print->print->order.cut && !print->print->order.focus;
    return found_by_itself ? std::optional<MessageCode>(messages::kNoteAttention) : std::nullopt;
  }

  Exchange::Paths wanted() const {
    Exchange::Paths paths;
    if (!options_.write) return paths;
    const std::vector<const Output*>& outputs = site_->plan().outputs;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      if (options_.part.holds(i)) paths.insert(paths.end(), outputs[i]->path);
    }
    if (!options_.part.is_whole()) paths.emplace(kPartFile);
    return paths;
  }

  void report(const std::vector<RenderedOutput>& rendered, const OutputFolder& folder) {
    report_.output = folder.path;
    for (const RenderedOutput& each : rendered) {
      if (each.output->page()) ++report_.pages;
      if (each.reason) {
        report_.made.push_back({each.output->path, *each.reason, note_on(*each.output)});
      } else {
        ++report_.reused;
      }
    }
    const std::vector<const Output*>& outputs = site_->plan().outputs;
    for (const auto& [path, stamp] : folder.on_disk) {
      const auto at = std::lower_bound(
          outputs.begin(), outputs.end(), path,
          [](const Output* output, const std::string& key) { return output->path < key; });
      const bool wanted = at != outputs.end() && (*at)->path == path &&
                          options_.part.holds(static_cast<std::size_t>(at - outputs.begin()));
      if (!wanted && path != kPartFile) report_.removed.push_back(path);
    }
  }

  PartManifest manifest(const std::vector<RenderedOutput>& rendered) const {
    PartManifest manifest{options_.part, hash_of_plan(*site_), {}};
    BuildState::Outputs outputs;
    const auto carry = [&](const std::vector<LinkPool::Number>& numbers) {
      std::vector<LinkPool::Number> own;
      for (const LinkPool::Number number : numbers)
        own.push_back(manifest.pages.links().add(state_.links().text(number)));
      return own;
    };
    for (const RenderedOutput& each : rendered) {
      auto links = std::make_shared<const PageLinks>(
          PageLinks{carry(each.links->targets), carry(each.links->ids)});
      outputs.emplace_hint(
          outputs.end(), each.output->path,
          Remembered{each.hashes.recipe, each.hashes.data, each.bytes, {}, std::move(links)});
    }
    manifest.pages.set_outputs(std::move(outputs));
    return manifest;
  }

  /// Notes what this build made, and where it left it.
  void remember(const std::vector<RenderedOutput>& rendered, const Exchange& exchange) {
    state_.session = files_.session();
    BuildState::Outputs outputs = state_.take_outputs();
    auto last = outputs.begin();
    for (const RenderedOutput& each : rendered) {
      const std::string& path = each.output->path;
      while (last != outputs.end() && last->first < path) last = outputs.erase(last);
      if (last == outputs.end() || last->first != path) {
        last = outputs.emplace_hint(last, path, Remembered{});
      } else if (each.kept) {
        ++last;
        continue;
      }
      FileStamp stamp;
      if (options_.write) stamp = each.reason ? exchange.stamp_of(path) : last->second.stamp;
      last->second = {each.hashes.recipe, each.hashes.data, each.bytes, stamp, each.links};
      ++last;
    }
    outputs.erase(last, outputs.end());
    state_.set_outputs(std::move(outputs));
  }

  /// What the next build may begin with; nothing when a file was changed so shortly before that a
  /// later change might not show in its stamp, or when what was said may not be true tomorrow.
  Standing standing(const BuildReport& report) const {
    const bool settled = std::all_of(sightings_.begin(), sightings_.end(), [&](const auto& each) {
      return is_settled(each.stamp, now_);
    });
    const Media& media = *site_->stories().media;
    if (!settled || !today_.all().empty() || media.lacks_darkroom || lacks_engraver_) return {};
    std::vector<Sighting> sources = sightings_;
    if (media.darkroom) {
      for (const std::string& path : media.darkroom->files())
        sources.push_back({path, sight(path, files_)});
    }
    if (engraver_) {
      for (const std::string& path : engraver_->files())
        sources.push_back({path, sight(path, files_)});
    }
    std::vector<Sighting> outputs;
    std::set<std::string_view> folders;
    for (const auto& [path, known] : state_.outputs()) {
      outputs.push_back({path, known.stamp});
      for (std::string_view up = parent_path(path); folders.insert(up).second && !up.empty();)
        up = parent_path(up);
    }
    for (const std::string_view folder : folders)  // where a file of somebody else's would show
      outputs.push_back({std::string(folder), sight(join_path(report.output, folder), files_)});
    const std::string list(kFilesList);
    outputs.push_back({list, sight(join_path(report.output, list), files_)});
    Diagnostics said = said_;
    said.sort();
    return {standing_key(state_.key, options_.day, files_),
            std::move(sources),
            report.output,
            std::move(outputs),
            report.pages,
            state_.outputs().size(),
            report.site,
            said.all()};
  }

  bool has_mistakes() const {
    const std::size_t warnings =
        said_.warning_count() + today_.warning_count() + vanished_.warning_count();
    return said_.has_errors() || (options_.strict && warnings > 0);
  }

  bool is_stopped() const { return options_.stopped && options_.stopped(); }

  static BuildResult stopped() {
    BuildResult result;
    result.stopped = true;
    return result;
  }

  BuildResult finish() {
    BuildResult result;
    said_.merge(std::exchange(links_, {}));
    result.diagnostics = said_;
    result.diagnostics.merge(today_);
    result.diagnostics.merge(vanished_);
    // What is read by kinds that are in doubt says nothing that can be relied upon.
    if (site_ && result.diagnostics.has_errors() && are_kinds_in_doubt(site_->site()) &&
        !result.diagnostics.has_faults()) {
      result.diagnostics.keep_file("content/site.json");
      (void)result.diagnostics.take(needs_kinds);
    }
    result.diagnostics.sort();
    if (options_.strict) result.diagnostics.turn_warnings_into_errors();
    result.report = std::move(report_);
    result.site = site_;
    result.environment_failed = result.diagnostics.has_faults();
    return result;
  }

  const BuildOptions& options_;
  FileSystem& files_;
  BuildState& state_;
  BuildMemory* memory_;
  std::int64_t now_ = 0;

  Documents documents_;
  std::vector<Sighting> sightings_;
  Hash128 site_json_;
  Diagnostics said_;   // of the content and the theme
  Diagnostics links_;  // links of stories to files that are not there, until all others are known
  Diagnostics today_;  // what depends on the day
  Diagnostics vanished_;  // of the last build's pages: not said twice
  std::shared_ptr<PlannedSite> site_;
  BuildReport report_;
  const Engraver* engraver_ = nullptr;  // that cards are made by; null: there are none
  bool lacks_engraver_ = false;         // there would be cards, but nothing makes them
};

}  // namespace

BuildResult build(const BuildOptions& options, FileSystem& files, BuildState& state,
                  BuildMemory* memory) {
  return Build(options, files, state, memory).run();
}

}  // namespace zhanting
