// Replaying a path: deliberately written without the search that found it.

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/mark_effect.h"
#include "analysis/path.h"

namespace dyetrace {
namespace {

/// A label the road may have at a vertex, and whether the mark is still missing.
struct Carrying {
  VertexId vertex;
  LabelId label;
  bool bare = true;
  bool operator==(const Carrying&) const = default;
};

class Replay {
 public:
  Replay(const FlowGraph& graph, std::optional<MarkId> missing)
      : graph_(graph), missing_(missing) {}

  bool holds(const Path& path) {
    start(path);
    for (const Hop& hop : path.hops) follow(hop);
    derive();
    return std::any_of(now_.begin(), now_.end(), [&](const Carrying& one) {
      return nodeOf(one.vertex) == path.place && one.label == path.placeLabel && one.bare;
    });
  }

 private:
  NodeId nodeOf(VertexId vertex) const { return graph_.vertices[vertex].node; }

  template <class Place>
  bool bareAfterwards(const Place& place, bool bare) const {
    return missing_ ? bareAfter(effectOn(place, *missing_), bare) : bare;
  }

  void add(const Carrying& one) {
    if (std::find(now_.begin(), now_.end(), one) == now_.end()) now_.push_back(one);
  }

  void start(const Path& path) {
    if (path.origin.index() >= graph_.verticesOf.size()) return;
    for (const VertexId id : graph_.verticesOf[path.origin.index()]) {
      const Vertex& vertex = graph_.vertices[id];
      if (!vertex.starts.contains(path.originLabel)) continue;
      add({id, path.originLabel, bareAfterwards(vertex, true)});
    }
  }

  void follow(const Hop& hop) {
    derive();
    const std::vector<Carrying> before = std::exchange(now_, {});
    for (const Carrying& one : before) {
      if (nodeOf(one.vertex) != hop.from) continue;
      const LabelSet labels = LabelSet::of(one.label);
      for (const EdgeId id : graph_.outOf(one.vertex)) {
        const Edge& edge = graph_.edges[id];
        if (edge.flow != hop.flow || nodeOf(edge.to) != hop.to) continue;
        if (!passes(graph_, edge, labels).contains(hop.label)) continue;
        const bool bare = bareAfterwards(edge, one.bare);
        add({edge.to, hop.label, bareAfterwards(graph_.vertices[edge.to], bare)});
      }
    }
  }

  void derive() {
    for (std::size_t i = 0; i < now_.size(); ++i) {
      const Carrying one = now_[i];
      for (const LabelDerivation& derivation : graph_.vertices[one.vertex].derives) {
        if (arises(one, derivation)) add({one.vertex, derivation.to, one.bare});
      }
    }
  }

  bool arises(const Carrying& one, const LabelDerivation& derivation) {
    if (!there_) there_ = solveMay(graph_);
    const LabelSet present = there_->row(one.vertex);
    const auto& premises = derivation.from;
    return std::all_of(premises.begin(), premises.end(),
                       [&](const LabelSet& premise) { return premise.intersects(present); }) &&
           std::any_of(premises.begin(), premises.end(),
                       [&](const LabelSet& premise) { return premise.contains(one.label); });
  }

  const FlowGraph& graph_;
  std::optional<MarkId> missing_;
  std::vector<Carrying> now_;
  std::optional<LabelMatrix> there_;  ///< Solved when the first derivation asks.
};

}  // namespace

bool confirm(const FlowGraph& graph, const Path& path, std::optional<MarkId> missing) {
  return Replay(graph, missing).holds(path);
}

}  // namespace dyetrace
