#include <array>

#include "model/inherit.h"
#include "model/step_words.h"
#include "render/json_parts.h"
#include "render/outputs.h"

namespace dyetrace {
namespace {

using json::keyIn;
using json::Object;
using json::Writer;

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

void writeModelLabel(Writer& out, const Product& product, LabelId id) {
  const Term& term = product.taxonomy[product.labels[id].category];
  const Object object(out);
  out.member("key", keyOf(product, id));
  out.member("title", titleOf(product, id));
  out.member("category", term.key);
  out.member("form", formName(product.labels[id].form));
  out.member("weight", term.weight);
  out.member("special", specialName(term.special));
  out.member("dpv", term.dpv);
}

void writeZone(Writer& out, const Product& product, const Zone& zone) {
  const Object object(out);
  out.member("key", zone.key);
  out.member("name", zone.name);
  out.member("kind", zoneKindName(zone.kind));
  out.member("parent", keyIn(product.zones, zone.parent));
  out.member("facts", json::writeFacts, product, zone.facts);
  out.member("place", json::writePlace, product, zone.where);
}

// What holds of a node once zones have passed on what they state.
void writeInherited(Writer& out, const Product& product, NodeId id) {
  const auto role = roleOf(product, id);
  const Object object(out);
  out.member("organisation", organisationOf(product, id).value);
  out.member("role", roleName(role.value));
  out.member("roleStated", role.stated);
  out.member("regions", regionsOf(product, id).value);
}

std::vector<std::string_view> groupsOf(const Product& product, const Node& node) {
  std::vector<std::string_view> groups;
  for (const ZoneId group : node.groups) groups.push_back(product.zones[group].key);
  return groups;
}

void writeModelNode(Writer& out, const Product& product, NodeId id) {
  const Node& node = product.nodes[id];
  const Object object(out);
  out.member("key", node.key);
  out.member("name", node.name);
  out.member("kind", nodeKindName(node.kind));
  out.member("kindReason", node.kindReason);
  out.member("shape", node.shape);
  out.member("zone", keyIn(product.zones, node.zone));
  out.member("groups", groupsOf(product, node));
  out.member("parent", keyIn(product.nodes, node.parent));
  out.member("inherited", writeInherited, product, id);
  out.member("facts", json::writeFacts, product, node.facts);
  out.member("place", json::writePlace, product, node.where);
}

void writeCrossing(Writer& out, const Crossing& crossing) {
  const Object object(out, json::Layout::oneLine);
  out.member("organisation", crossing.organisation);
  out.member("role", crossing.role);
  out.member("region", crossing.region);
}

void writeFlow(Writer& out, const Product& product, const Flow& flow) {
  const Object object(out);
  out.member("key", flow.key);
  out.member("name", flow.name);
  out.member("from", keyIn(product.nodes, flow.from));
  out.member("to", keyIn(product.nodes, flow.to));
  out.member("kind", flowKindName(flow.kind));
  out.member("confidence", confidenceName(flow.confidence));
  out.member("reason", flow.reason);
  out.member("crosses", writeCrossing, crossingOf(product, flow));
  out.member("facts", json::writeFacts, product, flow.facts);
  out.member("place", json::writePlace, product, flow.where);
}

void writeStep(Writer& out, const Product& product, const Step& step) {
  const Object object(out);
  out.member("key", step.key);
  out.member("name", step.name);
  out.member("kind", stepKindName(step.kind));
  out.member("node", keyIn(product.nodes, step.node));
  out.member("parent", keyIn(product.steps, step.parent));
  out.member("process", keyIn(product.zones, step.process));
  out.member("repeats", step.repeats);
  out.member("interrupting", step.interrupting);
  out.member("timed", step.timed);
  out.member("place", json::writePlace, product, step.where);
}

void writeSequence(Writer& out, const Product& product, const Sequence& sequence) {
  const Object object(out);
  out.member("key", sequence.key);
  out.member("name", sequence.name);
  out.member("from", keyIn(product.steps, sequence.from));
  out.member("to", keyIn(product.steps, sequence.to));
  out.member("kind", sequenceKindName(sequence.kind));
  out.member("condition", sequence.condition);
  out.member("language", sequence.language);
  out.member("isDefault", sequence.isDefault);
  out.member("place", json::writePlace, product, sequence.where);
}

void writeModelSetting(Writer& out, const Product& product, const Setting& setting) {
  std::vector<std::string_view> options;
  for (const SettingOption& option : setting.options) options.push_back(option.key);
  const Object object(out);
  out.member("key", setting.key);
  out.member("name", setting.name);
  out.member("kind", settingKindName(setting.kind));
  out.member("owner", settingOwnerName(setting.owner));
  out.member("options", options);
  out.member("default", plainDefault(setting));
  out.member("declared", setting.declared);
  out.member("place", json::writePlace, product, setting.where);
}

void writeDrawn(Writer& out, const Product& product, const DrawnEdge& edge) {
  const Object object(out);
  out.member("kind", edge.kind);
  out.member("from", edge.from);
  out.member("to", edge.to);
  out.member("flow", keyIn(product.flows, edge.flow));
  out.member("outcome", edge.outcome);
  out.member("place", json::writePlace, product, edge.where);
}

void writeModel(Writer& out, const Product& product, const Diagnostics& diagnostics) {
  const Object model(out);
  out.member("format", "dyetrace-model");
  out.member("version", kModelVersion);
  out.member("title", product.title);
  out.list("files", product.files, json::writeFile);
  out.list("labels", product.labels.ids(), writeModelLabel, product);
  out.member("marks", product.marks);
  out.list("zones", product.zones, writeZone, product);
  out.list("nodes", product.nodes.ids(), writeModelNode, product);
  out.list("flows", product.flows, writeFlow, product);
  out.list("steps", product.steps, writeStep, product);
  out.list("sequences", product.sequences, writeSequence, product);
  out.list("settings", product.settings, writeModelSetting, product);
  out.list("drawn", product.drawn, writeDrawn, product);
  out.list("diagnostics", diagnostics, json::writeDiagnostic, product);
}

}  // namespace

std::string modelToJson(const Product& product, const Diagnostics& diagnostics) {
  Writer out;
  writeModel(out, product, diagnostics);
  return out.text();
}

}  // namespace dyetrace
