#include "publish/site_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/paths.h"
#include "publish/publish_plan.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

using Json = nlohmann::json;
using FactsByName = std::map<std::string, std::string>;

/// What tells an element of a list from the others, wherever it stands; else its number.
std::string name_of_element(const Json& element, std::size_t number) {
  for (const char* const key : {"id", "slug"}) {
    if (element.is_object() && element.contains(key) && element[key].is_string())
      return element[key].get<std::string>();
  }
  return std::to_string(number + 1);
}

void add_facts(const Json& value, const std::string& name, FactsByName& facts) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items())
      add_facts(member, name.empty() ? key : fmt::format("{}.{}", name, key), facts);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      add_facts(value[i], fmt::format("{}.{}", name, name_of_element(value[i], i)), facts);
  } else {
    facts[name] = value.is_string() ? value.get<std::string>() : value.dump();
  }
}

/// Briefs stand on a report's page, each by its slug.
void add_records(const Json& records, std::map<std::string, FactsByName>& facts) {
  if (!records.is_array()) return;
  for (const Json& record : records) {
    if (!record.is_object() || !record.contains("url") || !record["url"].is_string()) continue;
    Json own = record;
    const auto url = record["url"].get<std::string>();
    const std::size_t hash = url.find('#');
    own.erase("url");
    const std::string name = hash == std::string::npos ? "" : url.substr(hash + 1);
    add_facts(own, name, facts[url.substr(0, hash)]);
  }
}

std::vector<FactChange> changes(const FactsByName& before, const FactsByName& after) {
  std::vector<FactChange> out;
  for (const auto& [name, value] : before) {
    const auto now = after.find(name);
    const std::string& then = now == after.end() ? std::string() : now->second;
    if (now == after.end() || then != value) out.push_back({name, value, then});
  }
  for (const auto& [name, value] : after) {
    if (!before.contains(name)) out.push_back({name, "", value});
  }
  std::sort(out.begin(), out.end(),
            [](const FactChange& a, const FactChange& b) { return a.fact < b.fact; });
  return out;
}

/// Pages 2, 3 … of a listing come and go with its length.
bool is_lasting_page(std::string_view path) {
  return is_page(path) && path != "404.html" && !is_later_page(path);
}

const FactsByName& facts_of(const ReadSite& site, const std::string& path) {
  static const FactsByName none;
  const auto found = site.facts.find(path);
  return found == site.facts.end() ? none : found->second;
}

}  // namespace

bool read_site_with_facts(const std::string& folder, unsigned jobs, const FileSystem& files,
                          ReadSite& out, Diagnostics& diagnostics) {
  if (!read_site(folder, jobs, files, out.site, diagnostics)) return false;
  for (const auto& [path, file] : out.site.files) {
    std::string text;
    if (!path.starts_with("api/") || !path.ends_with(".json")) continue;
    if (files.read(join_path(folder, path), text)) continue;
    add_records(Json::parse(text, nullptr, false), out.facts);
  }
  return true;
}

SiteDifference difference_of(const ReadSite& before, const ReadSite& after) {
  SiteDifference out;
  const auto has_record = [](const ReadSite& site, const std::string& path) {
    return !facts_of(site, path).empty();
  };
  for (const auto& [path, file] : after.site.files) {
    const auto last = before.site.files.find(path);
    const bool is_new = last == before.site.files.end();
    if (!is_new && last->second.bytes == file.bytes) continue;
    if (!is_lasting_page(path)) {
      ++out.other_files;
    } else if (is_new) {
      out.added.push_back(path);
    } else if (has_record(before, path) && !has_record(after, path)) {
      out.moved.push_back(path);
    } else {
      out.changed.push_back({path, changes(facts_of(before, path), facts_of(after, path))});
    }
  }
  for (const auto& [path, file] : before.site.files) {
    if (after.site.files.contains(path)) continue;
    if (is_lasting_page(path)) {
      out.gone.push_back(path);
    } else {
      ++out.other_files;
    }
  }
  return out;
}

}  // namespace zhanting
