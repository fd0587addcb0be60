#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/files.h"
#include "checks/check.h"
#include "markdown/story.h"

namespace zhanting {

/// A small showcase in memory, to be spoilt in one place. Untouched it has nothing to find.
class Showcase {
 public:
  Showcase() {
    write("site.json", R"({"name": "展厅"})");
    report("arena");
    report("circle");
    write("themes/water.json", R"({"name": "水", "summary": "河和海。"})");
    page("branches/river", R"("report": "arena", "themes": ["water"])", kLongStory);
    page("highlights/sea", R"("report": "circle", "themes": ["water"])", kLongStory);
  }

  void write(const std::string& path, const std::string& text) { files_["content/" + path] = text; }
  void remove(const std::string& path) { files_.erase("content/" + path); }
  void report(const std::string& slug) {
    write("reports/" + slug + ".json",
          "{\"title\": \"专题 " + slug + R"(", "summary": "两天同场。"})");
    write("reports/" + slug + ".md", "");
  }
  void page(const std::string& path, const std::string& keys, const std::string& story,
            const std::string& summary = "支部把河水理清了。") {
    write(path + ".json",
          "{\"name\": \"" + name_of(path) + "\", \"summary\": \"" + summary + "\", " + keys + "}");
    write(path + ".md", story);
  }
  void brief(const std::string& path, const std::string& keys, const std::string& story) {
    write(path + ".json", "{\"name\": \"" + name_of(path) + R"(", "form": "brief", )" + keys + "}");
    write(path + ".md", story);
  }
  /// Figures, plots, … of the branch `river`.
  void river(const std::string& keys) {
    page("branches/river", R"("report": "arena", "themes": ["water"], )" + keys, kLongStory);
  }
  /// The story of `river`, long enough to be a page's.
  void river_story(const std::string& story) {
    page("branches/river", R"("report": "arena", "themes": ["water"])",
         story + "\n\n" + kLongStory);
  }

  /// What the rules find, one `path:line:column: code` a line.
  std::string found(bool whole = false) {
    register_markdown_extensions();
    const std::unique_ptr<FileSystem> files = make_memory_files();
    for (const auto& [path, text] : files_) {
      files->make_folders("/showcase/" + path.substr(0, path.rfind('/')));
      files->write("/showcase/" + path, text);
    }
    Diagnostics diagnostics;
    const std::string source = "/showcase";
    const Documents documents = load(source, *files, 1, diagnostics);
    const std::shared_ptr<const Site> site = make_site(documents, {}, nullptr, diagnostics);
    const Routes routes(*site);
    KnownFacts nothing;
    const auto stories = std::make_shared<const Stories>(
        make_stories({documents, *files, source}, *site, routes, nullptr, nothing, diagnostics));
    CheckedSite none;
    check_records(*site, stories, 1, nothing.checks, none, diagnostics);
    check_site(*site, none, diagnostics);
    if (whole) check_whole(documents, *site, *stories, diagnostics);
    diagnostics.sort();
    std::string lines;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      lines += diagnostic.path + ":" + std::to_string(diagnostic.line) + ":" +
               std::to_string(diagnostic.column) + ": " +
               (diagnostic.severity == Severity::kError ? "error " : "") +
               std::string(diagnostic.message.code.row().name) + "\n";
    }
    return lines;
  }

  static const std::string kLongStory;

 private:
  /// Of two characters, another one for each entry.
  std::string name_of(const std::string& path) {
    static constexpr const char* kSecond[] = {"目", "文", "件", "款", "例", "理", "令", "约"};
    return std::string("条") + kSecond[names_.try_emplace(path, names_.size()).first->second];
  }

  std::map<std::string, std::string> files_;
  std::map<std::string, std::size_t> names_;
};

inline const std::string Showcase::kLongStory = [] {
  std::string story;
  for (int i = 0; i < 40; ++i) story += "河水清了，岸上的人多了。";
  return story;
}();

}  // namespace zhanting
