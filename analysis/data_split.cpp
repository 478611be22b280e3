#include "analysis/data_split.h"

#include <map>
#include <utility>

namespace dyetrace {
namespace {

bool canRead(const Product& product, const ProcessOrder& order, FlowId write, FlowId read) {
  const StepId writer = order.stepOf(product.flows[write].from);
  const StepId reader = order.stepOf(product.flows[read].to);
  if (!writer.valid() || !reader.valid()) return true;
  return order.canReadWhatIsWritten(writer, reader);
}

std::vector<NodePart> split(const Product& product, const ProcessOrder& order,
                            const NodePart& whole) {
  std::map<std::vector<FlowId>, std::size_t> partOfReaders;
  std::vector<NodePart> parts;
  std::vector<bool> served(whole.out.size(), false);
  for (const FlowId write : whole.in) {
    std::vector<FlowId> readers;
    for (std::size_t i = 0; i < whole.out.size(); ++i) {
      if (!canRead(product, order, write, whole.out[i])) continue;
      readers.push_back(whole.out[i]);
      served[i] = true;
    }
    const auto [found, isNew] = partOfReaders.emplace(readers, parts.size());
    if (isNew) parts.push_back({{}, std::move(readers)});
    parts[found->second].in.push_back(write);
  }
  NodePart unserved;
  for (std::size_t i = 0; i < whole.out.size(); ++i) {
    if (!served[i]) unserved.out.push_back(whole.out[i]);
  }
  if (!unserved.out.empty() || parts.empty()) parts.push_back(std::move(unserved));
  return parts;
}

}  // namespace

std::vector<std::vector<NodePart>> splitNodes(const Product& product, const ProcessOrder& order) {
  std::vector<std::vector<NodePart>> parts(product.nodes.size(), std::vector<NodePart>(1));
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    if (!product.nodes.contains(flow.from) || !product.nodes.contains(flow.to)) continue;
    parts[flow.from.index()].front().out.push_back(id);
    parts[flow.to.index()].front().in.push_back(id);
  }
  std::size_t budget = kSplitBudget;
  for (const NodeId id : product.nodes.ids()) {
    const Node& node = product.nodes[id];
    const NodePart& whole = parts[id.index()].front();
    const std::size_t questions = whole.in.size() * whole.out.size();
    if (node.kind != NodeKind::data || questions == 0 || questions > budget) continue;
    if (!product.factsOf(node).derives.empty()) continue;
    budget -= questions;
    parts[id.index()] = split(product, order, whole);
  }
  return parts;
}

}  // namespace dyetrace
