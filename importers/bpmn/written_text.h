#pragma once

// How names, references and children are written for comparing; see model/elements.h.

#include <string>
#include <string_view>

#include "importers/xml/xml.h"

namespace dyetrace::bpmn {

/// `local`, or `{space}local` if it is in a namespace.
void appendName(std::string_view space, std::string_view local, std::string& text);

/// The value, with a declared prefix replaced by its namespace, so that the choice of prefixes is
/// no difference.
void appendReference(const XmlFile& xml, pugi::xml_node owner, std::string_view value,
                     std::string& text);

/// The local name; of an expression that is declared to be a formal one, `formalExpression`, which
/// is the other way to write it.
std::string_view elementName(const XmlFile& xml, pugi::xml_node node);

/// A node with everything in it but elements of BPMN that have an id. Its name has no namespace if
/// it is `around`.
void appendNode(const XmlFile& xml, pugi::xml_node node, std::string_view around,
                std::string& text);

/// Whether an attribute tells nothing of its element: it declares a namespace, or says what holds
/// anyway.
bool saysNothing(const XmlFile& xml, pugi::xml_node node, pugi::xml_attribute attribute);

}  // namespace dyetrace::bpmn
