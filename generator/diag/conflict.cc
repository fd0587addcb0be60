#include "diag/conflict.h"

#include "diag/messages.h"
#include "diag/source_text.h"

namespace zhanting {

namespace {

constexpr std::string_view kOurs = "<<<<<<<";
constexpr std::string_view kTheirs = ">>>>>>>";

/// git writes seven signs, then nothing or a space and a name.
bool is_marker(std::string_view line, std::string_view signs) {
  if (!line.starts_with(signs)) return false;
  return line.size() == signs.size() || line[signs.size()] == ' ';
}

}  // namespace

bool check_conflicts(const std::string* path, std::string_view text, Diagnostics& diagnostics) {
  if (text.find(kOurs) == std::string_view::npos && text.find(kTheirs) == std::string_view::npos)
    return true;
  const SourceText source(path, text);
  bool good = true;
  bool open = false;
  for (std::uint32_t number = 1; source.line_start(number) < text.size(); ++number) {
    const std::string_view line = source.line(number);
    const bool opens = is_marker(line, kOurs);
    const bool closes = is_marker(line, kTheirs);
    if (opens || (closes && !open)) {
      diagnostics.error(source.place(source.line_start(number), line.size()),
                        Message::of(messages::kConflict), Message::of(messages::kHintConflict));
      good = false;
    }
    open = (open || opens) && !closes;
  }
  return good;
}

}  // namespace zhanting
