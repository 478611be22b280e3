// On which settings a condition depends. What is valid of one group of settings has nothing to do
// with what is valid of another, so each group is asked about alone, with its own part of the
// valid configurations.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analysis/condition_diagram.h"
#include "analysis/ties.h"

namespace dyetrace {

void ConditionDiagram::findGroups() {
  Ties ties(scope().productSettings);
  for (const CompiledGuard& constraint : scope().constraints) {
    for (const SettingId id : constraint.settings()) {
      ties.join(id.index(), constraint.settings().front().index());
    }
  }
  std::unordered_map<std::size_t, std::size_t> known;
  groupOf_.resize(scope().settings.size());
  for (const std::size_t place : eliminationOrder()) {
    const std::size_t tied = ties.find(scope().settings[place].index());
    const auto [found, isNew] = known.emplace(tied, groups_.size());
    if (isNew) groups_.push_back({{}, diagrams_.always()});
    groups_[found->second].places.push_back(place);
    groupOf_[place] = found->second;
  }
}

std::vector<bool> ConditionDiagram::askedGroups(Handle a) const {
  std::vector<bool> asked(groups_.size(), false);
  std::unordered_set<Node> seen;
  std::vector<Node> left{a};
  while (!left.empty()) {
    const Node node = left.back();
    left.pop_back();
    if (DecisionDiagrams::isConstant(node) || !seen.insert(node).second) continue;
    asked[groupOf_[placeOf(digitsAsked(node).setting)]] = true;
    left.push_back(diagrams_.low(node));
    left.push_back(diagrams_.high(node));
  }
  return asked;
}

void ConditionDiagram::addSupport(Handle a, const Group& group, const std::vector<bool>& wanted,
                                  std::vector<SettingId>& settings) {
  const auto add = [&](std::size_t place) {
    if (wanted[place]) settings.push_back(scope().settings[place]);
  };
  // Asked for among the valid options only: then it decides.
  if (group.places.size() == 1) return add(group.places.front());
  DecisionDiagram in = diagrams_.both(a, group.valid.node());
  DecisionDiagram out = diagrams_.without(group.valid.node(), a);
  for (const std::size_t place : group.places) {
    const DecisionDiagram variables = variablesOf(digitsAt(place));
    const DecisionDiagram inAnyway = diagrams_.exists(in.node(), variables.node());
    const DecisionDiagram outAnyway = diagrams_.exists(out.node(), variables.node());
    if (diagrams_.both(inAnyway, outAnyway) == diagrams_.never()) {
      in = inAnyway;
      out = outAnyway;
    } else {
      add(place);
    }
  }
}

std::vector<SettingId> ConditionDiagram::support(Handle a, const std::vector<bool>& wanted) {
  std::vector<SettingId> settings;
  if (DecisionDiagrams::isConstant(a)) return settings;
  const std::vector<bool> asked = askedGroups(a);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto& places = groups_[i].places;
    const auto isWanted = [&](std::size_t place) { return bool{wanted[place]}; };
    if (asked[i] && std::any_of(places.begin(), places.end(), isWanted))
      addSupport(a, groups_[i], wanted, settings);
  }
  std::sort(settings.begin(), settings.end());
  return settings;
}

}  // namespace dyetrace
