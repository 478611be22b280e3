#include "importers/bpmn/data_flows.h"

#include <vector>

#include "importers/bpmn/associations.h"
#include "importers/bpmn/drawn_edges.h"
#include "importers/bpmn/expressions.h"
#include "importers/bpmn/name_tags.h"
#include "importers/bpmn/nodes.h"
#include "importers/bpmn/variables.h"
#include "importers/bpmn/zones.h"

namespace dyetrace::bpmn {

namespace {

constexpr std::string_view kDataEndsHere = "a data association ends at it";

class DataFlows {
 public:
  DataFlows(Reading& reading, Source& source)
      : reading_(reading), source_(source), document_(source.document), edges_(reading, source) {}

  void run() {
    for (std::size_t index = 0; index < document_.size(); ++index) read(ElementId(index));
    // After all that is drawn, since only what nobody drew is inferred.
    for (const ElementId reference : collections_) collection(reference);
  }

 private:
  void read(ElementId element) {
    switch (document_.tag(element)) {
      case Tag::dataInputAssociation:
        dataAssociation(element, Tag::sourceRef);
        return;
      case Tag::dataOutputAssociation:
        dataAssociation(element, Tag::targetRef);
        return;
      case Tag::loopDataInputRef:
      case Tag::loopDataOutputRef:
        collections_.push_back(element);
        return;
      case Tag::association:
        readAssociation(reading_, source_, edges_, element);
        return;
      case Tag::messageFlow:
        messageFlow(element);
        return;
      default:
        return;
    }
  }

  /// Wiring between an activity and its own ports and properties moves nothing in or out.
  bool isOwn(ElementId activity, ElementId data) const {
    if (data == activity) return true;
    const Tag tag = document_.tag(data);
    if (tag == Tag::property && document_.name(data) == kPlaceholder) return true;
    return document_.contains(activity, data) && (isPort(tag) || tag == Tag::property);
  }

  void dataAssociation(ElementId association, Tag outside) {
    const ElementId owner = document_.parent(association);
    const Children references = document_.children(association, outside);
    std::size_t count = 0;
    for (const ElementId reference : references) {
      oneEnd(association, owner, reference, outside == Tag::sourceRef, count++);
    }
    if (outside == Tag::sourceRef && references.empty()) assignedExpressions(association, owner);
  }

  void oneEnd(ElementId association, ElementId owner, ElementId reference, bool isRead,
              std::size_t number) {
    const ElementId element = document_.targetOfText(reference);
    if (!element.valid()) {
      unresolved(association, owner, document_.text(reference), isRead);
      return;
    }
    if (isOwn(owner, element)) return;
    End data = edges_.endOf(element, kDataEndsHere);
    End handler = edges_.endOf(owner, kDataEndsHere);
    const std::string suffix = number == 0 ? std::string() : "/" + data.name;
    const FlowKind kind = isFlowNode(document_.tag(element)) ? FlowKind::transfer
                          : isRead                           ? FlowKind::read
                                                             : FlowKind::write;
    if (isRead) {
      edges_.add("read", data, handler, association, kind, suffix, stateOf(element));
    } else {
      edges_.add("write", handler, data, association, kind, suffix, stateOf(element));
    }
  }

  void unresolved(ElementId association, ElementId owner, const std::string& written, bool isRead) {
    reading_.reportUnresolved(source_, association, isRead ? "source" : "target", written);
    End data;
    data.name = "?" + written;
    const End handler = edges_.endOf(owner, kDataEndsHere);
    const std::string outcome = "the reference does not resolve";
    if (isRead) {
      edges_.addWithoutFlow("read?", data, handler, association, outcome);
    } else {
      edges_.addWithoutFlow("write?", handler, data, association, outcome);
    }
  }

  /// The state a data object is in at this end of the line.
  std::string stateOf(ElementId element) const {
    const ElementId state = document_.child(element, Tag::dataState);
    if (state.valid()) return std::string(trimmed(document_.name(state)));
    const bool isReference = document_.tag(element) == Tag::dataObjectReference;
    return isReference ? stateIn(document_.name(element)) : std::string();
  }

  /// A constant that is assigned to a port may name variables: `#{customer}`.
  void assignedExpressions(ElementId association, ElementId owner) {
    for (const ElementId assignment : document_.children(association, Tag::assignment)) {
      const ElementId from = document_.child(assignment, Tag::from);
      if (!from.valid() || !isFlowNode(document_.tag(owner))) continue;
      for (const std::string& name : variablesInBraces(document_.text(from))) {
        readVariable(reading_, source_, owner, name, "an assignment names it",
                     document_.locate(from));
      }
    }
  }

  void collection(ElementId reference) {
    const ElementId owner = ownerOf(document_, reference);
    const ElementId data = document_.targetOfText(reference);
    if (!data.valid()) {
      reading_.reportUnresolved(source_, reference, "collection", document_.text(reference));
      return;
    }
    if (!owner.valid() || isOwn(owner, data) || !isData(document_.tag(data))) return;
    const NodeId collection = dataNodeFor(reading_, source_, data);
    const NodeId handler = handlerFor(reading_, source_, owner, kDataEndsHere);
    const bool isRead = document_.tag(reference) == Tag::loopDataInputRef;
    reading_.infer(isRead ? collection : handler, isRead ? handler : collection,
                   isRead ? FlowKind::read : FlowKind::write, "it repeats over the collection",
                   document_.locate(reference));
  }

  void messageFlow(ElementId flow) {
    const End from = messageEnd(flow, "sourceRef", "source");
    const End to = messageEnd(flow, "targetRef", "target");
    const Location where = document_.locate(flow);
    Text name = reading_.plainName(document_.name(flow), where);
    if (name.empty()) name = payloadOf(flow);
    const FlowId id = edges_.add("message", from, to, flow, FlowKind::transfer, {}, name);
    if (!id.valid()) return;
    reading_.annotateFromName(id);
    if (inOneProcess(from.element, to.element)) {
      reading_.report(Level::warning, "bpmn/message-inside-process",
                      "this message flow stays inside one process, expected it between two pools",
                      where, "Draw a sequence flow or a data object instead.");
    }
  }

  End messageEnd(ElementId flow, const char* name, std::string_view role) {
    const std::string_view reference = document_.attribute(flow, name);
    End end = edges_.endAt(reference, "a message ends at it");
    if (!end.element.valid()) {
      reading_.reportUnresolved(source_, flow, role, reference);
    } else if (!end.node.valid()) {
      reading_.report(Level::warning, "bpmn/message-end",
                      "the " + std::string(role) + " of this message flow is a " +
                          std::string(nameOf(document_.tag(end.element))) +
                          ", which sends and receives nothing",
                      document_.locate(flow), "End it at a pool, an activity or an event.");
    }
    return end;
  }

  std::string payloadOf(ElementId flow) const {
    const ElementId message = document_.target(flow, "messageRef");
    return message.valid() ? std::string(trimmed(document_.name(message))) : std::string();
  }

  ElementId processAround(ElementId element) const {
    for (ElementId at = element; at.valid(); at = document_.parent(at)) {
      if (document_.tag(at) == Tag::process) return at;
    }
    return {};
  }

  bool inOneProcess(ElementId from, ElementId to) const {
    const ElementId process = processAround(from);
    return process.valid() && process == processAround(to);
  }

  Reading& reading_;
  Source& source_;
  const Document& document_;
  DrawnEdges edges_;
  std::vector<ElementId> collections_;  ///< References to them.
};

}  // namespace

void readDrawnFlows(Reading& reading) {
  for (const auto& source : reading.sources) DataFlows(reading, *source).run();
}

}  // namespace dyetrace::bpmn
