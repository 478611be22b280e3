#pragma once

// What a representation of conditions has to offer; known only to analysis/condition.cpp and to the
// representations themselves. A condition is a handle: equal handles are equal sets. Whoever keeps
// a handle retains it; operations return handles that are retained once for the caller.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/condition.h"
#include "analysis/condition_scope.h"
#include "analysis/decision_diagrams.h"

namespace dyetrace {

/// The probabilities of conditions of one engine, for one set of shares of the options; what
/// conditions have in common is weighed once.
class ConditionWeighing {
 public:
  virtual ~ConditionWeighing() = default;
  virtual double of(std::uint32_t handle) = 0;
};

/// Conditions of one engine as conditions of another.
class ConditionTranslator {
 public:
  virtual ~ConditionTranslator() = default;
  /// Of the other engine, retained once for the caller.
  virtual std::uint32_t of(std::uint32_t handle) = 0;
};

class ConditionEngine {
 public:
  using Handle = std::uint32_t;

  ConditionEngine(ConditionScope scope, Representation representation);
  virtual ~ConditionEngine() = default;
  ConditionEngine(const ConditionEngine&) = delete;
  ConditionEngine& operator=(const ConditionEngine&) = delete;

  const ConditionScope& scope() const { return scope_; }
  Representation representation() const { return representation_; }
  static constexpr std::size_t kOutside = static_cast<std::size_t>(-1);
  /// The place of a setting in scope().settings, or kOutside.
  std::size_t placeOf(SettingId setting) const {
    return setting.index() < places_.size() ? places_[setting.index()] : kOutside;
  }

  /// Throws Error if it is outside.
  std::size_t requirePlace(SettingId setting) const;

  // Users: the space and each of its conditions.
  void join() { ++users_; }
  void leave() {
    if (--users_ == 0) delete this;
  }

  /// From now on, for everything that is still to come.
  virtual void limit(const DiagramBudget&) {}
  virtual DiagramBudget budgetLeft() const { return {}; }

  /// The settings of the scope in the order in which it is best to ask for them.
  virtual std::vector<SettingId> order() const { return scope_.settings; }

  virtual void retain(Handle handle) = 0;
  virtual void release(Handle handle) = 0;

  virtual Handle never() = 0;
  virtual Handle always() = 0;
  virtual Handle both(Handle a, Handle b) = 0;
  virtual Handle either(Handle a, Handle b) = 0;
  virtual Handle complement(Handle a) = 0;
  /// Only settings of the scope.
  virtual Handle where(const CompiledGuard& guard) = 0;
  virtual Handle choice(std::size_t place, std::size_t option) = 0;
  virtual Handle exists(Handle a, std::size_t place) = 0;
  virtual bool subset(Handle a, Handle b) = 0;

  /// Into another engine, given for each place and option when it is chosen there. Null if the
  /// representations do not fit, or if the other engine allows what this one does not.
  virtual std::unique_ptr<ConditionTranslator> translator(
      ConditionEngine& to, const std::vector<std::vector<Handle>>& options);

  virtual bool contains(Handle a, const Configuration& configuration) = 0;
  /// Of the places that are wanted.
  virtual std::vector<SettingId> support(Handle a, const std::vector<bool>& wanted) = 0;
  virtual Count count(Handle a) = 0;
  double share(Handle a, const OptionShares& shares);
  virtual std::optional<Configuration> example(Handle a) = 0;
  virtual std::optional<Nearest> nearest(Handle a, const Configuration& from,
                                         const ChangeCosts& costs) = 0;
  virtual std::optional<std::vector<TableRow>> table(Handle a,
                                                     const std::vector<std::size_t>& places,
                                                     std::size_t limit) = 0;

 protected:
  /// The places in the order in which support() leaves them out.
  std::vector<std::size_t> eliminationOrder() const;
  virtual std::unique_ptr<ConditionWeighing> weighing(const OptionShares& shares) = 0;

 private:
  struct Weighed {
    OptionShares shares{};
    std::unique_ptr<ConditionWeighing> weighing{};
  };

  ConditionScope scope_;
  Representation representation_;
  std::vector<std::size_t> places_;
  std::size_t users_ = 0;
  std::vector<Weighed> weighed_;  ///< For the shares that were last asked about.
  std::size_t oldest_ = 0;        ///< Of these.
};

/// All configurations enumerated, a bit for each.
std::unique_ptr<ConditionEngine> makeConditionTable(ConditionScope scope, ConfigurationList list,
                                                    std::size_t bytes);

/// Decision diagrams whose variables stand in the order of the settings given, which are those of
/// the scope and the hidden ones. Throws OutOfBudget if building the valid configurations takes
/// more than the first budget; the second is for what comes after.
std::unique_ptr<ConditionEngine> makeConditionDiagram(ConditionScope scope,
                                                      const std::vector<SettingId>& order,
                                                      bool restIsPossible,
                                                      const DiagramBudget& building,
                                                      const DiagramBudget& afterwards);

}  // namespace dyetrace
