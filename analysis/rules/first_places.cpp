#include "analysis/rules/first_places.h"

#include <vector>

#include "analysis/components.h"
#include "analysis/settings/answers.h"
#include "analysis/settings/standing.h"

namespace dyetrace {
namespace {

using Troubles = std::map<NodeId, LabelSet>;

/// Who hands `labels` on, from the vertices of `node` backwards.
class Sources {
 public:
  Sources(const RuleContext& context, const Troubles& troubles)
      : context_(context), troubles_(troubles) {}

  std::vector<NodeId> of(NodeId node, const LabelSet& labels) const {
    std::vector<NodeId> found;
    for (const VertexId vertex : context_.graph().verticesOf[node.index()]) {
      collect(vertex, labels, true, found);
    }
    return found;
  }

 private:
  void collect(VertexId to, const LabelSet& labels, bool throughData,
               std::vector<NodeId>& found) const {
    const FlowGraph& graph = context_.graph();
    for (const EdgeId id : graph.into(to)) {
      const Edge& edge = graph.edges[id];
      if (!passes(graph, edge, context_.reach().at.row(edge.from)).includes(labels)) continue;
      const NodeId from = graph.vertices[edge.from].node;
      if (troubles_.contains(from)) {
        found.push_back(from);
      } else if (throughData && context_.product().nodes[from].kind == NodeKind::data) {
        collect(edge.from, labels, false, found);
      }
    }
  }

  const RuleContext& context_;
  const Troubles& troubles_;
};

}  // namespace

std::map<NodeId, LabelSet> firstPlaces(const RuleContext& context, const Troubles& troubles) {
  std::vector<NodeId> nodes;
  std::map<NodeId, std::uint32_t> numbers;
  for (const auto& [node, labels] : troubles) {
    numbers.emplace(node, static_cast<std::uint32_t>(nodes.size()));
    nodes.push_back(node);
  }
  const Sources sources(context, troubles);
  std::vector<PointPair> edges;
  for (const auto& [node, labels] : troubles) {
    for (const NodeId from : sources.of(node, labels)) {
      edges.emplace_back(numbers.at(from), numbers.at(node));
    }
  }
  const Components components = strongComponents(nodes.size(), edges);
  std::vector<bool> fed(components.count, false);
  for (const auto& [from, to] : edges) {
    if (components.of[from] != components.of[to]) fed[components.of[to]] = true;
  }
  Troubles first;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const std::uint32_t component = components.of[i];
    if (fed[component]) continue;
    fed[component] = true;
    first.emplace(nodes[i], troubles.at(nodes[i]));
  }
  return first;
}

bool settleTogether(const RuleContext& context, Finding& finding,
                    const std::vector<LabelAt>& together) {
  SettingsAnalysis* settings = context.settings();
  if (settings == nullptr || !settings->determined()) return true;
  Condition all = settings->space().always();
  for (const LabelAt& each : together) all = all & settings->conditionAt(each.place, each.label);
  if (all.never()) return false;
  const ConditionAnswers answers = answersTo(settings->space(), settings->people(), all);
  finding.settings = settingsOf(*settings, all, answers);
  return true;
}

}  // namespace dyetrace
