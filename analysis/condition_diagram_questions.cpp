#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/condition_diagram.h"
#include "analysis/ties.h"

namespace dyetrace {
namespace {

using BigNumber = boost::multiprecision::cpp_int;

}  // namespace

bool ConditionDiagram::contains(Handle a, const Configuration& configuration) {
  const auto leadsTo = [&](Node node) {
    while (!DecisionDiagrams::isConstant(node)) {
      const Digits& digits = digitsAsked(node);
      node = follow(node, digits, configuration[digits.setting]);
    }
    return node == DecisionDiagrams::kAlways;
  };
  return leadsTo(a) && leadsTo(valid_.node());
}

std::vector<bool> ConditionDiagram::related(Handle a) {
  Ties ties(scope().productSettings);
  for (const CompiledGuard& constraint : scope().constraints) {
    for (const SettingId id : constraint.settings()) {
      ties.join(id.index(), constraint.settings().front().index());
    }
  }
  std::vector<bool> asked(scope().productSettings, false);
  std::set<Node> seen;
  std::vector<Node> left{a};
  while (!left.empty()) {
    const Node node = left.back();
    left.pop_back();
    if (DecisionDiagrams::isConstant(node) || !seen.insert(node).second) continue;
    asked[ties.find(digitsAsked(node).setting.index())] = true;
    left.push_back(diagrams_.low(node));
    left.push_back(diagrams_.high(node));
  }
  std::vector<bool> related;
  for (const SettingId id : scope().settings) related.push_back(asked[ties.find(id.index())]);
  return related;
}

DecisionDiagram ConditionDiagram::withoutPlaces(const DecisionDiagram& a,
                                                const std::vector<bool>& keeps) {
  std::vector<std::size_t> variables;
  for (std::size_t place = 0; place < keeps.size(); ++place) {
    const Digits& digits = digitsAt(place);
    for (std::size_t i = 0; i < digits.count && !keeps[place]; ++i) {
      variables.push_back(digits.first + i);
    }
  }
  std::sort(variables.begin(), variables.end());
  return diagrams_.exists(a.node(), diagrams_.allOf(variables).node());
}

std::vector<SettingId> ConditionDiagram::support(Handle a) {
  if (DecisionDiagrams::isConstant(a)) return {};
  const std::vector<bool> candidates = related(a);
  DecisionDiagram in = withoutPlaces(membersOf(a), candidates);
  DecisionDiagram out = withoutPlaces(othersThan(a), candidates);
  std::vector<SettingId> settings;
  for (const std::size_t place : eliminationOrder()) {
    if (!candidates[place]) continue;
    const DecisionDiagram variables = variablesOf(digitsAt(place));
    const DecisionDiagram inAnyway = diagrams_.exists(in.node(), variables.node());
    const DecisionDiagram outAnyway = diagrams_.exists(out.node(), variables.node());
    if (diagrams_.both(inAnyway, outAnyway) == diagrams_.never()) {
      in = inAnyway;
      out = outAnyway;
    } else {
      settings.push_back(scope().settings[place]);
    }
  }
  std::sort(settings.begin(), settings.end());
  return settings;
}

Count ConditionDiagram::count(Handle a) {
  // Settings that are hidden have their variables too, but no diagram asks for them: their digits
  // are not counted.
  std::vector<std::size_t> countedBefore{0};
  for (const std::size_t digits : digitsOfVariable_) {
    const bool counts = placeOf(digits_[digits].setting) != kOutside;
    countedBefore.push_back(countedBefore.back() + (counts ? 1 : 0));
  }
  const auto rank = [&](Node node) {
    return DecisionDiagrams::isConstant(node) ? countedBefore.back()
                                              : countedBefore[diagrams_.variableOf(node)];
  };
  std::unordered_map<Node, BigNumber> known{{DecisionDiagrams::kNever, 0},
                                            {DecisionDiagrams::kAlways, 1}};
  const auto countOf = [&](const auto& self, Node node) -> BigNumber {
    const auto found = known.find(node);
    if (found != known.end()) return found->second;
    BigNumber sum = 0;
    for (const Node next : {diagrams_.low(node), diagrams_.high(node)}) {
      sum += self(self, next) << (rank(next) - rank(node) - 1);
    }
    return known.emplace(node, std::move(sum)).first->second;
  };
  const DecisionDiagram members = membersOf(a);
  const BigNumber count = countOf(countOf, members.node()) << rank(members.node());
  return {count.str(), count.convert_to<double>()};
}

/// The probability of each node, if the options of each setting are chosen independently.
class ConditionDiagram::Shares {
 public:
  Shares(const ConditionDiagram& owner, const OptionShares& shares)
      : owner_(owner),
        shares_(shares),
        known_{{DecisionDiagrams::kNever, 0}, {DecisionDiagrams::kAlways, 1}} {}

  double of(Node node) {
    const auto found = known_.find(node);
    if (found != known_.end()) return found->second;
    const Digits& digits = owner_.digitsAsked(node);
    double sum = 0;
    for (std::size_t option = 0; option < digits.options; ++option) {
      const double share = shares_[digits.setting.index()][option];
      if (share > 0) sum += share * of(owner_.follow(node, digits, option));
    }
    known_.emplace(node, sum);
    return sum;
  }

 private:
  const ConditionDiagram& owner_;
  const OptionShares& shares_;
  std::unordered_map<Node, double> known_;
};

double ConditionDiagram::share(Handle a, const OptionShares& shares) {
  if (!scope().hidden.empty()) throw OutOfBudget();
  Shares known(*this, shares);
  const double all = known.of(valid_.node());
  const DecisionDiagram members = membersOf(a);
  return all > 0 ? known.of(members.node()) / all : 0;
}

std::optional<Configuration> ConditionDiagram::example(Handle a) {
  if (a == DecisionDiagrams::kNever) return std::nullopt;
  Configuration configuration(scope().productSettings);
  DecisionDiagram left = membersOf(a);
  for (std::size_t place = 0; place < scope().settings.size(); ++place) {
    const Digits& digits = digitsAt(place);
    for (std::size_t option = 0; option < digits.options; ++option) {
      DecisionDiagram narrower = diagrams_.both(left, optionOf(digits, option));
      if (narrower == diagrams_.never()) continue;
      left = std::move(narrower);
      configuration.choose(digits.setting, option);
      break;
    }
  }
  return configuration;
}

std::optional<std::vector<TableRow>> ConditionDiagram::table(Handle a,
                                                             const std::vector<std::size_t>& places,
                                                             std::size_t limit) {
  std::vector<bool> keeps(scope().settings.size(), false);
  for (const std::size_t place : places) keeps[place] = true;
  const DecisionDiagram valid = withoutPlaces(valid_, keeps);
  const DecisionDiagram out = withoutPlaces(othersThan(a), keeps);
  std::vector<TableRow> rows;
  std::vector<std::size_t> options;
  const auto extend = [&](const auto& self, const DecisionDiagram& left) -> bool {
    if (left == diagrams_.never()) return true;
    if (options.size() == places.size()) {
      if (rows.size() == limit) return false;
      rows.push_back({options, diagrams_.both(left, out) == diagrams_.never()});
      return true;
    }
    const Digits& digits = digitsAt(places[options.size()]);
    for (std::size_t option = 0; option < digits.options; ++option) {
      options.push_back(option);
      const bool done = self(self, diagrams_.both(left, optionOf(digits, option)));
      options.pop_back();
      if (!done) return false;
    }
    return true;
  };
  if (!extend(extend, valid)) return std::nullopt;
  return rows;
}

}  // namespace dyetrace
