#pragma once

// The variables that an expression names, as far as plain reading can tell.

#include <string>
#include <string_view>
#include <vector>

namespace dyetrace::bpmn {

/// Identifiers inside `${…}` and `#{…}`: the first part of each dotted name, each once, in order.
std::vector<std::string> variablesInBraces(std::string_view text);

/// Identifiers in an expression: what stands in braces, or after a leading `=` (FEEL). Text that is
/// neither is a constant and names nothing.
std::vector<std::string> variablesInExpression(std::string_view text);

}  // namespace dyetrace::bpmn
