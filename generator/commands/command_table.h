#pragma once

#include <span>
#include <string>
#include <string_view>

#include "commands/console.h"

namespace CLI {
class App;
}

namespace zhanting {

/// Everything a command line can say; each command reads its own part.
struct Arguments;

/// A row an option: how it is written, what it says to a reader, how CLI11 reads it.
struct OptionRow {
  std::string_view name;   // “--source”, or “DIR” for an argument without a name
  std::string_view value;  // “DIR”, "" for a switch; “zh|en” for one of these words
  MessageCode help;
  void (*add)(CLI::App& app, Arguments& arguments);

  bool is_named() const { return name.starts_with("--"); }
  /// “--source DIR”.
  std::string written() const;
};

/// A row a command.
struct CommandRow {
  std::string_view name;
  MessageCode help;
  std::string_view example;
  std::span<const OptionRow> options;
  std::span<const OptionRow> more;
  int (*run)(const Arguments& arguments, const Console& console);

  /// “zhanting join OUTPUT PART… [--language zh|en]”.
  std::string usage() const;
};

/// What every command takes.
std::span<const OptionRow> common_options();

/// Calls visit(option) for all options of a command, in the order in which help shows them.
void for_each_option(const CommandRow& command, const auto& visit) {
  for (const auto& rows : {command.options, command.more, common_options()}) {
    for (const OptionRow& option : rows) visit(option);
  }
}

}  // namespace zhanting
