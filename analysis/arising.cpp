#include "analysis/arising.h"

#include <algorithm>

namespace dyetrace {

std::vector<PointPair> arisings(const FlowGraph& graph) {
  std::vector<PointPair> pairs;
  const auto add = [&pairs](const LabelSet& from, LabelId to) {
    for (const LabelId label : from.members()) {
      pairs.emplace_back(static_cast<std::uint32_t>(label.index()),
                         static_cast<std::uint32_t>(to.index()));
    }
  };
  for (const Vertex& vertex : graph.vertices) {
    for (const LabelTurn& turn : vertex.turns) add(turn.from, turn.to);
    for (const LabelDerivation& derivation : vertex.derives) {
      for (const LabelSet& premise : derivation.from) add(premise, derivation.to);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

LabelSet sourcesOf(const FlowGraph& graph, LabelId label) {
  const std::vector<PointPair> pairs = arisings(graph);
  LabelSet sources;
  std::vector<LabelId> waiting{label};
  while (!waiting.empty()) {
    const LabelId next = waiting.back();
    waiting.pop_back();
    if (sources.contains(next)) continue;
    sources.insert(next);
    for (const auto& [from, to] : pairs) {
      if (to == next.index()) waiting.emplace_back(from);
    }
  }
  return sources;
}

}  // namespace dyetrace
