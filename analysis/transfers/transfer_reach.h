#pragma once

// Which labels can be on each pin of a model whose nodes say exactly what they do
// (model/transfer.h): on some path, and on every path.
//
// Several flows into a pin join: may is their union, must their intersection. Solved as the least
// fixpoint, from nothing on any path and everything on every path. Nothing is missed; but two
// labels can depend on one another, and then may and must together say too much
// (analysis/transfers/transfer_paths.h).
//
//   const TransferReach reach(product, PinGraph(product, {}));
//   reach.at(pin).may.contains(high);

#include "analysis/transfers/assignment.h"
#include "analysis/transfers/pin_graph.h"

namespace dyetrace {

class TransferReach {
 public:
  TransferReach(const Product& product, const PinGraph& graph);

  /// Of a pin that is not fed: nothing on either.
  const PinLabels& at(PinId pin) const { return labels_[pin]; }

 private:
  Table<PinId, PinLabels> labels_;
};

}  // namespace dyetrace
