#include "importers/bpmn/document.h"

#include <algorithm>

namespace dyetrace::bpmn {

namespace {

constexpr std::size_t kMostIdsToCompare = 2000;

}  // namespace

ElementId Document::find(std::string_view reference) const {
  reference = trimmed(reference);
  if (const auto found = ids_.find(reference); found != ids_.end()) return found->second;
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos) return {};
  const auto found = ids_.find(reference.substr(colon + 1));
  return found == ids_.end() ? ElementId() : found->second;
}

ElementId Document::target(ElementId element, const char* name) const {
  const std::string_view reference = attribute(element, name);
  return reference.empty() ? ElementId() : find(reference);
}

std::string Document::text(ElementId element) const {
  return std::string(trimmed(textOf(elements_[element.index()].node)));
}

bool Document::repeatsId(ElementId element) const {
  return std::binary_search(repeated_.begin(), repeated_.end(), element);
}

std::vector<ElementId> Document::children(ElementId element) const {
  std::vector<ElementId> found;
  const std::size_t end = elements_[element.index()].end;
  for (std::size_t child = element.index() + 1; child < end; child = elements_[child].end) {
    found.emplace_back(child);
  }
  return found;
}

std::vector<ElementId> Document::children(ElementId element, Tag tag) const {
  std::vector<ElementId> found = children(element);
  std::erase_if(found, [&](ElementId child) { return this->tag(child) != tag; });
  return found;
}

ElementId Document::child(ElementId element, Tag tag) const {
  const std::size_t end = elements_[element.index()].end;
  for (std::size_t child = element.index() + 1; child < end; child = elements_[child].end) {
    if (elements_[child].tag == tag) return ElementId(child);
  }
  return {};
}

const Bounds* Document::bounds(ElementId element) const {
  const auto found = boundsOf_.find(element.index());
  return found == boundsOf_.end() ? nullptr : &bounds_[found->second];
}

std::map<std::string, std::size_t> Document::counts() const {
  std::map<std::string, std::size_t> all = otherCounts_;
  for (std::size_t index = 1; index < kTagCount; ++index) {
    if (counts_[index] > 0) all[std::string(nameOf(static_cast<Tag>(index)))] = counts_[index];
  }
  return all;
}

Location Document::locate(ElementId element) const {
  return locate(elements_[element.index()].node, std::string(id(element)));
}

Location Document::locate(pugi::xml_node node, std::string element) const {
  Location where = xml_.locate(node);
  where.element = std::move(element);
  return where;
}

const std::vector<std::string>& Document::idsToSuggest() const {
  if (suggestions_.empty() && ids_.size() <= kMostIdsToCompare) {
    for (const auto& [id, element] : ids_) suggestions_.emplace_back(id);
    std::sort(suggestions_.begin(), suggestions_.end());
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
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string textOf(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  }
  return text;
}

}  // namespace dyetrace::bpmn
