#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "records/records.h"

/// The records of a showcase as a graph: each node is a record with those it stands beside.
namespace zhanting {

struct ReportNode;
struct EntryNode;
struct OrganisationNode;
struct LocalityNode;

struct Node {
  const RecordBase* base = nullptr;
  std::string title;      // what pages call it
  std::size_t index = 0;  // among all nodes of the site
};

template <typename T>
struct NodeOf : Node {
  const T& record() const { return static_cast<const T&>(*base); }
};

/// A figure, honour, photo … with the record it belongs to. `report`: the owner itself or the
/// report that an entry is of; null for none.
template <typename T>
struct PartOf {
  const T* part = nullptr;
  const Node* owner = nullptr;
  const ReportNode* report = nullptr;
  explicit operator bool() const { return part != nullptr; }
};

struct ReportNode : NodeOf<Report> {
  std::vector<const EntryNode*> entries;  // in the site's order
};

struct ThemeNode : NodeOf<Theme> {
  struct Member {
    const EntryNode* entry;
    const Text* why;
  };
  std::vector<Member> entries;  // in the site's order
  struct ReportMember {
    const ReportNode* report;
    const Text* why;
  };
  std::vector<ReportMember> reports;  // that name it themselves
};

struct EntryNode : NodeOf<Entry> {
  const ReportNode* report = nullptr;
  const Section* section = nullptr;
  const OrganisationNode* organisation = nullptr;      // its own
  std::vector<const OrganisationNode*> organisations;  // its own first, then `with`; each once
  /// A list that holds the entry, and its place there.
  template <typename T>
  struct In {
    const T* list;
    std::size_t at;
  };
  std::vector<In<ThemeNode>> themes;  // in the order of the record
  /// Those it stands on: `organisations`, then those that its facts name; each once.
  std::vector<In<OrganisationNode>> in_organisations;
  std::vector<const LocalityNode*> localities;  // that it names, each once

  /// Told on its report's page.
  bool is_told_in_report() const { return record().is_brief() && report; }
};

struct OrganisationNode : NodeOf<Organisation> {
  const OrganisationNode* parent = nullptr;
  std::vector<const OrganisationNode*> children;
  std::vector<const EntryNode*> entries;          // in the site's order
  std::vector<PartOf<Photo>> photos;              // that show it
  std::vector<PartOf<Honour>> honours;            // that name it as recipient
  std::vector<PartOf<Honour>> honours_conferred;  // that it gave to others
  std::vector<PartOf<Event>> events;
  std::string initial;   // A…Z or "#": by pinyin
  std::string sort_key;  // pinyin, for the directory
};

struct LocalityNode : NodeOf<Locality> {
  std::vector<const EntryNode*> entries;  // that name it, in the site's order
  std::vector<PartOf<Event>> events;      // that took place there
};

struct WalkNode : NodeOf<Walk> {
  /// `entry` may be null, and `figure` none.
  struct Stop {
    const WalkStop* stop;
    const EntryNode* entry;
    PartOf<Figure> figure;
  };
  std::vector<Stop> stops;  // that lead somewhere
};

struct PageNode : NodeOf<Page> {};

/// The node of an entry; else null.
inline const EntryNode* as_entry(const Node& node) {
  return node.base->collection() == Collection::kEntries ? static_cast<const EntryNode*>(&node)
                                                         : nullptr;
}

/// The parts of a node's record: parts_of<&Entry::honours>(entry_node).
template <auto List, typename N>
auto parts_of(const N& node, const ReportNode* report) {
  using T = typename std::remove_cvref_t<decltype(node.record().*List)>::value_type;
  std::vector<PartOf<T>> parts;
  for (const T& part : node.record().*List) parts.push_back({&part, &node, report});
  return parts;
}

}  // namespace zhanting
