#include <fmt/format.h>

#include <array>
#include <cmath>

#include "checks/check_site.h"
#include "checks/messages.h"

namespace zhanting {

namespace {

constexpr double kLeastContrast = 4.5;

using Channels = std::array<double, 3>;  // 0 to 255

Channels channels_of(const std::string& colour) {
  Channels channels{};
  for (std::size_t i = 0; i < channels.size(); ++i)
    channels[i] = static_cast<double>(std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16));
  return channels;
}

/// WCAG's relative luminance.
double luminance_of(const Channels& channels) {
  static constexpr Channels kWeights = {0.2126, 0.7152, 0.0722};
  double luminance = 0;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    const double c = channels[i] / 255;
    luminance += kWeights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return luminance;
}

/// The colour nearest to `colour`, on its way to black or to white, that can be read on `paper`.
std::string readable(const std::string& colour, const std::string& paper) {
  constexpr int kSteps = 64;
  const Channels from = channels_of(colour);
  const double end = contrast_of("#000000", paper) >= contrast_of("#ffffff", paper) ? 0 : 255;
  for (int step = 1; step <= kSteps; ++step) {
    std::string nearer = "#";
    for (const double c : from)
      nearer += fmt::format("{:02x}", std::lround(c + (end - c) * step / kSteps));
    if (contrast_of(nearer, paper) >= kLeastContrast) return nearer;
  }
  return end == 0 ? "#000000" : "#ffffff";
}

/// A row a colour that text has; `standard` is what assets/site.css has without one in site.json.
struct TextColourRow {
  std::string_view name;
  Colour Colours::*colour;
  std::string_view standard;
};
constexpr TextColourRow kTextColours[] = {
    {"ink", &Colours::ink, "#1f1b18"},
    {"main", &Colours::main, "#b9191a"},
    {"accent", &Colours::accent, "#1f4e6b"},
};
constexpr std::string_view kStandardPaper = "#fbf7f0";

}  // namespace

double contrast_of(const std::string& one, const std::string& other) {
  const double a = luminance_of(channels_of(one));
  const double b = luminance_of(channels_of(other));
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void check_colours(const Colours& colours, Diagnostics& diagnostics) {
  const Colour& paper_set = colours.paper;
  const std::string paper(paper_set.empty() ? kStandardPaper : std::string_view(paper_set.text));
  for (const TextColourRow& row : kTextColours) {
    const Colour& set = colours.*row.colour;
    const std::string text(set.empty() ? row.standard : std::string_view(set.text));
    const double contrast = contrast_of(text, paper);
    if (contrast >= kLeastContrast || (set.empty() && paper_set.empty())) continue;
    diagnostics.warning(set.empty() ? paper_set.place : set.place,
                        Message::of(messages::kLowContrast, row.name, text, paper,
                                    fmt::format("{:.1f}", std::floor(contrast * 10) / 10)),
                        Message::of(messages::kHintContrast, row.name, readable(text, paper)));
  }
}

}  // namespace zhanting
