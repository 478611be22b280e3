#pragma once

// What a file draws of its elements: the bounds of shapes and, for comparing, how elements are laid
// out. The shapes and edges of a plane are read one by one while the file is parsed and are not in
// its tree; what stands elsewhere in a diagram is added from there.
//
//   DrawnShapes drawn(Layouts::skip);
//   XmlFile xml(bytes, file, diagnostics, &drawn);
//   drawn.shapesOf(plane);

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "importers/bpmn/element.h"
#include "importers/xml/xml.h"

namespace dyetrace::bpmn {

/// A shape on one diagram. Shapes of different diagrams have nothing to do with one another.
struct Bounds {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  int diagram = 0;
  double centreX() const { return left + width / 2; }
  double centreY() const { return top + height / 2; }
};

/// Whether layouts are to be read too.
enum class Layouts : std::uint8_t { skip, read };

class DrawnShapes : public ListReader {
 public:
  /// Numbers from `first` up to `end`.
  struct Range {
    std::size_t first = 0;
    std::size_t end = 0;
  };

  explicit DrawnShapes(Layouts wanted) : wanted_(wanted) {}

  std::string_view around() const override { return "BPMNPlane"; }
  std::span<const std::string_view> items() const override { return kItems; }
  void read(pugi::xml_node item, pugi::xml_node plane) override;
  void forget() override { *this = DrawnShapes(wanted_); }

  /// The bounds of a shape, with the number after all others; nothing if it has none.
  void addShape(pugi::xml_node shape);
  /// How the element of a shape or edge is laid out, and of every one inside anything else.
  void addLayout(pugi::xml_node drawn);

  std::size_t shapeCount() const { return shapes_.size(); }
  std::size_t layoutCount() const { return layouts_.size(); }
  /// What was read apart from the tree and is on a plane of it.
  Range shapesOf(pugi::xml_node plane) const;
  Range layoutsOf(pugi::xml_node plane) const;

  /// The id, with or without prefix, of the element that a shape draws.
  std::string_view reference(std::size_t shape) const { return text(shapes_[shape].reference); }
  /// Says on which diagram shapes are,
  void setDiagram(Range shapes, int diagram);
  /// which is 0 until then.
  const Bounds& bounds(std::size_t shape) const { return shapes_[shape].bounds; }

  /// The id without prefix of what is laid out.
  std::string_view laidOut(std::size_t layout) const { return text(layouts_[layout].reference); }
  /// Equal if it is drawn alike. What counts is what a reader sees: bounds, waypoints, folded or
  /// not, lying or standing; not labels and colours.
  std::uint64_t layout(std::size_t layout) const { return layouts_[layout].digest; }

 private:
  struct Shape {
    Piece reference;
    Bounds bounds;
  };
  struct Layout {
    Piece reference;
    std::uint64_t digest = 0;
  };
  /// A plane of the tree by where its name stands in memory, which is the order of the text.
  struct Plane {
    const char* name = nullptr;
    Range shapes;
    Range layouts;
  };

  static constexpr std::array<std::string_view, 2> kItems = {"BPMNShape", "BPMNEdge"};

  const Plane* find(pugi::xml_node plane) const;
  Piece keep(std::string_view reference);
  std::string_view text(Piece piece) const {
    return std::string_view(texts_).substr(piece.at, piece.size);
  }

  Layouts wanted_;
  std::string texts_;  ///< All references.
  std::vector<Shape> shapes_;
  std::vector<Layout> layouts_;
  std::vector<Plane> planes_;
};

}  // namespace dyetrace::bpmn
