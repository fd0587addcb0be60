#include "commands/diff.h"

#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "commands/messages.h"
#include "publish/releases.h"

namespace zhanting {

namespace {

/// Long texts are told by their beginning.
std::string shortened(const std::string& text) {
  constexpr std::size_t kMost = 60;  // code points
  if (count_code_points(text) <= kMost) return replace_all(text, "\n", " ");
  std::size_t end = 0;
  for (std::size_t n = 0; n < kMost; ++n) end += static_cast<std::size_t>(decode(text, end).length);
  return replace_all(text.substr(0, end), "\n", " ") + "…";
}

}  // namespace

std::string difference_text(const SiteDifference& difference, Language language) {
  constexpr std::size_t kFacts = 20;
  std::string out;
  const auto add = [&](const Message& message) { out += text_of(message, language) + "\n"; };
  const auto add_all = [&](const std::vector<std::string>& paths, MessageCode verb) {
    for (const std::string& path : paths) add(Message::of(verb, path));
  };
  add_all(difference.added, messages::kPublishNew);
  for (const SiteDifference::Page& page : difference.changed) {
    add(Message::of(messages::kPublishChanged, page.path));
    for (std::size_t i = 0; i < page.facts.size() && i < kFacts; ++i) {
      const FactChange& fact = page.facts[i];
      add(Message::of(messages::kFactChanged, fact.fact, shortened(fact.before),
                      shortened(fact.after)));
    }
    if (page.facts.size() > kFacts)
      add(Message::of(messages::kMoreFacts, std::to_string(page.facts.size() - kFacts)));
  }
  add_all(difference.moved, messages::kPageLedOn);
  add_all(difference.gone, messages::kPageGone);
  add(Message::of(messages::kDiffSummary, std::to_string(difference.added.size()),
                  std::to_string(difference.changed.size()),
                  std::to_string(difference.moved.size()), std::to_string(difference.gone.size()),
                  std::to_string(difference.other_files)));
  return out;
}

int run_diff(const DiffOptions& options, const Console& console) {
  const std::string current = join_path(options.before, Releases::kCurrent);
  const bool is_target = console.files.kind_of(current) == FileKind::kFolder;
  ReadSite before, after;
  Diagnostics diagnostics;
  if (read_site_with_facts(is_target ? current : options.before, options.jobs, console.files,
                           before, diagnostics) &&
      read_site_with_facts(options.site, options.jobs, console.files, after, diagnostics)) {
    const SiteDifference difference = difference_of(before, after);
    console.out << difference_text(difference, console.language);
    for (const std::string& path : difference.gone) {
      const std::string address = replace_all(path, "index.html", "");
      diagnostics.warning({&path, 0, 0, 1}, Message::of(messages::kAddressGone, address),
                          Message::of(messages::kHintAddressGone, address));
    }
    if (options.strict) diagnostics.turn_warnings_into_errors();
    print_diagnostics(diagnostics, options.source, console);
    return diagnostics.has_errors() ? kContentErrors : kDone;
  }
  print_diagnostics(diagnostics, options.source, console);
  return kWrongUse;
}

}  // namespace zhanting
