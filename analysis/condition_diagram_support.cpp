// On which settings a condition depends. What is valid of one group of settings has nothing to do
// with what is valid of another, so each group is asked about alone, with its own part of the
// valid configurations.

#include <algorithm>
#include <unordered_map>

#include "analysis/condition_diagram.h"
#include "analysis/number_map.h"
#include "analysis/ties.h"

namespace dyetrace {
namespace {

/// Of the options of a group's settings, valid or not.
constexpr std::size_t kFewCombinations = 16;

struct Nothing {};

}  // namespace

/// Whether some valid options of all other settings make a difference between two valid
/// combinations of a group's options. Where a condition has one of these, what is left of it is
/// constrained to the valid options of the others, as what is valid of the group has nothing to do
/// with them: then it is the same only if it is the same node.
class ConditionDiagram::Telling {
 public:
  Telling(const ConditionDiagram& owner, const Group& group, const Combination& one,
          const Combination& other)
      : owner_(owner), group_(group), one_(one), other_(other) {}

  bool apart(Node a, Node b) {
    const std::size_t variable =
        std::min(owner_.diagrams_.variableOf(a), owner_.diagrams_.variableOf(b));
    const std::size_t rank = owner_.digitsOfVariable_[variable];
    if (rank > group_.last) return a != b;
    const std::uint64_t key = std::uint64_t{a} << 32 | b;
    if (alike_.find(key) != nullptr) return false;
    const Digits& digits = owner_.digits_[rank];
    const std::size_t place = group_.indexOf(owner_.placeOf(digits.setting));
    const auto apartAfter = [&](bool one, bool other) {
      return apart(after(a, variable, one), after(b, variable, other));
    };
    const bool found =
        place < group_.places.size()
            ? apartAfter(digits.has(one_[place], variable), digits.has(other_[place], variable))
            : apartAfter(true, true) || apartAfter(false, false);
    if (!found) alike_.add(key, {});
    return found;
  }

 private:
  Node after(Node node, std::size_t variable, bool digit) const {
    if (owner_.diagrams_.variableOf(node) != variable) return node;
    return digit ? owner_.diagrams_.high(node) : owner_.diagrams_.low(node);
  }

  const ConditionDiagram& owner_;
  const Group& group_;
  const Combination& one_;
  const Combination& other_;
  NumberMap<Nothing> alike_;  ///< By both nodes: those between which there is no difference.
};

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
    if (isNew) groups_.push_back({{}, diagrams_.always(), 0, {}});
    Group& group = groups_[found->second];
    group.places.push_back(place);
    groupOf_[place] = found->second;
    group.last = std::max(group.last, digitsOf_[scope().settings[place].index()]);
  }
}

std::vector<bool> ConditionDiagram::askedPlaces(Handle a) const {
  std::vector<bool> asked(scope().settings.size(), false);
  NumberMap<Nothing> seen;
  std::vector<Node> left{a};
  while (!left.empty()) {
    const Node node = left.back();
    left.pop_back();
    if (DecisionDiagrams::isConstant(node) || seen.find(node) != nullptr) continue;
    seen.add(node, {});
    asked[placeOf(digitsAsked(node).setting)] = true;
    left.push_back(diagrams_.low(node));
    left.push_back(diagrams_.high(node));
  }
  return asked;
}

void ConditionDiagram::listFew(Group& group) const {
  if (group.places.size() == 1) return;
  std::vector<Combination> all(1);
  for (const std::size_t place : group.places) {
    std::vector<Combination> longer;
    for (const Combination& each : all) {
      for (std::size_t option = 0; option < digitsAt(place).options; ++option) {
        longer.push_back(each);
        longer.back().push_back(option);
      }
    }
    if (longer.size() > kFewCombinations) return;
    all = std::move(longer);
  }
  for (Combination& combination : all) {
    Node node = group.valid.node();
    while (!DecisionDiagrams::isConstant(node)) {
      const Digits& digits = digitsAsked(node);
      node = follow(node, digits, combination[group.indexOf(placeOf(digits.setting))]);
    }
    if (node == DecisionDiagrams::kAlways) group.few.push_back(std::move(combination));
  }
}

std::vector<bool> ConditionDiagram::decidingOf(Handle a, const Group& group, std::size_t places) {
  std::vector<bool> deciding(group.places.size(), true);
  DecisionDiagram in = diagrams_.both(a, group.valid.node());
  DecisionDiagram out = diagrams_.without(group.valid.node(), a);
  for (std::size_t i = 0; i < places; ++i) {
    const DecisionDiagram variables = variablesOf(digitsAt(group.places[i]));
    const DecisionDiagram inAnyway = diagrams_.exists(in.node(), variables.node());
    const DecisionDiagram outAnyway = diagrams_.exists(out.node(), variables.node());
    if (diagrams_.both(inAnyway, outAnyway) != diagrams_.never()) continue;
    deciding[i] = false;
    in = inAnyway;
    out = outAnyway;
  }
  return deciding;
}

std::vector<bool> ConditionDiagram::decidingOfFew(Handle a, const Group& group,
                                                  const std::vector<bool>& asked,
                                                  std::size_t places) const {
  std::vector<bool> keeps(group.places.size(), true);
  // As long as everything that is asked for is kept, it decides.
  bool keepsAsked = true;
  for (std::size_t i = 0; i < places; ++i) {
    keepsAsked = keepsAsked && !asked[group.places[i]];
    keeps[i] = false;
    keeps[i] = !keepsAsked && !decides(a, group, keeps);
  }
  return keeps;
}

bool ConditionDiagram::decides(Handle a, const Group& group, const std::vector<bool>& keeps) const {
  const auto alike = [&](const Combination& one, const Combination& other) {
    std::size_t i = 0;
    while (i < keeps.size() && (!keeps[i] || one[i] == other[i])) ++i;
    return i == keeps.size();
  };
  for (auto each = group.few.begin(); each != group.few.end(); ++each) {
    const auto first = std::find_if(
        group.few.begin(), each, [&](const Combination& earlier) { return alike(earlier, *each); });
    if (first != each && Telling(*this, group, *first, *each).apart(a, a)) return false;
  }
  return true;
}

void ConditionDiagram::addSupport(Handle a, const Group& group, const std::vector<bool>& asked,
                                  const std::vector<bool>& wanted,
                                  std::vector<SettingId>& settings) {
  std::size_t places = group.places.size();
  while (places > 0 && !wanted[group.places[places - 1]]) --places;
  // A single one is asked for among the valid options only: then it decides.
  std::vector<bool> in(places, true);
  if (group.places.size() > 1 && places > 0)
    in = group.few.empty() ? decidingOf(a, group, places) : decidingOfFew(a, group, asked, places);
  for (std::size_t i = 0; i < places; ++i) {
    const std::size_t place = group.places[i];
    if (in[i] && wanted[place]) settings.push_back(scope().settings[place]);
  }
}

std::vector<SettingId> ConditionDiagram::support(Handle a, const std::vector<bool>& wanted) {
  std::vector<SettingId> settings;
  if (DecisionDiagrams::isConstant(a)) return settings;
  const std::vector<bool> asked = askedPlaces(a);
  for (const Group& group : groups_) {
    const bool any = std::any_of(group.places.begin(), group.places.end(),
                                 [&](std::size_t place) { return asked[place]; });
    if (any) addSupport(a, group, asked, wanted, settings);
  }
  std::sort(settings.begin(), settings.end());
  return settings;
}

}  // namespace dyetrace
