#include "pipeline/build.h"

#include <algorithm>
#include <set>

#include "base/paths.h"
#include "model/check.h"
#include "model/json_schema.h"
#include "pipeline/built_site.h"
#include "pipeline/check_links.h"
#include "pipeline/output_folder.h"
#include "pipeline/render.h"
#include "pipeline/vanished_pages.h"
#include "pipeline/write.h"

namespace zhanting {

namespace {

bool has_mistakes(const BuildOptions& options, const Diagnostics& diagnostics) {
  return diagnostics.has_errors() || (options.strict && diagnostics.warning_count() > 0);
}

/// What the build that began at `now` and has just ended well may leave to the next one; nothing
/// when a file was changed so shortly before that a later change might not show in its stamp.
Standing standing_after(std::int64_t now, const FileSystem& files, const BuiltSite& built,
                        const BuildState& state, const BuildReport& report) {
  std::vector<Sighting> sources = built.documents.sightings();
  const bool settled = std::all_of(sources.begin(), sources.end(), [&](const Sighting& each) {
    return is_settled(each.stamp, now);
  });
  if (!settled) return {};
  std::vector<Sighting> outputs;
  std::set<std::string_view> folders;
  for (const auto& [path, known] : state.outputs()) {
    outputs.push_back({path, known.stamp});
    for (std::string_view up = parent_path(path); folders.insert(up).second && !up.empty();)
      up = parent_path(up);
  }
  for (const std::string_view folder : folders)  // where a file of somebody else's would show
    outputs.push_back({std::string(folder), sight(join_path(report.output, folder), files)});
  const std::string list(kFilesList);
  outputs.push_back({list, sight(join_path(report.output, list), files)});
  return {state.key,          std::move(sources), report.output,
          std::move(outputs), report.pages,       state.outputs().size()};
}

bool is_stopped(const BuildOptions& options) {
  return options.stopped && options.stopped();
}

BuildResult stopped_build() {
  BuildResult result;
  result.stopped = true;
  return result;
}

}  // namespace

BuildResult finish_build(const BuildOptions& options, Diagnostics diagnostics, BuildReport report) {
  diagnostics.sort();
  if (options.strict) diagnostics.turn_warnings_into_errors();
  const bool faulty = diagnostics.has_faults();
  return {std::move(diagnostics), std::move(report), faulty};
}

BuildResult build_pages(const BuildOptions& options, FileSystem& files, BuildState& state,
                        BuiltSite& built) {
  Diagnostics diagnostics = built.content;
  load_theme(options.source, files, built.documents, diagnostics);
  if (diagnostics.has_faults()) return finish_build(options, std::move(diagnostics));
  built.planned = make_plan(built.documents, built.site, diagnostics);
  if (diagnostics.has_errors()) return finish_build(options, std::move(diagnostics));

  OutputFolder folder;
  if (options.write &&
      !inspect_output(options.source, options.output, files, options.jobs, folder, diagnostics))
    return finish_build(options, std::move(diagnostics));
  std::vector<RenderedOutput> rendered =
      render(built.planned.plan, options, state, folder.on_disk, files, built.site, diagnostics);
  if (is_stopped(options)) return stopped_build();
  if (!diagnostics.has_errors()) check_links(linked_pages(rendered), built.site, diagnostics);
  if (options.tell_vanished)
    report_vanished_pages(built.planned.plan, built.site, options, files, state, diagnostics);
  if (!options.write || has_mistakes(options, diagnostics))
    return finish_build(options, std::move(diagnostics));

  BuildReport report;
  report.output = folder.path;
  report.base_path = built.site.base_path;
  if (!write(rendered, folder, options, files, state, report, diagnostics)) {
    return diagnostics.has_faults()
               ? finish_build(options, std::move(diagnostics), std::move(report))
               : stopped_build();
  }
  built.all = diagnostics;
  return finish_build(options, std::move(diagnostics), std::move(report));
}

BuildResult build_site(const BuildOptions& options, FileSystem& files, BuildState& state,
                       BuiltSite& built) {
  const std::int64_t now = options.now ? options.now() : 0;
  load_content(options.source, files, options.jobs, built.documents, built.content);
  // Of what cannot be read nobody knows who refers to it.
  if (built.content.has_faults()) return finish_build(options, std::move(built.content));
  SiteOptions site_options{options.source, options.base_url, options.drafts, options.jobs};
  if (now != 0) site_options.now = now / 1'000'000'000;
  built.site = make_site(built.documents, files, site_options, state.facts, built.content);
  if (is_stopped(options)) return stopped_build();
  if (options.whole_view) check_whole(built.documents, built.site, built.content);
  BuildResult result = build_pages(options, files, state, built);
  if (!options.write || !result.ok()) return result;
  state.facts.pictures = built.site.facts.pictures;
  state.facts.stories = std::move(built.site.facts.stories);
  if (options.refresh_schemas) {
    std::vector<std::string> changed;  // one that cannot be written costs completion, no more
    (void)write_schemas(built.site, options.source, files, changed);
  }
  if (result.diagnostics.all().empty())
    result.standing = standing_after(now, files, built, state, result.report);
  return result;
}

BuildResult build(const BuildOptions& options, FileSystem& files, BuildState& state) {
  BuiltSite built;
  return build_site(options, files, state, built);
}

}  // namespace zhanting
