#include "analysis/rules/phase_search.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <boost/functional/hash.hpp>

namespace dyetrace {
namespace {

/// Collects arrivals distance by distance; a label derived on the spot is at the same distance.
class Frontier {
 public:
  Frontier(const FlowGraph& graph, const Reach& reach, const Steering& steering)
      : graph_(graph), reach_(reach), steering_(steering) {}

  std::vector<Arrival> search() {
    start();
    for (std::size_t next = 0; next < arrivals_.size();) {
      // First everything at this distance, with what is derived from it; then one hop further.
      const std::size_t begin = next;
      for (; next < arrivals_.size(); ++next) derive(arrivals_[next]);
      for (std::size_t i = begin; i < next; ++i) leave(arrivals_[i]);
    }
    return std::move(arrivals_);
  }

 private:
  void start() {
    for (const VertexId vertex : graph_.vertices.ids()) {
      for (const LabelId label : graph_.vertices[vertex].starts.members()) {
        const auto phase = steering_.start(vertex, label);
        if (phase) add({vertex, label, *phase, arrivals_.size(), {}, 0});
      }
    }
  }

  void derive(const Arrival arrival) {
    for (const LabelDerivation& derivation : graph_.vertices[arrival.vertex].derives) {
      if (!isPremise(derivation, arrival.label) || !holds(derivation, arrival.vertex)) continue;
      const auto phase = phaseOfDerived(arrival, derivation.to);
      if (phase) add({arrival.vertex, derivation.to, *phase, arrival.index, {}, 0});
    }
  }

  void leave(const Arrival arrival) {
    const LabelSet alone = LabelSet::of(arrival.label);
    for (const EdgeId edge : graph_.outOf(arrival.vertex)) {
      for (const LabelId label : passes(graph_, graph_.edges[edge], alone).members()) {
        const auto phase = steering_.arrive(edge, label, arrival.phase);
        if (phase) add({graph_.edges[edge].to, label, *phase, arrival.index, edge, 0});
      }
    }
  }

  void add(Arrival arrival) {
    const auto place = arrival.vertex.index() * graph_.labelCount + arrival.label.index();
    if (!seen_.insert({place, arrival.phase}).second) return;
    arrival.index = arrivals_.size();
    arrivals_.push_back(arrival);
  }

  std::optional<Phase> phaseOfDerived(const Arrival& premise, LabelId derived) const {
    if (!steering_.derive) return premise.phase;
    return steering_.derive(premise.vertex, derived, premise.phase);
  }

  static bool isPremise(const LabelDerivation& derivation, LabelId label) {
    return std::any_of(derivation.from.begin(), derivation.from.end(),
                       [&](const LabelSet& premise) { return premise.contains(label); });
  }

  bool holds(const LabelDerivation& derivation, VertexId vertex) const {
    const LabelSet present = reach_.at.row(vertex);
    return std::all_of(derivation.from.begin(), derivation.from.end(),
                       [&](const LabelSet& premise) { return premise.intersects(present); });
  }

  using State = std::pair<std::size_t, Phase>;
  const FlowGraph& graph_;
  const Reach& reach_;
  const Steering& steering_;
  std::vector<Arrival> arrivals_;
  std::unordered_set<State, boost::hash<State>> seen_;
};

}  // namespace

PhaseSearch::PhaseSearch(const Product& product, const FlowGraph& graph, const Reach& reach,
                         const Steering& steering)
    : product_(product), graph_(graph), arrivals_(Frontier(graph, reach, steering).search()) {}

bool PhaseSearch::isDerived(const Arrival& arrival) {
  return arrival.before != arrival.index && !arrival.over.valid();
}

std::string PhaseSearch::derivedWords(const Arrival& arrival) const {
  return "derived from " + titleOf(product_, arrivals_[arrival.before].label);
}

std::string PhaseSearch::remark(const Arrival& before, LabelId travelling) const {
  if (travelling != before.label) return "turned from " + titleOf(product_, before.label);
  if (!leaves(graph_.vertices[before.vertex], LabelSet::of(before.label)).contains(travelling)) {
    return "named by the flow although it should not leave";
  }
  if (isDerived(before)) return derivedWords(before);
  const NodeId node = graph_.vertices[before.vertex].node;
  const bool undrawn = std::any_of(graph_.undrawnOrigins.begin(), graph_.undrawnOrigins.end(),
                                   [&](const UndrawnOrigin& origin) {
                                     return origin.node == node && origin.label == before.label;
                                   });
  return before.before == before.index && undrawn ? "origin not drawn" : "";
}

Hop PhaseSearch::hopOf(const Arrival& arrival) const {
  const Flow& flow = product_.flows[graph_.edges[arrival.over].flow];
  return {graph_.edges[arrival.over].flow, flow.from, flow.to, arrival.label,
          remark(arrivals_[arrival.before], arrival.label)};
}

Path PhaseSearch::pathTo(const Arrival& arrival) const {
  Path path;
  path.place = graph_.vertices[arrival.vertex].node;
  path.placeLabel = arrival.label;
  const Arrival* at = &arrivals_[arrival.index];
  for (; at->before != at->index; at = &arrivals_[at->before]) {
    if (at->over.valid()) path.hops.push_back(hopOf(*at));
  }
  std::reverse(path.hops.begin(), path.hops.end());
  path.origin = graph_.vertices[at->vertex].node;
  path.originLabel = at->label;
  const Arrival& last = arrivals_[arrival.index];
  if (isDerived(last)) path.placeRemark = derivedWords(last);
  for (const Hop& hop : path.hops) {
    if (!product_.factsOf(product_.flows[hop.flow]).when.always()) {
      path.guardedFlows.push_back(hop.flow);
    }
  }
  return path;
}

}  // namespace dyetrace
