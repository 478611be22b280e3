#pragma once

// Conditions as decision diagrams: a setting with several options is its option's number in binary,
// the highest digit first; numbers that are no option are not valid. The digits of a setting stand
// together, and the settings stand in the order that the space was given. Handles are nodes.

#include <utility>
#include <vector>

#include "analysis/condition_engine.h"
#include "analysis/decision_diagrams.h"

namespace dyetrace {

class ConditionDiagram : public ConditionEngine {
 public:
  /// `order` has the settings of the scope and the hidden ones. Throws OutOfBudget if the valid
  /// configurations cannot be represented.
  ConditionDiagram(ConditionScope scope, const std::vector<SettingId>& order, bool restIsPossible,
                   const DiagramBudget& budget);
  void limit(const DiagramBudget& budget) { diagrams_.limit(budget); }

  void retain(Handle handle) override { diagrams_.retain(handle); }
  void release(Handle handle) override { diagrams_.release(handle); }
  Handle never() override { return DecisionDiagrams::kNever; }
  Handle always() override { return Diagram(valid_).take(); }
  Handle both(Handle a, Handle b) override { return diagrams_.both(a, b).take(); }
  Handle either(Handle a, Handle b) override { return diagrams_.either(a, b).take(); }
  Handle complement(Handle a) override { return diagrams_.without(valid_.node(), a).take(); }
  Handle where(const CompiledGuard& guard) override;
  Handle choice(std::size_t place, std::size_t option) override;
  Handle exists(Handle a, std::size_t place) override;

  bool contains(Handle a, const Configuration& configuration) override;
  std::vector<SettingId> support(Handle a) override;
  Count count(Handle a) override;
  double share(Handle a, const OptionShares& shares) override;
  std::optional<Configuration> example(Handle a) override;
  std::optional<Nearest> nearest(Handle a, const Configuration& from,
                                 const ChangeCosts& costs) override;
  std::optional<std::vector<TableRow>> table(Handle a, const std::vector<std::size_t>& places,
                                             std::size_t limit) override;

 private:
  using Node = DecisionDiagrams::Node;
  /// One setting's variables.
  struct Digits {
    SettingId setting{};
    std::size_t options = 0;
    std::size_t first = 0;  ///< Among the variables.
    std::size_t count = 0;
  };
  class Shares;
  class Search;

  /// Digits in the order of the variables.
  static std::vector<Digits> digitsOf(const ConditionScope& scope,
                                      const std::vector<SettingId>& order);
  const Digits& digitsAt(std::size_t place) const;
  const Digits& digitsAsked(Node node) const;
  /// Where an option of the setting leads from a node that asks for it or a later one.
  Node follow(Node node, const Digits& digits, std::size_t option) const;
  bool asks(Node node, const Digits& digits) const;
  Diagram variablesOf(const Digits& digits);
  Diagram optionOf(const Digits& digits, std::size_t option);
  Diagram oneOf(const Digits& digits, const std::vector<bool>& allows);

  Diagram diagramOf(const CompiledGuard& guard, std::uint32_t part);
  Diagram counted(const CompiledGuard& guard, const CompiledGuard::Part& part);
  Diagram validConfigurations(bool restIsPossible);
  /// Leaves the settings that conditions do not speak of out of the constraints.
  void project(std::vector<std::pair<std::vector<SettingId>, Diagram>>& factors);
  Diagram withoutPlaces(const Diagram& a, const std::vector<bool>& keeps);

  std::vector<Digits> digits_;
  std::vector<std::size_t> digitsOf_;          ///< By SettingId: in digits_.
  std::vector<std::size_t> digitsOfVariable_;  ///< By variable: in digits_.
  DecisionDiagrams diagrams_;
  Diagram valid_;
};

}  // namespace dyetrace
