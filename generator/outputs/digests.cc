#include "outputs/digests.h"

#include "base/parallel.h"

namespace zhanting {

namespace {

/// Adds what the parts of a record name and show, beyond what its JSON says of them.
class PartDigest {
 public:
  PartDigest(const Surroundings& around, Hasher& hasher) : around_(around), hasher_(hasher) {}

  void add(const Node& node) {
    for (const std::string& id : around_.routes.figure_ids(node)) hasher_.add(id);
    visit_record(*node.base, [&](const auto& record) { add_members(record, node); });
  }

 private:
  template <typename R>
  void add_members(const R& record, const Node& node) {
    if constexpr (requires { record.photos; }) {
      for (const Photo& photo : record.photos) add(photo);
    }
    if constexpr (requires { record.honours; }) {
      for (const Honour& honour : record.honours) {
        add(honour.awarded_by);
        for (const Mention& to : honour.to) add(to);
        hasher_.add(static_cast<std::uint64_t>(is_conferred(around_.site, honour, node)));
      }
      for (const Event& event : record.events) add(event.organisations);
      for (const Plot& plot : record.plots) {
        for (const FigureRef& ref : plot.figures) add(around_.site.find(ref, &node), node);
      }
    }
  }

  void add(const OrganisationNode* organisation) {
    hasher_.add(static_cast<std::uint64_t>(organisation != nullptr));
    if (organisation) add_to_hash(around_.routes.link(*organisation), hasher_);
  }
  void add(const Mention& mention) { add(around_.site.find(mention)); }
  void add(const std::vector<OrganisationRef>& refs) {
    for (const OrganisationRef& ref : refs) add(around_.site.find(ref));
  }

  void add(const Photo& photo) {
    add(photo.organisations);
    const PublishedPicture* picture = around_.stories.media->of(photo);
    if (!picture) return;
    hasher_.add(picture->url);
    hasher_.add(static_cast<std::uint64_t>(picture->width));
    hasher_.add(static_cast<std::uint64_t>(picture->height));
  }

  /// Another record's figure, with the record that holds it.
  void add(const PartOf<Figure>& figure, const Node& own) {
    if (!figure || figure.owner == &own) return;
    hasher_.add(figure.owner->base->hash);
    add_to_hash(around_.routes.link(*figure.owner), hasher_);
    for (const std::string& id : around_.routes.figure_ids(*figure.owner)) hasher_.add(id);
  }

  const Surroundings& around_;
  Hasher& hasher_;
};

Hash128 digest_of(const Node& node, const Surroundings& around, const Cards& cards) {
  Hasher hasher;
  hasher.add(node.base->hash);
  hasher.add(cards.of(node).digest);
  PartDigest(around, hasher).add(node);
  if (node.base->collection() == Collection::kReports) {
    const auto& report = static_cast<const ReportNode&>(node);
    for (const std::string& id : around.routes.section_ids(report)) hasher.add(id);
    for (const Mention& organiser : report.record().organisers)
      add_to_hash(around.routes.link(organiser), hasher);
    for (const PartOf<Figure>& figure : figures_of(report, around.site)) {
      if (figure.owner == &node) continue;
      hasher.add(figure.owner->base->hash);
      add_to_hash(around.routes.link(*figure.owner), hasher);
      for (const std::string& id : around.routes.figure_ids(*figure.owner)) hasher.add(id);
    }
  } else if (const EntryNode* entry = as_entry(node)) {
    hasher.add(around.routes.html_id(*entry));
    for (const Link* link : with_links(*entry, around)) add_to_hash(*link, hasher);
    for (const ShownFact& fact : show_facts(*entry, around)) add_to_hash(value_of(fact), hasher);
  }
  return hasher.finish();
}

}  // namespace

void add_to_hash(const Link& link, Hasher& hasher) {
  hasher.add(link.name);
  hasher.add(link.url);
  hasher.add(link.kind);
  hasher.add(link.title);
}

std::vector<Hash128> make_digests(const Surroundings& around, const Cards& cards, unsigned jobs) {
  std::vector<Hash128> digests(around.site.nodes.size());
  parallel_for(digests.size(), jobs, [&](std::size_t i) {
    digests[i] = digest_of(*around.site.nodes[i], around, cards);
  });
  return digests;
}

}  // namespace zhanting
