#include "pipeline/build.h"

#include "load/documents.h"
#include "model/check.h"
#include "model/json_schema.h"
#include "model/site.h"
#include "outputs/make_plan.h"
#include "pipeline/check_links.h"
#include "pipeline/output_folder.h"
#include "pipeline/render.h"
#include "pipeline/write.h"

namespace zhanting {

namespace {

BuildResult finish(const BuildOptions& options, Diagnostics diagnostics, BuildReport report = {}) {
  diagnostics.sort();
  if (options.strict) diagnostics.turn_warnings_into_errors();
  return {std::move(diagnostics), std::move(report)};
}

BuildResult environment_fault(Diagnostics diagnostics) {
  BuildResult result{std::move(diagnostics), {}};
  result.environment_failed = true;
  return result;
}

bool stops(const BuildOptions& options, const Diagnostics& diagnostics) {
  return diagnostics.has_errors() || (options.strict && diagnostics.warning_count() > 0);
}

}  // namespace

BuildResult build(const BuildOptions& options, FileSystem& files, BuildState& state) {
  Diagnostics diagnostics;
  Documents documents = load(options.source, files, options.jobs, diagnostics);
  const SiteOptions site_options{options.source, options.base_url, options.drafts, options.jobs};
  const Site site = make_site(documents, files, site_options, state.facts, diagnostics);
  if (options.whole_view) check_whole(documents, site, diagnostics);
  const PlannedSite planned = make_plan(documents, site, diagnostics);
  if (diagnostics.has_errors()) return finish(options, std::move(diagnostics));

  OutputFolder folder;
  if (options.write &&
      !inspect_output(options.source, options.output, files, options.jobs, folder, diagnostics))
    return environment_fault(std::move(diagnostics));
  std::vector<RenderedOutput> rendered =
      render(planned.plan, options, state, folder.on_disk, files, site, diagnostics);
  if (!diagnostics.has_errors()) check_links(rendered, site, diagnostics);
  if (!options.write || stops(options, diagnostics)) return finish(options, std::move(diagnostics));

  BuildReport report;
  report.output = folder.path;
  report.base_path = site.base_path;
  if (!write(rendered, folder, options, files, state, report, diagnostics))
    return environment_fault(std::move(diagnostics));
  state.facts = site.facts;
  if (options.refresh_schemas) {
    std::vector<std::string> changed;  // one that cannot be written costs completion, no more
    (void)write_schemas(site, options.source, files, changed);
  }
  return finish(options, std::move(diagnostics), std::move(report));
}

}  // namespace zhanting
