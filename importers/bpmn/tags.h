#pragma once

// The local names of BPMN elements that the importer has something to say about.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dyetrace::bpmn {

inline constexpr std::string_view kModelNamespace = "http://www.omg.org/spec/BPMN/20100524/MODEL";
inline constexpr std::string_view kDiagramNamespace = "http://www.omg.org/spec/BPMN/20100524/DI";

/// In the order of the names in tags.cpp.
enum class Tag : std::uint8_t {
  other,
  adHocSubProcess,
  assignment,
  association,
  boundaryEvent,
  businessRuleTask,
  callActivity,
  categoryValue,
  categoryValueRef,
  choreographyTask,
  collaboration,
  compensateEventDefinition,
  complexGateway,
  conditionExpression,
  dataInput,
  dataInputAssociation,
  dataObject,
  dataObjectReference,
  dataOutput,
  dataOutputAssociation,
  dataState,
  dataStore,
  dataStoreReference,
  definitions,
  documentation,
  endEvent,
  error,
  errorEventDefinition,
  escalation,
  escalationEventDefinition,
  eventBasedGateway,
  eventDefinitionRef,
  exclusiveGateway,
  extensionElements,
  flowNodeRef,
  from,
  globalTask,
  group,
  implicitThrowEvent,
  inclusiveGateway,
  inputDataItem,
  intermediateCatchEvent,
  intermediateThrowEvent,
  ioSpecification,
  itemDefinition,
  lane,
  laneSet,
  linkEventDefinition,
  loopDataInputRef,
  loopDataOutputRef,
  manualTask,
  message,
  messageEventDefinition,
  messageFlow,
  messageFlowRef,
  multiInstanceLoopCharacteristics,
  outputDataItem,
  parallelGateway,
  participant,
  participantRef,
  process,
  property,
  receiveTask,
  scriptTask,
  sendTask,
  sequenceFlow,
  serviceTask,
  signal,
  signalEventDefinition,
  sourceRef,
  standardLoopCharacteristics,
  startEvent,
  subProcess,
  targetRef,
  task,
  text,
  textAnnotation,
  timerEventDefinition,
  transaction,
  userTask,
};
inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::userTask) + 1;

/// Tag::other for a name that is not listed.
Tag tagOf(std::string_view localName);
/// Empty for Tag::other.
std::string_view nameOf(Tag tag);

bool isTask(Tag tag);
bool isSubProcess(Tag tag);
/// A task, a sub-process or a call activity.
bool isActivity(Tag tag);
bool isEvent(Tag tag);
bool isGateway(Tag tag);
bool isFlowNode(Tag tag);
/// Something that holds data and can stand at the end of a data association.
bool isData(Tag tag);
/// A place where data enters or leaves an element: `dataInput`, `outputDataItem`, …
bool isPort(Tag tag);
bool isThrowEvent(Tag tag);
bool isCatchEvent(Tag tag);

}  // namespace dyetrace::bpmn
