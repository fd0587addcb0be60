#pragma once

#include <fmt/format.h>

#include <atomic>
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

  mutable std::atomic<int> made = 0;
  std::vector<std::string> loaded_from;

 private:
  std::string version_ = "paper 1";
};

inline PaperDarkroom& paper() {
  static PaperDarkroom darkroom;
  return darkroom;
}

inline const Darkroom* open_paper() {
  paper().made = 0;
  return &paper();
}

}  // namespace zhanting
