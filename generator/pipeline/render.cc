#include "pipeline/render.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/paths.h"
#include "load/messages.h"
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
                          &context.plan.assets, context.site.language, context.plan.shared};
  std::vector<HtmlMark> marks;
  if (!context.plan.templates.render(output.template_name, input, rendered.bytes, marks,
                                     diagnostics))
    return;
  rendered.links = page_links(rendered.bytes, marks, output.path, context.site.base_path,
                              output.root.starts_with('/'));
}

void render_one(const RenderContext& context, RenderedOutput& rendered, Diagnostics& diagnostics) {
  const Output& output = *rendered.output;
  rendered.hashes = hashes_of(output, context.plan);
  const Remembered* last = context.state.find(output.path);
  const auto file = context.on_disk.find(output.path);
  rendered.reason = reason_to_render(rendered.hashes, last,
                                     file == context.on_disk.end() ? nullptr : &file->second);
  if (last && !rendered.reason) {
    rendered.links = last->links;
  } else if (!output.template_name.empty()) {
    render_page(context, rendered, diagnostics);
  } else if (output.make) {
    rendered.bytes = output.make();
  } else if (const std::error_code error = context.files.read(
                 join_path(context.options.source, output.copy_of), rendered.bytes)) {
    diagnostics.fault(output.copy_of, Message::of(messages::kUnreadable, error.message()));
  }
}

/// Renders `which` in parallel, each with mistakes of its own.
class Rendering {
 public:
  Rendering(const RenderContext& context, std::vector<RenderedOutput>& rendered)
      : context_(context), rendered_(rendered), found_(rendered.size()) {}

  void run(const std::vector<std::size_t>& which) {
    const BuildOptions& options = context_.options;
    parallel_for(which.size(), options.jobs, [&](std::size_t k) {
      const std::size_t i = which[k];
      if (options.stopped && options.stopped()) return;
      render_one(context_, rendered_[i], found_[i]);
      const std::size_t count = ++done_;
      if (options.progress && (count % 256 == 0 || count == rendered_.size()))
        options.progress("render", count, rendered_.size());
    });
  }

  bool good(const std::vector<std::size_t>& which) const {
    return std::none_of(which.begin(), which.end(),
                        [&](std::size_t i) { return found_[i].has_errors(); });
  }

  void tell(Diagnostics& diagnostics) {
    for (Diagnostics& each : found_) diagnostics.merge(std::move(each));
  }

 private:
  const RenderContext& context_;
  std::vector<RenderedOutput>& rendered_;
  std::vector<Diagnostics> found_;
  std::atomic<std::size_t> done_ = 0;
};

/// A page that somebody looks at, or a file that it may need.
bool comes_first(const Output& output, const std::vector<std::string>& first) {
  return output.kind == "assets" || output.kind == "media" ||
         std::find(first.begin(), first.end(), output.path) != first.end();
}

void give_first(const BuildOptions& options, const std::vector<RenderedOutput>& rendered,
                const std::vector<std::size_t>& first) {
  std::map<std::string, std::string, std::less<>> made;
  bool page = false;
  for (const std::size_t i : first) {
    if (!rendered[i].reason) continue;
    made.emplace(rendered[i].output->path, rendered[i].bytes);
    page = page || !rendered[i].output->template_name.empty();
  }
  if (page) options.first_made(made);
}

}  // namespace

std::vector<RenderedOutput> render_again(const Plan& plan, const std::vector<std::size_t>& outputs,
                                         const BuildOptions& options, const BuildState& state,
                                         const FileSystem& files, const Site& site,
                                         Diagnostics& diagnostics) {
  std::map<std::string, FileStamp, std::less<>> as_remembered;
  std::vector<RenderedOutput> rendered(outputs.size());
  std::vector<std::size_t> all(outputs.size());
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    all[k] = k;
    rendered[k].output = &plan.outputs[outputs[k]];
    const std::string& path = rendered[k].output->path;
    if (const Remembered* last = state.find(path)) as_remembered.emplace(path, last->stamp);
  }
  const RenderContext context{plan, options, state, as_remembered, files, site};
  Rendering rendering(context, rendered);
  rendering.run(all);
  rendering.tell(diagnostics);
  return rendered;
}

std::vector<RenderedOutput> render(const Plan& plan, const BuildOptions& options,
                                   const BuildState& state,
                                   const std::map<std::string, FileStamp, std::less<>>& on_disk,
                                   const FileSystem& files, const Site& site,
                                   Diagnostics& diagnostics) {
  const RenderContext context{plan, options, state, on_disk, files, site};
  std::vector<RenderedOutput> rendered(plan.outputs.size());
  std::vector<std::size_t> first, rest;
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    rendered[i].output = &plan.outputs[i];
    const bool early = !options.first.empty() && comes_first(plan.outputs[i], options.first);
    (early ? first : rest).push_back(i);
  }
  Rendering rendering(context, rendered);
  rendering.run(first);
  if (!first.empty() && rendering.good(first)) give_first(options, rendered, first);
  rendering.run(rest);
  rendering.tell(diagnostics);
  return rendered;
}

}  // namespace zhanting
