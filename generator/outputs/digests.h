#pragma once

#include <vector>

#include "outputs/shapes.h"

namespace zhanting {

/// What decides whether a page must be made again: hashes of all that its view is made from, cheap
/// enough to ask for every page of every build. A page that shows more than a card of a record
/// counts on the whole record; it may be made again in vain, never missed.
class Digests {
 public:
  /// `own`: make_digests().
  Digests(const std::vector<Hash128>& own, const Cards& cards, const Stories& stories)
      : own_(own), cards_(cards), stories_(stories) {}

  /// Of all that a page can show of a record and its parts, but for its story: its JSON, its ids,
  /// its pictures, the links of what it names, the figures of others in its plots.
  const Hash128& of(const Node& node) const { return own_[node.index]; }
  const Hash128& of_story(const Node& node) const { return stories_.of(node).hash; }
  const Hash128& of_card(const Node& node) const { return cards_.of(node).digest; }

 private:
  const std::vector<Hash128>& own_;
  const Cards& cards_;
  const Stories& stories_;
};

/// The digests of all records, but for their stories, by index of the node.
std::vector<Hash128> make_digests(const Surroundings& around, const Cards& cards, unsigned jobs);

/// Adds a link, the shortest of shapes.
void add_to_hash(const Link& link, Hasher& hasher);

}  // namespace zhanting
