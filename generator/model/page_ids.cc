#include "model/page_ids.h"

#include <map>

#include "base/unique_ids.h"
#include "markdown/heading_ids.h"

namespace zhanting {

namespace {

/// The ids of one page.
class PageIds {
 public:
  std::string take(const std::string& wanted) {
    const std::string id = ids_.take(is_reserved_id(wanted) ? "s-" + wanted : wanted);
    return taken_.emplace_back(id);
  }

  void give(const std::string& slug, Figure& figure) {
    if (!figure.id.empty()) figure.html_id = take(slug + "-" + figure.id.text);
  }

  const std::vector<std::string>& taken() const { return taken_; }

 private:
  UniqueIds ids_;
  std::vector<std::string> taken_;
};

}  // namespace

void give_page_ids(Site& site) {
  std::map<const Report*, PageIds> pages;
  const auto told_in_report = [](const Entry& entry) {
    return entry.is_brief() && entry.in_report;
  };
  for (auto& entry : site.entries) {
    if (told_in_report(*entry)) entry->html_id = pages[entry->in_report].take(entry->slug);
  }
  for (auto& report : site.reports) {
    PageIds& ids = pages[report.get()];
    for (Section& section : report->sections) section.html_id = ids.take(section.slug.text);
    for (FigureUse& use : report->figures) {
      if (use.own) ids.give(report->slug, *use.own);
    }
  }
  for (auto& entry : site.entries) {
    PageIds own;
    PageIds& ids = told_in_report(*entry) ? pages[entry->in_report] : own;
    for (Figure& figure : entry->figures) ids.give(entry->slug, figure);
    entry->page_ids = own.taken();
  }
  for (auto& report : site.reports) report->page_ids = pages[report.get()].taken();
}

}  // namespace zhanting
