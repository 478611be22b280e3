#include "analysis/rules/assessment_triggers.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "analysis/rules/areas.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

/// The data of a node that sets a trigger off; empty if it does not.
using Test = std::function<LabelSet(NodeId)>;

LabelSet having(RuleContext& context, NodeId node, Special special, Special orSpecial) {
  const Product& product = context.product();
  LabelSet labels;
  for (const LabelId label : personalAt(context, node).members()) {
    const Special found = specialOf(product, label);
    if (found == special || found == orSpecial) labels.insert(label);
  }
  return labels;
}

LabelSet marked(RuleContext& context, NodeId node, std::string_view mark) {
  const Product& product = context.product();
  if (!gives(product, product.factsOf(product.nodes[node]), mark)) return {};
  return personalAt(context, node);
}

/// Joined from several sets: what a node derives from more than one kind of data it has.
LabelSet joined(RuleContext& context, NodeId node) {
  LabelSet labels;
  for (const VertexId vertex : context.graph().verticesOf[node.index()]) {
    const LabelSet present = context.reach().at.row(vertex);
    for (const LabelDerivation& derivation : context.graph().vertices[vertex].derives) {
      const bool holds = derivation.from.size() > 1 && present.contains(derivation.to);
      if (holds && isPersonal(context.product(), derivation.to)) labels.insert(derivation.to);
    }
  }
  return labels;
}

bool leavesEurope(const Product& product, NodeId from, NodeId to) {
  const std::vector<std::string> home = regionsOf(product, from).value;
  const std::vector<std::string> away = regionsOf(product, to).value;
  const Standard& standard = product.standard;
  const auto inside = [&](const std::string& region) { return underEuropeanLaw(standard, region); };
  const auto outside = [&](const std::string& region) {
    return isKnownRegion(standard, region) && !underEuropeanLaw(standard, region);
  };
  return std::any_of(home.begin(), home.end(), inside) &&
         std::any_of(away.begin(), away.end(), outside);
}

/// Personal data that gets to a node from the EEA or the United Kingdom while the node is outside.
LabelSet fromAbroad(RuleContext& context, NodeId node) {
  const Product& product = context.product();
  LabelSet labels;
  for (const VertexId vertex : context.graph().verticesOf[node.index()]) {
    for (const EdgeId id : context.graph().into(vertex)) {
      const Edge& edge = context.graph().edges[id];
      const VertexId from = edge.from;
      if (!leavesEurope(product, context.graph().vertices[from].node, node)) continue;
      const LabelSet arriving = passes(context.graph(), edge, context.reach().at.row(from));
      for (const LabelId label : arriving.members()) {
        if (isPersonal(product, label)) labels.insert(label);
      }
    }
  }
  return labels;
}

std::optional<AssessmentTrigger> find(RuleContext& context, const std::string& words,
                                      const Test& test) {
  const Product& product = context.product();
  std::optional<AssessmentTrigger> gravest;
  for (const NodeId node : product.nodes.ids()) {
    if (isWithPeople(product, node)) continue;
    const LabelId label = heaviest(product, test(node));
    if (!label.valid()) continue;
    if (gravest && weightOf(product, label) <= weightOf(product, gravest->label)) continue;
    gravest = {words + " at " + quoted(titleOf(product.nodes[node])), node, label};
  }
  return gravest;
}

}  // namespace

std::vector<AssessmentTrigger> assessmentTriggers(RuleContext& context) {
  const auto byMark = [&](std::string_view mark) {
    return [&context, mark](NodeId node) { return marked(context, node, mark); };
  };
  const std::vector<std::pair<std::string, Test>> sorts{
      {"special-category data",
       [&](NodeId node) { return having(context, node, Special::article9, Special::article10); }},
      {"children's data",
       [&](NodeId node) { return having(context, node, Special::child, Special::child); }},
      {"data on a large scale", byMark(mark::kLargeScale)},
      {"a public place is watched", byMark(mark::kPublicMonitoring)},
      {"people are decided about", byMark(mark::kDecision)},
      {"sets of data are joined", [&](NodeId node) { return joined(context, node); }},
      {"a new technique is used", byMark(mark::kNewTechnique)},
      {"data leaves the EEA and the United Kingdom",
       [&](NodeId node) { return fromAbroad(context, node); }},
  };
  std::vector<AssessmentTrigger> triggers;
  for (const auto& [words, test] : sorts) {
    if (auto trigger = find(context, words, test)) triggers.push_back(std::move(*trigger));
  }
  return triggers;
}

}  // namespace dyetrace
