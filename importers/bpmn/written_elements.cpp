#include "importers/bpmn/written_elements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "importers/bpmn/document.h"
#include "importers/bpmn/written_text.h"

namespace dyetrace::bpmn {
namespace {

/// What holds things that have a life of their own.
bool isContainer(Tag tag) {
  return tag == Tag::definitions || tag == Tag::process || tag == Tag::collaboration ||
         tag == Tag::laneSet || tag == Tag::other || isSubProcess(tag);
}

bool isEdge(Tag tag) {
  return tag == Tag::sequenceFlow || tag == Tag::messageFlow || tag == Tag::association ||
         tag == Tag::dataInputAssociation || tag == Tag::dataOutputAssociation;
}

WrittenElements::Role roleOf(pugi::xml_node node) {
  const Tag tag = tagOf(localName(node.name()));
  if (isEdge(tag)) return WrittenElements::Role::edge;
  const Tag around = tagOf(localName(node.parent().name()));
  const bool isPart = tag == Tag::laneSet || tag == Tag::ioSpecification || !isContainer(around);
  return isPart ? WrittenElements::Role::part : WrittenElements::Role::thing;
}

class Writer {
 public:
  Writer(const XmlFile& xml, DrawnShapes& drawn, const std::string& fileName, FileId file,
         WrittenElements& elements)
      : xml_(xml),
        drawn_(drawn),
        fileName_(fileName),
        file_(file),
        elements_(elements),
        first_(static_cast<std::uint32_t>(elements.size())),
        text_(elements.nameNumber("#text")),
        extensions_(elements.nameNumber("ext")) {}

  void run() {
    elements_.reserve(xml_.elementCount());
    const pugi::xml_node root = xml_.root();
    visitChildren(root, WrittenElements::kNone);
    for (const DrawnShapes::Range& layouts : layouts_) {
      for (std::size_t layout = layouts.first; layout < layouts.end; ++layout) {
        elements_.layOut(ownId(drawn_.laidOut(layout)), drawn_.layout(layout));
      }
    }
  }

 private:
  /// Inside extension elements nothing is an element of its own.
  void visitChildren(pugi::xml_node node, std::uint32_t parent) {
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() == pugi::node_element) visit(child, parent);
    }
  }

  void visit(pugi::xml_node node, std::uint32_t parent) {
    const std::string_view space = xml_.namespaceOf(node);
    if (space == kDiagramNamespace) return collectLayouts(node);
    const bool isModel = space == kModelNamespace;
    if (isModel && localName(node.name()) == "extensionElements") return;
    const std::string_view id = node.attribute("id").value();
    visitChildren(node, isModel && !id.empty() ? add(node, id, parent) : parent);
  }

  /// What a diagram or plane lays out was read apart, or is inside it.
  void collectLayouts(pugi::xml_node diagram) {
    layouts_.push_back(drawn_.layoutsOf(diagram));
    for (const pugi::xml_node plane : diagram.children()) {
      layouts_.push_back(drawn_.layoutsOf(plane));
    }
    const std::size_t before = drawn_.layoutCount();
    drawn_.addLayout(diagram);
    layouts_.push_back({before, drawn_.layoutCount()});
  }

  /// The id, with this file's name in front if another file has it.
  std::string_view ownId(std::string_view id) {
    if (first_ == 0 || elements_.find(id) >= first_) return id;
    return fileId_ = fileName_ + "/" + std::string(id);
  }

  std::uint32_t add(pugi::xml_node node, std::string_view id, std::uint32_t parent) {
    const std::uint32_t type = elements_.nameNumber(elementName(xml_, node));
    const std::uint32_t line = xml_.locate(node).line;
    const std::uint32_t element = elements_.add(ownId(id), type, roleOf(node), parent, file_, line);
    addAttributes(node);
    addContent(node);
    return element;
  }

  void addAttributes(pugi::xml_node node) {
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
      const std::string_view name = attribute.name();
      if (name == "id" || saysNothing(xml_, node, attribute)) continue;
      scratch_.clear();
      appendReference(xml_, node, attribute.value(), scratch_);
      elements_.addProperty(attributeNumber(node, attribute), scratch_);
    }
  }

  std::uint32_t attributeNumber(pugi::xml_node node, pugi::xml_attribute attribute) {
    name_ = "@";
    appendName(xml_.namespaceOf(attribute, node), localName(attribute.name()), name_);
    return elements_.nameNumber(name_);
  }

  /// The text and the children that have no id, by their names.
  void addContent(pugi::xml_node node) {
    children_.clear();
    content_.clear();
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() == pugi::node_element) {
        addChild(child);
      } else {
        content_ += child.value();
      }
    }
    for (const auto& [name, written] : children_) elements_.addProperty(name, written);
    if (trimmed(content_).empty()) return;
    scratch_.clear();
    appendReference(xml_, node, trimmed(content_), scratch_);
    elements_.addProperty(text_, scratch_);
  }

  /// What comes in and goes out follows from the flows themselves.
  void addChild(pugi::xml_node child) {
    const std::string_view local = localName(child.name());
    if (local == "incoming" || local == "outgoing") return;
    const std::string_view space = xml_.namespaceOf(child);
    const bool isModel = space == kModelNamespace;
    if (isModel && local == "extensionElements") {
      return appendNode(xml_, child, space, written(extensions_));
    }
    if (isModel && child.attribute("id")) return;
    name_ = "<";
    appendName(isModel ? std::string_view() : space, elementName(xml_, child), name_);
    appendNode(xml_, child, kModelNamespace, written(elements_.nameNumber(name_)));
  }

  std::string& written(std::uint32_t name) {
    const auto known = std::find_if(children_.begin(), children_.end(),
                                    [&](const auto& each) { return each.first == name; });
    if (known != children_.end()) return known->second;
    return children_.emplace_back(name, std::string()).second;
  }

  const XmlFile& xml_;
  DrawnShapes& drawn_;
  const std::string& fileName_;
  FileId file_;
  WrittenElements& elements_;
  std::uint32_t first_;  ///< Of this file.
  std::string fileId_;   ///< What ownId() gave last, if it is not as written.
  std::uint32_t text_;
  std::uint32_t extensions_;
  std::vector<DrawnShapes::Range> layouts_;
  std::vector<std::pair<std::uint32_t, std::string>> children_;
  std::string content_;
  std::string name_;
  std::string scratch_;
};

}  // namespace

void addWrittenElements(const XmlFile& xml, DrawnShapes& drawn, const std::string& fileName,
                        FileId file, WrittenElements& elements) {
  Writer(xml, drawn, fileName, file, elements).run();
}

}  // namespace dyetrace::bpmn
