#include "publish/transport.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <functional>
#include <map>

#include "base/files.h"
#include "base/paths.h"
#include "base/text.h"
#include "hosting/writers.h"
#include "publish/messages.h"
#include "publish/run_program.h"

namespace zhanting {

namespace {

/// A text for rsync, whose lists end each name with a NUL.
std::string lines(std::span<const std::string> paths, char end) {
  std::string text;
  for (const std::string& path : paths) {
    text += path;
    text += end;
  }
  return text;
}

/// The last lines say what was wrong, those before it what was done.
std::string last_lines(std::string_view text) {
  constexpr std::size_t kMost = 600;
  text = trim(text);
  if (text.size() > kMost) text.remove_prefix(text.find('\n', text.size() - kMost) + 1);
  return replace_all(text, "\n", "; ");
}

class Rsync final : public Transport {
 public:
  Rsync(Target target, std::string scratch)
      : target_(std::move(target)), scratch_(std::move(scratch)) {}

  /// “-rw-r--r--          1,234 2024/03/01 09:00:00 branches/x/index.html”.
  Fault list(AtTarget& out) override {
    const ProgramResult result = run({"--recursive", "--list-only", "--no-human-readable",
                                      "--8-bit-output", target_.address("")},
                                     "");
    constexpr int kPartial = 23;
    const bool missing = result.status == kPartial &&
                         result.err.find("No such file or directory (2)") != std::string::npos;
    if (!result.ok() && !missing) return fault_of("rsync", result);
    for (const std::string_view line : split(result.out, '\n')) {
      constexpr std::size_t kRights = 10;
      const std::size_t size = line.find_first_not_of(' ', kRights);
      if (size == std::string_view::npos || line.front() == 'd') continue;
      const std::size_t end = std::min(line.find(' ', size), line.size());
      constexpr std::size_t kTime = std::string_view(" 2024/03/01 09:00:00 ").size();
      if (end + kTime >= line.size()) continue;
      const std::string digits = replace_all(line.substr(size, end - size), ",", "");
      std::uint64_t bytes = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
      std::string_view name = line.substr(end + kTime);
      if (line.front() == 'l') name = name.substr(0, name.find(" -> "));
      out.emplace(name, bytes);
    }
    return std::nullopt;
  }

  Fault read(std::string_view path, std::string& out) override {
    const std::string copy = join_path(scratch_, file_name(path));
    if (Fault fault = fault_of("rsync", run({target_.address(path), copy}, ""))) return fault;
    const std::unique_ptr<FileSystem> disk = make_disk_files();
    if (const std::error_code error = disk->read(copy, out))
      return Message::of(messages::kTargetUnwritable, error.message());
    return std::nullopt;
  }

  Fault send(const std::string& from, std::span<const std::string> paths, bool) override {
    return fault_of(
        "rsync", run({"--recursive", "--perms", "--chmod=D755,F644", "--ignore-times", "--mkpath",
                      "--from0", "--files-from=-", from + "/", target_.address("")},
                     lines(paths, '\0')));
  }

  Fault remove(std::span<const std::string> paths, std::span<const std::string> folders) override {
    if (Fault fault = remove_missing(paths)) return fault;
    // By their depths: a folder that stands around another would be there, not missing.
    std::map<std::ptrdiff_t, std::vector<std::string>, std::greater<>> levels;
    for (const std::string& folder : folders)
      levels[std::count(folder.begin(), folder.end(), '/')].push_back(folder);
    for (const auto& [depth, level] : levels) {
      // One that holds somebody's file by now stays.
      if (remove_missing(level)) break;
    }
    return std::nullopt;
  }

 private:
  /// Names of a list that the source has not are removed at the target, if the source has the
  /// folders around them.
  Fault remove_missing(std::span<const std::string> paths) const {
    const std::string none = join_path(scratch_, "none");
    const std::unique_ptr<FileSystem> disk = make_disk_files();
    std::error_code error = disk->remove_tree(none);
    for (const std::string& path : paths) {
      if (!error) error = disk->make_folders(join_path(none, parent_path(path)));
    }
    if (error) return Message::of(messages::kTargetUnwritable, error.message());
    return fault_of("rsync", run({"--recursive", "--delete-missing-args", "--from0",
                                  "--files-from=-", none + "/", target_.address("")},
                                 lines(paths, '\0')));
  }

  static ProgramResult run(std::vector<std::string> words, std::string_view input) {
    words.insert(words.begin(), "rsync");
    return run_program(words, input);
  }

  const Target target_;
  const std::string scratch_;
};

class Rclone final : public Transport {
 public:
  explicit Rclone(Target target) : target_(std::move(target)) {}

  Fault list(AtTarget& out) override {
    const ProgramResult result = run({"lsf", "--recursive", "--files-only", "--fast-list",
                                      "--format", "sp", "--separator", ";", target_.text},
                                     "");
    constexpr int kNoFolder = 3;
    if (result.error == 0 && result.status == kNoFolder) return std::nullopt;
    if (!result.ok()) return fault_of("rclone", result);
    for (const std::string_view line : split(result.out, '\n')) {
      const std::size_t end = line.find(';');
      if (end == std::string_view::npos) continue;
      std::uint64_t bytes = 0;
      std::from_chars(line.data(), line.data() + end, bytes);
      out.emplace(line.substr(end + 1), bytes);
    }
    return std::nullopt;
  }

  Fault read(std::string_view path, std::string& out) override {
    ProgramResult result = run({"cat", target_.address(path)}, "");
    out = std::move(result.out);
    return fault_of("rclone", result);
  }

  /// Object storage keeps with a file what it answers with it.
  Fault send(const std::string& from, std::span<const std::string> paths, bool for_ever) override {
    const std::string caching = "Cache-Control: " + std::string(for_ever ? kForever : kAskAgain);
    return fault_of("rclone", run({"copy", "--files-from-raw", "-", "--ignore-times",
                                   "--no-traverse", "--header-upload", caching, from, target_.text},
                                  lines(paths, '\n')));
  }

  Fault remove(std::span<const std::string> paths, std::span<const std::string> folders) override {
    if (Fault fault = fault_of(
            "rclone", run({"delete", "--files-from-raw", "-", target_.text}, lines(paths, '\n'))))
      return fault;
    for (const std::string& folder : folders)  // most object storage has none
      (void)run({"rmdir", target_.address(folder)}, "");
    return std::nullopt;
  }

 private:
  static ProgramResult run(std::vector<std::string> words, std::string_view input) {
    words.insert(words.begin(), {"rclone", "--quiet"});
    return run_program(words, input);
  }

  const Target target_;
};

}  // namespace

Transport::Fault fault_of(const std::string& program, const ProgramResult& result) {
  if (result.ok()) return std::nullopt;
  if (result.error == ENOENT) return Message::of(messages::kNoProgram, program);
  const std::string said = result.error != 0 ? std::strerror(result.error) : last_lines(result.err);
  return Message::of(messages::kProgramFailed, program, std::to_string(result.status), said);
}

std::unique_ptr<Transport> make_transport(const Target& target, std::string scratch) {
  if (target.kind == Target::Kind::kRsync)
    return std::make_unique<Rsync>(target, std::move(scratch));
  return std::make_unique<Rclone>(target);
}

}  // namespace zhanting
