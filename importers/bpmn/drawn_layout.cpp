#include "importers/bpmn/drawn_layout.h"

#include <bit>

#include "importers/xml/xml.h"

namespace dyetrace::bpmn {
namespace {

/// FNV-1a (Fowler, Noll, Vo) over numbers and texts.
class Digest {
 public:
  void add(std::uint64_t value) {
    for (int byte = 0; byte < 8; ++byte) mix(static_cast<unsigned char>(value >> (8 * byte)));
  }
  void add(std::string_view text) {
    for (const char c : text) mix(static_cast<unsigned char>(c));
    mix(0);
  }
  /// By value: `109.0` and `109` are one place.
  void addNumber(pugi::xml_attribute attribute) {
    add(std::bit_cast<std::uint64_t>(attribute.as_double() + 0.0));
  }
  std::uint64_t value() const { return value_; }

 private:
  void mix(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3U; }
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

void addPlace(pugi::xml_node node, Digest& digest) {
  const std::string_view local = localName(node.name());
  if (local == "Bounds") {
    for (const char* name : {"x", "y", "width", "height"}) digest.addNumber(node.attribute(name));
  } else if (local == "waypoint") {
    for (const char* name : {"x", "y"}) digest.addNumber(node.attribute(name));
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
