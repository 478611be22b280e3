#include "importers/bpmn/drawn_shapes.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace dyetrace::bpmn {
namespace {

/// A hash of numbers and texts in their order (the finalizer of SplitMix64).
class Digest {
 public:
  void add(std::uint64_t value) {
    value_ = value_ * 0x9e3779b97f4a7c15U + value + 0x9e3779b97f4a7c15U;
    value_ = (value_ ^ (value_ >> 30)) * 0xbf58476d1ce4e5b9U;
    value_ = (value_ ^ (value_ >> 27)) * 0x94d049bb133111ebU;
    value_ ^= value_ >> 31;
  }
  void add(std::string_view text) { add(std::hash<std::string_view>{}(text)); }
  /// By value: `109.0` and `109` are one place, and so are `-0` and `0`.
  void add(double number) { add(std::bit_cast<std::uint64_t>(number + 0.0)); }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

/// Short whole numbers, which most coordinates are, need no general reading.
double numberIn(pugi::xml_attribute attribute) {
  constexpr std::size_t kMostDigits = 9;
  const std::string_view text = attribute.value();
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > kMostDigits) return attribute.as_double();
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return attribute.as_double();
    number = number * 10 + (digit - '0');
  }
  return negative ? -number : number;
}

/// What a `Bounds` of the drawing says. Backwards, so that the first attribute of a name counts.
Bounds boundsIn(pugi::xml_node node) {
  Bounds bounds;
  for (pugi::xml_attribute attribute = node.last_attribute(); attribute;
       attribute = attribute.previous_attribute()) {
    const std::string_view name = attribute.name();
    if (name == "x") bounds.left = numberIn(attribute);
    if (name == "y") bounds.top = numberIn(attribute);
    if (name == "width") bounds.width = numberIn(attribute);
    if (name == "height") bounds.height = numberIn(attribute);
  }
  return bounds;
}

void addPlace(pugi::xml_node node, Digest& digest) {
  const std::string_view local = localName(node.name());
  if (local == "Bounds") {
    const Bounds bounds = boundsIn(node);
    for (const double side : {bounds.left, bounds.top, bounds.width, bounds.height}) {
      digest.add(side);
    }
  } else if (local == "waypoint") {
    for (const char* name : {"x", "y"}) digest.add(numberIn(node.attribute(name)));
  }
}

std::uint64_t layoutOf(pugi::xml_node drawn) {
  Digest digest;
  for (const char* name : {"isExpanded", "isHorizontal"}) {
    digest.add(std::string_view(drawn.attribute(name).value()));
  }
  for (const pugi::xml_node child : drawn.children()) addPlace(child, digest);
  return digest.value();
}

}  // namespace

void DrawnShapes::read(pugi::xml_node item, pugi::xml_node plane) {
  if (planes_.empty() || planes_.back().name != plane.name()) {
    planes_.push_back({plane.name(), {shapeCount(), 0}, {layoutCount(), 0}});
  }
  if (localName(item.name()) == "BPMNShape") addShape(item);
  if (wanted_ == Layouts::read) addLayout(item);
  planes_.back().shapes.end = shapeCount();
  planes_.back().layouts.end = layoutCount();
}

void DrawnShapes::addShape(pugi::xml_node shape) {
  for (const pugi::xml_node child : shape.children()) {
    if (localName(child.name()) != "Bounds") continue;
    shapes_.push_back({keep(shape.attribute("bpmnElement").value()), boundsIn(child)});
    return;
  }
}

void DrawnShapes::addLayout(pugi::xml_node drawn) {
  const std::string_view local = localName(drawn.name());
  if (local == "BPMNShape" || local == "BPMNEdge") {
    const std::string_view reference = drawn.attribute("bpmnElement").value();
    if (!reference.empty()) layouts_.push_back({keep(localName(reference)), layoutOf(drawn)});
    return;
  }
  for (const pugi::xml_node child : drawn.children()) addLayout(child);
}

DrawnShapes::Range DrawnShapes::shapesOf(pugi::xml_node plane) const {
  const Plane* found = find(plane);
  return found == nullptr ? Range() : found->shapes;
}

DrawnShapes::Range DrawnShapes::layoutsOf(pugi::xml_node plane) const {
  const Plane* found = find(plane);
  return found == nullptr ? Range() : found->layouts;
}

void DrawnShapes::setDiagram(Range shapes, int diagram) {
  for (std::size_t shape = shapes.first; shape < shapes.end; ++shape) {
    shapes_[shape].bounds.diagram = diagram;
  }
}

const DrawnShapes::Plane* DrawnShapes::find(pugi::xml_node plane) const {
  const auto found =
      std::lower_bound(planes_.begin(), planes_.end(), plane.name(),
                       [](const Plane& each, const char* name) { return each.name < name; });
  return found == planes_.end() || found->name != plane.name() ? nullptr : &*found;
}

Piece DrawnShapes::keep(std::string_view reference) {
  const Piece kept{static_cast<std::uint32_t>(texts_.size()),
                   static_cast<std::uint32_t>(reference.size())};
  texts_ += reference;
  return kept;
}

}  // namespace dyetrace::bpmn
