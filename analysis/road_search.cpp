#include "analysis/road_search.h"

#include <algorithm>
#include <utility>

#include "analysis/reach.h"
#include "model/diagnostic.h"

namespace dyetrace {

RoadSearch::RoadSearch(const FlowGraph& graph, const RoadQuestion& question)
    : graph_(graph),
      question_(question),
      labels_(question.labels.members()),
      placeOf_(graph.labelCount, kUnreached),
      kinds_(question.missing ? 2 : 1),
      avoided_(graph.verticesOf.size(), false) {
  const std::size_t states = graph.vertices.size() * labels_.size() * kinds_;
  if (states >= kDerived) {
    throw Error("The model is too large to look for roads: more than 4 billion places and labels");
  }
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    placeOf_[labels_[i].index()] = static_cast<std::uint32_t>(i);
  }
  for (const NodeId node : question.avoid) avoided_[node.index()] = true;
  parentEdge_.assign(states, kUnreached);
  parent_.assign(states, kUnreached);
  settled_.assign(states, false);
  noteEffects();
  begin();
  search();
}

RoadSearch::State RoadSearch::stateOf(VertexId vertex, LabelId label, bool bare) const {
  const std::size_t place = vertex.index() * labels_.size() + placeOf_[label.index()];
  return static_cast<State>(place * kinds_ + (bare ? 1 : 0));
}

void RoadSearch::noteEffects() {
  if (!question_.missing) return;
  for (const Vertex& vertex : graph_.vertices) {
    onVertex_.push_back(effectOn(vertex, *question_.missing));
  }
  for (const Edge& edge : graph_.edges) onEdge_.push_back(effectOn(edge, *question_.missing));
}

void RoadSearch::begin() {
  for (const VertexId id : graph_.vertices.ids()) {
    const Vertex& vertex = graph_.vertices[id];
    if (avoided_[vertex.node.index()]) continue;
    for (const LabelId label : vertex.starts.members()) {
      if (!follows(label)) continue;
      reach(stateOf(id, label, false), kStart, kUnreached, level_);
      if (kinds_ == 2 && onVertex_[id.index()] != MarkEffect::gives) {
        reach(stateOf(id, label, true), kStart, kUnreached, level_);
      }
    }
  }
}

void RoadSearch::search() {
  while (!level_.empty()) {
    // What is derived takes no hop: it joins its level before anything goes on from there.
    for (std::size_t i = 0; i < level_.size(); ++i) {
      const State state = level_[i];
      settled_[state] = true;
      derive(state);
    }
    for (const State state : level_) advance(state);
    level_ = std::exchange(nextLevel_, {});
  }
}

void RoadSearch::reach(State state, std::uint32_t edge, State parent, std::vector<State>& level) {
  if (parentEdge_[state] != kUnreached) return;
  parentEdge_[state] = edge;
  parent_[state] = parent;
  level.push_back(state);
}

void RoadSearch::derive(State state) {
  for (const LabelDerivation& derivation : graph_.vertices[vertexOf(state)].derives) {
    if (follows(derivation.to)) tryDerive(state, derivation);
  }
}

void RoadSearch::tryDerive(State state, const LabelDerivation& derivation) {
  const VertexId vertex = vertexOf(state);
  bool ours = false;
  std::optional<LabelId> bare;
  for (const LabelSet& premise : derivation.from) {
    if (!settledIn(vertex, premise, false)) return;
    ours = ours || premise.contains(labelOf(state));
    if (kinds_ == 2 && !bare) bare = settledIn(vertex, premise, true);
  }
  if (!ours) return;
  if (isBare(state)) {
    reach(stateOf(vertex, derivation.to, true), kDerived, state, level_);
    return;
  }
  reach(stateOf(vertex, derivation.to, false), kDerived, state, level_);
  if (!bare) return;
  reach(stateOf(vertex, derivation.to, true), kDerived, stateOf(vertex, *bare, true), level_);
}

std::optional<LabelId> RoadSearch::settledIn(VertexId vertex, const LabelSet& premise,
                                             bool bare) const {
  for (const LabelId label : labels_) {
    if (premise.contains(label) && settled_[stateOf(vertex, label, bare)]) return label;
  }
  return std::nullopt;
}

void RoadSearch::advance(State state) {
  const VertexId from = vertexOf(state);
  const LabelId label = labelOf(state);
  const Vertex& vertex = graph_.vertices[from];
  const bool plain = vertex.drops.empty() && vertex.turns.empty();
  LabelSet one;
  one.insert(label);
  const std::vector<LabelId> leaving =
      plain ? std::vector<LabelId>{label} : leaves(vertex, one).members();
  for (const EdgeId id : graph_.outOf(from)) {
    const Edge& edge = graph_.edges[id];
    for (const LabelId moved : leaving) {
      if (edge.carriesAll || edge.carries.contains(moved)) arrive(state, id, moved);
    }
    if (edge.insists.contains(label)) arrive(state, id, label);
  }
}

void RoadSearch::arrive(State from, EdgeId id, LabelId label) {
  const VertexId to = graph_.edges[id].to;
  const NodeId node = graph_.vertices[to].node;
  if (!follows(label) || (avoided_[node.index()] && node != question_.place)) return;
  const auto edge = static_cast<std::uint32_t>(id.index());
  if (!isBare(from)) reach(stateOf(to, label, false), edge, from, nextLevel_);
  if (kinds_ == 1) return;
  const bool bare = bareAfter(onEdge_[id.index()], isBare(from));
  if (bareAfter(onVertex_[to.index()], bare)) {
    reach(stateOf(to, label, true), edge, from, nextLevel_);
  }
}

std::size_t RoadSearch::hopsTo(State state) const {
  std::size_t hops = 0;
  for (; parentEdge_[state] != kStart; state = parent_[state]) {
    if (parentEdge_[state] != kDerived) ++hops;
  }
  return hops;
}

std::vector<RoadStop> RoadSearch::roadTo(NodeId place, LabelId label) const {
  if (!follows(label)) return {};
  std::optional<State> nearest;
  for (const VertexId vertex : graph_.verticesOf[place.index()]) {
    const State state = stateOf(vertex, label, kinds_ == 2);
    if (parentEdge_[state] == kUnreached) continue;
    if (!nearest || hopsTo(state) < hopsTo(*nearest)) nearest = state;
  }
  if (!nearest) return {};
  std::vector<RoadStop> road;
  for (State state = *nearest; state != kUnreached; state = parent_[state]) {
    const bool moved = parentEdge_[state] < kDerived;
    road.push_back(
        {vertexOf(state), labelOf(state), moved ? EdgeId(parentEdge_[state]) : EdgeId()});
  }
  std::reverse(road.begin(), road.end());
  return road;
}

std::vector<LabelId> RoadSearch::premisesOf(VertexId vertex, LabelId derived) const {
  for (const LabelDerivation& derivation : graph_.vertices[vertex].derives) {
    if (derivation.to != derived) continue;
    std::vector<LabelId> premises;
    for (const LabelSet& premise : derivation.from) {
      if (const auto label = settledIn(vertex, premise, false)) premises.push_back(*label);
    }
    if (premises.size() == derivation.from.size()) return premises;
  }
  return {};
}

}  // namespace dyetrace
