#include "model/read_records.h"

#include <map>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "diag/source_text.h"
#include "model/messages.h"

namespace zhanting {

namespace {

/// Places in the record will point to `path`.
void read_json_into(const std::string& path, const TextFile& file, RecordBase& record,
                    Diagnostics& diagnostics) {
  record.place = {&path, 1, 1, 1};
  record.unreadable = true;
  if (!file.good) return;
  const std::optional<JsonNode> node = read_json(SourceText(&path, file.text), diagnostics);
  if (!node) return;
  record.unreadable = node->kind != JsonNode::Kind::kObject;
  record.place = node->place;
  visit_record(record, [&](const auto& typed) {
    read_record(*node, const_cast<void*>(static_cast<const void*>(&typed)), record_type(&typed),
                true, diagnostics);
  });
}

bool lacks_half(const RecordFiles& files) {
  return !files.json || (!files.markdown && row_of(files.collection).needs_story);
}

void report_missing_half(const RecordFiles& files, Diagnostics& diagnostics) {
  const bool has_json = files.json != nullptr;
  const TextFile& half = has_json ? *files.json : *files.markdown;
  const std::string other = files.slug + (has_json ? ".md" : ".json");
  diagnostics.error_in(half.path, Message::of(messages::kMissingHalf, other));
}

RecordPointer read_files(const RecordFiles& files, Diagnostics& diagnostics) {
  if (lacks_half(files)) report_missing_half(files, diagnostics);
  const std::shared_ptr<RecordBase> record = row_of(files.collection).make();
  record->collection = files.collection;
  record->slug = files.slug;
  record->path = files.json ? files.json->path : files.markdown->path;
  record->place = {&record->path, 1, 1, 1};
  if (!files.json) return record;
  record->hash = files.json->hash;
  read_json_into(record->path, *files.json, *record, diagnostics);
  return record;
}

/// A record as it was read before, where nothing of its files came or went and its JSON holds the
/// same.
const SiteMemory::Known* recall(const SiteMemory* memory, const RecordFiles& files) {
  if (!memory || lacks_half(files) || !files.json->good) return nullptr;
  const auto known = memory->records.find(files.json->path);
  return known != memory->records.end() && known->second.hash == files.json->hash ? &known->second
                                                                                  : nullptr;
}

/// One slug twice: in a collection, or over those that share their slugs.
void report_slugs_twice(const std::vector<RecordPointer>& records, Diagnostics& diagnostics) {
  std::map<std::pair<std::optional<Collection>, std::string_view>, const RecordBase*> first;
  for (const auto& record : records) {
    const bool shared = row_of(record->collection).shares_slugs;
    const auto space = shared ? std::nullopt : std::optional(record->collection);
    const auto [known, is_new] = first.try_emplace({space, record->slug}, record.get());
    if (is_new) continue;
    diagnostics.error_in(record->path,
                         Message::of(messages::kSlugTwice, record->slug, known->second->path));
  }
}

}  // namespace

std::vector<RecordPointer> read_records(const Documents& documents, unsigned jobs,
                                        SiteMemory* memory, Diagnostics& diagnostics) {
  std::vector<RecordPointer> records(documents.records.size());
  std::vector<Diagnostics> found(records.size());
  parallel_for(records.size(), jobs, [&](std::size_t i) {
    if (const SiteMemory::Known* known = recall(memory, documents.records[i])) {
      records[i] = known->record;
      found[i] = known->told;
    } else {
      records[i] = read_files(documents.records[i], found[i]);
    }
  });
  if (memory) {
    if (memory->records.size() > records.size()) memory->records.clear();  // some are gone
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (lacks_half(documents.records[i])) continue;
      SiteMemory::Known& known = memory->records[records[i]->path];
      if (known.record != records[i]) known = {records[i]->hash, records[i], found[i]};
    }
  }
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  report_slugs_twice(records, diagnostics);
  return records;
}

std::shared_ptr<const SiteSettings> read_settings(const Documents& documents,
                                                  Diagnostics& diagnostics) {
  /// Places in the settings point to its path.
  struct SettingsFile {
    std::string path;
    SiteSettings settings;
  };
  const auto read = std::make_shared<SettingsFile>();
  std::shared_ptr<const SiteSettings> settings(read, &read->settings);
  if (!documents.site_json) return settings;
  const TextFile& file = *documents.site_json;
  read->path = file.path;
  read->settings.place = {&read->path, 1, 1, 1};
  if (!file.good) return settings;
  const std::optional<JsonNode> node = read_json(SourceText(&read->path, file.text), diagnostics);
  if (!node) return settings;
  read->settings.place = node->place;
  read_record(*node, &read->settings, record_type(&read->settings), true, diagnostics);
  return settings;
}

}  // namespace zhanting
