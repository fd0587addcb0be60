#pragma once

#include <memory>
#include <vector>

#include "outputs/digests.h"
#include "outputs/output_set.h"

namespace zhanting {

/// The part of a plan that follows from the records, their addresses and the pictures alone: while
/// stories, templates or style sheets are edited it stays. Const once made; what its outputs point
/// into lives as long.
struct LastingPlan {
  LastingPlan(std::shared_ptr<const Site> of, std::shared_ptr<const Routes> under,
              std::shared_ptr<const MediaFiles> among, const Stories& stories, unsigned jobs)
      : site(std::move(of)),
        routes(std::move(under)),
        files(std::move(among)),
        media(stories.media),
        cards({*site, *routes, stories}, jobs),
        digests(make_digests({*site, *routes, stories}, cards, jobs)) {}

  std::shared_ptr<const Site> site;
  std::shared_ptr<const Routes> routes;
  std::shared_ptr<const MediaFiles> files;
  std::shared_ptr<const Media> media;
  Cards cards;
  std::vector<Hash128> digests;
  Hash128 template_names;  // that could be chosen from
  bool has_cards = false;
  OutputSet outputs;
  std::vector<const Output*> sorted;  // by path
};

}  // namespace zhanting
