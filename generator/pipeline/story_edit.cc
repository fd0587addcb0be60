#include "pipeline/story_edit.h"

#include <algorithm>
#include <set>

#include "base/paths.h"
#include "model/check.h"
#include "model/stories.h"
#include "model/story_links.h"
#include "outputs/kinds.h"
#include "pipeline/check_links.h"
#include "pipeline/render.h"

namespace zhanting {

namespace {

/// `told` without `gone`, each taken away once, and with `come`.
Diagnostics instead(const Diagnostics& told, const std::vector<Diagnostic>& gone,
                    const std::vector<Diagnostic>& come) {
  std::vector<Diagnostic> rest = told.all();
  for (const Diagnostic& each : gone) {
    const auto found = std::find(rest.begin(), rest.end(), each);
    if (found != rest.end()) rest.erase(found);
  }
  Diagnostics out;
  for (Diagnostic& each : rest) out.add(std::move(each));
  for (const Diagnostic& each : come) out.add(each);
  return out;
}

/// One edited story. It takes the old one's place at once, and gives it back unless kept.
class StoryEdit {
 public:
  StoryEdit(RecordBase& record, TextFile& file) : record_(&record), file_(&file) {}

  /// False when a whole build is needed.
  bool take(const BuildOptions& options, const FileSystem& files, const StoryLinks& links,
            const Site& site) {
    told_before_ = what_is_told(site);
    text_.path = file_->path;
    Diagnostics reading;
    read_text(options.source, files, text_, reading);
    if (!text_.good) return false;
    put_in();
    Diagnostics found;
    convert_story({}, site.language, *record_, found);
    links.resolve(*record_, found);
    const bool shown = show_pictures(site, record_->story);
    told_now_ = found.all();
    told_by_rules(site, told_now_);
    return found.has_errors() || (shown && files_of(record_->story) == files_of(old_));
  }

  void give_back() {
    if (is_in_) record_->story = std::move(old_);
  }

  /// From now on the text is that of the documents.
  void keep(BuildState& state) {
    StoryText& story = record_->story;
    file_->bytes = std::move(text_.bytes);
    file_->text = without_bom(file_->bytes);
    file_->hash = text_.hash;
    story.text = file_->text;
    state.facts.stories[file_->path] = known_story(story);
  }

  /// `told` of the whole site, with what is said of the new story instead of the old one.
  Diagnostics told_instead(const Diagnostics& told) const {
    return instead(told, told_before_, told_now_);
  }

  const StoryText& story() const { return record_->story; }

 private:
  void put_in() {
    StoryText fresh;
    fresh.path = record_->story.path;
    fresh.text = text_.text;
    fresh.text_hash = text_.hash;
    old_ = std::move(record_->story);
    record_->story = std::move(fresh);
    is_in_ = true;
  }

  void told_by_rules(const Site& site, std::vector<Diagnostic>& told) const {
    Diagnostics found;
    check_record(site, *record_, found);
    told.insert(told.end(), found.all().begin(), found.all().end());
  }

  std::vector<Diagnostic> what_is_told(const Site& site) const {
    std::vector<Diagnostic> told = record_->story.facts.diagnostics;
    told_by_rules(site, told);
    return told;
  }

  static std::set<std::string> files_of(const StoryText& story) {
    std::set<std::string> files(story.files.begin(), story.files.end());
    files.erase("");
    return files;
  }

  RecordBase* record_;
  TextFile* file_;
  TextFile text_;
  StoryText old_;
  bool is_in_ = false;
  std::vector<Diagnostic> told_before_, told_now_;
};

/// The edits under way; all are given back unless kept.
class StoryEdits {
 public:
  ~StoryEdits() {
    for (StoryEdit& edit : edits_) edit.give_back();
  }

  bool take(const std::vector<std::string>& paths, const BuildOptions& options,
            const FileSystem& files, BuiltSite& built) {
    const StoryLinks links(built.documents, built.site);
    for (const std::string& path : paths) {
      RecordBase* record = find_record(built.site, path);
      if (!record) return false;
      const auto file = std::find_if(built.documents.files.begin(), built.documents.files.end(),
                                     [&](const TextFile& each) { return each.path == path; });
      if (!edits_.emplace_back(*record, *file).take(options, files, links, built.site))
        return false;
    }
    return true;
  }

  std::vector<std::size_t> outputs(const StoryIndex& index) const {
    std::set<std::size_t> all;
    for (const StoryEdit& edit : edits_) {
      const std::vector<std::size_t>& shown = index.outputs_of(edit.story());
      all.insert(shown.begin(), shown.end());
    }
    return {all.begin(), all.end()};
  }

  Diagnostics told_instead(Diagnostics told) const {
    for (const StoryEdit& edit : edits_) told = edit.told_instead(told);
    return told;
  }

  void keep(BuildState& state) {
    for (StoryEdit& edit : edits_) edit.keep(state);
    edits_.clear();
  }

 private:
  static RecordBase* find_record(const Site& site, const std::string& path) {
    for (RecordBase* record : site.records()) {
      if (record->story.path && *record->story.path == path) return record;
    }
    return nullptr;
  }

  std::deque<StoryEdit> edits_;
};

/// All pages: those rendered now, the others as remembered.
std::vector<LinkedPage> all_pages(const Plan& plan, const std::vector<RenderedOutput>& rendered,
                                  const BuildState& state) {
  std::vector<LinkedPage> pages = linked_pages(rendered);
  std::set<const Output*> now;
  for (const RenderedOutput& each : rendered) now.insert(each.output);
  for (const Output& output : plan.outputs) {
    if (now.contains(&output)) continue;
    pages.push_back({&output, &state.find(output.path)->links});
  }
  return pages;
}

std::size_t count_pages(const Plan& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.outputs.begin(), plan.outputs.end(),
                    [](const Output& output) { return !output.template_name.empty(); }));
}

/// Overwrites what changed. False when the folder does not take it.
bool overwrite(std::vector<RenderedOutput>& rendered, FileSystem& files, BuildState& state,
               BuildReport& report) {
  for (RenderedOutput& each : rendered) {
    if (!each.reason) continue;
    const std::string file = join_path(report.output, each.output->path);
    Remembered made{each.hashes.recipe, each.hashes.data, {}, std::move(each.links)};
    if (files.replace(file, each.bytes) || files.stamp(file, made.stamp)) return false;
    state.remember(each.output->path, std::move(made));
    report.made.push_back({each.output->path, *each.reason});
  }
  return true;
}

/// A whole build says nothing of themes while there are errors.
Diagnostics without_themes(const Diagnostics& told, const Site& site) {
  Diagnostics themes;
  check_themes(site, themes);
  return instead(told, themes.all(), {});
}

}  // namespace

StoryIndex::StoryIndex(const Plan& plan) {
  std::vector<const LazyHtml*> shown;
  for (std::size_t i = 0; i < plan.outputs.size(); ++i) {
    const Output& output = plan.outputs[i];
    if (!output.view) continue;
    shown.clear();
    find_lazy_html(Value::object(output.view.get(), *output.hashed), shown);
    for (const LazyHtml* html : shown) {
      std::vector<std::size_t>& outputs = outputs_[html];
      if (outputs.empty() || outputs.back() != i) outputs.push_back(i);
    }
  }
}

const std::vector<std::size_t>& StoryIndex::outputs_of(const StoryText& story) const {
  static const std::vector<std::size_t> none;
  const auto found = outputs_.find(&story);
  return found == outputs_.end() ? none : found->second;
}

std::optional<BuildResult> build_stories(const std::vector<std::string>& paths,
                                         const StoryIndex& index, const BuildOptions& options,
                                         FileSystem& files, BuildState& state, BuiltSite& built) {
  StoryEdits edits;
  if (!edits.take(paths, options, files, built)) return std::nullopt;
  Diagnostics content = edits.told_instead(built.content);
  if (content.has_errors()) return finish_build(options, without_themes(content, built.site));

  const std::optional<std::vector<std::size_t>> search =
      renew_search(*built.planned.input, built.planned.plan.outputs);
  if (!search) return std::nullopt;
  const Plan& plan = built.planned.plan;
  std::vector<std::size_t> outputs = edits.outputs(index);
  outputs.insert(outputs.end(), search->begin(), search->end());
  Diagnostics all = edits.told_instead(built.all);
  std::vector<RenderedOutput> rendered =
      render_again(plan, outputs, options, state, files, built.site, all);
  if (!all.has_errors()) check_links(all_pages(plan, rendered, state), built.site, all);
  if (all.has_errors() || (options.strict && all.warning_count() > 0))
    return finish_build(options, std::move(all));

  BuildReport report;
  report.output = files.real_path(options.output);
  report.base_path = built.site.base_path;
  report.pages = count_pages(plan);
  if (!overwrite(rendered, files, state, report)) return std::nullopt;
  report.reused = plan.outputs.size() - report.made.size();
  edits.keep(state);
  built.content = std::move(content);
  built.all = all;
  return finish_build(options, std::move(all), std::move(report));
}

}  // namespace zhanting
