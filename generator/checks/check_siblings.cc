#include <algorithm>
#include <map>
#include <tuple>

#include "checks/check_site.h"
#include "checks/messages.h"

/// Records beside each other: two of one name, two with one order.
namespace zhanting {

namespace {

/// A record as its siblings see it. `among` is what it shares with them: those of a collection, or
/// the entries of a report and of one of its sections.
struct Sibling {
  const RecordBase* record;
  const Text* name;
  std::string_view date;  // tells reports of one title apart
  const Integer* order;
  std::tuple<std::size_t, const ReportNode*, const Section*> among;
};

std::vector<Sibling> siblings_of(const Site& site) {
  std::vector<Sibling> all;
  for (const ReportNode& node : site.reports) {
    const Report& report = node.record();
    all.push_back({&report, &report.title, report.date.text, &report.order, {}});
  }
  for (const EntryNode& node : site.entries) {
    const Entry& entry = node.record();
    if (!node.report && !entry.kind->entry->needs_report())
      all.push_back(
          {&entry, &entry.name, {}, &entry.order, {4 + entry.kind->index, nullptr, nullptr}});
    // Of a section that is not known, nobody knows who stands beside it.
    if (node.report && !node.report->base->unreadable && (entry.section.empty() || node.section))
      all.push_back({&entry, &entry.name, {}, &entry.order, {1, node.report, node.section}});
  }
  for (const ThemeNode& node : site.themes)
    all.push_back(
        {node.base, &node.record().name, {}, &node.record().order, {2, nullptr, nullptr}});
  for (const PageNode& node : site.pages)
    all.push_back(
        {node.base, &node.record().title, {}, &node.record().order, {3, nullptr, nullptr}});
  return all;
}

/// A copy under another slug. An entry may be told of in several reports, and a newspaper prints
/// under one title more than once.
void check_names(const std::vector<Sibling>& siblings, Diagnostics& diagnostics) {
  std::map<std::tuple<std::size_t, const ReportNode*, std::string_view, std::string_view>,
           const RecordBase*>
      first;
  for (const Sibling& each : siblings) {
    if (each.name->empty()) continue;
    const auto [known, is_new] = first.try_emplace(
        {std::get<0>(each.among), std::get<1>(each.among), each.name->text, each.date},
        each.record);
    if (!is_new)
      diagnostics.warning(each.name->place,
                          Message::of(messages::kRecordTwice, each.name->text, known->second->path),
                          Message{messages::kHintRecordTwice, {}});
  }
}

void check_orders(const std::vector<Sibling>& siblings, Diagnostics& diagnostics) {
  using Among = decltype(Sibling::among);
  std::map<Among, std::int64_t> last;
  for (const Sibling& each : siblings) {
    if (!each.order->value) continue;
    std::int64_t& most = last.try_emplace(each.among, *each.order->value).first->second;
    most = std::max(most, *each.order->value);
  }
  std::map<std::pair<Among, std::int64_t>, const RecordBase*> first;
  for (const Sibling& each : siblings) {
    if (!each.order->value) continue;
    const auto [known, is_new] = first.try_emplace({each.among, *each.order->value}, each.record);
    if (is_new) continue;
    std::optional<Message> hint;
    if (std::int64_t& most = last.at(each.among); most < INT64_MAX)
      hint = Message::of(messages::kHintNextOrder, std::to_string(++most));
    diagnostics.warning(
        each.order->place,
        Message::of(messages::kOrderTwice, std::to_string(*each.order->value), known->second->path),
        std::move(hint));
  }
}

}  // namespace

void check_siblings(const Site& site, Diagnostics& diagnostics) {
  const std::vector<Sibling> siblings = siblings_of(site);
  check_names(siblings, diagnostics);
  check_orders(siblings, diagnostics);
}

}  // namespace zhanting
