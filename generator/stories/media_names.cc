#include "stories/media_names.h"

#include <algorithm>

#include "base/name_key.h"
#include "base/percent.h"
#include "base/text.h"

namespace zhanting {

std::vector<Reading> readings_of(std::string_view target) {
  if (target.find_first_of("#%") == std::string_view::npos) return {{std::string(target), ""}};
  std::vector<Reading> readings;
  const std::size_t hash = std::min(target.find('#'), target.size());
  const std::string fragment = unescape_percent(target.substr(hash));
  const auto add = [&](std::string path, std::string after) {
    const bool known = std::any_of(readings.begin(), readings.end(),
                                   [&](const Reading& each) { return each.path == path; });
    if (!known) readings.push_back({std::move(path), std::move(after)});
  };
  add(unescape_percent(target.substr(0, hash)), fragment);
  add(unescape_percent(target), "");
  add(std::string(target.substr(0, hash)), fragment);
  add(std::string(target), "");
  return readings;
}

std::string spelled(std::string_view path) {
  constexpr std::string_view kMarks = " %#?()<>[]\\\"'&*`|";
  std::string out;
  for (const char c : path) {
    if (kMarks.find(c) != std::string_view::npos) {
      out += escape_path(std::string_view(&c, 1));
    } else {
      out += c;
    }
  }
  return out;
}

MediaNames::MediaNames(std::shared_ptr<const MediaFiles> files) : files_(std::move(files)) {
  for (const auto& [path, file] : *files_) {
    if (std::string whole = composed(path); whole != path)
      composed_.emplace(std::move(whole), &path);
  }
}

const std::string* MediaNames::find(const std::string& path) const {
  if (const auto file = files_->find(path); file != files_->end()) return &file->first;
  const std::string whole = composed(path);
  if (const auto file = files_->find(whole); file != files_->end()) return &file->first;
  const auto file = composed_.find(whole);
  return file == composed_.end() ? nullptr : file->second;
}

std::string MediaNames::nearest(std::string_view path, const std::vector<std::string>& known) {
  const std::string key = name_key(path);
  for (const std::string& each : known) {
    if (name_key(each) == key) return each;
  }
  return closest(path, known);
}

}  // namespace zhanting
