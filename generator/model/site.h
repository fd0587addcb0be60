#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "load/documents.h"
#include "model/records.h"
#include "state/facts.h"

namespace zhanting {

/// A file of content/ that pages link to and that is published as it is.
struct PublishedFile {
  std::string source;  // path in the source folder
  std::string url;     // site path
};

struct SiteOptions {
  std::string source;    // folder of the showcase
  std::string base_url;  // overrides site.json's unless empty
  bool drafts = false;
  unsigned jobs = 1;
  std::optional<std::int64_t> now = std::nullopt;  // seconds since 1970 UTC; see check_dates
};

/// The showcase understood: every reference resolved, everything in its order. Const once made;
/// pages view it from many threads. Views into Documents, which must outlive it.
struct Site {
  Site() = default;
  Site(Site&&) = default;
  Site& operator=(Site&&) = default;

  SiteSettings settings;
  Language language = Language::kChinese;
  std::string base_url;   // without a slash at the end, or ""
  std::string base_path;  // of base_url: “/” or “/sub/”; what 404.html's links begin with

  // What is published, in the site's order: report order, section, order, date, slug.
  std::vector<std::unique_ptr<Report>> reports;
  std::vector<std::unique_ptr<Entry>> entries;
  std::vector<std::unique_ptr<Organisation>> organisations;
  std::vector<std::unique_ptr<Theme>> themes;
  std::vector<std::unique_ptr<Page>> pages;
  std::vector<std::unique_ptr<RecordBase>> drafts;  // known by name, not published

  std::map<std::string, PublishedPicture, std::less<>> pictures;  // by source path; those used
  std::map<std::string, PublishedFile, std::less<>> attachments;  // by source path; those linked
  std::map<std::string, std::string> focus_classes;  // class name → object-position, “30% 60%”

  KnownFacts facts;  // for the next build

  /// All published records that have a story, in a fixed order.
  std::vector<RecordBase*> records() const;
  /// A picture that is used and could be read, or nullptr.
  const PublishedPicture* find_picture(std::string_view path) const;
};

/// Reads the records out of `documents`, resolves what they refer to, converts the stories that
/// changed, and reports every mistake.
Site make_site(const Documents& documents, const FileSystem& files, const SiteOptions& options,
               const KnownFacts& known, Diagnostics& diagnostics);

}  // namespace zhanting
