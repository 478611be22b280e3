#include "importers/bpmn/document.h"

#include <algorithm>

namespace dyetrace::bpmn {

namespace {

constexpr std::size_t kMostIdsToCompare = 2000;

bool isText(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

ElementId Document::withId(std::string_view id) const {
  const auto idOf = [&](std::uint32_t index) { return elements_[index].id.view(); };
  const std::optional<std::uint32_t> found = ids_.find(id, idOf);
  return found ? ElementId(*found) : ElementId();
}

ElementId Document::find(std::string_view reference) const {
  reference = trimmed(reference);
  const ElementId found = withId(reference);
  if (found.valid()) return found;
  const std::size_t colon = reference.find(':');
  return colon == std::string_view::npos ? ElementId() : withId(reference.substr(colon + 1));
}

ElementId Document::target(ElementId element, const char* attribute) const {
  const std::string_view reference = this->attribute(element, attribute);
  return reference.empty() ? ElementId() : find(reference);
}

std::string Document::text(ElementId element) const {
  return std::string(trimmed(textOf(elements_[element.index()].node)));
}

ElementId Document::targetOfText(ElementId element) const {
  const pugi::xml_node node = elements_[element.index()].node;
  const pugi::xml_node first = node.first_child();
  const bool isAll = isText(first) && !first.next_sibling();
  return isAll ? find(first.value()) : find(textOf(node));
}

bool Document::repeatsId(ElementId element) const {
  return std::binary_search(repeated_.begin(), repeated_.end(), element);
}

ElementId Document::child(ElementId element, Tag tag) const {
  const Children found = children(element, tag);
  return found.empty() ? ElementId() : *found.begin();
}

std::optional<Bounds> Document::bounds(ElementId element) const {
  const std::uint32_t shape = shapeOf_[element.index()];
  if (shape == kNotDrawn) return std::nullopt;
  return drawn_.bounds(shape);
}

std::map<std::string, std::size_t> Document::counts() const {
  std::map<std::string, std::size_t> all = otherCounts_;
  for (std::size_t index = 1; index < kTagCount; ++index) {
    if (counts_[index] > 0) all[std::string(nameOf(static_cast<Tag>(index)))] = counts_[index];
  }
  return all;
}

Location Document::locate(ElementId element) const {
  Location where = xml_.locate(std::size_t{elements_[element.index()].at});
  where.element = id(element);
  return where;
}

Location Document::locate(pugi::xml_node node, Text element) const {
  Location where = xml_.locate(node);
  where.element = element;
  return where;
}

const std::vector<std::string>& Document::idsToSuggest() const {
  if (suggestions_.empty() && ids_.size() <= kMostIdsToCompare) {
    for (const Element& element : elements_) {
      if (!element.id.empty()) suggestions_.emplace_back(element.id);
    }
    std::sort(suggestions_.begin(), suggestions_.end());
    suggestions_.erase(std::unique(suggestions_.begin(), suggestions_.end()), suggestions_.end());
  }
  return suggestions_;
}

bool looksLikeBpmn(const RootName& root) {
  if (root.name != "definitions") return false;
  if (root.space.empty()) return true;
  std::string space = root.space;
  std::transform(space.begin(), space.end(), space.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return space.find("bpmn") != std::string::npos;
}

bool isOwnNamespace(std::string_view space) {
  return space.find("dyetrace") != std::string_view::npos || space.ends_with("privacy-flow:1");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::string textOf(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    if (isText(child)) text += child.value();
  }
  return text;
}

std::string_view attributeOf(pugi::xml_node node, const char* name) {
  return node.attribute(name).value();
}

}  // namespace dyetrace::bpmn
