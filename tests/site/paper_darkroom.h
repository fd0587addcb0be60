#pragma once

#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "media/darkroom.h"

namespace zhanting {

/// Writes down what it was asked for, and counts.
class PaperDarkroom : public Darkroom {
 public:
  std::string_view version() const override { return version_; }
  const std::vector<std::string>& files() const override { return loaded_from; }
  std::string print(std::string_view source, std::string_view sheet, const PrintOrder& order,
                    std::string& out) const override {
    ++made;
    if (source.find("UNREADABLE") != std::string_view::npos) return "not a picture at all";
    const std::string focus =
        order.focus ? fmt::format(" around {} {}", order.focus->x, order.focus->y) : "";
    out = fmt::format("{}x{}{}{} of {}, {}", order.width, order.height,
                      order.cut ? " cut" : " whole", focus, hash_of(source).to_hex(), sheet);
    return {};
  }

  /// What stands behind “GLANCE ” in the source: a colour and two halves of a likeness, in
  /// hexadecimal, and whether it is transparent; a credit behind “CREDIT ”; “PRESS” for its
  /// colours. Nothing of what says that it is “DAMAGED”.
  std::optional<Glance> glance(std::string_view source) const override {
    ++looked;
    Glance glance;
    const std::string bytes(source);
    unsigned transparent = 0;
    unsigned long long first = 0;
    unsigned long long second = 0;
    const std::size_t at = bytes.find("GLANCE ");
    if (bytes.find("DAMAGED") != std::string::npos) return std::nullopt;
    if (at == std::string::npos) return glance;
    std::sscanf(bytes.c_str() + at, "GLANCE %x %llx %llx %u", &glance.colour, &first, &second,
                &transparent);
    glance.likeness = {first, second};
    glance.transparent = transparent != 0;
    glance.for_print = bytes.find("PRESS") != std::string::npos;
    if (const std::size_t credit = bytes.find("CREDIT "); credit != std::string::npos)
      glance.copyright = bytes.substr(credit + 7, bytes.find('\n', credit) - credit - 7);
    return glance;
  }

  mutable std::atomic<int> made = 0, looked = 0;
  std::vector<std::string> loaded_from;

 private:
  std::string version_ = "paper 1";
};

inline PaperDarkroom& paper() {
  static PaperDarkroom darkroom;
  return darkroom;
}

inline const Darkroom* open_paper() {
  paper().made = paper().looked = 0;
  return &paper();
}

}  // namespace zhanting
