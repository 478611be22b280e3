#include "importers/bpmn/forms.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "importers/bpmn/carriers.h"
#include "importers/bpmn/expressions.h"
#include "importers/bpmn/nodes.h"
#include "importers/bpmn/variables.h"
#include "importers/bpmn/zones.h"

namespace dyetrace::bpmn {

namespace {

class FormReader {
 public:
  FormReader(Reading& reading, Source& source)
      : reading_(reading), source_(source), document_(source.document) {}

  /// Fields first, since they are variables that mappings name, and in an order that does not hang
  /// on where their tasks stand in the file: of two fields of one name the first is the variable.
  void run() {
    const std::vector<ElementId> extensions = extensionsOfSteps();
    for (const ElementId each : byOwner(extensions)) visitAll(each, Part::fields);
    for (const ElementId each : extensions) visitAll(each, Part::mappings);
    if (!reading_.options.opaqueScripts) return;
    for (std::size_t index = 0; index < document_.size(); ++index) {
      if (document_.tag(ElementId(index)) == Tag::scriptTask) opaqueScript(ElementId(index));
    }
  }

 private:
  enum class Part { fields, mappings };

  std::vector<ElementId> extensionsOfSteps() const {
    std::vector<ElementId> found;
    for (std::size_t index = 0; index < document_.size(); ++index) {
      const ElementId element(index);
      const bool ofStep = document_.tag(element) == Tag::extensionElements &&
                          isFlowNode(document_.tag(document_.parent(element)));
      if (ofStep) found.push_back(element);
    }
    return found;
  }

  /// By the names of their tasks, and of one name by id.
  std::vector<ElementId> byOwner(std::vector<ElementId> extensions) const {
    const auto ownerOf = [&](ElementId each) {
      const ElementId owner = document_.parent(each);
      return std::pair(trimmed(document_.name(owner)), document_.id(owner));
    };
    std::stable_sort(extensions.begin(), extensions.end(), [&](ElementId left, ElementId right) {
      return ownerOf(left) < ownerOf(right);
    });
    return extensions;
  }

  void visitAll(ElementId extensions, Part part) {
    user_ = document_.parent(extensions);
    part_ = part;
    visitChildren(document_.element(extensions).node);
  }

  void visitChildren(pugi::xml_node parent) {
    for (const pugi::xml_node child : parent.children()) {
      if (child.type() == pugi::node_element) visit(child);
    }
  }

  void visit(pugi::xml_node node) {
    if (isFormField(node)) {
      if (part_ == Part::fields) field(node);
    } else if (!mapping(node)) {
      visitChildren(node);
    }
  }

  /// Whether the node is one.
  bool mapping(pugi::xml_node node) {
    const std::string_view local = localName(node.name());
    const bool isParameter = local == "inputParameter" || local == "outputParameter";
    const bool isMapping =
        isParameter || ((local == "input" || local == "output") && node.attribute("source"));
    if (isMapping && part_ == Part::mappings) readMapping(node, local);
    return isMapping;
  }

  void readMapping(pugi::xml_node node, std::string_view local) {
    if (local == "inputParameter") {
      reads(node, variablesInBraces(allText(node)));
    } else if (local == "outputParameter") {
      reads(node, variablesInBraces(allText(node)));
      writes(node, node.attribute("name").value());
    } else if (local == "input") {
      reads(node, variablesInExpression(node.attribute("source").value()));
    } else {
      const std::string_view target = node.attribute("target").value();
      writes(node, std::string(target.substr(0, target.find('.'))));
    }
  }

  /// Lists, maps and scripts nest in a parameter.
  static std::string allText(pugi::xml_node node) {
    std::string text = textOf(node);
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) text += " " + allText(child);
    }
    return text;
  }

  Location locate(pugi::xml_node node) const {
    return document_.locate(node, std::string(document_.id(user_)));
  }

  void reads(pugi::xml_node node, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      readVariable(reading_, source_, user_, name, "an input mapping names it", locate(node));
    }
  }

  void writes(pugi::xml_node node, const std::string& name) {
    if (name.empty()) return;
    writeVariable(reading_, source_, user_, name, "an output mapping sets it", locate(node));
  }

  void field(pugi::xml_node node) {
    const std::string id = node.attribute("id").value();
    const NodeId handler = handlerFor(reading_, source_, user_, "it shows a form");
    const NodeId data = addField(node, id);
    collect(data, handler, locate(node));
    bind(node, id, handler, data);
  }

  /// The form says so, even if no line does.
  void collect(NodeId data, NodeId handler, Location where) {
    Flow flow;
    flow.key = reading_.product().nodes[data].key + "/collected";
    flow.from = data;
    flow.to = handler;
    flow.kind = FlowKind::read;
    flow.confidence = Confidence::drawn;
    flow.where = where;
    reading_.addFlow(flow);
  }

  NodeId addField(pugi::xml_node node, const std::string& id) {
    std::string_view label = node.attribute("label").value();
    if (label.empty()) label = node.attribute("name").value();
    Node field;
    field.where = locate(node);
    field.key = reading_.keyOf(source_, user_) + "/field:" + id;
    field.name = reading_.plainName(label.empty() ? id : label, field.where, NameOf::data);
    field.kind = NodeKind::data;
    field.kindReason = "a form field";
    field.shape = localName(node.name());
    field.zone = zoneAround(source_, user_);
    field.parent = activityAround(source_, user_);
    const NodeId data = reading_.addNode(std::move(field));
    reading_.annotateFromName(data);
    std::vector<Statement> statements;
    readExtensions(document_, node, std::string(document_.id(user_)), statements);
    for (Statement& statement : statements) {
      reading_.drawing.annotations.push_back({data, std::move(statement)});
    }
    return data;
  }

  /// What is entered in a field is a variable of that name from then on.
  void bind(pugi::xml_node node, const std::string& id, NodeId handler, NodeId data) {
    const std::string_view variable = node.attribute("variable").value();
    const std::string name = variable.empty() ? id : std::string(variable);
    if (name.empty()) return;
    const NodeId known = knownVariableAt(source_, user_, name);
    if (known.valid()) {
      reading_.infer(handler, known, FlowKind::write, "a field of its form sets it", locate(node));
    } else {
      declareVariable(source_, user_, name, data);
    }
  }

  void opaqueScript(ElementId script) {
    for (const ElementId child : document_.children(script)) {
      const Tag tag = document_.tag(child);
      if (tag == Tag::dataInputAssociation || tag == Tag::dataOutputAssociation) return;
    }
    for (ElementId scope = scopeAround(document_, script); scope.valid();
         scope = scopeAround(document_, scope)) {
      for (const auto& [name, variable] : variablesIn(source_, scope)) {
        reading_.infer(variable, source_.node(script), FlowKind::read,
                       "a script can read every variable", document_.locate(script));
      }
    }
  }

  Reading& reading_;
  Source& source_;
  const Document& document_;
  ElementId user_;
  Part part_ = Part::fields;
};

}  // namespace

void readForms(Reading& reading) {
  for (const auto& source : reading.sources) FormReader(reading, *source).run();
}

}  // namespace dyetrace::bpmn
