#include "analysis/rules/marked_roads.h"

#include "analysis/mark_effect.h"

namespace dyetrace {
namespace {

template <class Passed>
Phase afterPassing(const Passed& passed, MarkId mark, Phase before) {
  return bareAfter(effectOn(passed, mark), before == kWithoutMark) ? kWithoutMark : kWithMark;
}

}  // namespace

Steering steeringByMark(const FlowGraph& graph, MarkId mark) {
  const auto start = [&graph, mark](VertexId vertex, LabelId) -> std::optional<Phase> {
    return afterPassing(graph.vertices[vertex], mark, kWithoutMark);
  };
  const auto arrive = [&graph, mark](EdgeId id, LabelId, Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    return afterPassing(graph.vertices[edge.to], mark, afterPassing(edge, mark, phase));
  };
  return {start, arrive};
}

}  // namespace dyetrace
