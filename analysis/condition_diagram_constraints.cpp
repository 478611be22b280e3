#include <algorithm>
#include <set>
#include <utility>

#include "analysis/condition_diagram.h"

namespace dyetrace {
namespace {

using Factor = std::pair<std::vector<SettingId>, DecisionDiagram>;

bool mentions(const Factor& factor, SettingId setting) {
  return std::binary_search(factor.first.begin(), factor.first.end(), setting);
}

/// With how many settings it stands together in some factor.
std::size_t neighbours(const std::vector<Factor>& factors, SettingId setting) {
  std::set<SettingId> all;
  for (const Factor& factor : factors) {
    if (mentions(factor, setting)) all.insert(factor.first.begin(), factor.first.end());
  }
  return all.size();
}

}  // namespace

DecisionDiagram ConditionDiagram::validConfigurations(bool restIsPossible) {
  if (!restIsPossible) return diagrams_.never();
  std::vector<Factor> factors;
  for (const Digits& digits : digits_) {
    const bool all = std::size_t{1} << digits.count == std::max<std::size_t>(1, digits.options);
    if (all) continue;
    factors.emplace_back(std::vector{digits.setting},
                         oneOf(digits, std::vector<bool>(digits.options, true)));
  }
  for (const CompiledGuard& constraint : scope().constraints) {
    const auto last = static_cast<std::uint32_t>(constraint.parts().size() - 1);
    factors.emplace_back(constraint.settings(), diagramOf(constraint, last));
  }
  project(factors);
  // What speaks of late variables only comes first: later ones are put on top of it.
  const auto firstDigits = [&](const Factor& factor) {
    std::size_t first = digits_.size();
    for (const SettingId id : factor.first) first = std::min(first, digitsOf_[id.index()]);
    return first;
  };
  std::stable_sort(factors.begin(), factors.end(), [&](const Factor& a, const Factor& b) {
    return firstDigits(a) > firstDigits(b);
  });
  DecisionDiagram all = diagrams_.always();
  for (const Factor& factor : factors) {
    all = diagrams_.both(all, factor.second);
    if (factor.first.empty()) continue;
    DecisionDiagram& inGroup = groups_[groupOf_[placeOf(factor.first.front())]].valid;
    inGroup = diagrams_.both(inGroup, factor.second);
  }
  return all;
}

void ConditionDiagram::project(std::vector<Factor>& factors) {
  std::vector<SettingId> left = scope().hidden;
  while (!left.empty()) {
    const auto next = std::min_element(left.begin(), left.end(), [&](SettingId a, SettingId b) {
      return neighbours(factors, a) < neighbours(factors, b);
    });
    const SettingId setting = *next;
    left.erase(next);
    DecisionDiagram all = diagrams_.always();
    std::set<SettingId> settings;
    for (const Factor& factor : factors) {
      if (!mentions(factor, setting)) continue;
      all = diagrams_.both(all, factor.second);
      settings.insert(factor.first.begin(), factor.first.end());
    }
    std::erase_if(factors, [&](const Factor& factor) { return mentions(factor, setting); });
    settings.erase(setting);
    const Digits& digits = digits_[digitsOf_[setting.index()]];
    factors.emplace_back(std::vector<SettingId>(settings.begin(), settings.end()),
                         diagrams_.exists(all.node(), variablesOf(digits).node()));
  }
}

}  // namespace dyetrace
