#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"

namespace zhanting {

/// Reports references that lead nowhere, with the nearest that would lead somewhere.
class ReferenceChecker {
 public:
  ReferenceChecker(const Site& site, Diagnostics& diagnostics);

  void check(const ReportRef& ref);
  void check(const EntryRef& ref);
  void check(const ThemeRef& ref);
  void check(const PageRef& ref);
  void check(const KindRef& ref);
  void check(const OrganisationRef& ref);
  /// Readers see it as it is, so a slug is never meant.
  void check(const Mention& mention);
  /// `own`: whose figures go by their id alone.
  void check(const FigureRef& ref, const Node* own);
  /// What a record itself is parted into.
  void check(const SectionRef& ref, const std::vector<Section>& sections);
  void check(const EventRef& ref, const std::set<std::string_view>& events);
  /// An address of another site.
  void check_address(const std::string& text, const Place& place);

 private:
  bool is_to_come(Collection collection, std::string_view slug, const Place& place,
                  const std::string& written);
  bool is_of_draft(const std::string& key, std::string_view slug) const;
  void report_unknown_figure(const FigureRef& ref, std::string_view slug, const Node* own);

  const Site& site_;
  Diagnostics& diagnostics_;
  std::set<std::string_view> unreadable_;  // records whose figures are not known
};

/// The slug among those of kinds of entry that `text`, a slug or what else a kind is called, is
/// nearest to, or "".
std::string kind_named(const std::string& text, const Site& site);
/// The slug of the page that goes by `text` or nearly, or "".
std::string page_named(const std::string& text, const Site& site);

bool is_web_address(std::string_view text);
/// “www.example.org/x” lacks nothing but its scheme.
std::optional<Message> with_scheme(const std::string& text);

}  // namespace zhanting
