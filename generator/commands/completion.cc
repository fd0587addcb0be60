#include "commands/completion.h"

#include <fmt/format.h>

#include <algorithm>

namespace zhanting {

namespace {

constexpr std::string_view kHead = R"(# bash completion for zhanting
_zhanting() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '%COMMANDS% --help --version' -- "$word"))
    return
  fi
  local names='' words=''
  case ${COMP_WORDS[1]} in
)";

constexpr std::string_view kTail = R"(  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$names --help" -- "$word"))
  elif [[ $before == --* || -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  fi
  [[ ${#COMPREPLY[@]} -gt 0 ]] || compopt -o default
}
complete -F _zhanting zhanting
)";

/// “zh|en” as “zh en”; "" for what is not one of some words.
std::string choices(std::string_view value) {
  if (value.find('|') == std::string_view::npos) return {};
  std::string words(value);
  std::replace(words.begin(), words.end(), '|', ' ');
  return words;
}

}  // namespace

std::string bash_completion(std::span<const CommandRow> commands) {
  std::string names;
  for (const CommandRow& command : commands)
    names.append(names.empty() ? "" : " ").append(command.name);
  std::string script(kHead);
  constexpr std::string_view kCommands = "%COMMANDS%";
  script.replace(script.find(kCommands), kCommands.size(), names);
  for (const CommandRow& command : commands) {
    std::string options, values;
    for_each_option(command, [&](const OptionRow& option) {
      if (option.is_named()) options.append(options.empty() ? "" : " ").append(option.name);
      const std::string words = choices(option.value);
      if (words.empty()) return;
      values += option.is_named() ? fmt::format("        {}) words='{}' ;;\n", option.name, words)
                                  : fmt::format("        {}) words='{}' ;;\n", command.name, words);
    });
    script += fmt::format("    {})\n      names='{}'\n", command.name, options);
    if (!values.empty()) script += "      case $before in\n" + values + "      esac\n";
    script += "      ;;\n";
  }
  script += kTail;
  return script;
}

}  // namespace zhanting
