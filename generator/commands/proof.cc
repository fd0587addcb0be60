#include "commands/proof.h"

#include "base/paths.h"
#include "base/text.h"
#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/proof_sheet.h"
#include "commands/showcase.h"
#include "model/messages.h"

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

int refuse_report(const std::string& slug, const Site& site, const Console& console) {
  std::vector<std::string> slugs;
  for (const ReportNode& report : site.reports) slugs.push_back(report.base->slug);
  return refuse(console, Message::of(messages::kUnknownReport, slug),
                did_you_mean(closest(slug, slugs)));
}

/// Writes the two files of a report's sheet. False after saying what went wrong.
bool write_sheet(const ReportNode& node, const Surroundings& around, const std::string& output,
                 const Console& console) {
  const Report& report = node.record();
  const Language language = around.site.language;
  const std::vector<ProofRecord> records = proof_records(node, around);
  const std::string path = join_path(output, report.slug);
  if (!write_file(console, path + ".html", proof_html(node.title, records, language)) ||
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
  build_options.write = false;
  BuildState no_state;
  const BuildResult result = build(build_options, console.files, no_state);
  if (!result.ok()) {
    print_diagnostics(result.diagnostics, options.source, console);
    return exit_status(result);
  }
  const PlannedSite& planned = *result.site;
  const Site& site = planned.site();
  const std::string forbidden = forbidden_folder(options.source, output, console.files);
  if (!forbidden.empty()) return refuse(console, Message::of(messages::kProofInside, forbidden));

  std::size_t sheets = 0;
  const Surroundings around{site, planned.routes(), planned.stories()};
  for (const ReportNode& report : site.reports) {
    if (!options.report.empty() && report.base->slug != options.report) continue;
    if (!write_sheet(report, around, output, console)) return kWrongUse;
    ++sheets;
  }
  if (sheets > 0) return kDone;
  if (!options.report.empty()) return refuse_report(options.report, site, console);
  return refuse(console, {messages::kProofNothing, {}});
}

}  // namespace zhanting
