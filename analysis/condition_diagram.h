#pragma once

// Conditions as decision diagrams: a setting with several options is its option's number in binary,
// the highest digit first; numbers that are no option are not valid. The digits of a setting stand
// together, and the settings stand in the order that the space was given.
//
// A handle is the node of the condition constrained to the valid configurations: of all functions
// that agree there it is always the same one, and it does not carry the constraints of settings
// that have nothing to do with it.

#include <algorithm>
#include <memory>
#include <optional>
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
  ~ConditionDiagram() override;
  void limit(const DiagramBudget& budget) override { diagrams_.limit(budget); }
  DiagramBudget budgetLeft() const override { return diagrams_.budgetLeft(); }

  std::vector<SettingId> order() const override;

  void retain(Handle handle) override { diagrams_.retain(handle); }
  void release(Handle handle) override { diagrams_.release(handle); }
  Handle never() override { return DecisionDiagrams::kNever; }
  Handle always() override { return isVoid() ? never() : Handle{DecisionDiagrams::kAlways}; }
  Handle both(Handle a, Handle b) override { return diagrams_.both(a, b).take(); }
  Handle either(Handle a, Handle b) override { return diagrams_.either(a, b).take(); }
  Handle complement(Handle a) override {
    return isVoid() ? never() : diagrams_.complement(a).take();
  }
  Handle where(const CompiledGuard& guard) override;
  Handle choice(std::size_t place, std::size_t option) override;
  Handle exists(Handle a, std::size_t place) override;
  /// What only valid configurations need is the same in both, so that the rest is told too.
  bool subset(Handle a, Handle b) override { return diagrams_.subset(a, b); }
  std::unique_ptr<ConditionTranslator> translator(
      ConditionEngine& to, const std::vector<std::vector<Handle>>& options) override;

  bool contains(Handle a, const Configuration& configuration) override;
  std::vector<SettingId> support(Handle a, const std::vector<bool>& wanted) override;
  Count count(Handle a) override;
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

    /// Whether the digit of a variable is one in the number of an option.
    bool has(std::size_t option, std::size_t variable) const {
      return (option >> (first + count - 1 - variable)) % 2 == 1;
    }
  };
  struct Judged {
    Configuration configuration{};
    bool isValid = false;
  };
  class Counting;
  template <class Number>
  class CountingIn;
  class Weighing;
  class Search;
  class Translator;

  /// Digits in the order of the variables.
  static std::vector<Digits> digitsOf(const ConditionScope& scope,
                                      const std::vector<SettingId>& order);
  const Digits& digitsAt(std::size_t place) const;
  const Digits& digitsAsked(Node node) const;
  /// Which digits a node asks for first; the number of all for a constant.
  std::size_t rank(Node node) const;
  /// Where an option of the setting leads from a node that asks for it or a later one.
  Node follow(Node node, const Digits& digits, std::size_t option) const;
  bool leadsInto(Node node, const Configuration& configuration) const;
  bool isValid(const Configuration& configuration);
  DecisionDiagram variablesOf(const Digits& digits);
  DecisionDiagram optionOf(const Digits& digits, std::size_t option);
  DecisionDiagram oneOf(const Digits& digits, const std::vector<bool>& allows);

  std::size_t countedDigits() const;
  std::unique_ptr<ConditionWeighing> weighing(const OptionShares& shares) override;

  bool isVoid() const { return valid_.node() == DecisionDiagrams::kNever; }
  Handle handleOf(const DecisionDiagram& function);
  /// Its valid configurations, and those that are not in it.
  DecisionDiagram membersOf(Handle a) { return diagrams_.both(a, valid_.node()); }
  DecisionDiagram othersThan(Handle a) { return diagrams_.without(valid_.node(), a); }
  /// An option of each setting of a group.
  using Combination = std::vector<std::size_t>;
  /// Settings that constraints tie to one another, directly or through others, are one group.
  struct Group {
    std::vector<std::size_t> places{};  ///< In the order in which support() leaves them out.
    DecisionDiagram valid;              ///< Their part of the valid configurations.
    std::size_t last = 0;               ///< Of their digits, the last that are asked for.
    std::vector<Combination> few{};     ///< If several have few: the valid ones.

    /// Among its places; their number if it is not one of them.
    std::size_t indexOf(std::size_t place) const {
      return static_cast<std::size_t>(std::find(places.begin(), places.end(), place) -
                                      places.begin());
    }
  };
  class Telling;
  /// Before anything is known of the valid configurations.
  void findGroups();
  /// Afterwards.
  void listFew(Group& group) const;
  /// By place.
  std::vector<bool> askedPlaces(Handle a) const;
  void addSupport(Handle a, const Group& group, const std::vector<bool>& asked,
                  const std::vector<bool>& wanted, std::vector<SettingId>& settings);
  /// Of a group that is asked for, whether each of the first places decides.
  std::vector<bool> decidingOf(Handle a, const Group& group, std::size_t places);
  std::vector<bool> decidingOfFew(Handle a, const Group& group, const std::vector<bool>& asked,
                                  std::size_t places) const;
  /// Whether the options that are kept say which of the valid combinations hold.
  bool decides(Handle a, const Group& group, const std::vector<bool>& keeps) const;

  DecisionDiagram diagramOf(const CompiledGuard& guard, std::uint32_t index);
  DecisionDiagram counted(const CompiledGuard& guard, const CompiledGuard::Part& part);
  DecisionDiagram validConfigurations(bool restIsPossible);
  /// Leaves the settings that conditions do not speak of out of the constraints.
  void project(std::vector<std::pair<std::vector<SettingId>, DecisionDiagram>>& factors);
  DecisionDiagram withoutPlaces(const DecisionDiagram& a, const std::vector<bool>& keeps);

  std::vector<Digits> digits_;
  std::vector<std::size_t> digitsOf_;          ///< By SettingId: in digits_.
  std::vector<std::size_t> digitsOfVariable_;  ///< By variable: in digits_; then their number.
  std::vector<std::size_t> groupOf_;           ///< By place.
  DecisionDiagrams diagrams_;
  DecisionDiagram valid_;
  std::vector<Group> groups_;
  std::optional<Judged> lastJudged_{};  ///< Many conditions are asked about one after the other.
  std::unique_ptr<Counting> counting_;  ///< Made when first needed.
};

}  // namespace dyetrace
