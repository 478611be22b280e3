#include "importers/xdecaf/diagram_reader.h"

#include <algorithm>
#include <utility>

#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace::xdecaf {
namespace {

using settings::attributeOf;

constexpr std::size_t kDeepestTerm = 200;

NodeKind kindOf(const std::string& type) {
  if (type == "Store") return NodeKind::store;
  return type == "External" ? NodeKind::external : NodeKind::process;
}

class DiagramReader {
 public:
  DiagramReader(const XmlSource& diagram, const Dictionary& dictionary)
      : diagram_(diagram), dictionary_(dictionary), product_(diagram.drawing.product) {}

  void read() {
    const pugi::xml_node root = diagram_.xml.root();
    for (const pugi::xml_node element : root.children("nodes")) addNode(element);
    for (const pugi::xml_node element : root.children("flows")) addFlow(element);
  }

 private:
  void addNode(pugi::xml_node element) {
    const std::string key = attributeOf(element, "id");
    if (nodes_.contains(key)) {
      diagram_.warn("xdecaf/same-id", "there is a node " + shown(key) + " already", element);
      return;
    }
    Node node;
    node.key = key;
    node.name = attributeOf(element, "entityName");
    node.shape = typeOf(element);
    node.kind = kindOf(node.shape);
    node.kindReason = "the diagram's type " + node.shape;
    node.where = diagram_.at(element);
    const NodeId id = product_.nodes.add(std::move(node));
    nodes_.emplace(key, id);
    addTags(element, id);
    addBehaviour(element, id);
  }

  void addTags(pugi::xml_node element, NodeId id) {
    for (const std::string& reference : referencesTo(element, "properties")) {
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
    const std::string reference = referenceTo(element, "behavior");
    const Behaviour* behaviour = dictionary_.behaviour(reference);
    if (behaviour == nullptr) {
      reportMissing("behaviour", reference, element);
      return;
    }
    for (const pugi::xml_node pin : behaviour->inputs) addPin(pin, id, true);
    for (const pugi::xml_node pin : behaviour->outputs) addPin(pin, id, false);
    for (const pugi::xml_node assignment : behaviour->assignments) addAssignment(assignment, id);
  }

  void addPin(pugi::xml_node element, NodeId node, bool input) {
    Pin pin;
    pin.key = attributeOf(element, "id");
    pin.name = attributeOf(element, "entityName");
    pin.node = node;
    pin.input = input;
    pin.where = dictionary_.source().at(element);
    const auto key = std::pair(node, pin.key);
    pins_[key] = product_.pins.add(std::move(pin));
  }

  PinId pinOf(NodeId node, const std::string& key) const {
    const auto found = pins_.find({node, key});
    return found == pins_.end() ? PinId() : found->second;
  }

  void addAssignment(pugi::xml_node element, NodeId node) {
    const PinId output = pinOf(node, referenceTo(element, "outputPin"));
    if (!output.valid() || product_.pins[output].input) {
      warnDictionary("an assignment has no output pin of its behaviour", element);
      return;
    }
    Assignment assignment;
    assignment.where = dictionary_.source().at(element);
    const std::string type = typeOf(element);
    if (type == "SetAssignment") assignment.kind = Assignment::Kind::set;
    if (type == "UnsetAssignment") assignment.kind = Assignment::Kind::unset;
    if (type == "Assignment") assignment.kind = Assignment::Kind::assign;
    addInputs(element, node, assignment);
    for (const std::string& reference : referencesTo(element, "outputLabels")) {
      const LabelId label = labelOf(reference, element);
      if (label.valid()) assignment.labels.push_back(label);
    }
    const pugi::xml_node term = element.child("term");
    if (term) assignment.term = termOf(term, 0);
    startLabels(assignment, node);
    product_.pins[output].assignments.push_back(std::move(assignment));
  }

  void addInputs(pugi::xml_node element, NodeId node, Assignment& assignment) {
    for (const std::string& reference : referencesTo(element, "inputPins")) {
      const PinId input = pinOf(node, reference);
      if (input.valid()) {
        assignment.inputs.push_back(input);
      } else {
        warnDictionary("an assignment names the input pin " + shown(reference) +
                           ", which its behaviour does not have",
                       element);
      }
    }
  }

  /// What a node can add to data starts there, for everything that asks where data comes from.
  void startLabels(const Assignment& assignment, NodeId node) {
    const bool adds =
        assignment.kind == Assignment::Kind::set || assignment.kind == Assignment::Kind::assign;
    if (!adds) return;
    Facts& facts = product_.editFacts(product_.nodes[node].facts);
    for (const LabelId label : assignment.labels) {
      const bool known = std::any_of(facts.data.begin(), facts.data.end(),
                                     [&](const LabelUse& use) { return use.label == label; });
      if (!known) facts.data.push_back({label, false});
    }
  }

  LabelTerm termOf(pugi::xml_node element, std::size_t depth) {
    LabelTerm term;
    const std::string type = typeOf(element);
    if (type == "TRUE" || depth > kDeepestTerm) return term;
    if (type == "LabelReference") {
      term.label = labelOf(referenceTo(element, "label"), element);
      if (term.label.valid()) term.kind = LabelTerm::Kind::label;
      return term;
    }
    term.kind = type == "NOT"   ? LabelTerm::Kind::negation
                : type == "AND" ? LabelTerm::Kind::conjunction
                                : LabelTerm::Kind::disjunction;
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_element) term.operands.push_back(termOf(child, depth + 1));
    }
    if (term.operands.empty()) {
      warnDictionary("the term " + shown(type) + " has nothing in it and counts as true", element);
      return {};
    }
    return term;
  }

  /// The label as an own category without weight, and a mark of the same name.
  LabelId labelOf(const std::string& reference, pugi::xml_node element) {
    const std::string name = dictionary_.labelNamed(reference);
    if (name.empty()) {
      warnDictionary("there is no label " + shown(reference), element);
      return {};
    }
    const auto known = labels_.find(reference);
    if (known != labels_.end()) return known->second;
    const std::size_t dot = name.find('.');
    Term own;
    own.key = "label";
    own.title = "label of the diagram";
    const TermId root = product_.taxonomy.add({}, own);
    own.key = name.substr(0, dot);
    own.title = own.key;
    const TermId type = product_.taxonomy.add(root, own);
    own.key = name.substr(dot + 1);
    own.title = name;
    const LabelId label = product_.intern({product_.taxonomy.add(type, own), Form::identified});
    product_.internMark(foldName(name));
    labels_.emplace(reference, label);
    return label;
  }

  void addFlow(pugi::xml_node element) {
    const auto from = nodes_.find(referenceTo(element, "sourceNode"));
    const auto to = nodes_.find(referenceTo(element, "destinationNode"));
    if (from == nodes_.end() || to == nodes_.end()) {
      diagram_.warn("xdecaf/loose-flow", "a flow does not join two nodes of the diagram", element,
                    "Check sourceNode and destinationNode.");
      return;
    }
    Flow flow;
    flow.key = attributeOf(element, "id");
    flow.name = attributeOf(element, "entityName");
    flow.from = from->second;
    flow.to = to->second;
    flow.where = diagram_.at(element);
    flow.fromPin = pinOf(flow.from, referenceTo(element, "sourcePin"));
    flow.toPin = pinOf(flow.to, referenceTo(element, "destinationPin"));
    if (!flow.fromPin.valid() || !flow.toPin.valid()) {
      diagram_.warn("xdecaf/loose-pin", "a flow names a pin that its node does not have", element,
                    "Nothing moves along it. Check sourcePin and destinationPin.");
    }
    product_.flows.add(std::move(flow));
  }

  void reportMissing(const std::string& noun, const std::string& reference,
                     pugi::xml_node element) {
    diagram_.warn("xdecaf/unresolved-reference",
                  "the dictionary has no " + noun + " " + shown(reference), element,
                  "Keep the dictionary that belongs to the diagram beside it.");
  }

  void warnDictionary(std::string message, pugi::xml_node element) {
    dictionary_.source().warn("xdecaf/unresolved-reference", std::move(message), element);
  }

  const XmlSource& diagram_;
  const Dictionary& dictionary_;
  Product& product_;
  std::map<std::string, NodeId> nodes_;
  std::map<std::pair<NodeId, std::string>, PinId> pins_;
  std::map<std::string, LabelId> labels_;
};

}  // namespace

void readDiagram(const XmlSource& diagram, const Dictionary& dictionary) {
  DiagramReader(diagram, dictionary).read();
}

}  // namespace dyetrace::xdecaf
