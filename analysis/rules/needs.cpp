#include "analysis/rules/needs.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/rules/data_kinds.h"
#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

bool anyMatches(const Product& product, const std::vector<LabelPattern>& patterns, LabelId label) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const LabelPattern& pattern) { return matches(product, pattern, label); });
}

const std::vector<LabelPattern>& needsOf(const Product& product, NodeId node) {
  return product.factsOf(product.nodes[node]).needs;
}

bool needsIdentity(const Product& product, NodeId node) {
  const std::vector<LabelPattern>& needed = needsOf(product, node);
  return std::any_of(needed.begin(), needed.end(), [&](const LabelPattern& pattern) {
    return speaksOfIdentity(product, pattern);
  });
}

}  // namespace

bool anyStatesNeeds(const Product& product) {
  return std::any_of(product.facts.begin(), product.facts.end(),
                     [](const Facts& facts) { return !facts.needs.empty(); });
}

RuleAnswer nobodyStatesNeeds() {
  return couldNotAsk(
      "Nobody states what is needed. Add privacy.needs to the places that use data.");
}

bool statesNeeds(const Product& product, NodeId node) {
  return !needsOf(product, node).empty();
}

bool needs(const Product& product, NodeId node, LabelId label) {
  return anyMatches(product, needsOf(product, node), label);
}

TermId coarserNeed(const Product& product, NodeId node, LabelId label) {
  for (const LabelPattern& pattern : needsOf(product, node)) {
    if (isFiner(product, label, pattern.category)) return pattern.category;
  }
  return {};
}

LabelSet needlessIdentity(RuleContext& context, NodeId node) {
  const Product& product = context.product();
  if (!statesNeeds(product, node) || needsIdentity(product, node)) return {};
  LabelSet identity;
  bool rest = false;
  for (const LabelId label : personalAt(context, node).members()) {
    if (isDirectIdentifier(product, label)) identity.insert(label);
    rest = rest || needs(product, node, label);
  }
  return rest ? identity : LabelSet();
}

bool isMadeInto(const Product& product, NodeId node, LabelId label) {
  const Facts& facts = product.factsOf(product.nodes[node]);
  const bool derived = std::any_of(
      facts.derives.begin(), facts.derives.end(),
      [&](const Derivation& derivation) { return anyMatches(product, derivation.from, label); });
  return derived || std::any_of(facts.turns.begin(), facts.turns.end(), [&](const Turn& turn) {
           return matches(product, turn.from, label);
         });
}

std::vector<Reached> reachedFrom(RuleContext& context, NodeId from, LabelId label) {
  const FlowGraph& graph = context.graph();
  std::vector<std::pair<VertexId, LabelId>> waiting;
  std::set<std::pair<VertexId, LabelId>> seen;
  std::set<std::pair<NodeId, LabelId>> told;
  std::vector<Reached> reached;
  const auto visit = [&](VertexId vertex, LabelId at) {
    if (!seen.insert({vertex, at}).second) return;
    waiting.emplace_back(vertex, at);
    const NodeId node = graph.vertices[vertex].node;
    if (node != from && told.insert({node, at}).second) reached.push_back({node, at});
  };
  for (const VertexId vertex : graph.verticesOf[from.index()]) visit(vertex, label);
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const auto [vertex, at] = waiting[next];
    LabelSet alone;
    alone.insert(at);
    for (const EdgeId edge : graph.outOf(vertex)) {
      for (const LabelId out : passes(graph, graph.edges[edge], alone).members()) {
        visit(graph.edges[edge].to, out);
      }
    }
  }
  return reached;
}

}  // namespace dyetrace
