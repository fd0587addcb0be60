#include "publish/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <thread>

#include "base/folder_lock.h"
#include "base/paths.h"
#include "base/text.h"
#include "pipeline/output_folder.h"
#include "publish/messages.h"
#include "publish/releases.h"
#include "publish/run_program.h"
#include "publish/target.h"
#include "publish/transport.h"

namespace zhanting {

namespace {

constexpr std::size_t kNameSize = 12;  // hexadecimal digits of the site's hash

bool is_release_name(std::string_view name) {
  return !name.starts_with('.') && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
           c == '_' || c == '.';
  });
}

bool is_inside(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder + "/");
}

/// One publishing. What it learns on the way stands in its members.
class Publishing {
 public:
  Publishing(const PublishOptions& options, FileSystem& disk)
      : options_(options), disk_(disk), site_lock_(disk), lock_(disk) {}

  PublishResult run() {
    const std::optional<Target> target = Target::parse(options_.target);
    if (!target) {
      fail(options_.target, {messages::kBadTarget, {}});
    } else if (!options_.name.empty() && !is_release_name(options_.name)) {
      fail(options_.name, Message::of(messages::kBadReleaseName, options_.name));
    } else if (target->kind == Target::Kind::kFolder) {
      result_.done = to_folder(target->text);
    } else if (options_.rollback) {
      fail(options_.target, {messages::kRollbackRemote, {}});
    } else {
      result_.done = read_the_site() && to_remote(*target);
    }
    return std::move(result_);
  }

 private:
  bool fail(const std::string& place, Message message) {
    result_.diagnostics.fault(place, std::move(message));
    return false;
  }
  bool good(const std::error_code& error, const std::string& place) {
    return !error || fail(place, Message::of(messages::kTargetUnwritable, error.message()));
  }

  /// With the site's folder held, so that a build waits.
  bool read_the_site() {
    site_folder_ = disk_.real_path(options_.site);
    if (disk_.kind_of(site_folder_) != FileKind::kFolder)
      return fail(options_.site, {messages::kNoSite, {}});
    return take(site_lock_, site_folder_, options_.site) &&
           read_site(site_folder_, options_.jobs, disk_, site_, result_.diagnostics);
  }

  /// A folder that cannot be locked is used all the same: some network disks know no locks.
  bool take(FolderLock& lock, const std::string& folder, const std::string& named) {
    constexpr std::chrono::milliseconds kPause{50};
    const double start = options_.seconds ? options_.seconds() : 0;
    for (bool said = false; true; said = true) {
      const std::error_code error = lock.take(folder);
      if (error != std::errc::resource_unavailable_try_again) return true;
      if (!options_.seconds || (options_.wait && options_.seconds() - start >= *options_.wait))
        return fail(named,
                    Message::of(messages::kTargetBusy, std::to_string(options_.wait.value_or(0))));
      if (is_stopped()) return false;
      if (!said && options_.waiting) options_.waiting();
      std::this_thread::sleep_for(kPause);
    }
  }

  bool is_stopped() {
    result_.stopped = result_.stopped || (options_.stopped && options_.stopped());
    return result_.stopped;
  }

  // A folder of this machine.

  bool to_folder(const std::string& named) {
    const std::string folder = disk_.real_path(named);
    const std::string source = disk_.real_path(options_.source);
    if (is_inside(source, folder) || is_inside(folder, disk_.real_path(options_.site)) ||
        objection_to(folder, options_.source, disk_))
      return fail(named, {messages::kTargetInShowcase, {}});
    if (disk_.kind_of(join_path(folder, kFilesList)) != FileKind::kMissing)
      return fail(named, {messages::kTargetIsSite, {}});
    if (!options_.dry_run) {
      if (!good(disk_.make_folders(folder), named)) return false;
      if (!take(lock_, folder, named)) return false;
    }
    Releases releases(folder, disk_);
    result_.place = releases.current_path();
    std::string shown;
    if (releases.current(shown) == Releases::Current::kForeign)
      return fail(releases.current_path(), {messages::kCurrentNotOurs, {}});
    if (options_.rollback) return go_back(releases, shown);
    return read_the_site() && make_release(releases, shown);
  }

  bool go_back(Releases& releases, const std::string& shown) {
    const std::vector<Releases::Release> all = releases.all();
    const auto named = [](const std::string& name) {
      return [&name](const Releases::Release& each) { return each.name == name; };
    };
    std::vector<std::string> names;
    for (const Releases::Release& each : all) names.push_back(each.name);
    const auto now = std::find_if(all.begin(), all.end(), named(shown));
    auto chosen = std::find_if(all.begin(), all.end(), named(options_.release));
    if (options_.release.empty()) {
      if (now == all.begin() || now == all.end())
        return fail(releases.path_of(""), {messages::kNoEarlierRelease, {}});
      chosen = now - 1;
    }
    if (chosen == all.end())
      return fail(releases.path_of(""),
                  Message::of(messages::kNoSuchRelease, options_.release, join(names, ", ")));
    SiteFiles site{.files = {}, .hash = *chosen->published.site};
    for (const auto& [path, file] : chosen->published.files) {
      if (file.age == 0) site.files.emplace(path, SiteFiles::File{file.bytes, 0});
    }
    const Published before = now == all.end() ? Published{} : now->published;
    result_.plan = plan_publishing(before, site, 1, nullptr);
    result_.plan.removed.clear();
    result_.release = chosen->name;
    if (options_.dry_run || chosen == now) return true;
    return good(releases.clear(), releases.path_of("")) &&
           good(releases.show(chosen->name), releases.current_path());
  }

  bool make_release(Releases& releases, const std::string& shown) {
    const std::vector<Releases::Release> all = releases.all();
    const auto now =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == shown; });
    const Published before = now == all.end() ? Published{} : now->published;
    PublishPlan& plan = result_.plan;
    plan = plan_publishing(before, site_, options_.keep, nullptr);
    plan.next.number = all.empty() ? 1 : all.back().published.number + 1;
    result_.release = shown;
    const bool same_name = options_.name.empty() || options_.name == shown;
    if (before.site == site_.hash && same_name) {
      plan = {};
      plan.unchanged = site_.files.size();
      // The last publishing may have been interrupted behind the exchange.
      return options_.dry_run ||
             (good(releases.clear(), releases.path_of("")) && drop_old(releases, shown));
    }
    const std::string name =
        options_.name.empty() ? site_.hash.to_hex().substr(0, kNameSize) : options_.name;
    result_.release = name;
    const auto there =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
    const std::string path = releases.path_of(name);
    if (there != all.end() && there->published.site != site_.hash)
      return fail(path, {messages::kReleaseTaken, {}});
    if (there == all.end() && disk_.kind_of(path) != FileKind::kMissing)
      return fail(path, {messages::kReleaseNotOurs, {}});
    if (options_.dry_run) return true;
    if (!good(releases.clear(), releases.path_of(""))) return false;
    if (there == all.end() && !(fill_stage(releases, now == all.end() ? "" : shown) &&
                                good(releases.name_stage(name), path))) {
      (void)releases.clear();
      return false;
    }
    return good(releases.show(name), releases.current_path()) && drop_old(releases, name);
  }

  /// Files that the release `shown` has with the same bytes become second names of them.
  bool fill_stage(Releases& releases, const std::string& shown) {
    const std::string stage = releases.stage();
    if (!good(disk_.make_folders(stage), stage)) return false;
    std::string own, old;
    for (const auto& [path, file] : result_.plan.next.files) {
      (file.age == 0 ? own : old) += path;
      (file.age == 0 ? own : old) += '\0';
    }
    const auto copy = [&](const std::string& from, const std::string& names) {
      std::vector<std::string> words{
          "rsync",      "--recursive", "--perms",       "--chmod=D755,F644",
          "--checksum", "--from0",     "--files-from=-"};
      if (!shown.empty()) words.push_back("--link-dest=" + releases.path_of(shown));
      words.insert(words.end(), {from + "/", stage + "/"});
      const std::optional<Message> fault =
          fault_of("rsync", run_program(words, names, lock_.descriptor()));
      if (is_stopped()) return false;
      if (!fault) return true;
      fail(options_.target, *fault);
      return fail(options_.target, {messages::kSwitchedNothing, {}});
    };
    if (!copy(site_folder_, own)) return false;
    if (!old.empty() && !copy(releases.path_of(shown), old)) return false;
    const std::string list = join_path(stage, kPublishedList);
    return good(disk_.write(list, result_.plan.next.to_text()), list);
  }

  /// All but the one that is shown and the newest of the others.
  bool drop_old(Releases& releases, const std::string& shown) {
    std::vector<Releases::Release> all = releases.all();
    std::erase_if(all, [&](const auto& each) { return each.name == shown; });
    const std::size_t kept = std::min<std::size_t>(all.size(), options_.keep - 1);
    all.resize(all.size() - kept);
    for (const Releases::Release& each : all) {
      std::string foreign;
      const std::string path = releases.path_of(each.name);
      if (!good(releases.remove(each, foreign), path)) return false;
      if (foreign.empty()) {
        result_.dropped.push_back(each.name);
      } else {
        result_.diagnostics.warning({&path, 0, 0, 1}, Message::of(messages::kReleaseKept, foreign));
      }
    }
    return true;
  }

  // Elsewhere.

  bool to_remote(const Target& target) {
    result_.place = target.text;
    scratch_ = join_path(join_path(options_.source, ".zhanting"), "publish");
    (void)disk_.remove_tree(scratch_);
    if (!good(disk_.make_folders(scratch_), scratch_)) return false;
    const std::unique_ptr<Transport> transport = make_transport(target, scratch_);
    const bool done = bring(*transport);
    (void)disk_.remove_tree(scratch_);
    return done;
  }

  bool ok(const Transport::Fault& fault) {
    return !is_stopped() && (!fault || fail(options_.target, *fault));
  }

  bool bring(Transport& transport) {
    AtTarget there;
    Published before;
    if (!ok(transport.list(there)) || !read_list(transport, there, before)) return false;
    PublishPlan& plan = result_.plan;
    plan = plan_publishing(before, site_, options_.keep, &there);
    if (const auto foreign = find_foreign(plan, before, there))
      return fail(options_.target, Message::of(messages::kForeignAtTarget, *foreign));
    if (before.site == site_.hash && plan.added.empty() && plan.changed.empty()) {
      plan = {};
      plan.unchanged = site_.files.size();
      return true;
    }
    if (options_.dry_run) return true;
    if (!send_list(transport, kUnderwayList, underway(before, plan))) return false;
    const std::vector<std::string> done{std::string(kUnderwayList)};
    if (send_all(transport) && drop(transport, there) &&
        send_list(transport, kPublishedList, plan.next) && ok(transport.remove(done, {})))
      return true;
    if (!result_.stopped) fail(options_.target, {messages::kHalfSent, {}});
    return false;
  }

  /// What is ours there. Before the first publishing it may be what a copy of a built site's folder
  /// says of itself.
  bool read_list(Transport& transport, const AtTarget& there, Published& before) {
    bool damaged = false;
    for (const std::string_view name : {kUnderwayList, kPublishedList}) {
      std::string text;
      if (!there.contains(name)) continue;
      if (!ok(transport.read(name, text))) return false;
      if (std::optional<Published> published = Published::parse(text)) {
        before = *std::move(published);
        return true;
      }
      damaged = true;
    }
    if (damaged) return fail(options_.target, Message::of(messages::kListDamaged, kPublishedList));
    if (!there.contains(kFilesList)) return true;
    std::string text;
    if (!ok(transport.read(kFilesList, text))) return false;
    for (const std::string_view path : split(text, '\n')) {
      if (there.contains(path)) before.files.emplace(path, FileAtTarget{});
    }
    before.files.emplace(kFilesList, FileAtTarget{});
    return true;
  }

  bool send_list(Transport& transport, std::string_view name, const Published& list) {
    const std::string path = join_path(scratch_, name);
    if (!good(disk_.write(path, list.to_text()), path)) return false;
    const std::vector<std::string> names{std::string(name)};
    return ok(transport.send(scratch_, names, false));
  }

  /// What pages show before the pages, new pages before those that link to them.
  bool send_all(Transport& transport) {
    const auto is_file = [](std::string_view path) { return !is_page(path) && !is_hashed(path); };
    const PublishPlan& plan = result_.plan;
    const struct {
      const std::vector<std::string>& paths;
      bool (*takes)(std::string_view);
      bool for_ever;
    } batches[] = {
        {plan.added, &is_hashed, true}, {plan.changed, &is_hashed, true},
        {plan.added, is_file, false},   {plan.added, &is_page, false},
        {plan.changed, is_file, false}, {plan.changed, &is_page, false},
    };
    return std::all_of(std::begin(batches), std::end(batches), [&](const auto& batch) {
      std::vector<std::string> paths;
      std::copy_if(batch.paths.begin(), batch.paths.end(), std::back_inserter(paths), batch.takes);
      return paths.empty() || ok(transport.send(site_folder_, paths, batch.for_ever));
    });
  }

  /// Pages before what they show; then the folders that this leaves without any file.
  bool drop(Transport& transport, const AtTarget& there) {
    std::vector<std::string> order = result_.plan.removed;
    if (order.empty()) return true;
    std::stable_partition(order.begin(), order.end(), &is_page);
    std::set<std::string, std::less<>> left;
    const auto add_folders = [](std::string_view path, auto& to) {
      for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up))
        to.emplace(up);
    };
    const std::set<std::string, std::less<>> going(order.begin(), order.end());
    for (const auto& [path, size] : there) {
      if (!going.contains(path)) add_folders(path, left);
    }
    for (const auto& [path, file] : result_.plan.next.files) add_folders(path, left);
    std::set<std::string, std::less<>> empty;
    for (const std::string& path : order) add_folders(path, empty);
    std::erase_if(empty, [&](const std::string& folder) { return left.contains(folder); });
    const std::vector<std::string> folders(empty.rbegin(), empty.rend());
    return ok(transport.remove(order, folders));
  }

  const PublishOptions& options_;
  FileSystem& disk_;
  FolderLock site_lock_, lock_;
  std::string site_folder_;
  SiteFiles site_;
  std::string scratch_;
  PublishResult result_;
};

}  // namespace

PublishResult publish(const PublishOptions& options, FileSystem& disk) {
  return Publishing(options, disk).run();
}

}  // namespace zhanting
