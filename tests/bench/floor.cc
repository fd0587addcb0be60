#include <cmark-gfm-core-extensions.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"

/// The least work there is in a first build, for tests/bench/compare: render every story of a
/// showcase with plain cmark-gfm, parse every JSON file, write the tree that zhanting wrote.
///     floor SHOWCASE SITE EMPTY_FOLDER JOBS
/// prints a line for each: name, wall seconds, CPU seconds. Reading SITE's bytes is not counted.
namespace {

namespace fs = std::filesystem;

std::string read(const std::string& path) {
  std::string bytes;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    bytes.resize(fs::file_size(path));
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
    std::fclose(file);
  }
  return bytes;
}

void write(const std::string& path, std::string_view bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size() ||
      std::fclose(file) != 0) {
    std::perror(path.c_str());
    std::_Exit(1);
  }
}

/// Paths relative to `folder`, in the order of their bytes.
std::vector<std::string> files_below(const std::string& folder, std::string_view extension = {}) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    if (extension.empty() || entry.path().extension() == extension)
      files.push_back(entry.path().string().substr(folder.size() + 1));
  }
  std::sort(files.begin(), files.end());
  return files;
}

void render_stories(const std::string& content, unsigned jobs) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_syntax_extension* tables = cmark_find_syntax_extension("table");
  const std::vector<std::string> files = files_below(content, ".md");
  zhanting::parallel_for(files.size(), jobs, [&](std::size_t i) {
    const std::string text = read(content + "/" + files[i]);
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, tables);
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node* document = cmark_parser_finish(parser);
    std::free(
        cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser)));
    cmark_node_free(document);
    cmark_parser_free(parser);
  });
}

void parse_records(const std::string& content, unsigned jobs,
                   std::vector<nlohmann::json>& records) {
  const std::vector<std::string> files = files_below(content, ".json");
  records.resize(files.size());
  zhanting::parallel_for(files.size(), jobs, [&](std::size_t i) {
    records[i] = nlohmann::json::parse(read(content + "/" + files[i]));
  });
}

struct Tree {
  std::vector<std::string> paths, bytes;
};

Tree read_tree(const std::string& folder) {
  Tree tree{files_below(folder), {}};
  for (const std::string& path : tree.paths) tree.bytes.push_back(read(folder + "/" + path));
  return tree;
}

void write_tree(const Tree& tree, const std::string& folder, unsigned jobs) {
  std::set<std::string> folders;
  for (const std::string& path : tree.paths) folders.insert(fs::path(path).parent_path().string());
  for (const std::string& each : folders) fs::create_directories(folder + "/" + each);
  zhanting::parallel_for(tree.paths.size(), jobs, [&](std::size_t i) {
    write(folder + "/" + tree.paths[i], tree.bytes[i]);
  });
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void measure(const char* name, const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  std::printf("%s %.4f %.4f\n", name, wall.count(), cpu_seconds() - cpu);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: floor SHOWCASE SITE EMPTY_FOLDER JOBS\n", stderr);
    return 2;
  }
  const std::string content = std::string(argv[1]) + "/content";
  const unsigned jobs = static_cast<unsigned>(std::max(1, std::atoi(argv[4])));
  const Tree tree = read_tree(argv[2]);
  std::vector<nlohmann::json> records;  // kept: taking them apart is no part of the work
  measure("stories", [&] { render_stories(content, jobs); });
  measure("records", [&] { parse_records(content, jobs, records); });
  measure("tree", [&] { write_tree(tree, argv[3], jobs); });
}
