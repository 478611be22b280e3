#include "importers/bpmn/arguments.h"

#include "importers/bpmn/expressions.h"
#include "importers/bpmn/nodes.h"
#include "importers/bpmn/variables.h"

namespace dyetrace::bpmn {

namespace {

class CallReader {
 public:
  CallReader(Reading& reading, Source& source, ElementId call)
      : reading_(reading), source_(source), document_(source.document), call_(call) {}

  std::optional<CallArguments> run() {
    arguments_.caller = {&source_, call_};
    called_ = std::string(trimmed(document_.attribute(call_, "calledElement")));
    const ElementId extensions = document_.child(call_, Tag::extensionElements);
    if (extensions.valid()) readExtensions(document_.element(extensions).node);
    readAssociations();
    if (called_.empty()) return std::nullopt;
    arguments_.callee = reading_.findProcess(source_, called_);
    if (!arguments_.callee.valid() && !callsGlobalTask()) callOutside();
    return arguments_;
  }

 private:
  void readExtensions(pugi::xml_node extensions) {
    for (const pugi::xml_node node : extensions.children()) {
      const std::string_view local = localName(node.name());
      if (local == "in") {
        mapping(node, arguments_.in, arguments_.everythingIn);
      } else if (local == "out") {
        mapping(node, arguments_.out, arguments_.everythingOut);
      } else if (local == "calledElement") {
        zeebe(node);
      }
    }
  }

  /// camunda:in and camunda:out; `source` is where the value is taken from.
  static void mapping(pugi::xml_node node, std::vector<Argument>& arguments, bool& everything) {
    if (attributeOf(node, "variables") == "all") everything = true;
    const std::string target(attributeOf(node, "target"));
    if (target.empty()) return;
    const bool isIn = localName(node.name()) == "in";
    std::vector<std::string> sources = variablesInBraces(attributeOf(node, "sourceExpression"));
    if (const std::string source(attributeOf(node, "source")); !source.empty()) {
      sources.push_back(source);
    }
    for (const std::string& source : sources) {
      arguments.push_back(isIn ? Argument{source, target} : Argument{target, source});
    }
  }

  /// The engine hands over every variable unless told not to.
  void zeebe(pugi::xml_node node) {
    if (called_.empty()) called_ = attributeOf(node, "processId");
    arguments_.everythingIn = attributeOf(node, "propagateAllParentVariables") != "false";
    arguments_.everythingOut = attributeOf(node, "propagateAllChildVariables") != "false";
  }

  /// jBPM maps by equal names: what is wired to the port `x` is the variable `x` inside.
  void readAssociations() {
    for (const ElementId child : document_.children(call_)) {
      if (document_.tag(child) == Tag::dataInputAssociation) {
        port(child, Tag::targetRef, arguments_.in);
      } else if (document_.tag(child) == Tag::dataOutputAssociation) {
        port(child, Tag::sourceRef, arguments_.out);
      }
    }
  }

  void port(ElementId association, Tag end, std::vector<Argument>& arguments) {
    for (const ElementId reference : document_.children(association, end)) {
      const ElementId port = document_.targetOfText(reference);
      if (!port.valid() || !isPort(document_.tag(port))) continue;
      const std::string name(trimmed(document_.name(port)));
      if (!name.empty()) arguments.push_back({{}, name});
    }
  }

  bool callsGlobalTask() const {
    for (const auto& source : reading_.sources) {
      const ElementId found = source->document.find(called_);
      if (!found.valid()) continue;
      const std::string_view name = localName(source->document.element(found).node.name());
      if (name.starts_with("global")) return true;
    }
    return false;
  }

  void callOutside() {
    const auto [entry, isNew] = reading_.externalCallees.emplace(called_, NodeId());
    if (isNew) {
      Node node;
      node.key = "called:" + called_;
      node.name = called_;
      node.kind = NodeKind::external;
      node.kindReason = "a called process that is in none of the files";
      node.shape = "callActivity";
      node.where = document_.locate(call_);
      entry->second = reading_.addNode(std::move(node));
    }
    reading_.report(
        Level::warning, "bpmn/unresolved-callee",
        "this activity calls `" + called_ + "`, which is in none of the files",
        document_.locate(call_),
        "Give the file with that process too; until then everything passed to it counts "
        "as going outside.");
    reading_.infer(source_.node(call_), entry->second, FlowKind::call,
                   "arguments of a process that is not in the files", document_.locate(call_));
  }

  Reading& reading_;
  Source& source_;
  const Document& document_;
  ElementId call_;
  std::string called_;
  CallArguments arguments_;
};

/// The called process' variable or parameter of that name.
NodeId insideOf(Reading& reading, const Place& callee, const std::string& name) {
  Source& source = *callee.source;
  const Document& document = source.document;
  const ElementId io = document.child(callee.element, Tag::ioSpecification);
  if (io.valid()) {
    for (const ElementId port : document.children(io)) {
      if (isPort(document.tag(port)) && trimmed(document.name(port)) == name) {
        return dataNodeFor(reading, source, port);
      }
    }
  }
  return variableIn(source, callee.element, name);
}

class Passing {
 public:
  Passing(Reading& reading, const CallArguments& call)
      : reading_(reading),
        call_(call),
        caller_(call.caller.source->node(call.caller.element)),
        where_(call.caller.source->document.locate(call.caller.element)) {}

  PassedByName run() {
    if (reading_.exhausted()) return passed_;
    if (call_.everythingIn) everythingIn();
    if (call_.everythingOut) everythingOut();
    for (const Argument& argument : call_.in) in(argument);
    for (const Argument& argument : call_.out) out(argument);
    return passed_;
  }

 private:
  NodeId outsideOf(const std::string& name) {
    return variableAt(reading_, *call_.caller.source, call_.caller.element, name, where_);
  }

  void in(const Argument& argument) {
    const std::string reason = "the argument `" + argument.inside + "` of the called process";
    if (!argument.outside.empty()) {
      reading_.infer(outsideOf(argument.outside), caller_, FlowKind::read, reason, where_);
    }
    if (!call_.callee.valid()) return;
    const NodeId inside = insideOf(reading_, call_.callee, argument.inside);
    if (!inside.valid()) return;
    passed_.inwards = true;
    reading_.infer(caller_, inside, FlowKind::call, reason, where_);
  }

  void out(const Argument& argument) {
    const std::string reason = "the result `" + argument.inside + "` of the called process";
    if (!argument.outside.empty()) {
      reading_.infer(caller_, outsideOf(argument.outside), FlowKind::write, reason, where_);
    }
    if (!call_.callee.valid()) return;
    const NodeId inside = insideOf(reading_, call_.callee, argument.inside);
    if (!inside.valid()) return;
    passed_.outwards = true;
    reading_.infer(inside, caller_, FlowKind::call, reason, where_);
  }

  void everythingIn() {
    Source& source = *call_.caller.source;
    const ElementId scope = scopeAround(source.document, call_.caller.element);
    if (!scope.valid()) return;
    for (const auto& [name, node] : variablesIn(source, scope)) {
      const std::string reason = "the call passes every variable";
      reading_.infer(node, caller_, FlowKind::read, reason, where_);
      const NodeId inside =
          call_.callee.valid() ? insideOf(reading_, call_.callee, name) : NodeId();
      if (!inside.valid()) continue;
      passed_.inwards = true;
      reading_.infer(caller_, inside, FlowKind::call, reason, where_);
    }
  }

  void everythingOut() {
    if (!call_.callee.valid()) return;
    Source& callee = *call_.callee.source;
    for (const auto& [name, inside] : variablesIn(callee, call_.callee.element)) {
      const std::string reason = "the call gives every variable back";
      passed_.outwards = true;
      reading_.infer(inside, caller_, FlowKind::call, reason, where_);
      const NodeId outside = knownVariableAt(*call_.caller.source, call_.caller.element, name);
      reading_.infer(caller_, outside, FlowKind::write, reason, where_);
    }
  }

  Reading& reading_;
  const CallArguments& call_;
  NodeId caller_;
  Location where_;
  PassedByName passed_;
};

}  // namespace

std::optional<CallArguments> argumentsOf(Reading& reading, Source& source, ElementId call) {
  return CallReader(reading, source, call).run();
}

PassedByName passArguments(Reading& reading, const CallArguments& call) {
  return Passing(reading, call).run();
}

}  // namespace dyetrace::bpmn
