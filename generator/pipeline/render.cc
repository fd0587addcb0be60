#include "pipeline/render.h"

#include "base/parallel.h"
#include "base/paths.h"
#include "pipeline/page_links.h"

namespace zhanting {

namespace {

struct RenderContext {
  const Plan& plan;
  const BuildOptions& options;
  const BuildState& state;
  const std::map<std::string, FileStamp, std::less<>>& on_disk;
  const FileSystem& files;
  const Site& site;
};

void render_page(const RenderContext& context, RenderedOutput& rendered, Diagnostics& diagnostics) {
  const Output& output = *rendered.output;
  const RenderInput input{Value::object(output.view.get(), *output.globals), output.root,
                          &context.plan.assets};
  if (!context.plan.templates.render(output.template_name, input, rendered.bytes, diagnostics))
    return;
  rendered.links = read_page_links(rendered.bytes, output.path, context.site.base_path);
}

void render_one(const RenderContext& context, RenderedOutput& rendered, Diagnostics& diagnostics) {
  const Output& output = *rendered.output;
  rendered.hashes = hashes_of(output, context.plan);
  const Remembered* last = context.options.force ? nullptr : context.state.find(output.path);
  const auto file = context.on_disk.find(output.path);
  rendered.reason = reason_to_render(rendered.hashes, last,
                                     file == context.on_disk.end() ? nullptr : &file->second);
  if (!rendered.reason) {
    rendered.links = last->links;
  } else if (!output.template_name.empty()) {
    render_page(context, rendered, diagnostics);
  } else if (output.make) {
    rendered.bytes = output.make();
  } else if (const std::error_code error = context.files.read(
                 join_path(context.options.source, output.copy_of), rendered.bytes)) {
    diagnostics.error_in(output.copy_of, Message::of(MessageCode::kUnreadable, error.message()));
  }
}

}  // namespace

std::vector<RenderedOutput> render(const Plan& plan, const BuildOptions& options,
                                   const BuildState& state,
                                   const std::map<std::string, FileStamp, std::less<>>& on_disk,
                                   const FileSystem& files, const Site& site,
                                   Diagnostics& diagnostics) {
  const RenderContext context{plan, options, state, on_disk, files, site};
  std::vector<RenderedOutput> rendered(plan.outputs.size());
  std::vector<Diagnostics> found(rendered.size());
  for (std::size_t i = 0; i < rendered.size(); ++i) rendered[i].output = &plan.outputs[i];
  std::atomic<std::size_t> done = 0;
  parallel_for(rendered.size(), options.jobs, [&](std::size_t i) {
    render_one(context, rendered[i], found[i]);
    const std::size_t count = ++done;
    if (options.progress && (count % 256 == 0 || count == rendered.size()))
      options.progress("render", count, rendered.size());
  });
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  return rendered;
}

}  // namespace zhanting
