#pragma once

// What each picture shows and stresses.

#include <cstddef>

#include "render/picture_builder.h"

namespace dyetrace {

Selection selectAll(const Product& product);

/// One node per outermost zone; the systems on the gravest finding's road in full.
Selection selectCollapsed(const Product& product, const Reviewed& reviewed);

/// The gravest finding's road, and the label of every other finding where it surfaces.
void stressFindings(Selection& selection, const Review& review);

/// The finding's road and what stands around it, about `most` nodes: always the whole road, and
/// room for three beside it; in a larger model at most four systems beside each of the road. Of a
/// road of more than twelve steps the middle is drawn as one.
Selection selectRoad(const Product& product, const Reviewed& reviewed, const Finding& finding,
                     std::size_t most);

}  // namespace dyetrace
