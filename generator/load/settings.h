#pragma once

#include <memory>
#include <string_view>

#include "load/documents.h"
#include "records/records.h"

namespace zhanting {

/// site.json as it is read, and what it says of where things lie: the kinds of record.
struct ReadSettings {
  std::shared_ptr<const SiteSettings> settings;
  std::shared_ptr<const Kinds> kinds;
};

/// Settings as they are by default where `file` is null or cannot be read. Reports what site.json
/// has wrong in itself.
ReadSettings read_settings(const TextFilePointer& file, Diagnostics& diagnostics);

/// Whether `code` is one of a language: fr, zh-Hant-TW.
bool is_language(std::string_view code);
/// The language whose built-in words the settings ask for.
Language language_of(const SiteSettings& settings);

}  // namespace zhanting
