#pragma once

#include "model/site.h"

namespace zhanting {

/// The parts of reports and entries, each report before its entries; entries of none last:
/// gather<&Report::honours, &Entry::honours>(site).
template <auto OfReport, auto OfEntry>
auto gather(const Site& site) {
  decltype(parts_of<OfReport>(site.reports.front(), nullptr)) all;
  const auto add = [&](const EntryNode& entry) {
    const auto parts = parts_of<OfEntry>(entry, entry.report);
    all.insert(all.end(), parts.begin(), parts.end());
  };
  for (const ReportNode& report : site.reports) {
    const auto own = parts_of<OfReport>(report, &report);
    all.insert(all.end(), own.begin(), own.end());
    for (const EntryNode* entry : report.entries) add(*entry);
  }
  for (const EntryNode& entry : site.entries) {
    if (!entry.report) add(entry);
  }
  return all;
}

}  // namespace zhanting
