#include "analysis/settings/exposures.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/distance.h"
#include "model/inherit.h"
#include "model/names.h"

namespace dyetrace {
namespace {

std::uint64_t weightOf(const Product& product, LabelId label, int distance) {
  const int weight = product.taxonomy[product.labels[label].category].weight;
  return static_cast<std::uint64_t>(std::max(1, weight * distance));
}

/// What a binding's own word for the risk weighs: as much as data of that severity.
std::uint64_t weightOfRisk(const std::string& risk) {
  static const std::map<std::string, std::uint64_t> weights{
      {"critical", 12}, {"high", 9}, {"medium", 5}, {"low", 2}, {"none", 1}};
  const auto found = weights.find(foldName(risk));
  return found == weights.end() ? 5 : found->second;
}

std::set<std::string> flowKeysAskedAbout(const Product& product) {
  std::set<std::string> keys;
  for (const FlowBinding& binding : product.bindings) keys.insert(binding.flow);
  for (const Setting& setting : product.settings) {
    for (const std::string& claim : setting.claims) {
      if (product.flowNamed(claim).valid()) keys.insert(claim);
    }
  }
  return keys;
}

std::string quotedFlow(const Product& product, const Flow& flow) {
  const std::string ends =
      titleOf(product.nodes[flow.from]) + " to " + titleOf(product.nodes[flow.to]);
  return flow.name.empty() ? ends : flow.name + " (" + ends + ")";
}

/// What bindings say of a flow beside its guard.
void describeBy(const std::vector<const FlowBinding*>& bindings, Exposure& exposure) {
  std::uint64_t weight = 0;
  for (const FlowBinding* binding : bindings) {
    if (!binding->risk.empty()) weight = std::max(weight, weightOfRisk(binding->risk));
    exposure.where = binding->where;
  }
  if (weight > 0) exposure.weight = weight;
}

Exposure drawnFlow(const Product& product, FlowId id) {
  const Flow& flow = product.flows[id];
  Exposure exposure;
  exposure.key = flow.key;
  exposure.title = quotedFlow(product, flow);
  exposure.distance = product.standard.distanceOf(roleOf(product, flow.to).value);
  exposure.weight = static_cast<std::uint64_t>(std::max(1, exposure.distance));
  exposure.required = product.factsOf(flow).required;
  exposure.place = flow.to;
  exposure.flow = id;
  exposure.where = flow.where;
  return exposure;
}

/// A flow that only a settings file knows.
Exposure undrawnFlow(const std::string& key) {
  Exposure exposure;
  exposure.key = key;
  exposure.title = key;
  exposure.weight = 5;
  return exposure;
}

/// Whether a flow that is the feature itself brings the label to the node.
bool isRequiredAt(const Product& product, const FlowGraph& graph, const Reach& open, NodeId node,
                  LabelId label) {
  for (const VertexId vertex : graph.verticesOf[node.index()]) {
    for (const EdgeId id : graph.into(vertex)) {
      const Edge& edge = graph.edges[id];
      if (!product.factsOf(product.flows[edge.flow]).required) continue;
      if (passes(graph, edge, open.at.row(edge.from)).contains(label)) return true;
    }
  }
  return false;
}

bool names(const std::string& key, const std::string& name, const std::string& claim) {
  return key == claim || (!name.empty() && foldName(name) == foldName(claim));
}

/// Not looked for where the claim names a flow: a term that is not found costs a search for the
/// nearest ones.
TermId claimedData(const Product& product, const std::vector<Exposure>& exposures,
                   const std::string& claim) {
  const bool namesFlow = std::any_of(exposures.begin(), exposures.end(), [&](const Exposure& each) {
    return !each.label.valid() && each.key == claim;
  });
  return namesFlow ? TermId() : product.taxonomy.find(TermKind::data, claim).term;
}

}  // namespace

bool countsAsPersonal(const Product& product, LabelId label) {
  const Label& value = product.labels[label];
  return value.form != Form::anonymous && product.taxonomy[value.category].weight > 0;
}

std::vector<Exposure> recipientExposures(const Product& product, const FlowGraph& graph,
                                         const Reach& open) {
  std::vector<Exposure> exposures;
  for (const NodeId node : product.nodes.ids()) {
    const int distance = product.standard.distanceOf(roleOf(product, node).value);
    if (distance < kBeyondCompany) continue;
    for (const LabelId label : labelsAt(graph, open, node).members()) {
      if (!countsAsPersonal(product, label)) continue;
      Exposure exposure;
      exposure.key = keyOf(product, label) + "@" + product.nodes[node].key;
      exposure.title =
          dyetrace::titleOf(product, label) + " reaches " + titleOf(product.nodes[node]);
      exposure.weight = weightOf(product, label, distance);
      exposure.distance = distance;
      exposure.place = node;
      exposure.label = label;
      exposure.required = isRequiredAt(product, graph, open, node, label);
      exposure.where = product.nodes[node].where;
      exposures.push_back(std::move(exposure));
    }
  }
  return exposures;
}

std::vector<Exposure> flowExposures(const Product& product) {
  std::vector<Exposure> exposures;
  for (const std::string& key : flowKeysAskedAbout(product)) {
    std::vector<const FlowBinding*> bindings;
    for (const FlowBinding& binding : product.bindings) {
      if (binding.flow == key) bindings.push_back(&binding);
    }
    const FlowId drawn = product.flowNamed(key);
    Exposure exposure = drawn.valid() ? drawnFlow(product, drawn) : undrawnFlow(key);
    describeBy(bindings, exposure);
    exposures.push_back(std::move(exposure));
  }
  return exposures;
}

std::vector<std::size_t> claimed(const Product& product, const std::vector<Exposure>& exposures,
                                 const std::string& claim) {
  const TermId term = claimedData(product, exposures, claim);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < exposures.size(); ++i) {
    const Exposure& each = exposures[i];
    const bool byFlow = !each.label.valid() && each.key == claim;
    const bool byPlace = each.label.valid() && names(product.nodes[each.place].key,
                                                     product.nodes[each.place].name, claim);
    const bool byData = each.label.valid() && term.valid() &&
                        product.taxonomy.covers(term, product.labels[each.label].category);
    if (byFlow || byPlace || byData) places.push_back(i);
  }
  return places;
}

std::vector<std::string> claimable(const Product& product) {
  std::set<std::string> names;
  for (const FlowBinding& binding : product.bindings) names.insert(binding.flow);
  for (const Flow& flow : product.flows) names.insert(flow.key);
  for (const Node& node : product.nodes) names.insert(titleOf(node));
  return {names.begin(), names.end()};
}

}  // namespace dyetrace
