#include "importers/bpmn/tags.h"

#include <array>
#include <unordered_map>

namespace dyetrace::bpmn {

namespace {

constexpr std::array<std::string_view, kTagCount> kNames = {
    "",
    "adHocSubProcess",
    "assignment",
    "association",
    "boundaryEvent",
    "businessRuleTask",
    "callActivity",
    "categoryValue",
    "categoryValueRef",
    "choreographyTask",
    "collaboration",
    "compensateEventDefinition",
    "complexGateway",
    "conditionExpression",
    "dataInput",
    "dataInputAssociation",
    "dataObject",
    "dataObjectReference",
    "dataOutput",
    "dataOutputAssociation",
    "dataState",
    "dataStore",
    "dataStoreReference",
    "definitions",
    "documentation",
    "endEvent",
    "error",
    "errorEventDefinition",
    "escalation",
    "escalationEventDefinition",
    "eventBasedGateway",
    "eventDefinitionRef",
    "exclusiveGateway",
    "extensionElements",
    "flowNodeRef",
    "from",
    "globalTask",
    "group",
    "implicitThrowEvent",
    "inclusiveGateway",
    "inputDataItem",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
    "ioSpecification",
    "itemDefinition",
    "lane",
    "laneSet",
    "linkEventDefinition",
    "loopDataInputRef",
    "loopDataOutputRef",
    "manualTask",
    "message",
    "messageEventDefinition",
    "messageFlow",
    "messageFlowRef",
    "multiInstanceLoopCharacteristics",
    "outputDataItem",
    "parallelGateway",
    "participant",
    "participantRef",
    "process",
    "property",
    "receiveTask",
    "scriptTask",
    "sendTask",
    "sequenceFlow",
    "serviceTask",
    "signal",
    "signalEventDefinition",
    "sourceRef",
    "standardLoopCharacteristics",
    "startEvent",
    "subProcess",
    "targetRef",
    "task",
    "text",
    "textAnnotation",
    "timerEventDefinition",
    "transaction",
    "userTask",
};

std::unordered_map<std::string_view, Tag> tagsByName() {
  std::unordered_map<std::string_view, Tag> tags;
  for (std::size_t index = 1; index < kTagCount; ++index) {
    tags.emplace(kNames[index], static_cast<Tag>(index));
  }
  return tags;
}

}  // namespace

Tag tagOf(std::string_view localName) {
  static const std::unordered_map<std::string_view, Tag> tags = tagsByName();
  const auto found = tags.find(localName);
  return found == tags.end() ? Tag::other : found->second;
}

std::string_view nameOf(Tag tag) {
  return kNames[static_cast<std::size_t>(tag)];
}

bool isTask(Tag tag) {
  switch (tag) {
    case Tag::task:
    case Tag::userTask:
    case Tag::serviceTask:
    case Tag::scriptTask:
    case Tag::sendTask:
    case Tag::receiveTask:
    case Tag::manualTask:
    case Tag::businessRuleTask:
      return true;
    default:
      return false;
  }
}

bool isSubProcess(Tag tag) {
  return tag == Tag::subProcess || tag == Tag::adHocSubProcess || tag == Tag::transaction;
}

bool isActivity(Tag tag) {
  return isTask(tag) || isSubProcess(tag) || tag == Tag::callActivity;
}

bool isThrowEvent(Tag tag) {
  return tag == Tag::endEvent || tag == Tag::intermediateThrowEvent ||
         tag == Tag::implicitThrowEvent;
}

bool isCatchEvent(Tag tag) {
  return tag == Tag::startEvent || tag == Tag::intermediateCatchEvent || tag == Tag::boundaryEvent;
}

bool isEvent(Tag tag) {
  return isThrowEvent(tag) || isCatchEvent(tag);
}

bool isGateway(Tag tag) {
  return tag == Tag::exclusiveGateway || tag == Tag::parallelGateway ||
         tag == Tag::inclusiveGateway || tag == Tag::eventBasedGateway ||
         tag == Tag::complexGateway;
}

bool isFlowNode(Tag tag) {
  return isActivity(tag) || isEvent(tag) || isGateway(tag);
}

bool isPort(Tag tag) {
  return tag == Tag::dataInput || tag == Tag::dataOutput || tag == Tag::inputDataItem ||
         tag == Tag::outputDataItem;
}

bool isData(Tag tag) {
  return tag == Tag::dataObject || tag == Tag::dataObjectReference || tag == Tag::dataStore ||
         tag == Tag::dataStoreReference || tag == Tag::property || isPort(tag);
}

}  // namespace dyetrace::bpmn
