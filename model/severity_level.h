#pragma once

// How grave a finding is. The sum that leads to it is in analysis/severity.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyetrace {

enum class Severity { note, low, medium, high, critical };

std::string_view severityName(Severity severity);
std::optional<Severity> severityFromName(std::string_view name);
/// All of them, from note to critical.
const std::vector<std::string>& severityNames();

}  // namespace dyetrace
