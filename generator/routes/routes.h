#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"
#include "routes/link.h"

namespace zhanting {

/// Where everything of a site stands: the address of each record, and the ids on its page. Const
/// once made; valid while the Site is.
///
/// An id belongs to one thing of a page: a brief's is its slug, a section's too, a figure's
/// “SLUG-ID”; where two want the same, briefs come before sections, sections before figures, and
/// stories' headings last.
class Routes {
 public:
  explicit Routes(const Site& site);

  /// How a record is linked; its url is "" if it stands nowhere.
  const Link& link(const Node& node) const { return links_[node.index]; }
  /// An organisation has a page when two or more things stand on it in different places; else its
  /// link leads to the one thing there is.
  bool has_page(const OrganisationNode& organisation) const;
  /// The link of a name as it is written; its url is "" if it is not the name of an organisation
  /// that stands somewhere.
  Link link(const Mention& mention) const;
  /// Of a brief, on its report's page.
  const std::string& html_id(const EntryNode& brief) const { return ids_[brief.index].own; }
  /// Of a report's sections and of a record's own figures, in order; "" for figures without an id.
  const std::vector<std::string>& section_ids(const ReportNode& report) const {
    return ids_[report.index].sections;
  }
  const std::vector<std::string>& figure_ids(const Node& node) const {
    return ids_[node.index].figures;
  }
  /// The ids of the record's page that are not its story's headings'. Where several records are
  /// told on one page, a report's are all of them.
  const std::vector<std::string>& page_ids(const Node& node) const { return ids_[node.index].page; }
  /// Site path, or address, of each link of the settings, in the order of for_each_link(); "" for
  /// that of a kind without entries.
  const std::vector<std::string>& settings_links() const { return settings_links_; }

 private:
  struct Ids {
    std::string own;
    std::vector<std::string> sections, figures, page;
  };
  void give_ids();
  void give_addresses();
  /// "" for a kind that has no catalogue.
  std::string address_of(const NavigationItem& item) const;
  bool has_catalogue(std::string_view folder) const;

  const Site& site_;
  std::vector<Link> links_;  // by index of the node
  std::vector<Ids> ids_;
  std::vector<std::string> settings_links_;
};

}  // namespace zhanting
