#pragma once

// The ways in which a privacy annotation can be written on a BPMN element.
//
// Elements and attributes of our own namespace, properties of modelling tools (Camunda, Zeebe,
// Signavio, Drools), lines of documentation, and the text of a text annotation. The last two and
// the names (see Reading::plainName) can be written with any tool.

#include <string_view>
#include <vector>

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Everything stated on the element itself, each statement at its own place.
std::vector<Statement> statementsOf(const Source& source, ElementId element);

/// The statements of one child: an `extensionElements` or a `documentation`.
void readExtensions(const Document& document, pugi::xml_node extensions, const std::string& owner,
                    std::vector<Statement>& statements);
void readDocumentation(const Document& document, ElementId documentation, const std::string& owner,
                       std::vector<Statement>& statements);
/// The attributes of our own namespace on the element.
void readOwnAttributes(const Document& document, ElementId element,
                       std::vector<Statement>& statements);

/// The statements in the text of a text annotation: lines `privacy.key: value`, `#key=value`, and
/// the label syntax in brackets.
std::vector<Statement> statementsInNote(std::string_view text, const Location& where,
                                        const Taxonomy& taxonomy);

/// Form fields carry their own properties; they belong to the field.
bool isFormField(pugi::xml_node node);

}  // namespace dyetrace::bpmn
