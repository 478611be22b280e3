#include <array>

#include "model/inherit.h"
#include "model/step_words.h"
#include "render/json_parts.h"
#include "render/outputs.h"

namespace dyetrace {
namespace {

using json::Json;
using json::keyIn;
using json::placeOf;

constexpr int kModelVersion = 1;

std::string_view specialName(Special special) {
  constexpr std::array<std::string_view, 4> names{"none", "article9", "article10", "child"};
  return names.at(static_cast<std::size_t>(special));
}

/// The default that holds where no context is named; empty if there is none.
std::string plainDefault(const Setting& setting) {
  std::string value;
  for (const SettingDefault& each : setting.defaults) {
    if (each.when.always() && !each.inCode) value = each.value;
  }
  return value;
}

Json labelsOf(const Product& product) {
  Json all = Json::array();
  for (const LabelId id : product.labels.ids()) {
    const Term& term = product.taxonomy[product.labels[id].category];
    all.push_back({{"key", keyOf(product, id)},
                   {"title", titleOf(product, id)},
                   {"category", term.key},
                   {"form", formName(product.labels[id].form)},
                   {"weight", term.weight},
                   {"special", specialName(term.special)},
                   {"dpv", term.dpv}});
  }
  return all;
}

Json zonesOf(const Product& product) {
  Json all = Json::array();
  for (const Zone& zone : product.zones) {
    all.push_back({{"key", zone.key},
                   {"name", zone.name},
                   {"kind", zoneKindName(zone.kind)},
                   {"parent", keyIn(product.zones, zone.parent)},
                   {"facts", json::factsOf(product, zone.facts)},
                   {"place", placeOf(product, zone.where)}});
  }
  return all;
}

// What holds of a node once zones have passed on what they state.
Json inheritedBy(const Product& product, NodeId id) {
  const auto organisation = organisationOf(product, id);
  const auto role = roleOf(product, id);
  return {{"organisation", organisation.value},
          {"role", roleName(role.value)},
          {"roleStated", role.stated},
          {"regions", regionsOf(product, id).value}};
}

Json groupsOf(const Product& product, const Node& node) {
  Json groups = Json::array();
  for (const ZoneId group : node.groups) groups.push_back(keyIn(product.zones, group));
  return groups;
}

Json nodesOf(const Product& product) {
  Json all = Json::array();
  for (const NodeId id : product.nodes.ids()) {
    const Node& node = product.nodes[id];
    all.push_back({{"key", node.key},
                   {"name", node.name},
                   {"kind", nodeKindName(node.kind)},
                   {"kindReason", node.kindReason},
                   {"shape", node.shape},
                   {"zone", keyIn(product.zones, node.zone)},
                   {"groups", groupsOf(product, node)},
                   {"parent", keyIn(product.nodes, node.parent)},
                   {"inherited", inheritedBy(product, id)},
                   {"facts", json::factsOf(product, node.facts)},
                   {"place", placeOf(product, node.where)}});
  }
  return all;
}

Json crossesOf(const Product& product, const Flow& flow) {
  const Crossing crossing = crossingOf(product, flow);
  return {{"organisation", crossing.organisation},
          {"role", crossing.role},
          {"region", crossing.region}};
}

Json flowsOf(const Product& product) {
  Json all = Json::array();
  for (const Flow& flow : product.flows) {
    all.push_back({{"key", flow.key},
                   {"name", flow.name},
                   {"from", keyIn(product.nodes, flow.from)},
                   {"to", keyIn(product.nodes, flow.to)},
                   {"kind", flowKindName(flow.kind)},
                   {"confidence", confidenceName(flow.confidence)},
                   {"reason", flow.reason},
                   {"crosses", crossesOf(product, flow)},
                   {"facts", json::factsOf(product, flow.facts)},
                   {"place", placeOf(product, flow.where)}});
  }
  return all;
}

Json stepsOf(const Product& product) {
  Json all = Json::array();
  for (const Step& step : product.steps) {
    all.push_back({{"key", step.key},
                   {"name", step.name},
                   {"kind", stepKindName(step.kind)},
                   {"node", keyIn(product.nodes, step.node)},
                   {"parent", keyIn(product.steps, step.parent)},
                   {"process", keyIn(product.zones, step.process)},
                   {"repeats", step.repeats},
                   {"interrupting", step.interrupting},
                   {"timed", step.timed},
                   {"place", placeOf(product, step.where)}});
  }
  return all;
}

Json sequencesOf(const Product& product) {
  Json all = Json::array();
  for (const Sequence& sequence : product.sequences) {
    all.push_back({{"key", sequence.key},
                   {"name", sequence.name},
                   {"from", keyIn(product.steps, sequence.from)},
                   {"to", keyIn(product.steps, sequence.to)},
                   {"kind", sequenceKindName(sequence.kind)},
                   {"condition", sequence.condition},
                   {"language", sequence.language},
                   {"isDefault", sequence.isDefault},
                   {"place", placeOf(product, sequence.where)}});
  }
  return all;
}

Json settingsOf(const Product& product) {
  Json all = Json::array();
  for (const Setting& setting : product.settings) {
    Json options = Json::array();
    for (const SettingOption& option : setting.options) options.push_back(option.key);
    all.push_back({{"key", setting.key},
                   {"name", setting.name},
                   {"kind", settingKindName(setting.kind)},
                   {"owner", settingOwnerName(setting.owner)},
                   {"options", options},
                   {"default", plainDefault(setting)},
                   {"declared", setting.declared},
                   {"place", placeOf(product, setting.where)}});
  }
  return all;
}

Json drawnOf(const Product& product) {
  Json all = Json::array();
  for (const DrawnEdge& edge : product.drawn) {
    all.push_back({{"kind", edge.kind},
                   {"from", edge.from},
                   {"to", edge.to},
                   {"flow", keyIn(product.flows, edge.flow)},
                   {"outcome", edge.outcome},
                   {"place", placeOf(product, edge.where)}});
  }
  return all;
}

}  // namespace

std::string modelToJson(const Product& product, const Diagnostics& diagnostics) {
  Json marks = Json::array();
  for (const std::string& mark : product.marks) marks.push_back(mark);
  const Json model = {{"format", "dyetrace-model"},
                      {"version", kModelVersion},
                      {"title", product.title},
                      {"files", json::filesOf(product)},
                      {"labels", labelsOf(product)},
                      {"marks", std::move(marks)},
                      {"zones", zonesOf(product)},
                      {"nodes", nodesOf(product)},
                      {"flows", flowsOf(product)},
                      {"steps", stepsOf(product)},
                      {"sequences", sequencesOf(product)},
                      {"settings", settingsOf(product)},
                      {"drawn", drawnOf(product)},
                      {"diagnostics", json::diagnosticsOf(product, diagnostics)}};
  return json::written(model);
}

}  // namespace dyetrace
