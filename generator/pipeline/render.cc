#include "pipeline/render.h"

#include <atomic>
#include <mutex>

#include "base/parallel.h"
#include "base/paths.h"
#include "load/messages.h"
#include "media/image_info.h"
#include "media/messages.h"
#include "pipeline/page_links.h"
#include "pipeline/print_store.h"

namespace zhanting {

namespace {

/// Renders a page from its view, or makes or reads the file that it is.
class OutputMaker {
 public:
  OutputMaker(const PlannedSite& site, const std::string& source, FileSystem& files,
              std::vector<HtmlMark>& marks, Diagnostics& diagnostics)
      : site_(site), source_(source), files_(files), marks_(marks), diagnostics_(diagnostics) {}

  std::string operator()(const PageOutput& page) const {
    const MadeView made = page.view();
    const RenderInput input{Value::object(made.view.get(), *made.globals), page.root,
                            &site_.plan().assets, site_.site().language, site_.plan().shared};
    std::string bytes;
    const bool good = site_.plan().templates.render(std::string(page.template_name), input, bytes,
                                                    marks_, diagnostics_);
    return good ? std::move(bytes) : std::string();
  }

  std::string operator()(const BytesOutput& file) const { return file.make(); }

  std::string operator()(const PrintOutput& output) const {
    const PrintStore store(source_, files_);
    if (std::optional<std::string> known = store.find(*output.print)) return *std::move(known);
    const Darkroom& darkroom = *site_.stories().media.darkroom;
    std::string print;
    const std::string fault =
        darkroom.print(read(output.source), output.print->sheet, output.print->order, print);
    if (fault.empty()) {
      print = without_metadata(std::move(print)).value_or("");
      store.keep(*output.print, print);
    } else {
      diagnostics_.error({&output.source, 1, 1, 0},
                         Message::of(messages::kPictureUndecoded, output.source, fault),
                         Message{messages::kHintCopyAgain, {}});
    }
    return print;
  }

  std::string operator()(const CopyOutput& copy) const {
    std::string bytes = read(copy.source);
    std::optional<std::string> published = without_metadata(std::move(bytes));
    if (published) return *std::move(published);
    diagnostics_.error({&copy.source, 1, 1, 0}, Message::of(messages::kPictureDamaged, copy.source),
                       Message{messages::kHintCopyAgain, {}});
    return {};
  }

 private:
  std::string read(const std::string& path) const {
    std::string bytes;
    if (const std::error_code error = files_.read(join_path(source_, path), bytes))
      diagnostics_.fault(path, Message::of(messages::kUnreadable, error.message()));
    return bytes;
  }

  const PlannedSite& site_;
  const std::string& source_;
  FileSystem& files_;
  std::vector<HtmlMark>& marks_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string render_output(const PlannedSite& site, const Output& output, const std::string& source,
                          FileSystem& files, std::vector<HtmlMark>& marks,
                          Diagnostics& diagnostics) {
  return std::visit(OutputMaker(site, source, files, marks, diagnostics), output.content);
}

std::vector<RenderedOutput> render(const PlannedSite& site, const BuildOptions& options,
                                   const BuildState& state, const OnDisk* on_disk,
                                   FileSystem& files, const Take& take, Diagnostics& diagnostics) {
  std::vector<const Output*> outputs;
  for (std::size_t i = 0; i < site.plan().outputs.size(); ++i) {
    if (options.part.holds(i)) outputs.push_back(&site.plan().outputs[i]);
  }
  std::vector<RenderedOutput> rendered(outputs.size());
  std::vector<Diagnostics> found(outputs.size());
  std::atomic<std::size_t> done = 0;
  std::mutex progress;
  parallel_for(outputs.size(), options.jobs, [&](std::size_t i) {
    if (options.stopped && options.stopped()) return;
    const Output& output = *outputs[i];
    RenderedOutput& each = rendered[i];
    each.output = &output;
    each.hashes = hashes_of(output, site.plan());
    const Remembered* last = state.find(output.path);
    each.reason = reason_to_render(output.path, each.hashes, last, on_disk);
    if (!options.write && output.print()) {
      each.bytes = each.hashes.data;
    } else if (each.reason) {
      std::vector<HtmlMark> marks;
      std::string bytes = render_output(site, output, options.source, files, marks, found[i]);
      if (found[i].has_errors()) return;
      if (const PageOutput* page = output.page())
        each.links =
            page_links(bytes, marks, output.path, *page, site.site().base_path, state.links());
      each.bytes = hash_of(std::string_view(bytes));
      if (last && last->bytes == each.bytes && is_there(output.path, *last, on_disk)) {
        each.reason.reset();
      } else {
        take(output, std::move(bytes));
      }
    } else {
      each.links = last->links;
      each.bytes = last->bytes;
    }
    const std::size_t count = ++done;
    const bool slow = each.reason && output.print();
    if (options.progress && (slow || count % 256 == 0 || count == outputs.size())) {
      const std::scoped_lock lock(progress);
      options.progress("render", count, outputs.size());
    }
  });
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  return rendered;
}

}  // namespace zhanting
