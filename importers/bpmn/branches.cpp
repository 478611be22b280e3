#include "importers/bpmn/branches.h"

#include "importers/bpmn/zones.h"

namespace dyetrace::bpmn {

namespace {

/// `Share location?: yes`: the question and the answer.
std::string nameOfBranch(const Product& product, const Sequence& branch) {
  const std::string& question = product.steps[branch.from].name;
  if (question.empty() || branch.name.empty()) return branch.name;
  return question + ": " + branch.name;
}

NodeId addBranchNode(Reading& reading, Source& source, ElementId flow, const Sequence& branch) {
  Node node;
  node.key = branch.key;
  node.where = branch.where;
  node.name = nameOfBranch(reading.product(), branch);
  node.kind = NodeKind::process;
  node.kindReason = "an annotation is on it";
  node.shape = nameOf(Tag::sequenceFlow);
  node.zone = zoneOfFlowNode(reading, source, source.document.target(flow, "sourceRef"));
  return reading.addNode(std::move(node), KeyIs::ofElement);
}

StepId addBranchStep(Reading& reading, const Sequence& branch, NodeId node) {
  const Step& from = reading.product().steps[branch.from];
  Step step;
  step.key = branch.key;
  step.name = reading.product().nodes[node].name;
  step.kind = StepKind::event;
  step.node = node;
  step.parent = from.parent;
  step.process = from.process;
  step.where = branch.where;
  return reading.addStep(step);
}

}  // namespace

NodeId nodeOnBranch(Reading& reading, Source& source, ElementId flow, std::size_t sequence) {
  if (source.node(flow).valid()) return source.node(flow);
  const Sequence branch = reading.product().sequences[sequence];
  const NodeId node = addBranchNode(reading, source, flow, branch);
  const StepId step = addBranchStep(reading, branch, node);
  Sequence rest;
  rest.from = step;
  rest.to = branch.to;
  rest.where = branch.where;
  reading.product().sequences[sequence].to = step;
  reading.product().sequences.push_back(std::move(rest));
  source.node(flow) = node;
  return node;
}

}  // namespace dyetrace::bpmn
