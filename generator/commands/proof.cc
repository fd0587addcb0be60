#include "commands/proof.h"

#include "base/paths.h"
#include "base/text.h"
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
  for (const auto& report : site.reports) slugs.push_back(report->slug);
  return refuse(console, Message::of(messages::kUnknownReport, slug),
                did_you_mean(closest(slug, slugs)));
}

/// Writes the two files of a report's sheet. False after saying what went wrong.
bool write_sheet(const Report& report, const Site& site, const std::string& output,
                 const Console& console) {
  const std::vector<ProofRecord> records = proof_records(report, site);
  const std::string path = join_path(output, report.slug);
  if (!write_file(console, path + ".html",
                  proof_html(report.display_title(), records, site.language)) ||
      !write_file(console, path + ".csv", proof_csv(records, site.language)))
    return false;
  for (const std::string_view ending : {".html", ".csv"})
    say(console.out, console, Message::of(messages::kWrote, path + std::string(ending)));
  return true;
}

}  // namespace

int run_proof(const ProofOptions& options, const Console& console) {
  const std::string output =
      options.output.empty() ? join_path(options.source, "proof") : options.output;
  const Showcase showcase = read_showcase(options.source, console.files);
  if (showcase.diagnostics.has_errors()) {
    print_diagnostics(showcase.diagnostics, options.source, console);
    return kContentErrors;
  }
  const std::string forbidden = forbidden_folder(options.source, output, console.files);
  if (!forbidden.empty()) return refuse(console, Message::of(messages::kProofInside, forbidden));

  std::size_t sheets = 0;
  for (const auto& report : showcase.site.reports) {
    if (!options.report.empty() && report->slug != options.report) continue;
    if (!write_sheet(*report, showcase.site, output, console)) return kWrongUse;
    ++sheets;
  }
  if (sheets > 0) return kDone;
  if (!options.report.empty()) return refuse_report(options.report, showcase.site, console);
  return refuse(console, {messages::kProofNothing, {}});
}

}  // namespace zhanting
