#include "analysis/compare/thing_sides.h"

namespace dyetrace {
namespace {

std::string titleIn(const Product& product, const Step& step) {
  if (!step.name.empty()) return step.name;
  return step.node.valid() ? titleOf(product.nodes[step.node]) : step.key.str();
}

std::string titleIn(const Product& product, const Sequence& sequence) {
  const auto end = [&](StepId step) {
    return step.valid() ? titleIn(product, product.steps[step]) : std::string("?");
  };
  const std::string ends = end(sequence.from) + " -> " + end(sequence.to);
  return sequence.name.empty() ? ends : sequence.name + " (" + ends + ")";
}

std::string titleIn(const Constraint& constraint) {
  std::string conclusion = toString(constraint.conclusion);
  if (constraint.premise.always()) return conclusion;
  return toString(constraint.premise) + " -> " + conclusion;
}

std::string titleIn(const Product& product, const Flow& flow) {
  const std::string ends =
      titleOf(product.nodes[flow.from]) + " -> " + titleOf(product.nodes[flow.to]);
  return flow.name.empty() ? ends : flow.name + " (" + ends + ")";
}

}  // namespace

std::string wordOf(const Node& node) {
  return std::string(nodeKindName(node.kind));
}

std::string wordOf(const Zone& zone) {
  return std::string(zoneKindName(zone.kind));
}

std::string wordOf(const Flow&) {
  return "flow";
}

std::string wordOf(const Step&) {
  return "step";
}

std::string wordOf(const Sequence&) {
  return "sequence flow";
}

std::string wordOf(const Screen&) {
  return "screen";
}

std::string wordOf(const Constraint&) {
  return "constraint";
}

std::string wordOf(const Setting&) {
  return "setting";
}

ThingSide sideOf(const Product&, const Node& node) {
  return {node.key, titleOf(node), node.where};
}

ThingSide sideOf(const Product&, const Zone& zone) {
  return {zone.key, titleOf(zone), zone.where};
}

ThingSide sideOf(const Product& product, const Flow& flow) {
  return {flow.key, titleIn(product, flow), flow.where};
}

ThingSide sideOf(const Product& product, const Step& step) {
  return {step.key, titleIn(product, step), step.where};
}

ThingSide sideOf(const Product& product, const Sequence& sequence) {
  return {sequence.key, titleIn(product, sequence), sequence.where};
}

ThingSide sideOf(const Product&, const Screen& screen) {
  return {screen.key, screen.name.empty() ? screen.key : screen.name, screen.where};
}

ThingSide sideOf(const Product&, const Constraint& constraint) {
  return {{}, titleIn(constraint), constraint.where};
}

ThingSide sideOf(const Product&, const Setting& setting) {
  return {setting.key, titleOf(setting), setting.where};
}

}  // namespace dyetrace
