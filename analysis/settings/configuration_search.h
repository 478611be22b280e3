#pragma once

// Valid configurations found by search, at every size of the settings: is there one that meets
// further demands, and which is nearest to where people are.
//
//   ConfigurationSearch search(product);
//   const auto nearest = search.nearest(defaults, costs, {search.literalOf(guard)});
//
// Demands are literals. What no clause can say is left to a judge, who looks at each configuration
// that the search proposes and either accepts it or adds clauses that exclude it. Beyond the budget
// an answer is undetermined.

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/condition.h"
#include "analysis/settings/settings_formula.h"

namespace dyetrace {

struct SearchBudget {
  SatBudget solver{};
  std::size_t proposals = 2'000;  ///< Looked at by the judge for one question.
  std::uint64_t changes = 64;     ///< Nothing farther away is looked for.
};

/// One configuration found; none if there is none, or if it is undetermined.
struct SearchedConfiguration {
  SatAnswer answer = SatAnswer::undetermined;
  Configuration configuration{};
};

struct SearchedNearest {
  SatAnswer answer = SatAnswer::undetermined;
  Nearest nearest{};
};

class ConfigurationSearch {
 public:
  using Judge = std::function<bool()>;
  using Literals = std::vector<Literal>;

  /// The product must outlive it.
  explicit ConfigurationSearch(const Product& product, const SearchBudget& budget = {});

  Literal literalOf(const Guard& guard) { return formula_.literalOf(guard); }
  Literal literalOf(SettingId setting, std::size_t option) const {
    return formula_.literalOf(setting, option);
  }
  Literal newLiteral() { return formula_.newVariable(); }
  void require(std::initializer_list<Literal> clause) { formula_.gates().require(clause); }
  void require(const Literals& clause) { formula_.gates().require(clause); }
  /// Which value to try first.
  void prefer(Literal literal);
  /// In the configuration that was found last, or is being proposed.
  bool holds(Literal literal) const { return solver_.holds(literal); }

  SearchedConfiguration any(const Literals& demands, const Judge& judge = {});
  /// The same that Condition::nearest() of what is demanded finds.
  SearchedNearest nearest(const Configuration& from, const ChangeCosts& costs,
                          const Literals& demands, const Judge& judge = {});

 private:
  SatAnswer propose(const Literals& demands, const Judge& judge);
  Literals fixedIn(const Configuration& from, const ChangeCosts& costs) const;
  /// A literal for each unit of what the changes cost.
  Literals costUnits(const Configuration& from, const ChangeCosts& costs) const;
  Literal changed(SettingId setting, const Configuration& from) const {
    return !formula_.literalOf(setting, from[setting]);
  }
  bool leastOf(const Literals& units, Literals& demands, const Judge& judge);
  void firstChanges(const Configuration& from, const std::vector<SettingId>& free,
                    Literals& demands, const Judge& judge);
  void firstOptions(const Configuration& from, const std::vector<SettingId>& free,
                    Literals& demands, const Judge& judge);
  void keep();

  const Product& product_;
  SearchBudget budget_;
  SettingsFormula formula_;
  SatSolver solver_;
  Configuration found_{};
};

}  // namespace dyetrace
