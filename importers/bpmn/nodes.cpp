#include "importers/bpmn/nodes.h"

#include "importers/bpmn/control.h"
#include "importers/bpmn/zones.h"

namespace dyetrace::bpmn {

namespace {

/// Whether an event carries data, a message, a signal or a form.
bool passesData(const Document& document, ElementId event) {
  for (const ElementId child : document.children(event)) {
    switch (document.tag(child)) {
      case Tag::messageEventDefinition:
      case Tag::signalEventDefinition:
      case Tag::dataInput:
      case Tag::dataOutput:
      case Tag::dataInputAssociation:
      case Tag::dataOutputAssociation:
        return true;
      case Tag::eventDefinitionRef: {
        const ElementId shared = document.targetOfText(child);
        if (!shared.valid()) break;
        const Tag tag = document.tag(shared);
        if (tag == Tag::messageEventDefinition || tag == Tag::signalEventDefinition) return true;
        break;
      }
      default:
        break;
    }
  }
  return false;
}

std::string_view reasonFor(Tag tag) {
  switch (tag) {
    case Tag::userTask:
    case Tag::manualTask:
      return "a person does it and sees the data";
    case Tag::serviceTask:
    case Tag::businessRuleTask:
    case Tag::scriptTask:
      return "a system does it";
    case Tag::sendTask:
    case Tag::receiveTask:
      return "it passes a message";
    case Tag::callActivity:
      return "it calls another process";
    default:
      return isSubProcess(tag) ? "its steps handle data" : "an activity";
  }
}

ZoneId zoneOfHandler(Reading& reading, Source& source, ElementId element) {
  const Document& document = source.document;
  if (document.tag(element) == Tag::boundaryEvent && !source.lane(element).valid()) {
    const ElementId host = document.target(element, "attachedToRef");
    if (host.valid() && isActivity(document.tag(host))) {
      return zoneOfFlowNode(reading, source, host);
    }
  }
  return zoneOfFlowNode(reading, source, element);
}

NodeId addHandler(Reading& reading, Source& source, ElementId element, std::string_view reason) {
  const Document& document = source.document;
  Node node;
  node.key = reading.keyOf(source, element);
  node.where = document.locate(element);
  node.name = reading.plainName(document.name(element), node.where);
  node.kind = NodeKind::process;
  node.kindReason = reason;
  node.shape = nameOf(document.tag(element));
  node.zone = zoneOfHandler(reading, source, element);
  node.groups = groupsOf(source, element);
  node.parent = activityAround(source, element);
  const NodeId id = reading.addNode(std::move(node), KeyIs::ofElement);
  reading.annotateFromName(id);
  source.node(element) = id;
  if (source.step(element).valid()) reading.product().steps[source.step(element)].node = id;
  return id;
}

bool isReference(Tag tag) {
  return tag == Tag::dataObjectReference || tag == Tag::dataStoreReference;
}

void resolveReference(Reading& reading, Source& source, ElementId reference) {
  const Document& document = source.document;
  const bool toStore = document.tag(reference) == Tag::dataStoreReference;
  const std::string_view written =
      document.attribute(reference, toStore ? "dataStoreRef" : "dataObjectRef");
  if (trimmed(written).empty()) return;
  source.behind[reference.index()] = document.find(written);
  if (source.behind[reference.index()].valid()) return;
  reading.reportUnresolved(source, reference, toStore ? "data store" : "data object", written);
}

/// A reference to a reference is none to what stands behind that.
void rememberReference(Source& source, ElementId reference) {
  const ElementId target = source.behind[reference.index()];
  if (target.valid() && behindReference(source, target) == target) {
    source.references.add(target, reference);
  }
}

void readNode(Reading& reading, Source& source, ElementId element) {
  const Tag tag = source.document.tag(element);
  if (isFlowNode(tag)) {
    if (isActivity(tag)) {
      addHandler(reading, source, element, reasonFor(tag));
    } else if (isEvent(tag) && passesData(source.document, element)) {
      addHandler(reading, source, element, "an event that passes data");
    }
    readStep(reading, source, element);
    return;
  }
  if (tag == Tag::property &&
      !isVariableScope(source.document.tag(source.document.parent(element)))) {
    return;
  }
  if (isData(tag) && !isPort(tag)) dataNodeFor(reading, source, element);
}

}  // namespace

void readNodes(Reading& reading) {
  for (const auto& source : reading.sources) {
    const std::size_t size = source->document.size();
    for (std::size_t index = 0; index < size; ++index) {
      if (isReference(source->document.tag(ElementId(index)))) {
        resolveReference(reading, *source, ElementId(index));
      }
    }
    for (std::size_t index = 0; index < size; ++index) {
      if (isReference(source->document.tag(ElementId(index)))) {
        rememberReference(*source, ElementId(index));
      }
    }
    for (std::size_t index = 0; index < size; ++index) {
      if (source->document.tag(ElementId(index)) == Tag::dataStore) {
        dataNodeFor(reading, *source, ElementId(index));
      }
    }
    for (std::size_t index = 0; index < size; ++index) {
      readNode(reading, *source, ElementId(index));
    }
  }
}

NodeId handlerFor(Reading& reading, Source& source, ElementId flowNode, std::string_view reason) {
  if (!isFlowNode(source.document.tag(flowNode))) return {};
  if (source.node(flowNode).valid()) return source.node(flowNode);
  return addHandler(reading, source, flowNode, reason);
}

NodeId partyFor(Reading& reading, Source& source, ElementId element) {
  const Tag tag = source.document.tag(element);
  if (isFlowNode(tag)) return handlerFor(reading, source, element, "a message ends at it");
  if (isData(tag)) return dataNodeFor(reading, source, element);
  if (source.node(element).valid()) return source.node(element);
  if (!source.zone(element).valid()) return {};
  const ZoneId zone = source.zone(element);
  const auto known = source.ports.find(zone.index());
  if (known != source.ports.end()) return known->second;
  const Zone& pool = reading.product().zones[zone];
  Node node;
  node.key = pool.key;
  node.name = pool.name;
  node.kind = NodeKind::process;
  node.kindReason = "messages to or from the whole pool pass here";
  node.shape = nameOf(tag);
  node.zone = zone;
  node.where = pool.where;
  const NodeId id = reading.addNode(std::move(node), KeyIs::ofElement);
  source.ports.emplace(zone.index(), id);
  return id;
}

NodeId activityAround(const Source& source, ElementId element) {
  const Document& document = source.document;
  for (ElementId at = document.parent(element); at.valid(); at = document.parent(at)) {
    if (isSubProcess(document.tag(at))) return source.nodes[at.index()];
  }
  return {};
}

ElementId ownerOf(const Document& document, ElementId element) {
  for (ElementId at = document.parent(element); at.valid(); at = document.parent(at)) {
    if (isFlowNode(document.tag(at))) return at;
  }
  return {};
}

}  // namespace dyetrace::bpmn
