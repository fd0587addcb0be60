#include "outputs/output_set.h"

#include <algorithm>

#include "base/paths.h"

namespace zhanting {

namespace {

bool comes_before(const Output* output, std::string_view path) {
  return output->path < path;
}

}  // namespace

const Output* Plan::find(std::string_view path) const {
  const auto at = std::lower_bound(outputs.begin(), outputs.end(), path, &comes_before);
  return at == outputs.end() || (*at)->path != path ? nullptr : *at;
}

void OutputSet::add(const std::string& key, Output&& output) {
  const Output* added = &outputs_.emplace_back(std::move(output));
  files_.emplace(key, added);
  for (std::string_view up = parent_path(key); !up.empty() && !folders_.contains(up);
       up = parent_path(up))
    folders_.emplace(up, added);
}

const Output* OutputSet::find_rival(std::string_view key) const {
  for (std::string_view at = key; !at.empty(); at = parent_path(at)) {
    if (const auto file = files_.find(at); file != files_.end()) return file->second;
  }
  const auto inside = folders_.find(key);
  return inside == folders_.end() ? nullptr : inside->second;
}

std::vector<const Output*> OutputSet::sorted() const {
  std::vector<const Output*> all;
  all.reserve(outputs_.size());
  for (const Output& output : outputs_) all.push_back(&output);
  std::sort(all.begin(), all.end(),
            [](const Output* a, const Output* b) { return a->path < b->path; });
  return all;
}

}  // namespace zhanting
