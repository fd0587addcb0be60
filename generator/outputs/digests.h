#pragma once

#include <vector>

#include "outputs/shapes.h"

namespace zhanting {

/// What decides whether a page must be made again: hashes of all that its view is made from, cheap
/// enough to ask for every page of every build. A page that shows more than a card of a record
/// counts on the whole record; it may be made again in vain, never missed.
class Digests {
 public:
  Digests(const Surroundings& around, const Cards& cards, unsigned jobs);

  /// Of all that a page can show of a record and its parts, but for its story: its JSON, its ids,
  /// its pictures, the links of what it names, the figures of others in its plots.
  const Hash128& of(const Node& node) const { return digests_[node.index]; }
  const Hash128& of_story(const Node& node) const { return stories_[node.index]; }
  /// Of an entry where it is listed: a brief is told in full.
  void add_item(const EntryNode& entry, Hasher& hasher) const;
  const Hash128& of_card(const Node& node) const { return cards_.of(node).digest; }

 private:
  const Cards& cards_;
  std::vector<Hash128> digests_, stories_;  // by index of the node
};

/// Adds a link, the shortest of shapes.
void add_to_hash(const Link& link, Hasher& hasher);

}  // namespace zhanting
