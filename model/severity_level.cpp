#include "model/severity_level.h"

#include <algorithm>

namespace dyetrace {

const std::vector<std::string>& severityNames() {
  static const std::vector<std::string> names{"note", "low", "medium", "high", "critical"};
  return names;
}

std::string_view severityName(Severity severity) {
  return severityNames()[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severityFromName(std::string_view name) {
  const auto& names = severityNames();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Severity>(found - names.begin());
}

}  // namespace dyetrace
