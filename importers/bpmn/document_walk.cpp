#include <deque>
#include <unordered_set>

#include "importers/bpmn/diagram_walk.h"
#include "importers/bpmn/document.h"

namespace dyetrace::bpmn {

namespace {

enum class Space : std::uint8_t { model, diagram, foreign };

/// The prefixes in force from one element downwards, as far as they were met.
struct Bindings {
  std::vector<std::pair<std::string_view, Space>> known;
};

struct Name {
  std::string_view prefix;
  std::string_view local;
};

Name nameOf(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

/// What the walk needs of an element's attributes, found by looking at each once.
struct Attributes {
  std::string_view id;
  std::string_view name;
  bool declare = false;     ///< A namespace.
  bool declareOwn = false;  ///< One of our own.
};

Attributes attributesOf(pugi::xml_node node) {
  Attributes found;
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    const std::string_view name = attribute.name();
    if (name == "id" && found.id.data() == nullptr) found.id = attribute.value();
    if (name == "name" && found.name.data() == nullptr) found.name = attribute.value();
    if (!name.starts_with("xmlns")) continue;
    found.declare = true;
    found.declareOwn = found.declareOwn || isOwnNamespace(attribute.value());
  }
  return found;
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
  explicit Walk(Document& document) : document_(document), diagrams_(document.drawn_) {
    bindings_.emplace_back();
  }

  void run(Diagnostics& diagnostics) {
    document_.elements_.reserve(document_.xml_.elementCount());
    document_.tags_.reserve(document_.xml_.elementCount());
    visit(document_.xml_.root(), ElementId(), true, bindings_.front());
    for (const auto& [local, count] : others_) document_.otherCounts_[std::string(local)] += count;
    indexIds();
    resolveShapes();
    reportRepeated(diagnostics);
    document_.otherCounts_["duplicateIds"] = document_.duplicateIds_;
    document_.diagramCount_ = diagrams_.diagramCount();
    document_.otherCounts_["BPMNDiagram"] = document_.diagramCount_;
  }

 private:
  void visit(pugi::xml_node node, ElementId parent, bool modelled, Bindings& outer) {
    const Attributes attributes = attributesOf(node);
    if (attributes.declareOwn) document_.declaresOwnNamespace_ = true;
    Bindings& bindings = attributes.declare ? bindings_.emplace_back() : outer;
    const Name name = nameOf(node);
    switch (spaceOf(node, name.prefix, bindings)) {
      case Space::model:
        visitModel(node, name.local, attributes, parent, modelled, bindings);
        return;
      case Space::diagram:
        diagrams_.visit(node);
        return;
      case Space::foreign:
        visitChildren(node, parent, false, bindings);
        return;
    }
  }

  void visitModel(pugi::xml_node node, std::string_view local, const Attributes& attributes,
                  ElementId parent, bool modelled, Bindings& bindings) {
    const Tag tag = tagOf(local);
    count(tag, local);
    if (tag == Tag::participant && trimmed(node.attribute("processRef").value()).empty()) {
      ++document_.otherCounts_["blackboxParticipants"];
    }
    if (!modelled) {
      unmodelledIds_.push_back(attributes.id);
      visitChildren(node, parent, false, bindings);
      return;
    }
    const ElementId element(document_.elements_.size());
    document_.elements_.push_back(
        {node, attributes.id, pieceOf(attributes.name), startOf(node), parent, 0});
    document_.tags_.push_back(tag);
    visitChildren(node, element, true, bindings);
    document_.elements_[element.index()].end = static_cast<std::uint32_t>(document_.size());
  }

  std::uint32_t offsetOf(const char* place) const {
    return static_cast<std::uint32_t>(place - document_.text_);
  }

  /// The `<` in front of its name.
  std::uint32_t startOf(pugi::xml_node node) const { return offsetOf(node.name()) - 1; }

  /// A value that is missing lies nowhere in the text.
  Piece pieceOf(std::string_view value) const {
    if (value.empty()) return {};
    return {offsetOf(value.data()), static_cast<std::uint32_t>(value.size())};
  }

  void visitChildren(pugi::xml_node node, ElementId parent, bool modelled, Bindings& bindings) {
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() == pugi::node_element) visit(child, parent, modelled, bindings);
    }
  }

  void count(Tag tag, std::string_view local) {
    if (tag == Tag::other) {
      ++others_[local];
    } else {
      ++document_.counts_[static_cast<std::size_t>(tag)];
    }
  }

  void indexIds() {
    const std::vector<Element>& elements = document_.elements_;
    const auto idOf = [&](std::uint32_t index) { return elements[index].id.view(); };
    auto withId = static_cast<std::size_t>(std::count_if(
        elements.begin(), elements.end(), [](const Element& each) { return !each.id.empty(); }));
    document_.ids_ = TextIndex(withId);
    for (std::uint32_t index = 0; index < document_.size(); ++index) {
      if (idOf(index).empty()) continue;
      const bool isNew = document_.ids_.add(idOf(index), index, idOf) == index;
      if (!isNew) document_.repeated_.emplace_back(index);
    }
    std::unordered_set<std::string_view> elsewhere;
    for (const std::string_view id : unmodelledIds_) {
      if (id.empty()) continue;
      ++withId;
      if (!document_.hasId(id)) elsewhere.insert(id);
    }
    const std::size_t distinct = document_.ids_.size() + elsewhere.size();
    document_.otherCounts_["ids"] = distinct;
    document_.duplicateIds_ = withId - distinct;
  }

  Space spaceOf(pugi::xml_node node, std::string_view prefix, Bindings& bindings) {
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

  /// An element drawn on several diagrams is where it was drawn first.
  void resolveShapes() {
    document_.shapeOf_.resize(document_.size(), kNotDrawn);
    for (const DrawnShapes::Range& shapes : diagrams_.shapes()) {
      for (std::size_t shape = shapes.first; shape < shapes.end; ++shape) {
        const ElementId element = document_.find(document_.drawn_.reference(shape));
        if (!element.valid()) continue;
        std::uint32_t& first = document_.shapeOf_[element.index()];
        if (first == kNotDrawn) first = static_cast<std::uint32_t>(shape);
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
  std::map<std::string_view, std::size_t> others_;
  std::vector<std::string_view> unmodelledIds_;
  DiagramWalk diagrams_;
};

Document::Document(XmlFile xml, DrawnShapes drawn, FileId file, Diagnostics& diagnostics)
    : xml_(std::move(xml)), text_(xml_.text()), file_(file), drawn_(std::move(drawn)) {
  const pugi::xml_node top = xml_.root();
  const std::string_view space = xml_.namespaceOf(top);
  if (localName(top.name()) == "definitions" && space.empty() && !nameOf(top).prefix.empty()) {
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
  const std::string prefix(nameOf(top).prefix);
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
