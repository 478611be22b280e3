#include "importers/bpmn/variables.h"

#include <map>

#include "importers/bpmn/nodes.h"
#include "importers/bpmn/zones.h"

namespace dyetrace::bpmn {

namespace {

void declareData(Source& source, ElementId element) {
  const Document& document = source.document;
  const NodeId node = source.node(element);
  if (!node.valid()) return;
  for (const std::string_view name : {document.name(element), document.id(element).view()}) {
    if (!trimmed(name).empty()) {
      declareVariable(source, element, std::string(trimmed(name)), node);
    }
  }
}

/// Properties and data objects, once for a file.
void declareAll(Source& source) {
  if (source.variablesDeclared) return;
  source.variablesDeclared = true;
  for (std::size_t index = 0; index < source.document.size(); ++index) {
    const Tag tag = source.document.tag(ElementId(index));
    if (tag == Tag::property || tag == Tag::dataObject || tag == Tag::dataObjectReference ||
        isPort(tag)) {
      declareData(source, ElementId(index));
    }
  }
}

ElementId processAround(const Document& document, ElementId element) {
  ElementId at = element;
  while (at.valid() && document.tag(at) != Tag::process) at = document.parent(at);
  return at;
}

}  // namespace

ElementId scopeAround(const Document& document, ElementId element) {
  for (ElementId at = document.parent(element); at.valid(); at = document.parent(at)) {
    if (document.tag(at) == Tag::process || isSubProcess(document.tag(at))) return at;
  }
  return {};
}

void declareVariable(Source& source, ElementId element, const std::string& name, NodeId node) {
  const ElementId scope = scopeAround(source.document, element);
  if (scope.valid()) source.variables[scope.index()].emplace(name, node);
}

NodeId knownVariableAt(Source& source, ElementId element, const std::string& name) {
  declareAll(source);
  const Document& document = source.document;
  for (ElementId scope = scopeAround(document, element); scope.valid();
       scope = scopeAround(document, scope)) {
    const auto variables = source.variables.find(scope.index());
    if (variables == source.variables.end()) continue;
    const auto found = variables->second.find(name);
    if (found != variables->second.end()) return found->second;
  }
  return {};
}

NodeId variableAt(Reading& reading, Source& source, ElementId element, const std::string& name,
                  const Location& where) {
  if (const NodeId known = knownVariableAt(source, element, name); known.valid()) return known;
  const ElementId process = processAround(source.document, element);
  if (!process.valid()) return {};
  Node node;
  node.key = reading.keyOf(source, process) + "/variable:" + name;
  node.name = name;
  node.kind = NodeKind::data;
  node.kindReason = "a variable that an expression names";
  node.shape = "variable";
  node.zone = zoneAround(source, process);
  node.where = where;
  const NodeId id = reading.addNode(std::move(node));
  source.variables[process.index()].emplace(name, id);
  return id;
}

void readVariable(Reading& reading, Source& source, ElementId user, const std::string& name,
                  std::string_view reason, const Location& where) {
  const NodeId variable = variableAt(reading, source, user, name, where);
  reading.infer(variable, handlerFor(reading, source, user, reason), FlowKind::read,
                std::string(reason), where);
}

void writeVariable(Reading& reading, Source& source, ElementId user, const std::string& name,
                   std::string_view reason, const Location& where) {
  const NodeId variable = variableAt(reading, source, user, name, where);
  reading.infer(handlerFor(reading, source, user, reason), variable, FlowKind::write,
                std::string(reason), where);
}

NodeId variableIn(Source& source, ElementId scope, const std::string& name) {
  declareAll(source);
  const auto variables = source.variables.find(scope.index());
  if (variables == source.variables.end()) return {};
  const auto found = variables->second.find(name);
  return found == variables->second.end() ? NodeId() : found->second;
}

std::vector<std::pair<std::string, NodeId>> variablesIn(Source& source, ElementId scope) {
  declareAll(source);
  const auto variables = source.variables.find(scope.index());
  if (variables == source.variables.end()) return {};
  return {variables->second.begin(), variables->second.end()};
}

}  // namespace dyetrace::bpmn
