#include "analysis/settings/configuration_search.h"

#include <algorithm>
#include <set>
#include <utility>

namespace dyetrace {

ConfigurationSearch::ConfigurationSearch(const Product& product, const SearchBudget& budget)
    : product_(product), budget_(budget), formula_(validConfigurations(product)) {
  solver_.limit(budget.solver);
}

void ConfigurationSearch::prefer(Literal literal) {
  solver_.addNewOf(formula_.clauses());
  solver_.prefer(literal);
}

SatAnswer ConfigurationSearch::propose(const Literals& demands, const Judge& judge) {
  for (std::size_t round = 0; round < budget_.proposals; ++round) {
    solver_.addNewOf(formula_.clauses());
    const SatAnswer answer = solver_.solve(demands);
    if (answer != SatAnswer::yes) return answer;
    if (!judge || judge()) {
      found_ = formula_.configurationIn(solver_);
      return answer;
    }
  }
  return SatAnswer::undetermined;
}

SearchedConfiguration ConfigurationSearch::any(const Literals& demands, const Judge& judge) {
  const SatAnswer answer = propose(demands, judge);
  return {answer, answer == SatAnswer::yes ? found_ : Configuration()};
}

ConfigurationSearch::Literals ConfigurationSearch::fixedIn(const Configuration& from,
                                                           const ChangeCosts& costs) const {
  Literals fixed;
  for (const SettingId id : product_.settings.ids()) {
    if (costs[id.index()] == kFixed) fixed.push_back(formula_.literalOf(id, from[id]));
  }
  return fixed;
}

ConfigurationSearch::Literals ConfigurationSearch::costUnits(const Configuration& from,
                                                             const ChangeCosts& costs) const {
  Literals units;
  for (const SettingId id : product_.settings.ids()) {
    if (costs[id.index()] == kFixed) continue;
    units.insert(units.end(), costs[id.index()], changed(id, from));
  }
  return units;
}

/// Adds to the demands that no more of the literals hold than need to. False if that is
/// undetermined.
bool ConfigurationSearch::leastOf(const Literals& units, Literals& demands, const Judge& judge) {
  const auto holding = [&] {
    return static_cast<std::size_t>(std::count_if(
        units.begin(), units.end(), [&](Literal literal) { return solver_.holds(literal); }));
  };
  const std::size_t most = holding();
  // Literals of which one must hold, again and again without those: so many must hold at least.
  std::size_t least = 0;
  for (Literals left = units; least < most; ++least) {
    Literals none = demands;
    for (const Literal literal : left) none.push_back(!literal);
    const SatAnswer answer = propose(none, judge);
    if (answer == SatAnswer::undetermined) return false;
    if (answer == SatAnswer::yes) break;
    std::set<Literal> clashing;
    std::erase_if(left, [&](Literal literal) {
      return solver_.failed(!literal) && clashing.insert(literal).second;
    });
  }
  for (; least < most; ++least) {
    if (least > budget_.changes) return false;
    Literals narrower = demands;
    narrower.push_back(!formula_.gates().atLeast(least + 1, units));
    const SatAnswer answer = propose(narrower, judge);
    if (answer == SatAnswer::undetermined) return false;
    if (answer == SatAnswer::no) continue;
    demands = std::move(narrower);
    return true;
  }
  demands.push_back(!formula_.gates().atLeast(most + 1, units));
  return propose(demands, judge) == SatAnswer::yes;
}

/// Of equally good ways one that changes the first settings.
void ConfigurationSearch::firstChanges(const Configuration& from,
                                       const std::vector<SettingId>& free, Literals& demands,
                                       const Judge& judge) {
  for (std::size_t next = 0; next < free.size();) {
    std::size_t first = next;
    while (first < free.size() && found_[free[first]] == from[free[first]]) ++first;
    Literals earlier;
    for (std::size_t i = next; i < first; ++i) earlier.push_back(changed(free[i], from));
    if (!earlier.empty()) {
      Literals wish = demands;
      wish.push_back(formula_.gates().disjunction(earlier));
      if (propose(wish, judge) == SatAnswer::yes) continue;
    }
    for (std::size_t i = next; i < first; ++i) demands.push_back(!changed(free[i], from));
    if (first < free.size()) demands.push_back(changed(free[first], from));
    next = first + 1;
  }
}

void ConfigurationSearch::firstOptions(const Configuration& from,
                                       const std::vector<SettingId>& free, Literals& demands,
                                       const Judge& judge) {
  for (const SettingId id : free) {
    if (found_[id] == from[id]) continue;
    for (std::size_t option = 0; option < found_[id]; ++option) {
      if (option == from[id]) continue;
      Literals wish = demands;
      wish.push_back(formula_.literalOf(id, option));
      if (propose(wish, judge) == SatAnswer::yes) break;
    }
    demands.push_back(formula_.literalOf(id, found_[id]));
  }
}

SearchedNearest ConfigurationSearch::nearest(const Configuration& from, const ChangeCosts& costs,
                                             const Literals& wanted, const Judge& judge) {
  Literals demands = fixedIn(from, costs);
  demands.insert(demands.end(), wanted.begin(), wanted.end());
  const SatAnswer any = propose(demands, judge);
  if (any != SatAnswer::yes) return {any, {}};
  std::vector<SettingId> free;
  Literals changes;
  for (const SettingId id : product_.settings.ids()) {
    if (costs[id.index()] == kFixed || product_.settings[id].options.size() < 2) continue;
    free.push_back(id);
    changes.push_back(changed(id, from));
  }
  const Literals units = costUnits(from, costs);
  if (!leastOf(units, demands, judge)) return {};
  if (units != changes && !leastOf(changes, demands, judge)) return {};
  firstChanges(from, free, demands, judge);
  firstOptions(from, free, demands, judge);
  SearchedNearest result{SatAnswer::yes, {found_, 0, {}}};
  for (const SettingId id : free) {
    if (found_[id] == from[id]) continue;
    result.nearest.changed.push_back(id);
    result.nearest.cost += costs[id.index()];
  }
  return result;
}

}  // namespace dyetrace
