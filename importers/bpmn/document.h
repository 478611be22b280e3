#pragma once

// One BPMN file as a flat list of its BPMN elements in document order.
//
// An element is BPMN only if its namespace is the model's; everything else is foreign and is left
// in the XML for those who look for annotations. Elements are numbered; the descendants of element
// `e` are exactly those from `e + 1` up to `element(e).end`, so containment is a comparison.
//
//   Document document(XmlFile(bytes, file, diagnostics), file, diagnostics);
//   ElementId task = document.find("Task_1");
//   for (ElementId child : document.children(task)) { … }

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/bpmn/tags.h"
#include "importers/xml/xml.h"
#include "model/diagnostic.h"
#include "model/id.h"
#include "model/location.h"
#include "model/text_index.h"

namespace dyetrace::bpmn {

using ElementId = Id<struct BpmnElementTag>;

struct Element {
  pugi::xml_node node;
  std::string_view id;
  ElementId parent;       ///< The BPMN element around it; invalid for the root.
  std::uint32_t end = 0;  ///< One past its last descendant.
};

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

class Document {
 public:
  /// Throws XmlError if the root is no BPMN `definitions`. If only its prefix is not declared,
  /// there are no elements, and a diagnostic says so.
  Document(XmlFile xml, FileId file, Diagnostics& diagnostics);

  std::size_t size() const { return elements_.size(); }
  const Element& element(ElementId id) const { return elements_[id.index()]; }
  Tag tag(ElementId id) const { return tags_[id.index()]; }
  ElementId parent(ElementId id) const { return elements_[id.index()].parent; }
  /// How many elements have a tag of that kind.
  template <class Kind>
  std::size_t count(Kind isOfKind) const {
    return static_cast<std::size_t>(std::count_if(tags_.begin(), tags_.end(), isOfKind));
  }
  /// Whether `inner` is `outer` or inside it.
  bool contains(ElementId outer, ElementId inner) const {
    return outer <= inner && inner.index() < elements_[outer.index()].end;
  }

  /// The element that a QName or IDREF names: as written, then without its prefix; invalid if there
  /// is none. Of several elements with one id the first.
  ElementId find(std::string_view reference) const;
  /// What an attribute or the text of an element refers to.
  ElementId target(ElementId element, const char* attribute) const;

  std::string_view attribute(ElementId element, const char* name) const {
    return elements_[element.index()].node.attribute(name).value();
  }
  std::string_view id(ElementId element) const { return elements_[element.index()].id; }
  std::string_view name(ElementId element) const { return attribute(element, "name"); }
  /// The text directly inside an element, trimmed.
  std::string text(ElementId element) const;
  /// What the text inside an element refers to.
  ElementId targetOfText(ElementId element) const;
  /// Whether an element has exactly this id.
  bool hasId(std::string_view id) const { return withId(id).valid(); }
  /// Whether some element declares a namespace of our own, so that attributes of it may occur.
  bool declaresOwnNamespace() const { return declaresOwnNamespace_; }
  /// Whether another element had this element's id before.
  bool repeatsId(ElementId element) const;

  /// Direct BPMN children.
  std::vector<ElementId> children(ElementId element) const;
  std::vector<ElementId> children(ElementId element, Tag tag) const;
  /// The first child of that kind; invalid if there is none.
  ElementId child(ElementId element, Tag tag) const;

  const Bounds* bounds(ElementId element) const;
  std::size_t diagramCount() const { return diagramCount_; }

  /// How many elements of each local name the model namespace has in this file, and `BPMNDiagram`,
  /// `blackboxParticipants` (without process), `ids` (distinct ids) and `duplicateIds`.
  std::map<std::string, std::size_t> counts() const;

  const XmlFile& xml() const { return xml_; }
  FileId file() const { return file_; }
  Location locate(ElementId element) const;
  Location locate(pugi::xml_node node, std::string element) const;

  /// Some ids of the file, to suggest the nearest from; empty if there are too many to compare.
  const std::vector<std::string>& idsToSuggest() const;

 private:
  class Walk;

  static constexpr std::uint32_t kNotDrawn = std::numeric_limits<std::uint32_t>::max();

  ElementId withId(std::string_view id) const;
  void reportUndeclaredRoot(pugi::xml_node top, Diagnostics& diagnostics) const;

  XmlFile xml_;
  FileId file_;
  std::vector<Element> elements_;
  std::vector<Tag> tags_;  ///< Of the elements; apart, because every pass looks at all of them.
  TextIndex ids_;
  std::vector<ElementId> repeated_;  ///< Elements whose id came before, in order.
  std::vector<Bounds> bounds_;
  std::vector<std::uint32_t> boundsOf_;  ///< By element; kNotDrawn without.
  std::array<std::size_t, kTagCount> counts_{};
  std::map<std::string, std::size_t> otherCounts_;
  std::size_t diagramCount_ = 0;
  std::size_t duplicateIds_ = 0;
  bool declaresOwnNamespace_ = false;
  mutable std::vector<std::string> suggestions_;
};

/// Whether a `definitions` root in that namespace is a file for this importer, be it one that it
/// can only complain about.
bool looksLikeBpmn(const RootName& root);

/// Whether a namespace is one of those in which annotations need no prefix.
bool isOwnNamespace(std::string_view space);

/// What XML calls white space.
constexpr bool isSpace(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
/// Without surrounding white space.
std::string_view trimmed(std::string_view text);
/// The character data directly inside a node, with comments and elements left out.
std::string textOf(pugi::xml_node node);
/// A coordinate; 0 if it is none.
double numberIn(pugi::xml_attribute attribute);
/// Empty if the node has no such attribute.
std::string_view attributeOf(pugi::xml_node node, const char* name);

}  // namespace dyetrace::bpmn
