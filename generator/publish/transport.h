#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diag/message.h"
#include "publish/publish_plan.h"
#include "publish/target.h"

namespace zhanting {

/// What may be done at a target that is no folder of this machine, each by one run of rsync or
/// rclone. What goes wrong comes back as a message; nothing does where there is none.
class Transport {
 public:
  using Fault = std::optional<Message>;
  virtual ~Transport() = default;

  /// All files there; none where the place is still to be made.
  [[nodiscard]] virtual Fault list(AtTarget& out) = 0;
  /// The bytes of a file that is there.
  [[nodiscard]] virtual Fault read(std::string_view path, std::string& out) = 0;
  /// Brings files of the folder `from` there, over those of the same names. `for_ever`: whoever
  /// has one need never ask for it again.
  [[nodiscard]] virtual Fault send(const std::string& from, std::span<const std::string> paths,
                                   bool for_ever) = 0;
  /// Removes files, then those of `folders` (the deepest first) that are empty.
  [[nodiscard]] virtual Fault remove(std::span<const std::string> paths,
                                     std::span<const std::string> folders) = 0;
};

/// `scratch` is an empty folder that it may use.
std::unique_ptr<Transport> make_transport(const Target& target, std::string scratch);

/// Whose fault it was that a run of words[0] failed, or nothing.
struct ProgramResult;
Transport::Fault fault_of(const std::string& program, const ProgramResult& result);

}  // namespace zhanting
