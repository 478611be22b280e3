#pragma once

// The people a model is about, as far as its settings tell them apart: the contexts they are in,
// what each context starts with, and how many keep which option.
//
//   const People people(product, space);
//   for (const Context& context : people.contexts()) context.start[setting];

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "analysis/condition.h"
#include "model/configuration.h"
#include "model/product.h"

namespace dyetrace {

/// One combination of the context settings' options, with what people start with there.
struct Context {
  /// The stated defaults; settings without one are as near to their first option as the constraints
  /// allow. May break constraints: then `valid` is false and nothing was filled in.
  Configuration start{};
  bool valid = true;
  double share = 1;                    ///< Fraction of all people.
  std::vector<SettingId> unstated{};   ///< Settings that have no default here.
  std::vector<Constraint> violated{};  ///< Constraints that the stated defaults break.

  /// Whether the model says what the setting starts with here.
  bool states(SettingId setting) const {
    return std::find(unstated.begin(), unstated.end(), setting) == unstated.end();
  }
};

class People {
 public:
  /// At most so many contexts are told apart; where there are more only those that defaults or
  /// guards mention, and where these are too many, none (the first options stand for all).
  static constexpr std::size_t kMostContexts = 96;

  People(const Product& product, const ConditionSpace& space);
  /// Found by search, for settings whose conditions do not fit their budget. Throws OutOfBudget.
  explicit People(const Product& product);

  const std::vector<Context>& contexts() const { return contexts_; }
  /// Whether the model says for all of them what the setting starts with.
  bool allState(SettingId setting) const {
    return std::all_of(contexts_.begin(), contexts_.end(),
                       [&](const Context& context) { return context.states(setting); });
  }
  /// What people of the first context start with; the first options if there is no context.
  Configuration firstStart() const;
  /// False if there were too many contexts to tell apart.
  bool complete() const { return complete_; }
  /// `region = eu, age = teen`; empty if no context is told apart.
  std::string titleOf(std::size_t context) const;
  /// The settings that tell the contexts apart.
  const std::vector<SettingId>& dimensions() const { return dimensions_; }

  /// How likely each option is in a context: as stated; else nine in ten people keep what they
  /// start with and the others spread evenly; product flags and contexts stay as they are.
  const OptionShares& sharesIn(std::size_t context) const;
  /// Fraction of all people in a condition.
  double shareOf(const Condition& condition) const;

  /// Changing a setting costs one if the person turns it and cannot be done otherwise.
  ChangeCosts personsCosts() const;
  /// The same if also other people, the product and whoever is unknown may turn theirs.
  ChangeCosts anybodysCosts() const;

 private:
  class Valid;
  class ValidInSpace;
  class ValidBySearch;
  void findContexts(const std::vector<SettingId>& mattering, const Valid& valid);
  static void complete(const Product& product, const Valid& valid, Context& context);
  OptionShares sharesOf(const Context& context) const;

  const Product* product_;
  std::vector<SettingId> dimensions_;
  std::vector<Context> contexts_;
  bool complete_ = true;
  mutable std::vector<OptionShares> shares_;  ///< By context; empty until asked for.
};

}  // namespace dyetrace
