#include <fmt/format.h>
#include <malloc.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

#include "commands/command_line.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "markdown/story.h"

namespace {

using namespace zhanting;

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::int64_t now() {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

/// Nothing is taken down that the end of the process takes down by itself.
void keep(std::shared_ptr<const void> large) {
  static auto* const kept = new std::vector<std::shared_ptr<const void>>;
  kept->push_back(std::move(large));
}

/// A module stands beside the program.
std::string module_path(const char* name) {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return (program.parent_path() / name).string();
}

const Darkroom* darkroom() {
  static const Darkroom* const opened = open_darkroom(module_path("zhanting_darkroom.so"));
  return opened;
}

const Engraver* engraver() {
  static const Engraver* const opened = open_engraver(module_path("zhanting_engraver.so"));
  return opened;
}

const Foundry* foundry() {
  static const Foundry* const opened = open_foundry(module_path("zhanting_foundry.so"));
  return opened;
}

/// 128 random bits in hexadecimal digits.
std::string token() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return {};
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
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

/// Memory comes from the system in large pieces and goes back at the end: a build asks for much and
/// lets go of it in between.
void take_memory_in_large_pieces() {
  constexpr int kPiece = 4 << 20;
  ::mallopt(M_TOP_PAD, kPiece);
  ::mallopt(M_TRIM_THRESHOLD, 16 * kPiece);
  ::mallopt(M_MMAP_THRESHOLD, kPiece);
}

}  // namespace

/// The only place that looks at the environment: locale, terminal, cores, clock, chance, the
/// program's own folder.
int main(int argc, char** argv) {
  take_memory_in_large_pieces();
  const std::unique_ptr<FileSystem> files = make_disk_files();
  Console console{*files,
                  std::cout,
                  std::cerr,
                  locale_language(),
                  false,
                  isatty(STDERR_FILENO) != 0,
                  std::max(1U, std::thread::hardware_concurrency()),
                  &seconds,
                  &now,
                  &keep,
                  &darkroom,
                  &engraver,
                  &token,
                  &foundry};
  register_markdown_extensions();
  try {
    return run_command_line(argc, argv, console);
  } catch (const std::exception& error) {  // of the system: no memory, no threads
    return refuse(console, Message::of(messages::kUnexpected, error.what()));
  }
}
