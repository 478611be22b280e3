#include "importers/bpmn/choreography.h"

#include "importers/bpmn/nodes.h"

namespace dyetrace::bpmn {

namespace {

bool hasMessageFlow(const Document& document, ElementId task) {
  for (const ElementId reference : document.children(task, Tag::messageFlowRef)) {
    if (document.targetOfText(reference).valid()) return true;
  }
  return false;
}

void readTask(Reading& reading, Source& source, ElementId task) {
  const Document& document = source.document;
  if (hasMessageFlow(document, task)) return;
  const ElementId initiator = document.target(task, "initiatingParticipantRef");
  if (!initiator.valid()) {
    reading.reportUnresolved(source, task, "initiator",
                             document.attribute(task, "initiatingParticipantRef"));
    return;
  }
  for (const ElementId reference : document.children(task, Tag::participantRef)) {
    const ElementId other = document.targetOfText(reference);
    if (!other.valid() || other == initiator) continue;
    const FlowId flow =
        reading.infer(partyFor(reading, source, initiator), partyFor(reading, source, other),
                      FlowKind::transfer, "a choreography task between the two",
                      document.locate(task), std::string(trimmed(document.name(task))));
    if (flow.valid()) source.flows.add(task, flow);
  }
}

}  // namespace

void readChoreographies(Reading& reading) {
  for (const auto& source : reading.sources) {
    for (std::size_t index = 0; index < source->document.size(); ++index) {
      if (source->document.tag(ElementId(index)) == Tag::choreographyTask) {
        readTask(reading, *source, ElementId(index));
      }
    }
  }
}

}  // namespace dyetrace::bpmn
