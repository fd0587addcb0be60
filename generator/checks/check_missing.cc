#include "checks/check_rules.h"
#include "checks/messages.h"

namespace zhanting {

void check_missing(const Node& node, const StoryInSite& story, Diagnostics& diagnostics) {
  if (story.empty() || node.base->unreadable) return;
  const std::vector<Place>& signs = story.converted->gaps;
  const Missing* missing = nullptr;
  bool needs_places = false;
  visit_record(*node.base, Overloaded{[&](const Entry& entry) {
                                        missing = &entry.missing;
                                        needs_places = true;
                                      },
                                      [&](const Report& report) { missing = &report.missing; },
                                      [](const auto&) {}});
  if (!missing) return;
  const std::vector<Text>& items = missing->items;
  const std::string& sign = story.options.gap_sign;
  for (std::size_t i = items.size(); i < signs.size(); ++i)
    diagnostics.warning(signs[i],
                        Message::of(messages::kGapUnexplained, sign, std::to_string(items.size())),
                        Message::of(messages::kHintGapUnexplained, sign));
  for (std::size_t i = signs.size(); needs_places && i < items.size(); ++i)
    diagnostics.warning(items[i].place, Message::of(messages::kGapWithoutPlace, sign),
                        Message::of(messages::kHintGapWithoutPlace, sign));
}

}  // namespace zhanting
