#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "commands/build_command.h"
#include "commands/console.h"
#include "markdown/story.h"
#include "pipeline/version.h"

namespace zhanting {

namespace {

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The locale's language, else English.
Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value)
      return std::string_view(value).starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kEnglish;
}

/// What the command line says, for all commands together.
struct Arguments {
  BuildCommand build;
  std::string diagnostics = "text";
  std::string language;
  unsigned jobs = 0;
};

void add_build_options(CLI::App& app, Arguments& arguments) {
  BuildOptions& options = arguments.build.options;
  app.add_option("--source", options.source, "folder of the showcase");
  app.add_option("--output", options.output, "folder of the site (default: SOURCE/site)");
  app.add_option("--base-url", options.base_url, "where the site will be published");
  app.add_option("--jobs", arguments.jobs, "threads")->check(CLI::Range(1U, 256U));
  app.add_flag("--drafts", options.drafts, "with drafts");
  app.add_flag("--force", options.force, "make everything anew");
  app.add_flag("--strict", options.strict, "warnings are errors");
  app.add_flag("--explain", arguments.build.explain, "say why each file was made");
}

void add_common_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--diagnostics", arguments.diagnostics, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_option("--language", arguments.language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}));
}

int run(int argc, char** argv) {
  const std::unique_ptr<FileSystem> files = make_disk_files();
  Console console{*files, std::cout, std::cerr, locale_language(), false,
                  isatty(STDERR_FILENO) != 0,
                  std::max(1U, std::thread::hardware_concurrency()), &seconds};
  Arguments arguments;
  CLI::App app("zhanting");
  app.require_subcommand(1);
  CLI::App* build_app = app.add_subcommand("build", "build the site");
  CLI::App* check_app = app.add_subcommand("check", "check without writing");
  for (CLI::App* each : {build_app, check_app}) {
    add_build_options(*each, arguments);
    add_common_options(*each, arguments);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    app.exit(error);
    return kWrongUse;
  }
  if (!arguments.language.empty())
    console.language = arguments.language == "zh" ? Language::kChinese : Language::kEnglish;
  console.json = arguments.diagnostics == "json";
  BuildOptions& options = arguments.build.options;
  options.jobs = arguments.jobs == 0 ? console.cores : arguments.jobs;
  if (options.output.empty()) options.output = options.source + "/site";
  std::string program;
  if (!files->read("/proc/self/exe", program)) set_program_hash(hash_of(std::string_view(program)));
  register_markdown_extensions();
  return build_app->parsed() ? run_build(arguments.build, console)
                             : run_check(arguments.build, console);
}

}  // namespace

}  // namespace zhanting

int main(int argc, char** argv) { return zhanting::run(argc, argv); }
