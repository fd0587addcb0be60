#include "pipeline/print_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/paths.h"
#include "base/text.h"
#include "state/diagnostic_stream.h"

namespace zhanting {

namespace {

constexpr std::string_view kPrintMagic = "zhanting print 1\n";
constexpr std::string_view kUses = "uses-";

/// What is noted of a print for a site.
struct Note {
  unsigned idle = 0;  // builds in a row that had no use for it
  std::string card;   // output whose card it is or was last drawn for, or ""
};
using Notes = std::map<std::string, Note, std::less<>>;  // by name in the folder

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

/// The folder of the site, then a line each: name, builds, path.
Notes parse_notes(std::string_view text) {
  Notes notes;
  text.remove_prefix(first_line(text).size());
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', std::min(first, line.size() - 1) + 1);
    if (line.empty() || first == std::string_view::npos || second == std::string_view::npos)
      continue;
    Note note;
    (void)std::from_chars(line.data() + first + 1, line.data() + second, note.idle);
    note.card = line.substr(second + 1);
    notes.emplace(line.substr(0, first), std::move(note));
  }
  return notes;
}

std::string text_of(const std::string& site, const Notes& notes) {
  std::string text = site + '\n';
  for (const auto& [name, note] : notes)
    text += fmt::format("{} {} {}\n", name, note.idle, note.card);
  return text;
}

}  // namespace

PrintStore::PrintStore(const std::string& source, FileSystem& files)
    : files_(files), folder_(join_path(source, ".zhanting/pictures")) {}

std::optional<std::string> PrintStore::find(const Hash128& hash, const std::string& path) const {
  const std::string name = hash.to_hex();
  std::string bytes;
  if (files_.read(join_path(folder_, name), bytes)) return std::nullopt;
  const std::optional<std::string_view> whole = unsealed(kPrintMagic, bytes);
  if (!whole) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  asked_for_.insert_or_assign(path, name);
  return std::string(*whole);
}

void PrintStore::keep(const Hash128& hash, const std::string& path, std::string_view bytes) const {
  if (files_.make_folders(folder_)) return;
  const std::string name = hash.to_hex();
  (void)files_.replace(join_path(folder_, name), sealed(kPrintMagic, bytes));
  const std::scoped_lock lock(mutex_);
  asked_for_.insert_or_assign(path, name);
}

std::set<std::string> PrintStore::used_elsewhere(const std::vector<FolderEntry>& entries,
                                                 const std::string& own_notes) const {
  std::set<std::string> names;
  for (const FolderEntry& entry : entries) {
    if (!entry.name.starts_with(kUses) || entry.name == own_notes) continue;
    const std::string path = join_path(folder_, entry.name);
    std::string text;
    if (files_.read(path, text)) continue;
    if (files_.kind_of(std::string(first_line(text))) != FileKind::kFolder) {
      (void)files_.remove_file(path);
      continue;
    }
    for (const auto& [name, note] : parse_notes(text)) {
      if (note.idle == 0) names.insert(name);
    }
  }
  return names;
}

void PrintStore::tidy(const Plan& plan, const std::string& output) const {
  std::vector<FolderEntry> entries;
  if (files_.list(folder_, entries)) return;
  const std::string site = files_.real_path(output);
  const std::string own_notes = std::string(kUses) + hash_of(site).to_hex();
  const std::set<std::string> elsewhere = used_elsewhere(entries, own_notes);
  std::string text;
  if (files_.read(join_path(folder_, own_notes), text)) text.clear();
  const Notes last = parse_notes(text);
  std::set<std::string, std::less<>> used, undrawn;
  std::map<std::string, std::string, std::less<>> cards;  // name in the folder → output
  for (const Output* each : plan.outputs) {
    if (const PrintOutput* print = each->print()) used.insert(print->print->hash.to_hex());
    if (!each->card()) continue;
    const auto asked = asked_for_.find(each->path);
    if (asked == asked_for_.end()) {
      undrawn.insert(each->path);
    } else {
      cards.emplace(asked->second, each->path);
    }
  }
  Notes notes;
  for (const FolderEntry& entry : entries) {
    if (entry.name.starts_with(kUses)) continue;
    const auto known = last.find(entry.name);
    Note note = known == last.end() ? Note() : known->second;
    const auto drawn_anew = asked_for_.find(note.card);
    if (drawn_anew != asked_for_.end() && drawn_anew->second != entry.name) note.card.clear();
    if (const auto card = cards.find(entry.name); card != cards.end()) note.card = card->second;
    const bool in_use =
        used.contains(entry.name) || cards.contains(entry.name) || undrawn.contains(note.card);
    note.idle = in_use ? 0 : std::min(note.idle + 1, kIdleBuilds);
    if (note.idle == kIdleBuilds && !elsewhere.contains(entry.name)) {
      (void)files_.remove_file(join_path(folder_, entry.name));
    } else {
      notes.emplace(entry.name, std::move(note));
    }
  }
  const std::string now = text_of(site, notes);
  if (now != text) (void)files_.replace(join_path(folder_, own_notes), now);
}

}  // namespace zhanting
