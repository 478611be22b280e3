#pragma once

// The diagrams of a file in its order: how many there are, and which shapes are on which plane.

#include <vector>

#include <pugixml.hpp>

#include "importers/bpmn/drawn_shapes.h"

namespace dyetrace::bpmn {

class DiagramWalk {
 public:
  explicit DiagramWalk(DrawnShapes& drawn) : drawn_(drawn) {}

  /// An element of the diagrams' namespace; of what is in it, only the shapes' bounds count.
  void visit(pugi::xml_node node);

  std::size_t diagramCount() const { return diagrams_; }
  /// In the order of the file.
  const std::vector<DrawnShapes::Range>& shapes() const { return shapes_; }

 private:
  void visitShape(pugi::xml_node shape);
  void addShapes(DrawnShapes::Range shapes);

  DrawnShapes& drawn_;
  std::vector<DrawnShapes::Range> shapes_;
  std::size_t diagrams_ = 0;
  int planes_ = 0;
};

}  // namespace dyetrace::bpmn
