#include "analysis/reach_rules.h"

#include <algorithm>
#include <utility>

#include "analysis/mark_effect.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMay = 0;

std::size_t layerOf(MarkId mark) {
  return 1 + mark.index();
}

/// What one label at the source becomes on its way over an edge.
LabelSet passed(const FlowGraph& graph, const Edge& edge, LabelId label) {
  LabelSet single;
  single.insert(label);
  return passes(graph, edge, single);
}

}  // namespace

ReachRules::ReachRules(const FlowGraph& graph, const Reach& open)
    : graph_(graph), open_(open), hasBare_(graph.markCount, false) {
  addMay();
}

const LabelMatrix& ReachRules::matrix(std::size_t layer) const {
  return layer == kMay ? open_.at : open_.bare[layer - 1];
}

FactId ReachRules::newFact() {
  concludedBy_.emplace_back();
  usedBy_.emplace_back();
  return FactId(concludedBy_.size() - 1);
}

FactId ReachRules::factAt(std::size_t layer, VertexId vertex, LabelId label) {
  const auto [known, fresh] = facts_.emplace(Place(layer, vertex, label), FactId());
  if (fresh) known->second = newFact();
  return known->second;
}

void ReachRules::addGuard(ReachRule& rule, const Guard& guard) {
  if (guard.always()) return;
  const auto [known, fresh] = guardIds_.emplace(toString(guard), GuardId());
  if (fresh) {
    known->second = guards_.add(guard);
    guardedBy_.emplace_back();
  }
  if (std::find(rule.guards.begin(), rule.guards.end(), known->second) == rule.guards.end())
    rule.guards.push_back(known->second);
}

void ReachRules::add(ReachRule rule) {
  const auto place = static_cast<std::uint32_t>(rules_.size());
  concludedBy_[rule.conclusion.index()].push_back(place);
  for (const FactId premise : rule.premises) usedBy_[premise.index()].push_back(place);
  for (const GuardId guard : rule.guards) guardedBy_[guard.index()].push_back(place);
  rules_.push_back(std::move(rule));
}

FactId ReachRules::anyOf(std::vector<ReachRule> ways) {
  const FactId fact = newFact();
  for (ReachRule& way : ways) {
    way.conclusion = fact;
    add(std::move(way));
  }
  return fact;
}

void ReachRules::addMay() {
  for (const VertexId id : graph_.vertices.ids()) {
    const Vertex& vertex = graph_.vertices[id];
    for (const LabelId label : vertex.starts.members()) {
      ReachRule rule{{}, {}, factAt(kMay, id, label)};
      addGuard(rule, vertex.guard);
      add(std::move(rule));
    }
    addDerivations(id, kMay);
  }
  for (const EdgeId id : graph_.edges.ids()) addEdge(id, kMay, kMay);
}

/// What is at the source of an edge in one layer brings to its target in another.
void ReachRules::addEdge(EdgeId id, std::size_t from, std::size_t to) {
  const Edge& edge = graph_.edges[id];
  for (const LabelId label : matrix(from).row(edge.from).members()) {
    for (const LabelId arriving : passed(graph_, edge, label).members()) {
      ReachRule rule{{factAt(from, edge.from, label)}, {}, factAt(to, edge.to, arriving)};
      if (rule.premises.front() == rule.conclusion) continue;
      addGuard(rule, edge.guard);
      addGuard(rule, graph_.vertices[edge.to].guard);
      add(std::move(rule));
    }
  }
}

FactId ReachRules::someOf(std::size_t layer, VertexId vertex, const LabelSet& labels) {
  std::vector<ReachRule> ways;
  for (const LabelId label : (labels & matrix(layer).row(vertex)).members()) {
    ways.push_back({{factAt(layer, vertex, label)}, {}, {}});
  }
  return anyOf(std::move(ways));
}

void ReachRules::addDerivations(VertexId id, std::size_t layer) {
  for (const LabelDerivation& derivation : graph_.vertices[id].derives) {
    if (derivation.from.empty()) continue;
    if (!matrix(layer).test(id, derivation.to)) continue;
    ReachRule rule{{}, {}, factAt(layer, id, derivation.to)};
    LabelSet any;
    for (const LabelSet& premise : derivation.from) {
      rule.premises.push_back(someOf(kMay, id, premise));
      any |= premise;
    }
    // One that is bare is enough.
    if (layer != kMay) rule.premises.push_back(someOf(layer, id, any));
    add(std::move(rule));
  }
}

void ReachRules::addBare(MarkId mark) {
  const std::size_t layer = layerOf(mark);
  for (const VertexId id : graph_.vertices.ids()) {
    const Vertex& vertex = graph_.vertices[id];
    const MarkEffect effect = effectOn(vertex, mark);
    addDerivations(id, layer);
    if (effect == MarkEffect::gives) continue;
    const bool takes = effect == MarkEffect::takes;
    for (const LabelId label : (takes ? open_.at.row(id) : vertex.starts).members()) {
      ReachRule rule{{}, {}, factAt(layer, id, label)};
      if (takes) rule.premises.push_back(factAt(kMay, id, label));
      if (!takes) addGuard(rule, vertex.guard);
      add(std::move(rule));
    }
  }
  for (const EdgeId id : graph_.edges.ids()) {
    const Edge& edge = graph_.edges[id];
    const MarkEffect effect = effectOn(edge, mark);
    if (effect == MarkEffect::gives) continue;
    if (effectOn(graph_.vertices[edge.to], mark) == MarkEffect::gives) continue;
    addEdge(id, effect == MarkEffect::takes ? kMay : layer, layer);
  }
}

FactId ReachRules::at(VertexId vertex, LabelId label) {
  return factAt(kMay, vertex, label);
}

FactId ReachRules::bareAt(MarkId mark, VertexId vertex, LabelId label) {
  if (!hasBare_[mark.index()]) {
    hasBare_[mark.index()] = true;
    addBare(mark);
  }
  return factAt(layerOf(mark), vertex, label);
}

FactId ReachRules::atNode(NodeId node, LabelId label) {
  std::vector<ReachRule> ways;
  for (const VertexId vertex : graph_.verticesOf[node.index()]) {
    ways.push_back({{at(vertex, label)}, {}, {}});
  }
  return anyOf(std::move(ways));
}

FactId ReachRules::bareAtNode(MarkId mark, NodeId node, LabelId label) {
  std::vector<ReachRule> ways;
  for (const VertexId vertex : graph_.verticesOf[node.index()]) {
    ways.push_back({{bareAt(mark, vertex, label)}, {}, {}});
  }
  return anyOf(std::move(ways));
}

}  // namespace dyetrace
