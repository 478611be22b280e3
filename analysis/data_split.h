#pragma once

// Splits data objects by order: what is written into one is only read by steps that can read it.

#include <vector>

#include "analysis/order.h"
#include "model/product.h"

namespace dyetrace {

/// One of the vertices that stand for a node: who writes into it and who reads from it.
struct NodePart {
  std::vector<FlowId> in;
  std::vector<FlowId> out;
};

/// The parts of every node, by NodeId; each has at least one. Writers that the same readers can
/// follow share a part; readers that can follow no writer have one of their own, so that stated
/// content still gets to them. Only data objects are split, and not if they derive something (what
/// it is derived from may come from different writers). Flows to or from what has no step in a
/// process go with every part. Beyond kSplitBudget questions of order nothing more is split, which
/// is the safe side.
std::vector<std::vector<NodePart>> splitNodes(const Product& product, const ProcessOrder& order);

constexpr std::size_t kSplitBudget = 100'000;

}  // namespace dyetrace
