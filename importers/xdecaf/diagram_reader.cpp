#include "importers/xdecaf/diagram_reader.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "importers/annotations/text.h"
#include "importers/xdecaf/behaviour_reader.h"

namespace dyetrace::xdecaf {
namespace {

using settings::attributeOf;

std::optional<NodeKind> kindOf(const std::string& type) {
  if (type == "Store") return NodeKind::store;
  if (type == "External") return NodeKind::external;
  return type == "Process" ? std::optional(NodeKind::process) : std::nullopt;
}

class DiagramReader {
 public:
  DiagramReader(const XmlSource& diagram, const Dictionary& dictionary)
      : diagram_(diagram),
        places_(diagram.xml.root()),
        dictionary_(dictionary),
        product_(diagram.drawing.product),
        behaviours_(dictionary, product_) {}

  void read() {
    const pugi::xml_node root = diagram_.xml.root();
    for (const pugi::xml_node element : root.children("nodes")) addNode(element);
    for (const pugi::xml_node element : root.children("flows")) addFlow(element);
  }

 private:
  void addNode(pugi::xml_node element) {
    const std::string key = places_.idOf(element);
    if (nodes_.contains(key)) {
      diagram_.warn("xdecaf/same-id", "there is a node " + shown(key) + " already", element,
                    "The first one counts.");
      return;
    }
    Node node;
    node.key = key;
    node.name = attributeOf(element, "entityName");
    node.shape = typeOf(element);
    node.kind = kindOf(node.shape).value_or(NodeKind::process);
    if (!kindOf(node.shape)) {
      diagram_.warn("xdecaf/unknown-type",
                    "expected External, Process or Store; found the node type " + shown(node.shape),
                    element, "It is read as a process.");
    }
    node.kindReason = "the diagram's type " + node.shape;
    node.where = diagram_.at(element);
    const NodeId id = product_.nodes.add(std::move(node));
    nodes_.emplace(key, id);
    addTags(element, id);
    addBehaviour(element, id);
  }

  void addTags(pugi::xml_node element, NodeId id) {
    for (const std::string& reference : referencesTo(element, "properties", dictionary_.places())) {
      const std::string name = dictionary_.labelNamed(reference);
      if (name.empty()) {
        reportMissing("label", reference, element);
        continue;
      }
      Facts& facts = product_.editFacts(product_.nodes[id].facts);
      facts.tags.push_back(name);
      facts.statements.push_back({"tags", name, Carrier::toolProperties, diagram_.at(element)});
    }
  }

  void addBehaviour(pugi::xml_node element, NodeId id) {
    const std::string reference = referenceTo(element, "behavior", dictionary_.places());
    const Behaviour* behaviour = dictionary_.behaviour(reference);
    if (behaviour == nullptr) {
      reportMissing("behaviour", reference, element);
      return;
    }
    behaviours_.read(*behaviour, id);
  }

  void addFlow(pugi::xml_node element) {
    const auto from = nodes_.find(referenceTo(element, "sourceNode", places_));
    const auto to = nodes_.find(referenceTo(element, "destinationNode", places_));
    if (from == nodes_.end() || to == nodes_.end()) {
      diagram_.warn("xdecaf/loose-flow", "a flow does not join two nodes of the diagram", element,
                    "Check sourceNode and destinationNode.");
      return;
    }
    Flow flow;
    flow.key = places_.idOf(element);
    flow.name = attributeOf(element, "entityName");
    flow.from = from->second;
    flow.to = to->second;
    flow.where = diagram_.at(element);
    flow.fromPin = pinOf(flow.from, referenceTo(element, "sourcePin", dictionary_.places()), false);
    flow.toPin = pinOf(flow.to, referenceTo(element, "destinationPin", dictionary_.places()), true);
    if (!flow.fromPin.valid() || !flow.toPin.valid()) {
      diagram_.warn("xdecaf/loose-pin",
                    "a flow names a pin that its node does not have for that direction", element,
                    "Nothing moves along it. Check sourcePin and destinationPin.");
    }
    product_.flows.add(flow);
  }

  /// Invalid if it goes the other way.
  PinId pinOf(NodeId node, const std::string& key, bool input) const {
    const PinId pin = behaviours_.pinOf(node, key);
    return pin.valid() && product_.pins[pin].input == input ? pin : PinId();
  }

  void reportMissing(const std::string& noun, const std::string& reference,
                     pugi::xml_node element) {
    diagram_.warn("xdecaf/unresolved-reference",
                  "the dictionary has no " + noun + " " + shown(reference), element,
                  "Keep the dictionary that belongs to the diagram beside it.");
  }

  const XmlSource& diagram_;
  Places places_;
  const Dictionary& dictionary_;
  Product& product_;
  std::map<std::string, NodeId> nodes_;
  BehaviourReader behaviours_;
};

}  // namespace

void readDiagram(const XmlSource& diagram, const Dictionary& dictionary) {
  DiagramReader(diagram, dictionary).read();
}

}  // namespace dyetrace::xdecaf
