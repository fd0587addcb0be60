#include "commands/proof.h"

#include "base/paths.h"
#include "base/text.h"
#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/proof_sheet.h"
#include "commands/showcase.h"
#include "outputs/words.h"

namespace zhanting {

namespace {

/// The folder around `output` whose files are published or taken for content, or "".
std::string forbidden_folder(const std::string& source, const std::string& output,
                             const FileSystem& files) {
  const std::string real = files.real_path(output);
  for (const std::string_view name : {"content", "templates", "assets"}) {
    const std::string folder = join_path(files.real_path(source), name);
    if (real == folder || real.starts_with(folder + "/")) return std::string(name);
  }
  for (std::string folder = real; !folder.empty(); folder = parent_path(folder)) {
    if (files.kind_of(join_path(folder, ".zhanting-files")) == FileKind::kFile) return folder;
  }
  return {};
}

int refuse_sheet(const std::string& slug, const Site& site, const Console& console) {
  std::vector<std::string> slugs;
  for (const ReportNode& report : site.reports) slugs.push_back(report.base->slug);
  for (const Kind& kind : site.kinds().all()) {
    if (kind.entry && !kind.entry->needs_report()) slugs.push_back(kind.folder);
  }
  const MessageCode unknown =
      site.has_report_kinds ? messages::kProofUnknown : messages::kProofUnknownKind;
  return refuse(console, Message::of(unknown, slug), did_you_mean(closest(slug, slugs)));
}

/// A sheet: of a report, of the entries of a kind that belong to none, of places or walks.
struct Sheet {
  std::string name, title;
  std::vector<ProofRecord> records;
};

std::vector<Sheet> make_sheets(const Surroundings& around, const std::string& wanted) {
  const auto is_wanted = [&](const std::string& name) { return wanted.empty() || name == wanted; };
  std::vector<Sheet> sheets;
  for (const ReportNode& node : around.site.reports) {
    const Report& report = node.record();
    if (is_wanted(report.slug))
      sheets.push_back({report.slug, node.title, proof_records(node, around)});
  }
  for (const Kind& kind : around.site.kinds().all()) {
    if (!is_wanted(kind.folder)) continue;
    std::vector<ProofRecord> records = proof_records(kind, around);
    const std::string title(words_of(kind, around.site).title);
    if (!records.empty()) sheets.push_back({kind.folder, title, std::move(records)});
  }
  return sheets;
}

/// Writes the two files of a sheet. False after saying what went wrong.
bool write_sheet(const Sheet& sheet, Language language, const std::string& output,
                 const Console& console) {
  const std::vector<ProofRecord>& records = sheet.records;
  const std::string path = join_path(output, sheet.name);
  if (!write_file(console, path + ".html", proof_html(sheet.title, records, language)) ||
      !write_file(console, path + ".csv", proof_csv(records, language)))
    return false;
  for (const std::string_view ending : {".html", ".csv"})
    say(console.out, console, Message::of(messages::kWrote, path + std::string(ending)));
  return true;
}

}  // namespace

int run_proof(const ProofOptions& options, const Console& console) {
  const std::string output =
      options.output.empty() ? join_path(options.source, "proof") : options.output;
  BuildOptions build_options;
  build_options.source = options.source;
  build_options.drafts = true;
  const BuildResult result = build_to_read(build_options, console);
  if (!result.ok()) return exit_status(result);
  const PlannedSite& planned = *result.site;
  const Site& site = planned.site();
  const std::string forbidden = forbidden_folder(options.source, output, console.files);
  if (!forbidden.empty()) return refuse(console, Message::of(messages::kProofInside, forbidden));

  const std::vector<Sheet> sheets =
      make_sheets({site, planned.routes(), planned.stories()}, options.report);
  for (const Sheet& sheet : sheets) {
    if (!write_sheet(sheet, site.language, output, console)) return kWrongUse;
  }
  if (!sheets.empty()) return kDone;
  if (!options.report.empty()) return refuse_sheet(options.report, site, console);
  return refuse(console, {messages::kProofNothing, {}});
}

}  // namespace zhanting
