#pragma once

// The one call that joins the analysis: model in, review out.

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/reach.h"
#include "model/product.h"

namespace dyetrace {

struct ReviewOptions {
  bool unlabelledCarryNothing = false;  ///< Try the other reading of flows that name nothing.
};

/// The review, with the analysis it rests on (pictures and `explain` use it too).
struct Reviewed {
  FlowGraph graph;
  Reach reach;
  Review review;
};

Reviewed reviewProduct(const Product& product, const ReviewOptions& options);

}  // namespace dyetrace
