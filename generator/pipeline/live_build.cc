#include "pipeline/live_build.h"

#include <malloc.h>

#include <algorithm>

#include "base/paths.h"
#include "pipeline/story_edit.h"

namespace zhanting {

namespace {

bool is_story(const std::string& path) {
  return path.starts_with("content/") && path.ends_with(".md");
}

bool is_theme(const std::string& path) {
  return path.starts_with("templates/") || path.starts_with("assets/");
}

}  // namespace

LiveBuild::LiveBuild(FileSystem& files) : files_(files) {}
LiveBuild::~LiveBuild() = default;

BuildResult LiveBuild::build(const BuildOptions& options, const std::set<std::string>* changed) {
  if (!changed) pending_.insert("");  // no story, and nothing of the theme
  if (!changed || !built_) return build_whole(options);
  const std::string root = options.source + "/";
  for (const std::string& path : *changed)
    pending_.insert(path.starts_with(root) ? path.substr(root.size()) : path);

  if (std::all_of(pending_.begin(), pending_.end(), is_story)) {
    prepare();
    if (std::optional<BuildResult> result = build_stories(
            {pending_.begin(), pending_.end()}, *index_, options, files_, state_, *built_)) {
      if (result->ok()) pending_.clear();
      return *std::move(result);
    }
  } else if (std::all_of(pending_.begin(), pending_.end(), is_theme)) {
    index_.reset();
    rendered_many_ = true;
    BuildResult result = build_pages(options, files_, state_, *built_);
    if (result.ok()) pending_.clear();
    return result;
  }
  return build_whole(options);
}

BuildResult LiveBuild::build_whole(const BuildOptions& options) {
  rendered_many_ = true;
  auto built = std::make_unique<BuiltSite>();
  BuildResult result = build_site(options, files_, state_, *built);
  if (result.ok()) {
    index_.reset();
    retired_ = std::move(built_);
    built_ = std::move(built);
    pending_.clear();
  }
  return result;
}

void LiveBuild::prepare() {
  if (retired_ || rendered_many_) {
    retired_.reset();
    rendered_many_ = false;
    ::malloc_trim(0);  // what a large build needed would stay with the process else
  }
  if (built_ && !index_) index_ = std::make_unique<StoryIndex>(built_->planned.plan);
}

}  // namespace zhanting
