#pragma once

// The settings as a formula: its solutions are exactly the configurations, one for each, and after
// requiring the constraints exactly the valid ones. Whatever else it needs is defined by those
// variables, so solutions can be counted.
//
// A setting with two options is one variable; one with more has a literal for each option and, from
// seven on or if the options have an order, one for "this option or a later one".
//
//   SettingsFormula formula = validConfigurations(product);
//   const Literal open = formula.literalOf(guard);  // may add clauses: then solver.addNewOf(…)
//   SatSolver solver(formula.clauses());
//   if (solver.solve({open}) == SatAnswer::yes) formula.configurationIn(solver);
//
// The product must be resolved, and outlive the formula.

#include <vector>

#include "analysis/settings/gates.h"
#include "analysis/settings/sat_solver.h"
#include "model/configuration.h"

namespace dyetrace {

class SettingsFormula {
 public:
  /// Every setting has one option; no constraint yet.
  explicit SettingsFormula(const Product& product);

  void require(const Guard& guard);
  /// Wherever the condition holds.
  void require(const Guard& guard, Literal condition);

  Literal literalOf(SettingId setting, std::size_t option) const;
  /// A choice that names no setting or option of the product does not hold.
  Literal literalOf(const Guard& guard);
  /// A literal that no clause speaks of yet.
  Literal newVariable() { return gates_.newVariable(); }
  /// For definitions that are no guards.
  Gates& gates() { return gates_; }

  const Clauses& clauses() const { return gates_.clauses(); }
  const Product& product() const { return *product_; }
  /// The one that the solver has found.
  Configuration configurationIn(const SatSolver& solver) const;

 private:
  /// What one setting became.
  struct Encoding {
    Literal first{};    ///< For two options: the second is chosen. Else: of the first option.
    Literal orLater{};  ///< With a ladder: the second option or a later one.
    bool ladder = false;
  };
  /// A formula that is to hold, or not to.
  struct Demand {
    const Guard* guard = nullptr;
    bool holds = true;
  };

  Encoding encode(const Setting& setting);
  void exactlyOne(const Encoding& encoding, std::size_t options);
  void oneOf(std::vector<Literal> clause, std::vector<Demand> demands);
  bool addChoice(std::vector<Literal>& clause, const Demand& demand);
  bool distribute(const std::vector<Literal>& clause, const Demand& demand);
  void count(const std::vector<Literal>& clause, const Guard& guard);
  void atMostOne(const std::vector<Literal>& clause, const std::vector<Literal>& literals);
  Literal literalOf(const Demand& demand);
  /// Literals of which one must hold for the choice to hold, or not to.
  std::vector<Literal> allowed(const Choice& choice, bool holds);

  const Product* product_;
  Gates gates_;
  std::vector<Encoding> encodings_;
};

/// The product's constraints, then what its feature tree asks.
std::vector<Constraint> allConstraints(const Product& product);

/// With all constraints required.
SettingsFormula validConfigurations(const Product& product);

}  // namespace dyetrace
