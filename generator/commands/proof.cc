#include "commands/proof.h"

#include "base/paths.h"
#include "base/text.h"
#include "commands/proof_sheet.h"
#include "commands/showcase.h"

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

int refuse_report(const std::string& slug, const Site& site, Language language,
                  std::ostream& err) {
  std::vector<std::string> slugs;
  for (const auto& report : site.reports) slugs.push_back(report->slug);
  return refuse(Message::of(MessageCode::kUnknownReport, slug), did_you_mean(closest(slug, slugs)),
                language, err);
}

}  // namespace

int run_proof(const ProofOptions& options, FileSystem& files, std::ostream& out, std::ostream& err,
              Language language) {
  const std::string output =
      options.output.empty() ? join_path(options.source, "proof") : options.output;
  const Showcase showcase = read_showcase(options.source, files);
  if (showcase.diagnostics.has_errors()) {
    print_diagnostics(showcase, language, err);
    return 1;
  }
  if (const std::string folder = forbidden_folder(options.source, output, files); !folder.empty())
    return refuse(Message::of(MessageCode::kProofInside, folder), std::nullopt, language, err);

  std::size_t sheets = 0;
  for (const auto& report : showcase.site.reports) {
    if (!options.report.empty() && report->slug != options.report) continue;
    const std::vector<ProofRecord> records = proof_records(*report, showcase.site);
    const Language site_language = showcase.site.language;
    const std::string path = join_path(output, report->slug);
    if (!write_file(path + ".html", proof_html(report->display_title(), records, site_language),
                    files, language, err) ||
        !write_file(path + ".csv", proof_csv(records, site_language), files, language, err))
      return kWrongUse;
    for (const std::string_view ending : {".html", ".csv"})
      out << text_of(Message::of(MessageCode::kWrote, path + std::string(ending)), language) << '\n';
    ++sheets;
  }
  if (sheets > 0) return 0;
  if (!options.report.empty()) return refuse_report(options.report, showcase.site, language, err);
  return refuse({MessageCode::kProofNothing, {}}, std::nullopt, language, err);
}

}  // namespace zhanting
