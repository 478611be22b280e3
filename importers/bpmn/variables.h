#pragma once

// Process variables by name: those that are declared, and those that only expressions name.

#include <string>
#include <string_view>

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// The variable that `name` means at an element: a property, data object or form field of the
/// scopes around it; made if none of them has it. Invalid outside every process.
NodeId variableAt(Reading& reading, Source& source, ElementId element, const std::string& name,
                  const Location& where);
/// Only if it is there already.
NodeId knownVariableAt(Source& source, ElementId element, const std::string& name);

/// Lets later look-ups in the element's scope find a node under a name.
void declareVariable(Source& source, ElementId element, const std::string& name, NodeId node);

/// Inferred flows between a variable and an activity or event.
void readVariable(Reading& reading, Source& source, ElementId user, const std::string& name,
                  std::string_view reason, const Location& where);
void writeVariable(Reading& reading, Source& source, ElementId user, const std::string& name,
                   std::string_view reason, const Location& where);

/// The process or sub-process around an element; invalid if there is none.
ElementId scopeAround(const Document& document, ElementId element);

/// The variable of that name declared directly in a scope; invalid if there is none.
NodeId variableIn(Source& source, ElementId scope, const std::string& name);

/// Every variable declared directly in a scope, by name, in the order of names.
std::vector<std::pair<std::string, NodeId>> variablesIn(Source& source, ElementId scope);

}  // namespace dyetrace::bpmn
