#include "importers/bpmn/written_text.h"

#include <algorithm>

#include "importers/bpmn/defaults.h"
#include "importers/bpmn/document.h"
#include "model/elements.h"

namespace dyetrace::bpmn {
namespace {

/// Namespaces are addresses; much longer ones are only there to be long, and would be written
/// often.
constexpr std::size_t kLongestSpace = 200;

bool isNameCharacter(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Control characters could be taken for WrittenMarks.
void appendText(std::string_view value, std::string& text) {
  const std::size_t start = text.size();
  text += value;
  std::replace_if(
      text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
      [](char c) { return c >= 0 && c < ' ' && !isSpace(c); }, ' ');
}

bool isDeclaration(std::string_view attribute) {
  return attribute.starts_with("xmlns") && (attribute.size() == 5 || attribute[5] == ':');
}

bool isTypeOf(const XmlFile& xml, pugi::xml_node node, pugi::xml_attribute attribute) {
  constexpr std::string_view kInstances = "http://www.w3.org/2001/XMLSchema-instance";
  return localName(attribute.name()) == "type" && xml.namespaceOf(attribute, node) == kInstances;
}

void appendAttributes(const XmlFile& xml, pugi::xml_node node, std::string& text) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (saysNothing(xml, node, attribute)) continue;
    text += WrittenMarks::attribute;
    appendName(xml.namespaceOf(attribute, node), localName(attribute.name()), text);
    text += WrittenMarks::value;
    appendReference(xml, node, attribute.value(), text);
  }
}

}  // namespace

bool saysNothing(const XmlFile& xml, pugi::xml_node node, pugi::xml_attribute attribute) {
  if (isDeclaration(attribute.name())) return true;
  const bool holdsAnyway =
      isTypeOf(xml, node, attribute)
          ? isDefaultType(elementName(xml, node), localName(attribute.value()))
          : isDefault(localName(node.name()), attribute.name(), attribute.value());
  return holdsAnyway && xml.namespaceOf(node) == kModelNamespace;
}

std::string_view elementName(const XmlFile& xml, pugi::xml_node node) {
  const std::string_view local = localName(node.name());
  if (local != "expression") return local;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const bool formal = localName(attribute.value()) == "tFormalExpression";
    if (formal && isTypeOf(xml, node, attribute)) return "formalExpression";
  }
  return local;
}

void appendName(std::string_view space, std::string_view local, std::string& text) {
  if (!space.empty()) {
    text += '{';
    text += space.substr(0, kLongestSpace);
    text += '}';
  }
  text += local;
}

void appendReference(const XmlFile& xml, pugi::xml_node owner, std::string_view value,
                     std::string& text) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || colon == 0) return appendText(value, text);
  const std::string_view prefix = value.substr(0, colon);
  const std::string_view local = value.substr(colon + 1);
  const bool isName = std::all_of(prefix.begin(), prefix.end(), isNameCharacter) &&
                      std::all_of(local.begin(), local.end(), isNameCharacter);
  const std::string_view space = isName ? xml.namespaceOfPrefix(prefix, owner) : std::string_view();
  space.empty() ? appendText(value, text) : appendName(space, local, text);
}

void appendNode(const XmlFile& xml, pugi::xml_node node, std::string_view around,
                std::string& text) {
  const std::string_view space = xml.namespaceOf(node);
  text += WrittenMarks::open;
  appendName(space == around ? std::string_view() : space, elementName(xml, node), text);
  appendAttributes(xml, node, text);
  const std::string own = textOf(node);
  if (!trimmed(own).empty()) {
    text += WrittenMarks::text;
    appendReference(xml, node, trimmed(own), text);
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const bool standsAlone = child.attribute("id") && xml.namespaceOf(child) == kModelNamespace;
    if (!standsAlone) appendNode(xml, child, space, text);
  }
  text += WrittenMarks::close;
}

}  // namespace dyetrace::bpmn
