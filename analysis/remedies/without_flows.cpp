#include "analysis/remedies/without_flows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dyetrace {
namespace {

std::vector<bool> writtenInto(const Product& product) {
  std::vector<bool> written(product.nodes.size(), false);
  for (const Flow& flow : product.flows) written[flow.to.index()] = true;
  return written;
}

void emptyUnwritten(Product& product, const std::vector<bool>& before) {
  const std::vector<bool> now = writtenInto(product);
  for (const NodeId id : product.nodes.ids()) {
    Node& node = product.nodes[id];
    const bool unwritten = before[id.index()] && !now[id.index()];
    if (node.kind != NodeKind::data || !unwritten) continue;
    if (!product.factsOf(node).data.empty()) product.editFacts(node.facts).data.clear();
  }
}

/// By the old id; invalid for those that go.
std::vector<FlowId> takeOut(Product& product, const std::set<FlowId>& flows) {
  Table<FlowId, Flow> kept;
  std::vector<FlowId> moved(product.flows.size());
  for (const FlowId id : product.flows.ids()) {
    if (!flows.contains(id)) moved[id.index()] = kept.add(std::move(product.flows[id]));
  }
  product.flows = std::move(kept);
  return moved;
}

void unbind(Product& product, const std::set<std::string>& keys) {
  std::erase_if(product.bindings,
                [&](const FlowBinding& binding) { return keys.contains(binding.flow); });
}

}  // namespace

Product withoutFlows(Product product, const std::set<FlowId>& flows) {
  if (flows.empty()) return product;
  const std::vector<bool> written = writtenInto(product);
  std::set<std::string> keys;
  for (const FlowId id : flows) keys.insert(product.flows[id].key);
  const std::vector<FlowId> moved = takeOut(product, flows);
  for (DrawnEdge& edge : product.drawn) {
    if (!edge.flow.valid()) continue;
    edge.flow = moved[edge.flow.index()];
    if (!edge.flow.valid()) edge.outcome = "cut";
  }
  unbind(product, keys);
  emptyUnwritten(product, written);
  product.index();
  return product;
}

}  // namespace dyetrace
