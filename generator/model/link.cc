#include "model/link.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/messages.h"
#include "model/page_ids.h"
#include "model/pinyin.h"

namespace zhanting {

namespace {

/// Const pointers that references resolved to, back to the site's own records.
Organisation& mutable_of(const RecordBase* record) {
  return const_cast<Organisation&>(static_cast<const Organisation&>(*record));
}

void add_once(auto& list, const auto* item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// Owner, report, key and anchor of a record's parts; `page` is where the record is told.
template <typename R>
void own_parts(R& record, const Link* report) {
  const std::size_t hash = record.link.url.find('#');
  const std::string page = record.link.url.substr(0, hash);
  const auto own = [&](Figure& figure) {
    figure.owner = &record.link;
    figure.report = report;
    if (!figure.id.empty()) {
      figure.key = record.slug + "#" + figure.id.text;
      figure.anchor = page + "#" + figure.html_id;
    } else {
      figure.anchor = record.link.url;
    }
  };
  for (auto& each : record.figures) {
    if constexpr (requires { each.own; }) {
      if (each.own) own(*each.own);
    } else {
      own(each);
    }
  }
  for (Honour& honour : record.honours) {
    honour.owner = &record.link;
    honour.report = report;
  }
  for (Event& event : record.events) {
    event.owner = &record.link;
    event.report = report;
    event.anchor = record.link.url;
  }
  for (Photo& photo : record.photos) {
    photo.owner = &record.link;
    photo.report = report;
  }
}

/// An honour an entry gives to others is conferred: someone is named who is not the entry, and the
/// entry's own organisation (or one of them) awards it.
bool is_conferred(const Honour& honour, const std::vector<const Organisation*>& organisations) {
  if (!honour.awarded_by.target) return false;
  const auto own = [&](const RecordBase* target) {
    return std::find(organisations.begin(), organisations.end(), target) != organisations.end();
  };
  const bool to_others = std::any_of(honour.to.begin(), honour.to.end(), [&](const Mention& to) {
    return !to.target || !own(to.target);
  });
  return own(honour.awarded_by.target) && to_others;
}

class Linker {
 public:
  Linker(Site& site, Diagnostics& diagnostics)
      : site_(site), diagnostics_(diagnostics), all_named_(!diagnostics.has_errors()) {}

  void run() {
    give_page_ids(site_);
    addresses();
    for (auto& entry : site_.entries) stand(*entry);
    for (auto& report : site_.reports) stand(*report);
    for (auto& organisation : site_.organisations) {
      if (organisation->parent.target)
        mutable_of(organisation->parent.target).children.push_back(organisation.get());
    }
    organisation_pages();
    themes();
    mentions();
    navigation();
  }

 private:
  void addresses() {
    for (auto& report : site_.reports)
      report->link = {report->display_title(), page_path(*report), "report"};
    for (auto& entry : site_.entries) {
      const std::string_view kind = row_of(entry->collection).kind;
      const std::string& name =
          entry->short_name.empty() ? entry->name.text : entry->short_name.text;
      const bool brief = entry->is_brief() && entry->in_report;
      entry->link = {
          name, brief ? page_path(*entry->in_report) + "#" + entry->html_id : page_path(*entry),
          kind};
    }
    for (auto& page : site_.pages) page->link = {page->title.text, page_path(*page), "page"};
    for (auto& theme : site_.themes) theme->link = {theme->name.text, "", "theme"};
    for (auto& organisation : site_.organisations) {
      organisation->link = {organisation->name.text, "", "organisation"};
      organisation->initial = initial_of(*organisation);
      organisation->sort_key = organisation->initial + pinyin_sort_key(organisation->name.text);
    }
  }

  /// Notes on organisations and themes what of `record` stands on them.
  template <typename R>
  void stand_parts(R& record) {
    for (const Photo& photo : record.photos) {
      for (const OrganisationRef& ref : photo.organisations) {
        if (ref.target) add_once(mutable_of(ref.target).photos, &photo);
      }
    }
    for (const Honour& honour : record.honours) {
      for (const Mention& to : honour.to) {
        if (to.target) add_once(mutable_of(to.target).honours, &honour);
      }
      if (honour.conferred && honour.awarded_by.target)
        add_once(mutable_of(honour.awarded_by.target).honours_conferred, &honour);
    }
    for (const Event& event : record.events) {
      for (const OrganisationRef& ref : event.organisations) {
        if (ref.target) add_once(mutable_of(ref.target).events, &event);
      }
    }
  }

  void stand(Entry& entry) {
    const Link* report = entry.in_report ? &entry.in_report->link : nullptr;
    own_parts(entry, report);
    for (Brand& brand : entry.brands) {
      brand.owner = &entry.link;
      brand.report = report;
    }
    for (Honour& honour : entry.honours)
      honour.conferred = is_conferred(honour, entry.organisations);
    for (const Organisation* organisation : entry.organisations)
      mutable_of(organisation).entries.push_back(&entry);
    stand_parts(entry);
    for (ThemeUse& use : entry.themes) {
      if (use.theme.target) theme_of(use).entries.push_back({&entry, &use.why});
    }
  }

  void stand(Report& report) {
    own_parts(report, &report.link);
    for (Honour& honour : report.honours) honour.conferred = !honour.to.empty();
    stand_parts(report);
    for (const ThemeUse& use : report.themes) {
      if (use.theme.target) theme_of(use).reports.push_back({&report, &use.why});
    }
  }

  static Theme& theme_of(const ThemeUse& use) {
    return const_cast<Theme&>(static_cast<const Theme&>(*use.theme.target));
  }

  /// Addresses of what stands on an organisation or on its sub-units; what an own entry already
  /// tells does not count again.
  void things_on(const Organisation& organisation, std::set<std::string>& addresses) const {
    for (const Entry* entry : organisation.entries) addresses.insert(entry->link.url);
    for (const Photo* photo : organisation.photos) addresses.insert(photo->owner->url);
    for (const Honour* honour : organisation.honours) addresses.insert(honour->owner->url);
    for (const Event* event : organisation.events) addresses.insert(event->owner->url);
  }

  void organisation_pages() {
    for (auto& organisation : site_.organisations) {
      std::set<std::string> things;
      things_on(*organisation, things);
      for (const Organisation* child : organisation->children) things_on(*child, things);
      organisation->has_page = things.size() >= 2;
      if (organisation->has_page) {
        organisation->link.url = page_path(*organisation);
      } else if (!things.empty()) {
        organisation->link.url = *things.begin();
      } else if (all_named_ && organisation->children.empty() && !organisation->name.empty()) {
        diagnostics_.warning(organisation->name.place,
                             Message::of(messages::kOrganisationUnused, organisation->name.text));
      }
    }
  }

  void themes() {
    for (auto& theme : site_.themes) {
      if (!theme->entries.empty() || !theme->reports.empty()) {
        theme->link.url = page_path(*theme);
      } else if (all_named_ && !theme->name.empty()) {
        diagnostics_.warning(theme->name.place,
                             Message::of(messages::kThemeUnused, theme->name.text));
      }
    }
  }

  static void link(Mention& mention) {
    if (mention.target) mention.link.url = mention.target->link.url;
  }

  void mentions() {
    link(site_.settings.sponsor);
    link(site_.settings.organiser);
    const auto honours = [](std::vector<Honour>& list) {
      for (Honour& honour : list) {
        link(honour.awarded_by);
        for (Mention& to : honour.to) link(to);
      }
    };
    for (auto& report : site_.reports) {
      for (Mention& organiser : report->organisers) link(organiser);
      honours(report->honours);
    }
    for (auto& entry : site_.entries) honours(entry->honours);
  }

  void navigation() {
    for (NavigationItem& item : site_.settings.navigation) {
      if (item.page.target) {
        item.address = page_path(*item.page.target);
        continue;
      }
      item.address = item.url.text;
      if (!item.address.starts_with('/')) continue;
      item.address.erase(0, 1);
      if (item.address.empty() || item.address.ends_with('/')) item.address += "index.html";
    }
  }

  Site& site_;
  Diagnostics& diagnostics_;
  const bool all_named_;  // only then is what nothing names a mistake of its own
};

}  // namespace

void link_records(Site& site, Diagnostics& diagnostics) {
  Linker(site, diagnostics).run();
}

}  // namespace zhanting
