#include "importers/bpmn/diagram_walk.h"

namespace dyetrace::bpmn {

void DiagramWalk::visit(pugi::xml_node node) {
  const std::string_view local = localName(node.name());
  if (local == "BPMNShape") return visitShape(node);
  if (local == "BPMNDiagram") {
    ++diagrams_;
  } else if (local == "BPMNPlane") {
    ++planes_;
    addShapes(drawn_.shapesOf(node));
  } else {
    return;
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) visit(child);
  }
}

void DiagramWalk::visitShape(pugi::xml_node shape) {
  const std::size_t before = drawn_.shapeCount();
  drawn_.addShape(shape);
  addShapes({before, drawn_.shapeCount()});
}

void DiagramWalk::addShapes(DrawnShapes::Range shapes) {
  drawn_.setDiagram(shapes, planes_);
  shapes_.push_back(shapes);
}

}  // namespace dyetrace::bpmn
