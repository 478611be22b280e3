#include "importers/bpmn/control.h"

#include <algorithm>
#include <map>

#include "importers/bpmn/zones.h"

namespace dyetrace::bpmn {

namespace {

StepKind stepKind(Tag tag) {
  switch (tag) {
    case Tag::startEvent:
      return StepKind::start;
    case Tag::endEvent:
      return StepKind::end;
    case Tag::boundaryEvent:
      return StepKind::boundaryEvent;
    case Tag::exclusiveGateway:
      return StepKind::exclusiveGateway;
    case Tag::parallelGateway:
      return StepKind::parallelGateway;
    case Tag::eventBasedGateway:
      return StepKind::eventGateway;
    case Tag::inclusiveGateway:
    case Tag::complexGateway:
      return StepKind::inclusiveGateway;
    default:
      if (isSubProcess(tag)) return StepKind::subProcess;
      return isEvent(tag) ? StepKind::event : StepKind::task;
  }
}

bool repeats(const Document& document, ElementId activity) {
  return document.tag(activity) == Tag::adHocSubProcess ||
         document.child(activity, Tag::multiInstanceLoopCharacteristics).valid() ||
         document.child(activity, Tag::standardLoopCharacteristics).valid();
}

bool isEventSubProcess(const Document& document, ElementId element) {
  return isSubProcess(document.tag(element)) &&
         document.attribute(element, "triggeredByEvent") == "true";
}

bool startsWithoutInterrupting(const Document& document, ElementId start) {
  return document.attribute(start, "isInterrupting") == "false";
}

bool interrupts(const Document& document, ElementId element) {
  const Tag tag = document.tag(element);
  if (tag == Tag::boundaryEvent) return document.attribute(element, "cancelActivity") != "false";
  if (tag == Tag::startEvent) return !startsWithoutInterrupting(document, element);
  if (!isEventSubProcess(document, element)) return true;
  const Children starts = document.children(element, Tag::startEvent);
  return std::none_of(starts.begin(), starts.end(),
                      [&](ElementId start) { return startsWithoutInterrupting(document, start); });
}

/// Whether a clock sets the event off, alone or among others.
bool isTimed(const Document& document, ElementId element) {
  if (!isEvent(document.tag(element))) return false;
  if (document.child(element, Tag::timerEventDefinition).valid()) return true;
  const Children references = document.children(element, Tag::eventDefinitionRef);
  return std::any_of(references.begin(), references.end(), [&](ElementId reference) {
    const ElementId shared = document.targetOfText(reference);
    return shared.valid() && document.tag(shared) == Tag::timerEventDefinition;
  });
}

StepId stepAround(const Source& source, ElementId element) {
  const Document& document = source.document;
  for (ElementId at = document.parent(element); at.valid(); at = document.parent(at)) {
    if (isSubProcess(document.tag(at))) return source.steps[at.index()];
  }
  return {};
}

ZoneId processAround(const Source& source, ElementId element) {
  for (ElementId at = element; at.valid(); at = source.document.parent(at)) {
    if (source.document.tag(at) == Tag::process) return source.zones[at.index()];
  }
  return {};
}

/// Joins steps by sequences, one file at a time.
class Sequencer {
 public:
  Sequencer(Reading& reading, Source& source)
      : reading_(reading), source_(source), document_(source.document) {}

  void run() {
    hasIncoming_.resize(document_.size());
    hasOutgoing_.resize(document_.size());
    for (std::size_t index = 0; index < document_.size(); ++index) drawn(ElementId(index));
    for (std::size_t index = 0; index < document_.size(); ++index) inScope(ElementId(index));
    for (std::size_t index = 0; index < document_.size(); ++index) {
      if (isSubProcess(document_.tag(ElementId(index)))) enterAndLeave(ElementId(index));
    }
  }

 private:
  void add(ElementId from, ElementId to, SequenceKind kind, ElementId carrier) {
    const StepId first = source_.step(from);
    const StepId second = source_.step(to);
    if (!first.valid() || !second.valid()) return;
    Sequence sequence;
    sequence.from = first;
    sequence.to = second;
    sequence.kind = kind;
    sequence.where = document_.locate(carrier);
    reading_.product().sequences.push_back(std::move(sequence));
  }

  void drawn(ElementId element) {
    switch (document_.tag(element)) {
      case Tag::sequenceFlow:
        sequenceFlow(element);
        return;
      case Tag::boundaryEvent:
        boundaryEvent(element);
        return;
      case Tag::association:
        compensation(element);
        return;
      default:
        return;
    }
  }

  void inScope(ElementId scope) {
    if (!isSubProcess(document_.tag(scope)) && document_.tag(scope) != Tag::process) return;
    links(scope);
    eventSubProcesses(scope);
  }

  ElementId end(ElementId flow, const char* name, std::string_view role) {
    const std::string_view reference = document_.attribute(flow, name);
    const ElementId found = document_.find(reference);
    if (found.valid() && isFlowNode(document_.tag(found))) return found;
    reading_.reportUnresolved(source_, flow, role, reference);
    return {};
  }

  void sequenceFlow(ElementId flow) {
    const ElementId from = end(flow, "sourceRef", "source");
    const ElementId to = end(flow, "targetRef", "target");
    if (!from.valid() || !to.valid()) return;
    hasOutgoing_[from.index()] = true;
    hasIncoming_[to.index()] = true;
    add(from, to, SequenceKind::sequence, flow);
    Sequence& sequence = reading_.product().sequences.back();
    sequence.key = reading_.keyOf(source_, flow);
    sequence.name = trimmed(document_.name(flow));
    sequence.isDefault = document_.target(from, "default") == flow;
    const ElementId condition = document_.child(flow, Tag::conditionExpression);
    if (!condition.valid()) return;
    sequence.condition = document_.text(condition);
    sequence.language = document_.attribute(condition, "language");
  }

  void boundaryEvent(ElementId event) {
    const std::string_view reference = document_.attribute(event, "attachedToRef");
    const ElementId host = document_.find(reference);
    if (!host.valid() || !isActivity(document_.tag(host))) {
      reading_.report(Level::warning, "bpmn/unattached-boundary-event",
                      trimmed(reference).empty()
                          ? "this boundary event says not to which activity it is attached"
                          : "this boundary event is attached to `" + std::string(reference) +
                                "`, which is no activity of the file",
                      document_.locate(event), "Attach it to the border of an activity.");
      return;
    }
    hasIncoming_[event.index()] = true;
    const bool compensates = document_.child(event, Tag::compensateEventDefinition).valid();
    add(host, event, compensates ? SequenceKind::compensation : SequenceKind::boundary, event);
  }

  /// A compensation event and its handler are joined by an association.
  void compensation(ElementId association) {
    const ElementId event = document_.target(association, "sourceRef");
    const ElementId handler = document_.target(association, "targetRef");
    if (!event.valid() || !handler.valid()) return;
    if (document_.tag(event) != Tag::boundaryEvent || !isActivity(document_.tag(handler))) return;
    if (!document_.child(event, Tag::compensateEventDefinition).valid()) return;
    hasIncoming_[handler.index()] = true;
    hasOutgoing_[event.index()] = true;
    add(event, handler, SequenceKind::compensation, association);
  }

  bool isApart(ElementId child) const {
    return document_.tag(child) == Tag::boundaryEvent || isEventSubProcess(document_, child);
  }

  void enterAndLeave(ElementId subProcess) {
    for (const ElementId child : document_.children(subProcess)) {
      if (!isFlowNode(document_.tag(child))) continue;
      if (!hasIncoming_[child.index()] && !isApart(child)) {
        add(subProcess, child, SequenceKind::entry, child);
      }
      if (!hasOutgoing_[child.index()]) add(child, subProcess, SequenceKind::exit, child);
    }
  }

  /// An event sub-process can begin at any point of the scope it lies in.
  void eventSubProcesses(ElementId scope) {
    std::vector<ElementId> steps;
    std::vector<ElementId> triggered;
    for (const ElementId child : document_.children(scope)) {
      if (!isFlowNode(document_.tag(child))) continue;
      (isEventSubProcess(document_, child) ? triggered : steps).push_back(child);
    }
    for (const ElementId event : triggered) {
      for (const ElementId step : steps) {
        if (++fromAnyPoint_ > kMostFromAnyPoint) {
          reportTooMany(event);
          return;
        }
        add(step, event, SequenceKind::boundary, event);
      }
    }
  }

  void reportTooMany(ElementId event) {
    if (fromAnyPoint_ > kMostFromAnyPoint + 1) return;
    reading_.report(Level::warning, "bpmn/too-many-event-sub-processes",
                    "more than " + std::to_string(kMostFromAnyPoint) +
                        " pairs of a step and an event sub-process; further ones are left out",
                    document_.locate(event), "Split the model.");
  }

  ElementId linkDefinition(ElementId event) const {
    return document_.child(event, Tag::linkEventDefinition);
  }

  void links(ElementId scope) {
    std::map<std::string_view, ElementId> catches;
    const Children children = document_.children(scope);
    for (const ElementId child : children) {
      const ElementId link =
          isCatchEvent(document_.tag(child)) ? linkDefinition(child) : ElementId();
      if (link.valid()) catches.emplace(trimmed(document_.name(link)), child);
    }
    for (const ElementId child : children) {
      const ElementId link =
          isThrowEvent(document_.tag(child)) ? linkDefinition(child) : ElementId();
      if (!link.valid()) continue;
      const auto found = catches.find(trimmed(document_.name(link)));
      if (found != catches.end()) {
        hasOutgoing_[child.index()] = true;
        hasIncoming_[found->second.index()] = true;
        add(child, found->second, SequenceKind::link, link);
        continue;
      }
      reading_.report(Level::warning, "bpmn/link-without-target",
                      "no catching link event is named `" + std::string(document_.name(link)) + "`",
                      document_.locate(child), "Add the catching link or remove this one.");
    }
  }

  /// Enough for every event sub-process that people draw.
  static constexpr std::size_t kMostFromAnyPoint = 200'000;

  Reading& reading_;
  Source& source_;
  const Document& document_;
  std::vector<bool> hasIncoming_;
  std::vector<bool> hasOutgoing_;
  std::size_t fromAnyPoint_ = 0;
};

}  // namespace

void readStep(Reading& reading, Source& source, ElementId flowNode) {
  const Document& document = source.document;
  Step step;
  step.key = reading.keyOf(source, flowNode);
  step.name = trimmed(document.name(flowNode));
  step.kind = stepKind(document.tag(flowNode));
  step.node = source.node(flowNode);
  step.parent = stepAround(source, flowNode);
  step.process = processAround(source, flowNode);
  step.repeats = repeats(document, flowNode);
  step.interrupting = interrupts(document, flowNode);
  step.timed = isTimed(document, flowNode);
  step.where = document.locate(flowNode);
  source.step(flowNode) = reading.addStep(step);
}

void readSequences(Reading& reading) {
  for (const auto& source : reading.sources) Sequencer(reading, *source).run();
}

}  // namespace dyetrace::bpmn
