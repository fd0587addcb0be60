#include "routes/routes.h"

#include <set>
#include <unordered_map>

#include "base/unique_ids.h"
#include "markdown/heading_ids.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

/// The ids of one page.
class PageIds {
 public:
  std::string take(const std::string& wanted) {
    const std::string id = ids_.take(is_reserved_id(wanted) ? "s-" + wanted : wanted);
    return taken_.emplace_back(id);
  }

  /// Those of the record's figures.
  std::vector<std::string> take_figures(const RecordBase& record) {
    std::vector<std::string> ids;
    for (const Figure* figure : own_figures(record))
      ids.push_back(figure->id.empty() ? "" : take(record.slug + "-" + figure->id.text));
    return ids;
  }

  std::vector<std::string> taken() const { return taken_; }

 private:
  UniqueIds ids_;
  std::vector<std::string> taken_;
};

/// An entry goes by what its record is called, not by its headline.
std::string_view display_name(const Node& node) {
  const EntryNode* entry = as_entry(node);
  if (!entry) return node.title;
  const Entry& record = entry->record();
  return record.short_name.empty() ? record.name.text : record.short_name.text;
}

}  // namespace

const ObjectType& object_type(const Link*) {
  static const ObjectType type = {"link",
                                  {member<&Link::name>("name"),
                                   member<&Link::url>("url"),
                                   member<&Link::kind>("kind"),
                                   {"title", [](const void* self) {
                                      const auto& link = *static_cast<const Link*>(self);
                                      return value_of(link.title.empty() ? link.name : link.title);
                                    }}}};
  return type;
}

Routes::Routes(const Site& site) : site_(site), links_(site.nodes.size()), ids_(site.nodes.size()) {
  give_ids();
  give_addresses();
  site_.settings().for_each_link(
      [&](const NavigationItem& item) { settings_links_.push_back(address_of(item)); });
}

void Routes::give_ids() {
  for (const ReportNode& report : site_.reports) {
    PageIds ids;
    for (const EntryNode* entry : report.entries) {
      if (entry->is_told_in_report()) ids_[entry->index].own = ids.take(entry->base->slug);
    }
    Ids& own = ids_[report.index];
    for (const Section& section : report.record().sections)
      own.sections.push_back(ids.take(section.slug.text));
    own.figures = ids.take_figures(*report.base);
    for (const EntryNode* entry : report.entries) {
      if (entry->is_told_in_report()) ids_[entry->index].figures = ids.take_figures(*entry->base);
    }
    own.page = ids.taken();
  }
  for (const EntryNode& entry : site_.entries) {
    if (entry.is_told_in_report()) continue;
    PageIds ids;
    ids_[entry.index].figures = ids.take_figures(*entry.base);
    ids_[entry.index].page = ids.taken();
  }
}

void Routes::give_addresses() {
  for (const Node* node : site_.nodes) {
    links_[node->index] = {std::string(display_name(*node)), page_path(*node->base),
                           node->base->kind->name, node->title};
  }
  for (const EntryNode& entry : site_.entries) {
    if (entry.is_told_in_report())
      links_[entry.index].url = page_path(*entry.report->base) + "#" + html_id(entry);
  }
  for (const ThemeNode& theme : site_.themes) {
    if (theme.entries.empty() && theme.reports.empty()) links_[theme.index].url.clear();
  }
  for (const LocalityNode& locality : site_.localities) {
    if (locality.entries.empty() && locality.events.empty()) links_[locality.index].url.clear();
  }
  for (const OrganisationNode& organisation : site_.organisations) {
    // Of what stands on it or on its sub-units; two are enough to know.
    std::set<std::string_view> places;
    const auto things_on = [&](const OrganisationNode& node) {
      const auto see = [&](const Node* thing) {
        if (places.size() < 2) places.insert(link(*thing).url);
      };
      for (const EntryNode* entry : node.entries) see(entry);
      for (const PartOf<Photo>& photo : node.photos) see(photo.owner);
      for (const PartOf<Honour>& honour : node.honours) see(honour.owner);
      for (const PartOf<Event>& event : node.events) see(event.owner);
    };
    things_on(organisation);
    for (const OrganisationNode* child : organisation.children) things_on(*child);
    if (places.size() < 2) links_[organisation.index].url = places.empty() ? "" : *places.begin();
  }
}

std::string Routes::address_of(const NavigationItem& item) const {
  if (const PageNode* page = site_.find(item.page)) return link(*page).url;
  if (!item.kind.empty())
    return has_catalogue(item.kind.text) ? listing_path(item.kind.text, 1) : "";
  std::string address = item.url.text;
  if (address.starts_with('/')) {
    address.erase(0, 1);
    if (address.empty() || address.ends_with('/')) address += "index.html";
  }
  return address;
}

bool Routes::has_catalogue(std::string_view folder) const {
  return std::any_of(site_.nodes.begin(), site_.nodes.end(), [&](const Node* node) {
    return node->base->kind->folder == folder && !link(*node).url.empty();
  });
}

bool Routes::has_page(const OrganisationNode& organisation) const {
  const std::string_view url = link(organisation).url;
  return url.starts_with(organisation.base->kind->folder);
}

Link Routes::link(const Mention& mention) const {
  const OrganisationNode* named = site_.find(mention);
  return {mention.text, named ? link(*named).url : std::string(),
          site_.kinds().of(Collection::kOrganisations).name};
}

}  // namespace zhanting
