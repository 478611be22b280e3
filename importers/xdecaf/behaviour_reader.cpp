#include "importers/xdecaf/behaviour_reader.h"

#include <algorithm>
#include <optional>

#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace::xdecaf {
namespace {

using settings::attributeOf;

constexpr const char* kLeftOut = "It is left out.";
constexpr const char* kCountsAsTrue = "It counts as true.";

std::optional<Assignment::Kind> assignmentKindOf(const std::string& type) {
  if (type == "ForwardingAssignment") return Assignment::Kind::forward;
  if (type == "SetAssignment") return Assignment::Kind::set;
  if (type == "UnsetAssignment") return Assignment::Kind::unset;
  return type == "Assignment" ? std::optional(Assignment::Kind::assign) : std::nullopt;
}

std::optional<LabelTerm::Kind> termKindOf(const std::string& type) {
  if (type == "NOT") return LabelTerm::Kind::negation;
  if (type == "AND") return LabelTerm::Kind::conjunction;
  return type == "OR" ? std::optional(LabelTerm::Kind::disjunction) : std::nullopt;
}

/// `Level.High` as a category without weight, below `label` and its type.
TermId ownTerm(Taxonomy& taxonomy, const std::string& name) {
  const std::size_t dot = name.find('.');
  Term own;
  own.key = "label";
  own.title = "label of the diagram";
  const TermId root = taxonomy.add({}, own);
  own.key = own.title = name.substr(0, dot);
  const TermId type = taxonomy.add(root, own);
  own.key = name.substr(dot + 1);
  own.title = name;
  return taxonomy.add(type, own);
}

}  // namespace

void BehaviourReader::read(const Behaviour& behaviour, NodeId node) {
  for (const pugi::xml_node pin : behaviour.inputs) addPin(pin, node, true);
  for (const pugi::xml_node pin : behaviour.outputs) addPin(pin, node, false);
  for (const pugi::xml_node assignment : behaviour.assignments) addAssignment(assignment, node);
}

void BehaviourReader::addPin(pugi::xml_node element, NodeId node, bool input) {
  Pin pin;
  pin.key = dictionary_.places().idOf(element);
  pin.name = attributeOf(element, "entityName");
  pin.node = node;
  pin.input = input;
  pin.where = dictionary_.source().at(element);
  const auto key = std::pair(node, pin.key);
  pins_[key] = product_.pins.add(std::move(pin));
}

PinId BehaviourReader::pinOf(NodeId node, const std::string& key) const {
  const auto found = pins_.find({node, key});
  return found == pins_.end() ? PinId() : found->second;
}

void BehaviourReader::addAssignment(pugi::xml_node element, NodeId node) {
  const PinId output = pinOf(node, referenceTo(element, "outputPin", dictionary_.places()));
  if (!output.valid() || product_.pins[output].input) {
    warn("xdecaf/unresolved-reference", "an assignment has no output pin of its behaviour", element,
         kLeftOut);
    return;
  }
  const auto kind = assignmentKindOf(typeOf(element));
  if (!kind) {
    warn("xdecaf/unknown-type",
         "expected an assignment that forwards, sets, unsets or assigns; "
         "found the type " +
             shown(typeOf(element)),
         element, kLeftOut);
    return;
  }
  Assignment assignment;
  assignment.kind = *kind;
  assignment.where = dictionary_.source().at(element);
  addInputs(element, node, assignment);
  for (const std::string& reference : referencesTo(element, "outputLabels", dictionary_.places())) {
    const LabelId label = labelOf(reference, element);
    if (label.valid()) assignment.labels.push_back(label);
  }
  if (*kind == Assignment::Kind::assign) assignment.term = termOf(element.child("term"), element);
  startLabels(assignment, node);
  product_.pins[output].assignments.push_back(std::move(assignment));
}

void BehaviourReader::addInputs(pugi::xml_node element, NodeId node, Assignment& assignment) {
  for (const std::string& reference : referencesTo(element, "inputPins", dictionary_.places())) {
    const PinId input = pinOf(node, reference);
    if (input.valid() && product_.pins[input].input) {
      assignment.inputs.push_back(input);
    } else {
      warn("xdecaf/unresolved-reference",
           "an assignment names the input pin " + shown(reference) +
               ", which its behaviour does not have",
           element, kLeftOut);
    }
  }
}

/// What a node can add to data starts there, for everything that asks where data comes from.
void BehaviourReader::startLabels(const Assignment& assignment, NodeId node) {
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

LabelTerm BehaviourReader::termOf(pugi::xml_node element, pugi::xml_node around) {
  const std::string type = typeOf(element);
  if (type == "TRUE") return {};
  if (type == "LabelReference") return labelTerm(element);
  const auto kind = termKindOf(type);
  if (!kind) {
    warn("xdecaf/unknown-term",
         "expected a term TRUE, NOT, AND, OR or LabelReference; found " +
             (element ? shown(type) : std::string("none")),
         element ? element : around, kCountsAsTrue);
    return {};
  }
  LabelTerm term;
  term.kind = *kind;
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_element) term.operands.push_back(termOf(child, element));
  }
  if (!term.operands.empty()) return term;
  warn("xdecaf/unknown-term", "expected terms inside " + shown(type) + "; found none", element,
       kCountsAsTrue);
  return {};
}

/// A label that nobody declares is on no data.
LabelTerm BehaviourReader::labelTerm(pugi::xml_node element) {
  LabelTerm term;
  term.label = labelOf(referenceTo(element, "label", dictionary_.places()), element);
  term.kind = term.label.valid() ? LabelTerm::Kind::label : LabelTerm::Kind::disjunction;
  return term;
}

/// Also a mark of the same name.
LabelId BehaviourReader::labelOf(const std::string& reference, pugi::xml_node element) {
  const std::string name = dictionary_.labelNamed(reference);
  if (name.empty()) {
    warn("xdecaf/unresolved-reference", "there is no label " + shown(reference), element,
         "It is on no data.");
    return {};
  }
  const auto known = labels_.find(reference);
  if (known != labels_.end()) return known->second;
  const LabelId label = product_.intern({ownTerm(product_.taxonomy, name), Form::identified});
  product_.internMark(foldName(name));
  labels_.emplace(reference, label);
  return label;
}

void BehaviourReader::warn(std::string code, std::string message, pugi::xml_node element,
                           std::string advice) const {
  dictionary_.source().warn(std::move(code), std::move(message), element, std::move(advice));
}

}  // namespace dyetrace::xdecaf
