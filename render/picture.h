#pragma once

// The pictures of a review: the overview, and one for each finding with its steps numbered.

#include <string>

#include "analysis/review.h"
#include "model/product.h"
#include "render/diagram.h"

namespace dyetrace {

/// Every system with its zone, every flow. Above 80 nodes zones are collapsed: one node per
/// outermost zone, and the systems on the gravest finding's road in full.
Diagram overviewDiagram(const Product& product, const Reviewed& reviewed);

/// The finding's road with numbered steps and few of the systems one hop around it; in a model of
/// up to 10 nodes all. Of a finding without a road: the settings that it is about
/// (settings_picture.h), or if it is about none, the whole model.
Diagram findingDiagram(const Product& product, const Reviewed& reviewed, const Finding& finding);

}  // namespace dyetrace
