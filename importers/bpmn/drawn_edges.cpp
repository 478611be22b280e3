#include "importers/bpmn/drawn_edges.h"

#include "importers/bpmn/nodes.h"

namespace dyetrace::bpmn {

namespace {

Text outcomeWithoutFlow(const End& from, const End& to) {
  if (!from.element.valid() || !to.element.valid()) return "an end does not resolve";
  if (!from.node.valid() || !to.node.valid()) return "an end is nothing that data can be at";
  return "both ends are one activity";
}

}  // namespace

End DrawnEdges::endAt(std::string_view reference, std::string_view reason) {
  const ElementId element = source_.document.find(reference);
  if (element.valid()) return endOf(element, reason);
  End end;
  end.name = "?" + std::string(trimmed(reference));
  return end;
}

End DrawnEdges::endOf(ElementId element, std::string_view reason) {
  const Document& document = source_.document;
  End end;
  end.element = element;
  end.name = document.id(behindReference(source_, element));
  if (end.name.empty()) end.name = reading_.keyOf(source_, element);
  end.node = isFlowNode(document.tag(element)) ? handlerFor(reading_, source_, element, reason)
                                               : partyFor(reading_, source_, element);
  return end;
}

FlowId DrawnEdges::add(std::string_view kind, const End& from, const End& to, ElementId carrier,
                       FlowKind flowKind, std::string_view suffix, Text name) {
  const Location where = source_.document.locate(carrier);
  const FlowId flow = makeFlow(from, to, carrier, where, flowKind, suffix, name);
  DrawnEdge& edge = append(kind, from, to, where);
  edge.flow = flow;
  if (!flow.valid()) edge.outcome = outcomeWithoutFlow(from, to);
  return flow;
}

FlowId DrawnEdges::addFlowOnly(const End& from, const End& to, ElementId carrier, FlowKind flowKind,
                               std::string_view suffix) {
  return makeFlow(from, to, carrier, source_.document.locate(carrier), flowKind, suffix, {});
}

FlowId DrawnEdges::makeFlow(const End& from, const End& to, ElementId carrier,
                            const Location& where, FlowKind flowKind, std::string_view suffix,
                            Text name) {
  if (!from.node.valid() || !to.node.valid() || from.node == to.node) return {};
  const Text key = reading_.keyOf(source_, carrier);
  Flow flow;
  flow.key = suffix.empty() ? key : Text(key + suffix);
  flow.from = from.node;
  flow.to = to.node;
  flow.name = name;
  flow.kind = flowKind;
  flow.confidence = Confidence::drawn;
  flow.where = where;
  const FlowId id = reading_.addFlow(flow, suffix.empty() ? KeyIs::ofElement : KeyIs::made);
  source_.flows.add(carrier, id);
  return id;
}

void DrawnEdges::addWithoutFlow(std::string_view kind, const End& from, const End& to,
                                ElementId carrier, Text outcome) {
  append(kind, from, to, source_.document.locate(carrier)).outcome = outcome;
}

DrawnEdge& DrawnEdges::append(std::string_view kind, const End& from, const End& to,
                              const Location& where) {
  DrawnEdge& edge = reading_.product().drawn.emplace_back();
  edge.kind = kind;
  edge.from = from.name;
  edge.to = to.name;
  edge.where = where;
  return edge;
}

}  // namespace dyetrace::bpmn
