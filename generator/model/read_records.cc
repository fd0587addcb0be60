#include "model/read_records.h"

#include <map>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "diag/source_text.h"
#include "model/messages.h"

namespace zhanting {

namespace {

/// Reports of older showcases write `short_title` for what is their `headline` now.
void rename_older_key(JsonNode& report) {
  constexpr std::string_view kOlder = "short_title", kNow = "headline";
  JsonMember* older = nullptr;
  for (JsonMember& member : report.members) {
    if (member.key == kNow) return;
    if (member.key == kOlder) older = &member;
  }
  if (older) older->key = kNow;
}

/// Places in the record will point to `path`.
void read_json_into(const std::string& path, const TextFile& file, RecordBase& record,
                    Diagnostics& diagnostics) {
  record.place = {&path, 1, 1, 1};
  record.unreadable = true;
  if (!file.good) return;
  std::optional<JsonNode> node = read_json(SourceText(&path, file.text), diagnostics);
  if (!node) return;
  if (record.kind->collection == Collection::kReports) rename_older_key(*node);
  record.unreadable = node->kind != JsonNode::Kind::kObject;
  record.place = node->place;
  visit_record(record, [&](const auto& typed) {
    read_record(*node, const_cast<void*>(static_cast<const void*>(&typed)), record.kind->type, true,
                diagnostics);
  });
}

bool lacks_half(const RecordFiles& files) {
  return !files.json || (!files.markdown && files.kind->needs_story);
}

void report_missing_half(const RecordFiles& files, Diagnostics& diagnostics) {
  const bool has_json = files.json != nullptr;
  const TextFile& half = has_json ? *files.json : *files.markdown;
  const std::string other = files.slug + (has_json ? ".md" : ".json");
  diagnostics.error_in(half.path, Message::of(messages::kMissingHalf, other));
}

RecordPointer read_files(const RecordFiles& files, Diagnostics& diagnostics) {
  if (lacks_half(files)) report_missing_half(files, diagnostics);
  const std::shared_ptr<RecordBase> record = files.kind->make();
  record->kind = files.kind;
  record->slug = files.slug;
  record->path = files.json ? files.json->path : files.markdown->path;
  record->place = {&record->path, 1, 1, 1};
  if (!files.json) return record;
  Hasher hasher;
  hasher.add(files.json->hash);
  hasher.add(files.kind->hash);
  record->hash = hasher.finish();
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
  std::map<std::pair<const Kind*, std::string_view>, const RecordBase*> first;
  for (const auto& record : records) {
    const Kind* own = record->kind->shares_slugs ? nullptr : record->kind;
    const auto [known, is_new] = first.try_emplace({own, record->slug}, record.get());
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
  if (memory && memory->kinds != documents.kinds) memory->records.clear();
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
    memory->kinds = documents.kinds;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (lacks_half(documents.records[i])) continue;
      SiteMemory::Known& known = memory->records[records[i]->path];
      if (known.record != records[i])
        known = {documents.records[i].json->hash, records[i], found[i]};
    }
  }
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  report_slugs_twice(records, diagnostics);
  return records;
}

}  // namespace zhanting
