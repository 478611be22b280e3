#pragma once

// One BPMN file as a flat list of its BPMN elements in document order.
//
// An element is BPMN only if its namespace is the model's; everything else is foreign and is left
// in the XML for those who look for annotations. Elements are numbered; the descendants of element
// `e` are exactly those from `e + 1` up to `element(e).end`, so containment is a comparison.
//
//   DrawnShapes drawn(Layouts::skip);
//   XmlFile xml(bytes, file, diagnostics, &drawn);
//   Document document(std::move(xml), std::move(drawn), file, diagnostics);
//   ElementId task = document.find("Task_1");
//   for (ElementId child : document.children(task)) { … }

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/bpmn/drawn_shapes.h"
#include "importers/bpmn/element.h"
#include "importers/bpmn/tags.h"
#include "importers/xml/xml.h"
#include "model/diagnostic.h"
#include "model/location.h"
#include "model/text_index.h"

namespace dyetrace::bpmn {

class Document {
 public:
  /// Throws XmlError if the root is no BPMN `definitions`. If only its prefix is not declared,
  /// there are no elements, and a diagnostic says so.
  Document(XmlFile xml, DrawnShapes drawn, FileId file, Diagnostics& diagnostics);

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
  const Text& id(ElementId element) const { return elements_[element.index()].id; }
  std::string_view name(ElementId element) const { return text(elements_[element.index()].name); }
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
  Children children(ElementId element) const { return {elements_, tags_, element}; }
  Children children(ElementId element, Tag tag) const { return {elements_, tags_, element, tag}; }
  /// The first child of that kind; invalid if there is none.
  ElementId child(ElementId element, Tag tag) const;

  /// Where it is drawn first; nothing if it is not.
  std::optional<Bounds> bounds(ElementId element) const;
  std::size_t diagramCount() const { return diagramCount_; }

  /// How many elements of each local name the model namespace has in this file, and `BPMNDiagram`,
  /// `blackboxParticipants` (without process), `ids` (distinct ids) and `duplicateIds`.
  std::map<std::string, std::size_t> counts() const;

  const XmlFile& xml() const { return xml_; }
  FileId file() const { return file_; }
  Location locate(ElementId element) const;
  Location locate(pugi::xml_node node, Text element) const;

  /// Some ids of the file, to suggest the nearest from; empty if there are too many to compare.
  const std::vector<std::string>& idsToSuggest() const;

 private:
  class Walk;

  static constexpr std::uint32_t kNotDrawn = std::numeric_limits<std::uint32_t>::max();

  ElementId withId(std::string_view id) const;
  std::string_view text(Piece piece) const { return {text_ + piece.at, piece.size}; }
  void reportUndeclaredRoot(pugi::xml_node top, Diagnostics& diagnostics) const;

  XmlFile xml_;
  const char* text_;  ///< Of the XML, which keeps its place when a document is moved.
  FileId file_;
  std::vector<Element> elements_;
  std::vector<Tag> tags_;  ///< Of the elements; apart, because every pass looks at all of them.
  TextIndex ids_;
  std::vector<ElementId> repeated_;  ///< Elements whose id came before, in order.
  DrawnShapes drawn_;
  std::vector<std::uint32_t> shapeOf_;  ///< By element; kNotDrawn without.
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
/// Empty if the node has no such attribute.
std::string_view attributeOf(pugi::xml_node node, const char* name);

}  // namespace dyetrace::bpmn
