#include "analysis/condition_diagram.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "analysis/condition_diagram_count.h"

namespace dyetrace {
namespace {

std::size_t digitsFor(std::size_t options) {
  return options < 2 ? 0 : static_cast<std::size_t>(std::bit_width(options - 1));
}

}  // namespace

std::vector<ConditionDiagram::Digits> ConditionDiagram::digitsOf(
    const ConditionScope& scope, const std::vector<SettingId>& order) {
  std::vector<Digits> all;
  std::size_t next = 0;
  for (const SettingId id : order) {
    const std::size_t options = (*scope.names)[id].options.size();
    all.push_back({id, options, next, digitsFor(options)});
    next += all.back().count;
  }
  return all;
}

ConditionDiagram::ConditionDiagram(ConditionScope scope, const std::vector<SettingId>& order,
                                   bool restIsPossible, const DiagramBudget& budget)
    : ConditionEngine(std::move(scope), Representation::diagram),
      digits_(digitsOf(this->scope(), order)),
      digitsOf_(this->scope().productSettings, kOutside),
      diagrams_(
          std::accumulate(digits_.begin(), digits_.end(), std::size_t{0},
                          [](std::size_t sum, const Digits& each) { return sum + each.count; }),
          budget),
      valid_(diagrams_.never()) {
  for (std::size_t i = 0; i < digits_.size(); ++i) {
    digitsOf_[digits_[i].setting.index()] = i;
    digitsOfVariable_.insert(digitsOfVariable_.end(), digits_[i].count, i);
  }
  digitsOfVariable_.push_back(digits_.size());
  findGroups();
  valid_ = validConfigurations(restIsPossible);
  for (Group& group : groups_) listFew(group);
}

std::vector<SettingId> ConditionDiagram::order() const {
  std::vector<SettingId> settings;
  for (const Digits& each : digits_) {
    if (placeOf(each.setting) != kOutside) settings.push_back(each.setting);
  }
  return settings;
}

const ConditionDiagram::Digits& ConditionDiagram::digitsAt(std::size_t place) const {
  return digits_[digitsOf_[scope().settings[place].index()]];
}

const ConditionDiagram::Digits& ConditionDiagram::digitsAsked(Node node) const {
  return digits_[digitsOfVariable_[diagrams_.variableOf(node)]];
}

std::size_t ConditionDiagram::rank(Node node) const {
  return digitsOfVariable_[diagrams_.variableOf(node)];
}

ConditionDiagram::Node ConditionDiagram::follow(Node node, const Digits& digits,
                                                std::size_t option) const {
  const std::size_t end = digits.first + digits.count;
  std::size_t asked = diagrams_.variableOf(node);
  while (asked < end) {
    node = digits.has(option, asked) ? diagrams_.high(node) : diagrams_.low(node);
    if (asked + 1 == end) break;
    asked = diagrams_.variableOf(node);
  }
  return node;
}

DecisionDiagram ConditionDiagram::variablesOf(const Digits& digits) {
  std::vector<std::size_t> variables(digits.count);
  std::iota(variables.begin(), variables.end(), digits.first);
  return diagrams_.allOf(variables);
}

DecisionDiagram ConditionDiagram::optionOf(const Digits& digits, std::size_t option) {
  DecisionDiagram all = diagrams_.always();
  for (std::size_t digit = digits.count; digit-- > 0;) {
    const DecisionDiagram variable = diagrams_.variable(digits.first + digit);
    all = digits.has(option, digits.first + digit) ? diagrams_.both(variable, all)
                                                   : diagrams_.without(all, variable);
  }
  return all;
}

DecisionDiagram ConditionDiagram::oneOf(const Digits& digits, const std::vector<bool>& allows) {
  DecisionDiagram some = diagrams_.never();
  for (std::size_t option = 0; option < digits.options; ++option) {
    if (allows[option]) some = diagrams_.either(some, optionOf(digits, option));
  }
  return some;
}

ConditionDiagram::Handle ConditionDiagram::handleOf(const DecisionDiagram& function) {
  return isVoid() ? never() : diagrams_.constrain(function.node(), valid_.node()).take();
}

ConditionDiagram::Handle ConditionDiagram::where(const CompiledGuard& guard) {
  return handleOf(diagramOf(guard, static_cast<std::uint32_t>(guard.parts().size() - 1)));
}

ConditionDiagram::Handle ConditionDiagram::choice(std::size_t place, std::size_t option) {
  const Digits& digits = digitsAt(place);
  if (option >= digits.options) return never();
  return handleOf(optionOf(digits, option));
}

ConditionDiagram::Handle ConditionDiagram::exists(Handle a, std::size_t place) {
  return handleOf(diagrams_.exists(membersOf(a).node(), variablesOf(digitsAt(place)).node()));
}

/// May have configurations that are not valid.
DecisionDiagram ConditionDiagram::diagramOf(const CompiledGuard& guard, std::uint32_t index) {
  const CompiledGuard::Part& part = guard.parts()[index];
  const auto operand = [&](std::size_t i) { return diagramOf(guard, part.operands[i]); };
  switch (part.kind) {
    case Guard::Kind::always:
      return diagrams_.always();
    case Guard::Kind::choice:
      return oneOf(digits_[digitsOf_[part.setting.index()]], part.allows);
    case Guard::Kind::negation:
      return diagrams_.complement(operand(0));
    case Guard::Kind::implication:
      return diagrams_.either(diagrams_.complement(operand(0)), operand(1));
    case Guard::Kind::equivalence: {
      const DecisionDiagram right = operand(1);
      return diagrams_.choose(operand(0).node(), right.node(), diagrams_.complement(right).node());
    }
    case Guard::Kind::conjunction: {
      DecisionDiagram all = diagrams_.always();
      for (std::size_t i = 0; i < part.operands.size(); ++i) all = diagrams_.both(all, operand(i));
      return all;
    }
    case Guard::Kind::disjunction: {
      DecisionDiagram some = diagrams_.never();
      for (std::size_t i = 0; i < part.operands.size(); ++i) {
        some = diagrams_.either(some, operand(i));
      }
      return some;
    }
    case Guard::Kind::cardinality:
      return counted(guard, part);
    default:
      return diagrams_.never();
  }
}

/// After each operand: by how many hold so far, whether what is left makes it a permitted number.
/// Worked out from the last operand to the first.
DecisionDiagram ConditionDiagram::counted(const CompiledGuard& guard,
                                          const CompiledGuard::Part& part) {
  const std::size_t count = part.operands.size();
  std::vector<DecisionDiagram> permitted;
  for (std::size_t holding = 0; holding <= count; ++holding) {
    const bool in = part.bounds.least <= holding && holding <= part.bounds.most;
    permitted.push_back(in ? diagrams_.always() : diagrams_.never());
  }
  for (std::size_t left = count; left-- > 0;) {
    const DecisionDiagram operand = diagramOf(guard, part.operands[left]);
    for (std::size_t holding = 0; holding <= left; ++holding) {
      permitted[holding] = diagrams_.choose(operand.node(), permitted[holding + 1].node(),
                                            permitted[holding].node());
    }
    permitted.pop_back();
  }
  return permitted.front();
}

std::unique_ptr<ConditionEngine> makeConditionDiagram(ConditionScope scope,
                                                      const std::vector<SettingId>& order,
                                                      bool restIsPossible,
                                                      const DiagramBudget& building,
                                                      const DiagramBudget& afterwards) {
  auto diagram =
      std::make_unique<ConditionDiagram>(std::move(scope), order, restIsPossible, building);
  diagram->limit(afterwards);
  return diagram;
}

}  // namespace dyetrace
