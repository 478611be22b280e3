#include <deque>
#include <unordered_set>

#include "importers/bpmn/document.h"

namespace dyetrace::bpmn {

namespace {

enum class Space : std::uint8_t { model, diagram, foreign };

/// The prefixes in force from one element downwards, as far as they were met.
struct Bindings {
  std::vector<std::pair<std::string_view, Space>> known;
};

struct ShapeOnDiagram {
  std::string_view reference;
  Bounds bounds;
};

std::string_view prefixOf(std::string_view qualifiedName) {
  const std::size_t colon = qualifiedName.find(':');
  return colon == std::string_view::npos ? std::string_view() : qualifiedName.substr(0, colon);
}

struct Declared {
  bool any = false;
  bool own = false;
};

Declared declaredBy(pugi::xml_node node) {
  Declared declared;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (!std::string_view(attribute.name()).starts_with("xmlns")) continue;
    declared.any = true;
    declared.own = declared.own || isOwnNamespace(attribute.value());
  }
  return declared;
}

std::string notBpmn(std::string_view name, std::string_view space) {
  if (name != "definitions") {
    return "the root element is `" + std::string(name) + "`, expected `definitions` of BPMN 2.0";
  }
  if (space.empty())
    return "the root element `definitions` is in no namespace, expected BPMN 2.0's";
  return "the root element `definitions` is in namespace `" + std::string(space) +
         "`, expected BPMN 2.0's";
}

/// Prefixes remembered from one element downwards; a file has a dozen.
constexpr std::size_t kMostPrefixes = 32;

}  // namespace

/// The one pass over the XML tree.
class Document::Walk {
 public:
  explicit Walk(Document& document) : document_(document) { bindings_.emplace_back(); }

  void run(Diagnostics& diagnostics) {
    visit(document_.xml_.root(), ElementId(), true, bindings_.front());
    indexIds();
    resolveShapes();
    reportRepeated(diagnostics);
    document_.otherCounts_["duplicateIds"] = document_.duplicateIds_;
    document_.otherCounts_["BPMNDiagram"] = document_.diagramCount_;
  }

 private:
  void visit(pugi::xml_node node, ElementId parent, bool modelled, Bindings& outer) {
    const Declared declared = declaredBy(node);
    if (declared.own) document_.declaresOwnNamespace_ = true;
    Bindings& bindings = declared.any ? bindings_.emplace_back() : outer;
    switch (spaceOf(node, bindings)) {
      case Space::model:
        visitModel(node, parent, modelled, bindings);
        return;
      case Space::diagram:
        visitDiagram(node);
        return;
      case Space::foreign:
        visitChildren(node, parent, false, bindings);
        return;
    }
  }

  void visitModel(pugi::xml_node node, ElementId parent, bool modelled, Bindings& bindings) {
    const std::string_view local = localName(node.name());
    const Tag tag = tagOf(local);
    count(tag, local);
    if (tag == Tag::participant && trimmed(node.attribute("processRef").value()).empty()) {
      ++document_.otherCounts_["blackboxParticipants"];
    }
    if (!modelled) {
      unmodelledIds_.push_back(node.attribute("id").value());
      visitChildren(node, parent, false, bindings);
      return;
    }
    const ElementId id(document_.elements_.size());
    document_.elements_.push_back({node, parent, 0, tag});
    visitChildren(node, id, true, bindings);
    document_.elements_[id.index()].end = static_cast<std::uint32_t>(document_.elements_.size());
  }

  void visitChildren(pugi::xml_node node, ElementId parent, bool modelled, Bindings& bindings) {
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() == pugi::node_element) visit(child, parent, modelled, bindings);
    }
  }

  void count(Tag tag, std::string_view local) {
    if (tag == Tag::other) {
      ++document_.otherCounts_[std::string(local)];
    } else {
      ++document_.counts_[static_cast<std::size_t>(tag)];
    }
  }

  void indexIds() {
    document_.ids_.reserve(document_.size());
    std::size_t withId = 0;
    for (std::size_t index = 0; index < document_.size(); ++index) {
      const std::string_view id = document_.id(ElementId(index));
      if (id.empty()) continue;
      ++withId;
      if (!document_.ids_.emplace(id, ElementId(index)).second) {
        document_.repeated_.emplace_back(index);
      }
    }
    std::unordered_set<std::string_view> elsewhere;
    for (const std::string_view id : unmodelledIds_) {
      if (id.empty()) continue;
      ++withId;
      if (!document_.ids_.contains(id)) elsewhere.insert(id);
    }
    const std::size_t distinct = document_.ids_.size() + elsewhere.size();
    document_.otherCounts_["ids"] = distinct;
    document_.duplicateIds_ = withId - distinct;
  }

  Space spaceOf(pugi::xml_node node, Bindings& bindings) {
    const std::string_view prefix = prefixOf(node.name());
    for (const auto& [known, space] : bindings.known) {
      if (known == prefix) return space;
    }
    const std::string_view uri = document_.xml_.namespaceOf(node);
    const Space space = uri == kModelNamespace     ? Space::model
                        : uri == kDiagramNamespace ? Space::diagram
                                                   : Space::foreign;
    if (bindings.known.size() < kMostPrefixes) bindings.known.emplace_back(prefix, space);
    return space;
  }

  /// A BPMNDiagram: only the shapes' bounds count.
  void visitDiagram(pugi::xml_node node) {
    const std::string_view local = localName(node.name());
    if (local == "BPMNDiagram") ++document_.diagramCount_;
    if (local == "BPMNShape") visitShape(node);
    if (local != "BPMNDiagram" && local != "BPMNPlane") return;
    if (local == "BPMNPlane") ++planes_;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) visitDiagram(child);
    }
  }

  void visitShape(pugi::xml_node shape) {
    for (const pugi::xml_node child : shape.children()) {
      if (localName(child.name()) != "Bounds") continue;
      const Bounds bounds{child.attribute("x").as_double(), child.attribute("y").as_double(),
                          child.attribute("width").as_double(),
                          child.attribute("height").as_double(), planes_};
      shapes_.push_back({shape.attribute("bpmnElement").value(), bounds});
      return;
    }
  }

  /// An element drawn on several diagrams is where it was drawn first.
  void resolveShapes() {
    document_.bounds_.reserve(shapes_.size());
    for (const ShapeOnDiagram& shape : shapes_) {
      const ElementId element = document_.find(shape.reference);
      if (!element.valid()) continue;
      if (document_.boundsOf_.emplace(element.index(), document_.bounds_.size()).second) {
        document_.bounds_.push_back(shape.bounds);
      }
    }
  }

  void reportRepeated(Diagnostics& diagnostics) {
    for (const ElementId element : document_.repeated_) {
      const std::string id(document_.id(element));
      diagnostics.push_back(
          {Level::warning,
           "bpmn/duplicate-id",
           "the id `" + id + "` is used again; references to it mean the first element",
           document_.locate(element),
           "Give this element an id of its own.",
           {{document_.locate(document_.find(id)), "first used here"}}});
    }
  }

  Document& document_;
  std::deque<Bindings> bindings_;
  std::vector<std::string_view> unmodelledIds_;
  std::vector<ShapeOnDiagram> shapes_;
  int planes_ = 0;
};

Document::Document(XmlFile xml, FileId file, Diagnostics& diagnostics)
    : xml_(std::move(xml)), file_(file) {
  const pugi::xml_node top = xml_.root();
  const std::string_view space = xml_.namespaceOf(top);
  if (localName(top.name()) == "definitions" && space.empty() && !prefixOf(top.name()).empty()) {
    reportUndeclaredRoot(top, diagnostics);
    return;
  }
  if (localName(top.name()) != "definitions" || space != kModelNamespace) {
    throw XmlError(notBpmn(localName(top.name()), space), xml_.locate(top),
                   "Export it as BPMN 2.0 XML; the root must be `definitions` in namespace " +
                       std::string(kModelNamespace) + ".");
  }
  Walk(*this).run(diagnostics);
}

void Document::reportUndeclaredRoot(pugi::xml_node top, Diagnostics& diagnostics) const {
  const std::string prefix(prefixOf(top.name()));
  diagnostics.push_back(
      {Level::warning,
       "bpmn/undeclared-root",
       "the prefix `" + prefix +
           "` of the root is declared nowhere, so no element of this file is "
           "BPMN and nothing of it is in the model",
       xml_.locate(top),
       "Add xmlns:" + prefix + "=\"" + std::string(kModelNamespace) + "\" to the root element.",
       {}});
}

}  // namespace dyetrace::bpmn
