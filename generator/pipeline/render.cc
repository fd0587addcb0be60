#include "pipeline/render.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/text.h"
#include "load/messages.h"
#include "media/drawing_style.h"
#include "media/image_info.h"
#include "media/messages.h"
#include "outputs/encodings.h"
#include "outputs/plan_input.h"
#include "pipeline/build.h"
#include "pipeline/card_drawing.h"
#include "pipeline/messages.h"
#include "pipeline/page_links.h"
#include "pipeline/print_store.h"
#include "stories/attachments.h"
#include "stories/messages.h"

namespace zhanting {

namespace {

/// Renders a page from its view, or makes or reads the file that it is.
class OutputMaker {
 public:
  /// `path`: of the output.
  OutputMaker(const PlannedSite& site, const std::string& path, const std::string& source,
              FileSystem& files, const PrintStore& store, std::vector<HtmlMark>& marks,
              Diagnostics& diagnostics)
      : site_(site),
        path_(path),
        source_(source),
        files_(files),
        store_(store),
        marks_(marks),
        diagnostics_(diagnostics) {}

  std::string operator()(const PageOutput& page) const { return render(page, marks_); }

  std::string operator()(const CardOutput& card) const {
    const std::string svg = draw(card, true);
    if (svg.empty()) return {};
    const Engraver& engraver = *site_.input().engraver;
    Hasher key;
    key.add(svg);
    key.add(static_cast<std::uint64_t>(card.width));
    key.add(static_cast<std::uint64_t>(card.height));
    key.add(engraver.version());
    const Hash128 hash = key.finish();
    if (std::optional<std::string> known = store_.find(hash, path_)) return *std::move(known);
    std::string png;
    const std::string fault = engraver.engrave(svg, card.width, card.height, png);
    if (fault.empty()) {
      store_.keep(hash, path_, png);
    } else {
      diagnostics_.error_in(template_path(card), Message::of(messages::kCardNotDrawn, fault));
    }
    return png;
  }

  /// The drawing as it is engraved: without characters that would be boxes, its pictures inside;
  /// without `pictures` they are only looked for.
  std::string draw(const CardOutput& card, bool pictures) const {
    std::vector<HtmlMark> marks;
    std::string svg = render(card.drawing, marks);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
      if (mark->kind != HtmlMark::Kind::kLink) continue;
      const Output* const picture = find_picture(svg.substr(mark->offset, mark->size), card);
      if (!picture) return {};
      if (pictures) svg.replace(mark->offset, mark->size, data_of(*picture));
    }
    if (site_.site().language != Language::kChinese) svg = with_latin_marks(svg);
    return without_boxes(svg, *site_.input().engraver);
  }

  std::string operator()(const BytesOutput& file) const { return file.make(site_.input()); }

  std::string operator()(const PrintOutput& output) const {
    if (std::optional<std::string> known = store_.find(output.print->hash, path_))
      return *std::move(known);
    const Darkroom& darkroom = *site_.stories().media->darkroom;
    std::string print;
    const std::string fault =
        darkroom.print(read(output.source), output.print->sheet, output.print->order, print);
    if (fault.empty()) {
      print = without_metadata(std::move(print)).value_or("");
      store_.keep(output.print->hash, path_, print);
    } else {
      diagnostics_.error({&output.source, 1, 1, 0},
                         Message::of(messages::kPictureUndecoded, output.source, fault),
                         Message{messages::kHintCopyAgain, {}});
    }
    return print;
  }

  /// The text is rendered once more: encoding it takes many times as long. What is wrong with it is
  /// said when it is rendered for itself.
  std::string operator()(const EncodedOutput& output) const {
    std::vector<HtmlMark> marks;
    Diagnostics said;
    const std::string text = std::visit(
        OutputMaker(site_, path_, source_, files_, store_, marks, said), output.text->content);
    if (said.has_faults()) diagnostics_.merge(std::move(said));
    return output.encoding->encode(text);
  }

  std::string operator()(const CopyOutput& copy) const {
    std::string bytes = read(copy.source);
    const std::string ending = telling_ending(copy.source);
    if (!telling_format(bytes).empty() &&
        (ending.empty() || !is_allowed(site_.site().settings(), ending))) {
      diagnostics_.error({&copy.source, 1, 1, 0},
                         Message::of(messages::kAttachmentTells, copy.source),
                         ending.empty() ? Message{messages::kHintTrueEnding, {}}
                                        : Message::of(messages::kHintTellingAttachment, ending));
      return {};
    }
    const MessageCode damaged = damage_message(bytes);
    std::optional<std::string> published = without_metadata(std::move(bytes));
    if (published && copy.drawing)
      return with_drawing_style(*std::move(published), site_.stories().media->drawing_style);
    if (published) return *std::move(published);
    diagnostics_.error({&copy.source, 1, 1, 0}, Message::of(damaged, copy.source),
                       Message{messages::kHintCopyAgain, {}});
    return {};
  }

 private:
  std::string render(const PageOutput& page, std::vector<HtmlMark>& marks) const {
    const MadeView made = page.view(site_.input());
    const RenderInput input{Value::object(made.view.get(), *made.globals),
                            page.root,
                            &site_.plan().assets,
                            &site_.site().date_words,
                            &site_.site().lexicon,
                            site_.plan().shared,
                            site_.site().settings().links_folders()};
    std::string bytes;
    const bool good = site_.plan().templates->render(std::string(page.template_name), input, bytes,
                                                     marks, diagnostics_);
    return good ? std::move(bytes) : std::string();
  }

  std::string template_path(const CardOutput& card) const {
    return "templates/" + std::string(card.drawing.template_name);
  }

  /// The picture of the site at that address; null, and a mistake, where there is none.
  const Output* find_picture(const std::string& address, const CardOutput& card) const {
    const Output* const picture = site_.plan().find(address);
    if (picture && !picture->rendered()) return picture;
    diagnostics_.error_in(template_path(card), Message::of(messages::kCardPicture, address),
                          Message{messages::kHintCardPicture, {}});
    return nullptr;
  }

  std::string data_of(const Output& picture) const {
    std::vector<HtmlMark> marks;
    return data_address(picture.path, std::visit(OutputMaker(site_, picture.path, source_, files_,
                                                             store_, marks, diagnostics_),
                                                 picture.content));
  }

  std::string read(const std::string& path) const {
    std::string bytes;
    if (const std::error_code error = files_.read(join_path(source_, path), bytes))
      diagnostics_.fault(path, Message::of(messages::kUnreadable, error.message()));
    return bytes;
  }

  const PlannedSite& site_;
  const std::string& path_;
  const std::string& source_;
  FileSystem& files_;
  const PrintStore& store_;
  std::vector<HtmlMark>& marks_;
  Diagnostics& diagnostics_;
};

/// What is wrong with a drawing, without a picture of it.
void try_to_draw(const PlannedSite& site, const CardOutput& card, const BuildOptions& options,
                 FileSystem& files, Diagnostics& diagnostics) {
  std::vector<HtmlMark> marks;
  const PrintStore untouched(options.source, files);
  (void)OutputMaker(site, options.source, options.source, files, untouched, marks, diagnostics)
      .draw(card, false);
}

/// The stories that an output shows are in both sites the same.
bool shows_the_same(const Output& output, const PlannedSite& a, const PlannedSite& b) {
  return std::all_of(output.stories.begin(), output.stories.end(), [&](const Node* node) {
    return a.stories().of(*node).hash == b.stories().of(*node).hash;
  });
}

/// What the last build left of each output, or null. Both stand in the order of their paths.
std::vector<const Remembered*> find_all(const std::vector<const Output*>& outputs,
                                        const BuildState& state) {
  std::vector<const Remembered*> found(outputs.size());
  auto last = state.outputs().begin();
  const auto end = state.outputs().end();
  for (std::size_t i = 0; i < outputs.size() && last != end; ++i) {
    while (last != end && last->first < outputs[i]->path) ++last;
    if (last != end && last->first == outputs[i]->path) found[i] = &last->second;
  }
  return found;
}

/// Takes over what `last` has of `outputs`; gives the places of the others.
std::vector<std::size_t> keep(const PlannedSite& site, const std::vector<const Output*>& outputs,
                              const RenderedSite* last, std::vector<RenderedOutput>& rendered) {
  std::vector<std::size_t> others;
  if (!last || last->site->plan().templates != site.plan().templates ||
      last->site->plan().shared != site.plan().shared) {
    others.resize(outputs.size());
    std::iota(others.begin(), others.end(), std::size_t{0});
    return others;
  }
  auto known = last->outputs.begin();
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Output& output = *outputs[i];
    while (known != last->outputs.end() && known->output->path < output.path) ++known;
    if (known == last->outputs.end() || known->output != &output ||
        !shows_the_same(output, site, *last->site)) {
      others.push_back(i);
      continue;
    }
    rendered[i] = *known;
    rendered[i].reason.reset();
    rendered[i].kept = true;
  }
  return others;
}

}  // namespace

namespace {

std::string render_with(const PrintStore& store, const PlannedSite& site, const Output& output,
                        const std::string& source, FileSystem& files, std::vector<HtmlMark>& marks,
                        Diagnostics& diagnostics) {
  return std::visit(OutputMaker(site, output.path, source, files, store, marks, diagnostics),
                    output.content);
}

}  // namespace

std::string render_output(const PlannedSite& site, const Output& output, const std::string& source,
                          FileSystem& files, std::vector<HtmlMark>& marks,
                          Diagnostics& diagnostics) {
  const PrintStore store(source, files);
  return render_with(store, site, output, source, files, marks, diagnostics);
}

std::vector<RenderedOutput> render(const PlannedSite& site, const BuildOptions& options,
                                   const BuildState& state, const RenderedSite* last_site,
                                   const OnDisk* on_disk, FileSystem& files,
                                   const PrintStore& store, const Take& take,
                                   Diagnostics& diagnostics) {
  std::vector<const Output*> outputs;
  for (std::size_t i = 0; i < site.plan().outputs.size(); ++i) {
    if (options.part.holds(i)) outputs.push_back(site.plan().outputs[i]);
  }
  std::vector<RenderedOutput> rendered(outputs.size());
  const std::vector<const Remembered*> remembered = find_all(outputs, state);
  const std::vector<std::size_t> changed =
      keep(site, outputs, on_disk ? nullptr : last_site, rendered);
  std::vector<Diagnostics> found(changed.size());
  std::atomic<std::size_t> done = 0;
  std::mutex progress;
  parallel_for(changed.size(), options.jobs, [&](std::size_t i) {
    if (options.stopped && options.stopped()) return;
    const Output& output = *outputs[changed[i]];
    RenderedOutput& each = rendered[changed[i]];
    each.output = &output;
    each.hashes = hashes_of(output, site);
    const Remembered* last = remembered[changed[i]];
    each.reason = reason_to_render(output.path, each.hashes, last, on_disk);
    if (!options.write && (output.print() || output.card())) {
      if (const CardOutput* card = output.card())
        try_to_draw(site, *card, options, files, found[i]);
      each.links = std::make_shared<const PageLinks>();
      each.bytes = each.hashes.data;
    } else if (each.reason) {
      std::vector<HtmlMark> marks;
      std::string bytes = render_with(store, site, output, options.source, files, marks, found[i]);
      if (found[i].has_errors()) return;
      PageLinks links;
      if (const PageOutput* page = output.page())
        links = page_links(bytes, marks, output.path, *page, site.site().base_path, state.links());
      each.links = std::make_shared<const PageLinks>(std::move(links));
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
    const bool slow = each.reason && (output.print() || output.card());
    if (options.progress && (slow || count % 256 == 0 || count == changed.size())) {
      const std::scoped_lock lock(progress);
      options.progress("render", count, changed.size());
    }
  });
  for (Diagnostics& each : found) diagnostics.merge(std::move(each));
  return rendered;
}

}  // namespace zhanting
