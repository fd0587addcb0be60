#include "commands/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/version.h"
#include "commands/build_command.h"
#include "commands/check_command.h"
#include "commands/command_table.h"
#include "commands/completion.h"
#include "commands/diff.h"
#include "commands/fonts.h"
#include "commands/headers.h"
#include "commands/init.h"
#include "commands/join.h"
#include "commands/list_words.h"
#include "commands/manual.h"
#include "commands/messages.h"
#include "commands/new.h"
#include "commands/proof.h"
#include "commands/publish_command.h"
#include "commands/schema.h"
#include "commands/serve_command.h"
#include "data/field_types.h"

namespace zhanting {

struct Arguments {
  BuildCommand build;
  CheckCommand check;
  int port = 8080;
  std::string bind;
  NewOptions new_options;
  InitOptions init;
  SchemaOptions schema;
  ProofOptions proof;
  WordsOptions words;
  JoinOptions join;
  FontsOptions fonts;
  HeadersOptions headers;
  PublishOptions publish;
  DiffOptions diff;
  std::string part;
  std::string shell;
  std::string diagnostics = "text";
  std::string language;
};

namespace {

constexpr OptionRow kBuildOptions[] = {
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.build.options.source); }},
    {"--output", "DIR", messages::kHelpOutput,
     [](CLI::App& app, Arguments& a) { app.add_option("--output", a.build.options.output); }},
    {"--base-url", "URL", messages::kHelpBaseUrl,
     [](CLI::App& app, Arguments& a) { app.add_option("--base-url", a.build.options.base_url); }},
    {"--jobs", "N", messages::kHelpJobs,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--jobs", a.build.options.jobs)->check(CLI::Range(1U, 256U));
     }},
    {"--now", "DATE", messages::kHelpNow,
     [](CLI::App& app, Arguments& a) { app.add_option("--now", a.build.options.day); }},
    {"--drafts", "", messages::kHelpDrafts,
     [](CLI::App& app, Arguments& a) { app.add_flag("--drafts", a.build.options.drafts); }},
    {"--force", "", messages::kHelpForce,
     [](CLI::App& app, Arguments& a) { app.add_flag("--force", a.build.options.force); }},
    {"--strict", "", messages::kHelpStrict,
     [](CLI::App& app, Arguments& a) { app.add_flag("--strict", a.build.options.strict); }},
    {"--explain", "", messages::kHelpExplain,
     [](CLI::App& app, Arguments& a) { app.add_flag("--explain", a.build.explain); }},
    {"--diagnostics", "text|json", messages::kHelpDiagnostics,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--diagnostics", a.diagnostics)->check(CLI::IsMember({"text", "json"}));
     }},
};

constexpr OptionRow kBuildOnly[] = {
    {"--precompress", "", messages::kHelpPrecompress,
     [](CLI::App& app, Arguments& a) {
       app.add_flag("--precompress", a.build.options.precompress);
     }},
    {"--changed", "FILE", messages::kHelpChanged,
     [](CLI::App& app, Arguments& a) { app.add_option("--changed", a.build.changed); }},
    {"--part", "K/N", messages::kHelpPart,
     [](CLI::App& app, Arguments& a) { app.add_option("--part", a.part); }},
    {"--wait", "SECONDS", messages::kHelpWait,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--wait", a.build.wait)->check(CLI::Range(0, 86400));
     }},
};

constexpr OptionRow kJoinOptions[] = {
    {"OUTPUT", "", messages::kHelpJoinOutput,
     [](CLI::App& app, Arguments& a) { app.add_option("OUTPUT", a.join.output)->required(); }},
    {"PART…", "", messages::kHelpJoinParts,
     [](CLI::App& app, Arguments& a) { app.add_option("PART", a.join.parts)->required(); }},
};

constexpr OptionRow kCheckOptions[] = {
    {"--external", "", messages::kHelpExternal,
     [](CLI::App& app, Arguments& a) { app.add_flag("--external", a.check.external); }},
    {"--timeout", "SECONDS", messages::kHelpTimeout,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--timeout", a.check.timeout)->check(CLI::Range(1, 600));
     }},
};

constexpr OptionRow kServeOnly[] = {
    {"--bind", "ADDRESS", messages::kHelpBind,
     [](CLI::App& app, Arguments& a) { app.add_option("--bind", a.bind); }},
    {"--port", "N", messages::kHelpPort,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--port", a.port)->check(CLI::Range(1, 65535));
     }},
};

constexpr OptionRow kNewOptions[] = {
    {"KIND", "", messages::kHelpNewKind,
     [](CLI::App& app, Arguments& a) { app.add_option("KIND", a.new_options.kind)->required(); }},
    {"[SLUG]", "", messages::kHelpNewSlug,
     [](CLI::App& app, Arguments& a) { app.add_option("SLUG", a.new_options.slug); }},
    {"--name", "NAME", messages::kHelpNewName,
     [](CLI::App& app, Arguments& a) { app.add_option("--name", a.new_options.name); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.new_options.source); }},
};

constexpr OptionRow kInitOptions[] = {
    {"DIR", "", messages::kHelpInitFolder,
     [](CLI::App& app, Arguments& a) { app.add_option("DIR", a.init.folder)->required(); }},
    {"--like", "party|museum|faculty", messages::kHelpInitLike,
     [](CLI::App& app, Arguments& a) { app.add_option("--like", a.init.like); }},
};

constexpr OptionRow kSchemaOptions[] = {
    {"[KIND]", "", messages::kHelpSchemaKind,
     [](CLI::App& app, Arguments& a) { app.add_option("KIND", a.schema.kind); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.schema.source); }},
};

constexpr OptionRow kProofOptions[] = {
    {"[REPORT|KIND]", "", messages::kHelpProofReport,
     [](CLI::App& app, Arguments& a) { app.add_option("REPORT", a.proof.report); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.proof.source); }},
    {"--output", "DIR", messages::kHelpProofOutput,
     [](CLI::App& app, Arguments& a) { app.add_option("--output", a.proof.output); }},
};

constexpr OptionRow kFontsOptions[] = {
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.fonts.source); }},
};

constexpr OptionRow kHeadersOptions[] = {
    {"SERVER", "nginx|apache|caddy|netlify-headers|netlify-redirects", messages::kHelpServer,
     [](CLI::App& app, Arguments& a) { app.add_option("SERVER", a.headers.server)->required(); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.headers.source); }},
    {"--base-url", "URL", messages::kHelpBaseUrl,
     [](CLI::App& app, Arguments& a) { app.add_option("--base-url", a.headers.base_url); }},
    {"--root", "DIR", messages::kHelpRoot,
     [](CLI::App& app, Arguments& a) { app.add_option("--root", a.headers.root); }},
};

constexpr OptionRow kPublishOptions[] = {
    {"TARGET", "", messages::kHelpTarget,
     [](CLI::App& app, Arguments& a) { app.add_option("TARGET", a.publish.target)->required(); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.build.options.source); }},
    {"--output", "DIR", messages::kHelpOutput,
     [](CLI::App& app, Arguments& a) { app.add_option("--output", a.build.options.output); }},
    {"--dry-run", "", messages::kHelpDryRun,
     [](CLI::App& app, Arguments& a) { app.add_flag("--dry-run", a.publish.dry_run); }},
    {"--rollback", "[RELEASE]", messages::kHelpRollback,
     [](CLI::App& app, Arguments& a) {
       app.add_option_function<std::string>("--rollback",
                                            [&a](const std::string& release) {
                                              a.publish.rollback = true;
                                              a.publish.release = release;
                                            })
           ->expected(0, 1);
     }},
    {"--keep", "N", messages::kHelpKeep,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--keep", a.publish.keep)->check(CLI::Range(1U, 1000U));
     }},
    {"--name", "NAME", messages::kHelpReleaseName,
     [](CLI::App& app, Arguments& a) { app.add_option("--name", a.publish.name); }},
    {"--wait", "SECONDS", messages::kHelpPublishWait,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--wait", a.publish.wait)->check(CLI::Range(0, 86400));
     }},
};

constexpr OptionRow kDiffOptions[] = {
    {"DIR", "", messages::kHelpDiffFolder,
     [](CLI::App& app, Arguments& a) { app.add_option("DIR", a.diff.before)->required(); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.build.options.source); }},
    {"--output", "DIR", messages::kHelpOutput,
     [](CLI::App& app, Arguments& a) { app.add_option("--output", a.build.options.output); }},
    {"--strict", "", messages::kHelpStrict,
     [](CLI::App& app, Arguments& a) { app.add_flag("--strict", a.diff.strict); }},
};

constexpr OptionRow kWordsOptions[] = {
    {"--missing", "", messages::kHelpWordsMissing,
     [](CLI::App& app, Arguments& a) { app.add_flag("--missing", a.words.missing); }},
    {"--source", "DIR", messages::kHelpSource,
     [](CLI::App& app, Arguments& a) { app.add_option("--source", a.words.source); }},
};

/// “zh” of zh-CN, zh_Hans and chinese, “en” of en-GB: what systems and web pages call them.
std::string plain_language(std::string code) {
  code = to_lower_ascii(code);
  for (const auto& [name, plain] :
       {std::pair("chinese", "zh"), std::pair("中文", "zh"), std::pair("english", "en")}) {
    if (code == name) return plain;
  }
  return code.substr(0, code.find_first_of("-_."));
}

/// Every command takes it.
constexpr OptionRow kLanguage[] = {
    {"--language", "zh|en", messages::kHelpLanguage,
     [](CLI::App& app, Arguments& a) {
       app.add_option("--language", a.language)
           ->transform([](const std::string& code) { return plain_language(code); })
           ->check(CLI::IsMember({"zh", "en"}));
     }},
};

constexpr OptionRow kShell[] = {
    {"SHELL", "bash", messages::kHelpShell,
     [](CLI::App& app, Arguments& a) {
       app.add_option("SHELL", a.shell)->required()->check(CLI::IsMember({"bash"}));
     }},
};

int print_manual(const Arguments& arguments, const Console& console);
int print_completion(const Arguments& arguments, const Console& console);

constexpr CommandRow kCommands[] = {
    {"build", messages::kHelpBuild, "zhanting build --base-url https://example.cn/zhanting/",
     kBuildOptions, kBuildOnly,
     [](const Arguments& a, const Console& console) { return run_build(a.build, console); }},
    {"check", messages::kHelpCheck, "zhanting check --strict", kBuildOptions, kCheckOptions,
     [](const Arguments& a, const Console& console) {
       return run_check({a.build.options, a.check.external, a.check.timeout}, console);
     }},
    {"serve", messages::kHelpServe, "zhanting serve --port 9000", kBuildOptions, kServeOnly,
     [](const Arguments& a, const Console& console) {
       return run_serve({a.build.options, a.port, a.build.explain, a.bind}, console);
     }},
    {"new",
     messages::kHelpNew,
     "zhanting new organisation tea-house --name \"Tea House\"",
     kNewOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_new(a.new_options, console); }},
    {"init",
     messages::kHelpInit,
     "zhanting init my-showcase",
     kInitOptions,
     {},
     [](const Arguments& a, const Console& console) {
       const Language language = a.language == "en" ? Language::kEnglish : Language::kChinese;
       return run_init({a.init.folder, language, a.init.like}, console);
     }},
    {"schema",
     messages::kHelpSchema,
     "zhanting schema site",
     kSchemaOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_schema(a.schema, console); }},
    {"words",
     messages::kHelpWords,
     "zhanting words",
     kWordsOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_words(a.words, console); }},
    {"join",
     messages::kHelpJoin,
     "zhanting join site parts/1 parts/2",
     kJoinOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_join(a.join, console); }},
    {"fonts",
     messages::kHelpFonts,
     "zhanting fonts",
     kFontsOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_fonts(a.fonts, console); }},
    {"publish",
     messages::kHelpPublish,
     "zhanting publish /srv/showcase",
     kPublishOptions,
     {},
     [](const Arguments& a, const Console& console) {
       PublishOptions options = a.publish;
       options.source = a.build.options.source;
       options.site = a.build.options.output;
       return run_publish(std::move(options), console);
     }},
    {"diff",
     messages::kHelpDiff,
     "zhanting diff /srv/showcase",
     kDiffOptions,
     {},
     [](const Arguments& a, const Console& console) {
       DiffOptions options = a.diff;
       options.source = a.build.options.source;
       options.site = a.build.options.output;
       options.jobs = console.cores;
       return run_diff(options, console);
     }},
    {"headers",
     messages::kHelpHeaders,
     "zhanting headers nginx --root /srv/showcase/site",
     kHeadersOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_headers(a.headers, console); }},
    {"proof",
     messages::kHelpProof,
     "zhanting proof",
     kProofOptions,
     {},
     [](const Arguments& a, const Console& console) { return run_proof(a.proof, console); }},
    {"manual", messages::kHelpManual, "zhanting manual | man -l -", {}, {}, print_manual},
    {"completion",
     messages::kHelpCompletion,
     "zhanting completion bash > ~/.local/share/bash-completion/completions/zhanting",
     kShell,
     {},
     print_completion},
};

int print_manual(const Arguments&, const Console& console) {
  console.out << manual_page(kCommands, program_version().text(), console.language);
  return kDone;
}

int print_completion(const Arguments&, const Console& console) {
  console.out << bash_completion(kCommands);
  return kDone;
}

/// Lines of two columns, the second one aligned.
void print_rows(const std::vector<std::pair<std::string, std::string>>& rows,
                std::ostream& stream) {
  int widest = 0;
  for (const auto& [left, right] : rows) widest = std::max(widest, display_width(left));
  for (const auto& [left, right] : rows)
    stream << "  " << left
           << std::string(static_cast<std::size_t>(widest - display_width(left) + 2), ' ') << right
           << '\n';
}

void print_help(const Console& console) {
  say(console.out, console, {messages::kHelpIntroduction, {}});
  std::vector<std::pair<std::string, std::string>> rows;
  for (const CommandRow& command : kCommands)
    rows.emplace_back(command.name, text_of({command.help, {}}, console.language));
  print_rows(rows, console.out);
  say(console.out, console, {messages::kHelpFirstSteps, {}});
}

void print_help(const CommandRow& command, const Console& console) {
  std::vector<std::pair<std::string, std::string>> rows;
  for_each_option(command, [&](const OptionRow& option) {
    rows.emplace_back(option.written(), text_of({option.help, {}}, console.language));
  });
  console.out << command.usage() << "\n\n";
  say(console.out, console, {command.help, {}});
  console.out << '\n';
  print_rows(rows, console.out);
  console.out << '\n';
  say(console.out, console, Message::of(messages::kHelpExample, command.example));
}

/// The value behind `--language` among `words`; it counts even where the rest is wrong.
void choose_language(const std::vector<std::string>& words, Console& console) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string value;
    if (words[i] == "--language" && i + 1 < words.size()) value = words[i + 1];
    if (words[i].starts_with("--language=")) value = words[i].substr(11);
    value = plain_language(value);
    if (value == "zh") console.language = Language::kChinese;
    if (value == "en") console.language = Language::kEnglish;
  }
}

int wrong_use(const Console& console, const Message& message, std::string_view nearest) {
  std::string line = text_of(message, console.language);
  if (const auto hint = did_you_mean(nearest)) line += "  " + text_of(*hint, console.language);
  console.err << line << '\n';
  return kWrongUse;
}

/// Words a parse error in the console's language: an unknown option with the nearest one, the rest
/// by naming the option at fault.
int report_parse_error(const CLI::ParseError& error, const CommandRow& command,
                       const std::vector<std::string>& words, const Console& console) {
  std::vector<std::string_view> known{"--help"};
  for_each_option(command, [&](const OptionRow& option) { known.push_back(option.name); });
  for (const std::string& word : words) {
    const std::string name = word.substr(0, word.find('='));
    if (name.starts_with("--") && std::find(known.begin(), known.end(), name) == known.end())
      return wrong_use(console, Message::of(messages::kUnknownOption, command.name, name),
                       closest(name, known));
  }
  return wrong_use(console, Message::of(messages::kUsageError, error.what(), command.name), "");
}

}  // namespace

std::span<const OptionRow> common_options() {
  return kLanguage;
}

std::string OptionRow::written() const {
  return std::string(name) +
         (value.empty() || !is_named() ? std::string() : " " + std::string(value));
}

std::string CommandRow::usage() const {
  std::string usage = "zhanting " + std::string(name);
  for_each_option(*this, [&](const OptionRow& option) {
    usage += option.is_named() ? " [" + option.written() + "]" : " " + std::string(option.name);
  });
  return usage;
}

int run_command_line(int argc, const char* const* argv, Console& console) {
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  choose_language(words, console);
  if (words.empty() || words.front() == "--help" || words.front() == "-h" ||
      words.front() == "help") {
    print_help(console);
    return words.empty() ? kWrongUse : kDone;
  }
  if (words.front() == "--version") {
    console.out << "zhanting " << program_version().text() << '\n';
    return kDone;
  }
  const auto command =
      std::find_if(std::begin(kCommands), std::end(kCommands),
                   [&](const CommandRow& row) { return row.name == words.front(); });
  if (command == std::end(kCommands)) {
    std::vector<std::string_view> known;
    for (const CommandRow& row : kCommands) known.push_back(row.name);
    return wrong_use(console, Message::of(messages::kUnknownCommand, words.front()),
                     closest(words.front(), known));
  }
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (std::find(rest.begin(), rest.end(), "--help") != rest.end()) {
    print_help(*command, console);
    return kDone;
  }
  Arguments arguments;
  arguments.build.options.jobs = console.cores;
  CLI::App app;
  app.set_help_flag();
  for_each_option(*command, [&](const OptionRow& option) { option.add(app, arguments); });
  try {
    std::vector<std::string> reversed(rest.rbegin(), rest.rend());  // as CLI11 wants them
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return report_parse_error(error, *command, rest, console);
  }
  console.json = arguments.diagnostics == "json";
  BuildOptions& options = arguments.build.options;
  arguments.join.jobs = console.cores;
  if (!arguments.part.empty()) {
    const std::optional<BuildPart> part = BuildPart::parse(arguments.part);
    if (!part) return wrong_use(console, Message::of(messages::kBadPart, arguments.part), "");
    options.part = *part;
  }
  if (!options.day.empty() && !is_date(options.day, DateForm::kPublished))
    return wrong_use(console, Message::of(messages::kBadNow, options.day), "");
  if (options.output.empty()) options.output = join_path(options.source, "site");
  if (console.files.kind_of(options.source) != FileKind::kFolder)
    return wrong_use(console, Message::of(messages::kNoSourceFolder, options.source), "");
  return command->run(arguments, console);
}

}  // namespace zhanting
