#include "importers/bpmn/drawn_layout.h"

#include <bit>
#include <functional>

#include "importers/bpmn/document.h"

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

void addPlace(pugi::xml_node node, Digest& digest) {
  const std::string_view local = localName(node.name());
  if (local == "Bounds") {
    const Bounds bounds = boundsIn(node, 0);
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

void collectLayouts(pugi::xml_node node, Layouts& layouts) {
  const std::string_view local = localName(node.name());
  if (local == "BPMNShape" || local == "BPMNEdge") {
    const std::string_view reference = node.attribute("bpmnElement").value();
    if (!reference.empty()) layouts.emplace_back(localName(reference), layoutOf(node));
    return;
  }
  for (const pugi::xml_node child : node.children()) collectLayouts(child, layouts);
}

}  // namespace dyetrace::bpmn
