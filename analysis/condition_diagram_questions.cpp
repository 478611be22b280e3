#include <algorithm>
#include <utility>

#include "analysis/condition_diagram.h"

namespace dyetrace {

bool ConditionDiagram::contains(Handle a, const Configuration& configuration) {
  return leadsInto(a, configuration) && isValid(configuration);
}

bool ConditionDiagram::leadsInto(Node node, const Configuration& configuration) const {
  while (!DecisionDiagrams::isConstant(node)) {
    const std::size_t variable = diagrams_.variableOf(node);
    const Digits& digits = digits_[digitsOfVariable_[variable]];
    node = digits.has(configuration[digits.setting], variable) ? diagrams_.high(node)
                                                               : diagrams_.low(node);
  }
  return node == DecisionDiagrams::kAlways;
}

bool ConditionDiagram::isValid(const Configuration& configuration) {
  if (!lastJudged_ || lastJudged_->configuration != configuration)
    lastJudged_ = {configuration, leadsInto(valid_.node(), configuration)};
  return lastJudged_->isValid;
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
