#include "analysis/condition_parts.h"

#include <algorithm>
#include <map>

#include "analysis/ties.h"

namespace dyetrace {

bool surelyMore(const Product& product, const ConditionScope& scope, std::size_t limit,
                std::size_t& steps) {
  Ties ties(product.settings.size());
  std::map<std::size_t, std::vector<CompiledGuard>> constraints;
  for (const CompiledGuard& each : scope.constraints) {
    for (const SettingId id : each.settings()) {
      ties.join(id.index(), each.settings().front().index());
    }
  }
  for (const CompiledGuard& each : scope.constraints) {
    if (each.settings().empty()) return false;
    constraints[ties.find(each.settings().front().index())].push_back(each);
  }
  std::map<std::size_t, std::vector<SettingId>> tied;
  std::size_t count = 1;
  const auto times = [&](std::size_t factor) { count = std::min(count * factor, limit + 1); };
  for (std::size_t i = 0; i < scope.settings.size(); ++i) {
    const std::size_t part = ties.find(scope.settings[i].index());
    if (constraints.contains(part)) {
      tied[part].push_back(scope.settings[i]);
    } else {
      times(scope.optionCounts[i]);
    }
  }
  for (const auto& [part, settings] : tied) {
    const auto some = countUpTo(product, settings, constraints[part], limit, steps);
    if (some && *some == 0) return false;
    times(some.value_or(limit + 1));
  }
  return count > limit;
}

}  // namespace dyetrace
