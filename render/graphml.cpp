// GraphML: nodes and flows with their facts as data, and the plain look that yEd shows at once.
// Zones are attributes, since few readers of GraphML know nested graphs.

#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "model/facts_text.h"
#include "model/inherit.h"
#include "render/escape.h"
#include "render/outputs.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

const std::vector<std::string>& ownNames(bool ofNode) {
  static const std::vector<std::string> node{"key",    "name",         "kind", "shape",   "zone",
                                             "groups", "organisation", "role", "regions", "place"};
  static const std::vector<std::string> edge{"key",        "name",   "kind",
                                             "confidence", "reason", "place"};
  return ofNode ? node : edge;
}

std::string keyId(bool ofNode, const std::string& name) {
  return (ofNode ? "node_" : "edge_") + name;
}

void setAttribute(pugi::xml_node element, const char* name, const std::string& value) {
  element.append_attribute(name).set_value(value.c_str());
}

void declareKeys(pugi::xml_node root, bool ofNode) {
  std::vector<std::string> names = ownNames(ofNode);
  names.insert(names.end(), factNames().begin(), factNames().end());
  for (const std::string& name : names) {
    pugi::xml_node key = root.append_child("key");
    setAttribute(key, "id", keyId(ofNode, name));
    setAttribute(key, "for", ofNode ? "node" : "edge");
    setAttribute(key, "attr.name", name);
    setAttribute(key, "attr.type", "string");
  }
  pugi::xml_node look = root.append_child("key");
  setAttribute(look, "id", ofNode ? "node_look" : "edge_look");
  setAttribute(look, "for", ofNode ? "node" : "edge");
  setAttribute(look, "yfiles.type", ofNode ? "nodegraphics" : "edgegraphics");
}

void addText(pugi::xml_node parent, const char* element, const std::string& text) {
  parent.append_child(element).append_child(pugi::node_pcdata).set_value(text.c_str());
}

// An empty value says nothing, so it is left out.
void addData(pugi::xml_node element, bool ofNode, const std::string& name,
             const std::string& value) {
  const std::string text = displayText(value);
  if (text.empty()) return;
  pugi::xml_node data = element.append_child("data");
  setAttribute(data, "key", keyId(ofNode, name));
  data.append_child(pugi::node_pcdata).set_value(text.c_str());
}

void addAll(pugi::xml_node element, bool ofNode, const NamedTexts& texts) {
  for (const auto& [name, text] : texts) addData(element, ofNode, name, text);
}

std::string zonePath(const Product& product, NodeId node) {
  std::string path;
  for (const ZoneId zone : zonesOf(product, node)) {
    path = titleOf(product.zones[zone]) + (path.empty() ? "" : " / " + path);
  }
  return path;
}

std::string groupNames(const Product& product, const Node& node) {
  std::vector<std::string> names;
  for (const ZoneId group : node.groups) names.push_back(titleOf(product.zones[group]));
  return fmt::format("{}", fmt::join(names, ", "));
}

const char* shapeFor(NodeKind kind) {
  switch (kind) {
    case NodeKind::person:
      return "ellipse";
    case NodeKind::process:
      return "roundrectangle";
    case NodeKind::store:
      return "hexagon";
    case NodeKind::data:
      return "parallelogram";
    case NodeKind::external:
      return "rectangle";
  }
  return "rectangle";
}

void addNodeLook(pugi::xml_node element, const Node& node) {
  constexpr std::size_t kCharacters = 60;
  pugi::xml_node data = element.append_child("data");
  setAttribute(data, "key", "node_look");
  pugi::xml_node look = data.append_child("y:ShapeNode");
  pugi::xml_node geometry = look.append_child("y:Geometry");
  setAttribute(geometry, "width", "160");
  setAttribute(geometry, "height", "40");
  addText(look, "y:NodeLabel", shorten(titleOf(node), kCharacters));
  setAttribute(look.append_child("y:Shape"), "type", shapeFor(node.kind));
}

void addEdgeLook(pugi::xml_node element, const Flow& flow) {
  constexpr std::size_t kCharacters = 60;
  pugi::xml_node data = element.append_child("data");
  setAttribute(data, "key", "edge_look");
  pugi::xml_node look = data.append_child("y:PolyLineEdge");
  pugi::xml_node line = look.append_child("y:LineStyle");
  setAttribute(line, "type", flow.confidence == Confidence::drawn ? "line" : "dashed");
  pugi::xml_node arrows = look.append_child("y:Arrows");
  setAttribute(arrows, "source", "none");
  setAttribute(arrows, "target", "standard");
  const std::string name = shorten(flow.name, kCharacters);
  if (!name.empty()) addText(look, "y:EdgeLabel", name);
}

std::string idOf(NodeId node) {
  return "n" + std::to_string(node.index());
}

void addNode(pugi::xml_node graph, const Product& product, NodeId id) {
  const Node& node = product.nodes[id];
  pugi::xml_node element = graph.append_child("node");
  setAttribute(element, "id", idOf(id));
  addAll(element, true,
         {{"key", node.key},
          {"name", node.name},
          {"kind", std::string(nodeKindName(node.kind))},
          {"shape", node.shape},
          {"zone", zonePath(product, id)},
          {"groups", groupNames(product, node)},
          {"organisation", organisationOf(product, id).value},
          {"role", std::string(roleName(roleOf(product, id).value))},
          {"regions", fmt::format("{}", fmt::join(regionsOf(product, id).value, ", "))},
          {"place", words::placeOf(product, node.where)}});
  addAll(element, true, factsAsText(product, product.factsOf(node)));
  addNodeLook(element, node);
}

void addEdge(pugi::xml_node graph, const Product& product, FlowId id) {
  const Flow& flow = product.flows[id];
  if (!product.nodes.contains(flow.from) || !product.nodes.contains(flow.to)) return;
  pugi::xml_node element = graph.append_child("edge");
  setAttribute(element, "id", "e" + std::to_string(id.index()));
  setAttribute(element, "source", idOf(flow.from));
  setAttribute(element, "target", idOf(flow.to));
  addAll(element, false,
         {{"key", flow.key},
          {"name", flow.name},
          {"kind", std::string(flowKindName(flow.kind))},
          {"confidence", std::string(confidenceName(flow.confidence))},
          {"reason", flow.reason},
          {"place", words::placeOf(product, flow.where)}});
  addAll(element, false, factsAsText(product, product.factsOf(flow)));
  addEdgeLook(element, flow);
}

}  // namespace

std::string modelToGraphml(const Product& product) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  setAttribute(declaration, "version", "1.0");
  setAttribute(declaration, "encoding", "UTF-8");
  pugi::xml_node root = document.append_child("graphml");
  setAttribute(root, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  setAttribute(root, "xmlns:y", "http://www.yworks.com/xml/graphml");
  declareKeys(root, true);
  declareKeys(root, false);
  pugi::xml_node graph = root.append_child("graph");
  setAttribute(graph, "id", "model");
  setAttribute(graph, "edgedefault", "directed");
  for (const NodeId id : product.nodes.ids()) addNode(graph, product, id);
  for (const FlowId id : product.flows.ids()) addEdge(graph, product, id);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace dyetrace
