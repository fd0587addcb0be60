#include "pipeline/print_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/paths.h"
#include "base/text.h"
#include "state/diagnostic_stream.h"

namespace zhanting {

namespace {

constexpr std::string_view kMagic = "zhanting print 1\n";
constexpr std::string_view kUses = "uses";

/// What is noted of a print that is not simply in use.
struct Note {
  unsigned idle = 0;  // builds in a row that had no use for it
  std::string card;   // output whose card it is or was last drawn for, or ""
};
using Notes = std::map<std::string, Note, std::less<>>;  // by name in the folder

/// A line each: name, builds, path.
Notes parse_notes(std::string_view text) {
  Notes notes;
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

std::string text_of(const Notes& notes) {
  std::string text;
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
  const std::optional<std::string_view> whole = unsealed(kMagic, bytes);
  if (!whole) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  asked_for_.insert_or_assign(path, name);
  return std::string(*whole);
}

void PrintStore::keep(const Hash128& hash, const std::string& path, std::string_view bytes) const {
  if (files_.make_folders(folder_)) return;
  const std::string name = hash.to_hex();
  (void)files_.replace(join_path(folder_, name), sealed(kMagic, bytes));
  const std::scoped_lock lock(mutex_);
  asked_for_.insert_or_assign(path, name);
}

void PrintStore::tidy(const Plan& plan) const {
  std::vector<FolderEntry> entries;
  if (files_.list(folder_, entries)) return;
  const std::string path_of_notes = join_path(folder_, kUses);
  std::string text;
  if (files_.read(path_of_notes, text)) text.clear();
  const Notes last = parse_notes(text);
  std::set<std::string, std::less<>> used, undrawn;
  std::map<std::string, std::string, std::less<>> cards;  // name in the folder → output
  for (const Output* output : plan.outputs) {
    if (const PrintOutput* print = output->print()) used.insert(print->print->hash.to_hex());
    if (!output->card()) continue;
    const auto asked = asked_for_.find(output->path);
    if (asked == asked_for_.end()) {
      undrawn.insert(output->path);
    } else {
      cards.emplace(asked->second, output->path);
    }
  }
  Notes notes;
  for (const FolderEntry& entry : entries) {
    if (entry.name == kUses) continue;
    const auto known = last.find(entry.name);
    Note note = known == last.end() ? Note() : known->second;
    const auto drawn_anew = asked_for_.find(note.card);
    if (drawn_anew != asked_for_.end() && drawn_anew->second != entry.name) note.card.clear();
    if (const auto card = cards.find(entry.name); card != cards.end()) note.card = card->second;
    const bool in_use =
        used.contains(entry.name) || cards.contains(entry.name) || undrawn.contains(note.card);
    note.idle = in_use ? 0 : note.idle + 1;
    if (note.idle >= kIdleBuilds) {
      (void)files_.remove_file(join_path(folder_, entry.name));
    } else if (note.idle > 0 || !note.card.empty()) {
      notes.emplace(entry.name, std::move(note));
    }
  }
  const std::string now = text_of(notes);
  if (now.empty()) {
    (void)files_.remove_file(path_of_notes);
  } else if (now != text) {
    (void)files_.replace(path_of_notes, now);
  }
}

}  // namespace zhanting
