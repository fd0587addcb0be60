#include <algorithm>
#include <climits>
#include <tuple>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/text.h"
#include "diag/source_text.h"
#include "model/attachments.h"
#include "model/check.h"
#include "model/check_site.h"
#include "model/link.h"
#include "model/media.h"
#include "model/messages.h"
#include "model/site.h"
#include "model/stories.h"

namespace zhanting {

namespace {

/// Reads the JSON of a record or of site.json into `record`. A file that cannot be read leaves the
/// record empty: it still counts as a target, so one mistake gives one message.
template <typename T>
void read_json_into(const TextFile& file, T& record, Diagnostics& diagnostics) {
  record.place = {&file.path, 1, 1, 1};
  if constexpr (requires { record.unreadable; }) record.unreadable = true;
  if (!file.good) return;
  const SourceText source(&file.path, file.text);
  const std::optional<JsonNode> node = read_json(source, diagnostics);
  if (!node) return;
  if constexpr (requires { record.unreadable; })
    record.unreadable = node->kind != JsonNode::Kind::kObject;
  record.place = node->place;
  read_record(*node, &record, record_type(&record), true, diagnostics);
}

template <typename T>
std::unique_ptr<RecordBase> read_into(const TextFile& file, Diagnostics& diagnostics) {
  auto record = std::make_unique<T>();
  read_json_into(file, *record, diagnostics);
  return record;
}

std::unique_ptr<RecordBase> read_record_file(Collection collection, const TextFile& file,
                                             Diagnostics& diagnostics) {
  switch (collection) {
    case Collection::kReports:
      return read_into<Report>(file, diagnostics);
    case Collection::kBranches:
    case Collection::kHighlights:
      return read_into<Entry>(file, diagnostics);
    case Collection::kOrganisations:
      return read_into<Organisation>(file, diagnostics);
    case Collection::kThemes:
      return read_into<Theme>(file, diagnostics);
    case Collection::kPages:
      return read_into<Page>(file, diagnostics);
  }
  return nullptr;
}

/// Reports, branches, highlights and pages come in pairs; organisations and themes may do without
/// a story.
bool needs_story(Collection collection) {
  return collection != Collection::kOrganisations && collection != Collection::kThemes;
}

void report_missing_half(const RecordFiles& files, Diagnostics& diagnostics) {
  const bool has_json = files.json != nullptr;
  const TextFile& half = has_json ? *files.json : *files.markdown;
  const std::string other = files.slug + (has_json ? ".md" : ".json");
  diagnostics.error_in(half.path, Message::of(messages::kMissingHalf, other));
}

std::unique_ptr<RecordBase> read_files(const RecordFiles& files, Diagnostics& diagnostics) {
  const auto collection = static_cast<Collection>(files.collection);
  if (!files.json || (!files.markdown && needs_story(collection)))
    report_missing_half(files, diagnostics);
  const TextFile& json = files.json ? *files.json : *files.markdown;
  std::unique_ptr<RecordBase> record;
  if (files.json) {
    record = read_record_file(collection, json, diagnostics);
  } else {
    Diagnostics no_json_no_mistakes;
    record = read_record_file(collection, {.path = json.path, .bytes = {}, .text = {}, .hash = {}},
                              no_json_no_mistakes);
    record->place = {&json.path, 1, 1, 1};
  }
  record->collection = collection;
  record->slug = files.slug;
  // A story that cannot be read counts as one that is not there: that has been said.
  if (files.markdown && files.markdown->good) {
    record->story.path = &files.markdown->path;
    record->story.text = files.markdown->text;
    record->story.text_hash = files.markdown->hash;
  }
  return record;
}

/// One slug twice: in a collection, or over reports, branches and highlights together.
void report_slugs_twice(const std::vector<std::unique_ptr<RecordBase>>& records,
                        Diagnostics& diagnostics) {
  std::map<std::pair<std::size_t, std::string_view>, const RecordBase*> first;
  for (const auto& record : records) {
    const auto collection = static_cast<std::size_t>(record->collection);
    const std::size_t space = collection <= 2 ? 0 : collection;
    const auto [known, is_new] = first.try_emplace({space, record->slug}, record.get());
    if (is_new) continue;
    diagnostics.error_in(*record->place.path, Message::of(messages::kSlugTwice, record->slug,
                                                          *known->second->place.path));
  }
}

std::int64_t order_of(const Integer& order) {
  return order.value.value_or(INT64_MAX);
}

std::size_t section_index(const Entry& entry) {
  return entry.in_section
             ? static_cast<std::size_t>(entry.in_section - entry.in_report->sections.data()) + 1
             : 0;
}

/// Report order, section, order, date, slug.
void sort_site(Site& site) {
  const auto by = [](auto key) {
    return [key](const auto& a, const auto& b) { return key(*a) < key(*b); };
  };
  std::sort(site.reports.begin(), site.reports.end(), by([](const Report& report) {
              return std::tuple(order_of(report.order), std::cref(report.date.text).get(),
                                std::string_view(report.slug));
            }));
  std::map<const Report*, std::size_t> place_of_report;
  for (const auto& report : site.reports)
    place_of_report.emplace(report.get(), place_of_report.size());
  const auto report_place = [&](const Entry& entry) {
    const auto place = place_of_report.find(entry.in_report);
    return place == place_of_report.end() ? SIZE_MAX : place->second;
  };
  std::sort(site.entries.begin(), site.entries.end(), by([&](const Entry& entry) {
              return std::tuple(report_place(entry), section_index(entry), order_of(entry.order),
                                std::string_view(entry.date.text), std::string_view(entry.slug));
            }));
  std::sort(site.themes.begin(), site.themes.end(), by([](const Theme& theme) {
              return std::tuple(order_of(theme.order), std::string_view(theme.slug));
            }));
  std::sort(site.pages.begin(), site.pages.end(), by([](const Page& page) {
              return std::tuple(order_of(page.order), std::string_view(page.slug));
            }));
  std::sort(site.organisations.begin(), site.organisations.end(),
            by([](const Organisation& o) { return std::string_view(o.slug); }));
}

/// Puts each record into its list; drafts apart.
void add_records(std::vector<std::unique_ptr<RecordBase>> records, bool drafts, Site& site) {
  const auto give = [](std::unique_ptr<RecordBase>& record, auto& list) {
    using T = typename std::remove_reference_t<decltype(list)>::value_type::element_type;
    list.emplace_back(static_cast<T*>(record.release()));
  };
  for (auto& record : records) {
    switch (record->collection) {
      case Collection::kReports:
        give(record, site.reports);
        break;
      case Collection::kBranches:
      case Collection::kHighlights: {
        auto& entry = static_cast<Entry&>(*record);
        entry.draft = entry.draft_flag.value;
        if (entry.draft && !drafts) {
          site.drafts.push_back(std::move(record));
        } else {
          give(record, site.entries);
        }
        break;
      }
      case Collection::kOrganisations:
        give(record, site.organisations);
        break;
      case Collection::kThemes:
        give(record, site.themes);
        break;
      case Collection::kPages:
        give(record, site.pages);
        break;
    }
  }
}

/// "https://host//path/" → base_url "https://host/path", base_path "/path/".
void set_base_url(const SiteOptions& options, Site& site, Diagnostics& diagnostics) {
  const std::string& url =
      options.base_url.empty() ? site.settings.base_url.text : options.base_url;
  site.base_path.assign(1, '/');
  if (url.empty()) return;
  std::string_view rest = url;
  const bool known = rest.starts_with("https://") || rest.starts_with("http://");
  rest.remove_prefix(known ? rest.find("//") + 2 : 0);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]/%";
  if (!known || slash == 0 || rest.find_first_not_of(kAllowed) != std::string_view::npos) {
    static const std::string option = "--base-url";
    const Place place =
        options.base_url.empty() ? site.settings.base_url.place : Place{&option, 0, 0, 1};
    diagnostics.error(place, Message::of(messages::kBadBaseUrl, url));
    return;
  }
  for (const std::string_view part : split(rest.substr(slash), '/')) {
    if (!part.empty()) site.base_path += std::string(part) + "/";
  }
  site.base_url = url.substr(0, url.size() - rest.size() + slash) + site.base_path;
  site.base_url.pop_back();
}

/// "+08:00", as zones of the earth have it: it goes into the feed as it is written.
void check_offset(const Text& offset, Diagnostics& diagnostics) {
  if (offset.empty()) return;
  std::string pattern = offset.text;
  for (char& c : pattern) {
    if (c >= '0' && c <= '9') c = '0';
  }
  const std::string_view size = std::string_view(offset.text).substr(1);
  const bool good =
      (pattern == "+00:00" || pattern == "-00:00") && size <= "14:00" && size.substr(3) < "60";
  if (!good) diagnostics.error(offset.place, Message::of(messages::kBadOffset, offset.text));
}

void set_language(Site& site, Diagnostics& diagnostics) {
  const Text& language = site.settings.language;
  if (language.empty() || language.text == "zh-CN" || language.text == "zh") return;
  if (language.text == "en" || language.text.starts_with("en-")) {
    site.language = Language::kEnglish;
  } else {
    diagnostics.error(language.place, Message::of(messages::kBadLanguage, language.text));
  }
}

/// The words that readers see for the choices an editor made.
void set_words(Site& site) {
  const auto word = [&](const auto& choice) -> std::string_view {
    return choice.empty() ? std::string_view() : choice.row().in(site.language);
  };
  const auto figure_words = [&](Figure& figure) { figure.kind_word = word(figure.kind); };
  const auto honour_words = [&](Honour& honour) {
    honour.kind_word = word(honour.kind);
    honour.level_word = word(honour.level);
  };
  for (auto& report : site.reports) {
    for (FigureUse& use : report->figures) {
      if (use.own) figure_words(*use.own);
    }
    for (Honour& honour : report->honours) honour_words(honour);
  }
  for (auto& entry : site.entries) {
    for (Figure& figure : entry->figures) figure_words(figure);
    for (Honour& honour : entry->honours) honour_words(honour);
    for (Brand& brand : entry->brands) brand.kind_word = word(brand.kind);
  }
  for (auto& organisation : site.organisations)
    organisation->level_word = word(organisation->level);
}

}  // namespace

std::vector<RecordBase*> Site::records() const {
  std::vector<RecordBase*> all;
  const auto add = [&](const auto& list) {
    for (const auto& record : list) all.push_back(record.get());
  };
  add(reports);
  add(entries);
  add(organisations);
  add(themes);
  add(pages);
  return all;
}

const PublishedPicture* Site::find_picture(std::string_view path) const {
  const auto picture = pictures.find(path);
  return picture == pictures.end() ? nullptr : &picture->second;
}

Site make_site(const Documents& documents, const FileSystem& files, const SiteOptions& options,
               const KnownFacts& known, Diagnostics& diagnostics) {
  Site site;
  if (documents.site_json) read_json_into(*documents.site_json, site.settings, diagnostics);
  set_language(site, diagnostics);
  check_offset(site.settings.utc_offset, diagnostics);
  check_attachments(site.settings, diagnostics);
  set_base_url(options, site, diagnostics);

  std::vector<std::unique_ptr<RecordBase>> records(documents.records.size());
  std::vector<Diagnostics> found(records.size());
  parallel_for(records.size(), options.jobs,
               [&](std::size_t i) { records[i] = read_files(documents.records[i], found[i]); });
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  report_slugs_twice(records, diagnostics);
  add_records(std::move(records), options.drafts, site);

  resolve_references(site, diagnostics);
  sort_site(site);
  link_records(site, diagnostics);
  set_words(site);
  convert_stories(options.jobs, known, site, diagnostics);
  resolve_media(documents, files, options, known, site, diagnostics);
  check_siblings(site, diagnostics);
  check_colours(site.settings.colours, diagnostics);
  if (options.now) check_dates(site, *options.now, diagnostics);
  check_records(site, diagnostics, options.jobs);
  return site;
}

}  // namespace zhanting
