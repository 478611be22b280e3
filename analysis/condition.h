#pragma once

// Conditions: exact sets of valid configurations, the values that the lifted analysis computes
// with.
//
// A ConditionSpace is the valid configurations of some settings of a product: those that guards
// mention and whatever constraints tie to them; constraints that reach further are projected. A
// Condition is a set of them, always a subset of the valid ones: `!a` are the valid configurations
// that are not in `a`, and two conditions are equal if no valid configuration tells them apart.
//
//   const ConditionSpace space = ConditionSpace::of(product, {});
//   const Condition open = space.where(parseGuard("ads & audience >= friends").guard);
//   open.never(); open.share(people); open.nearest(defaults, costs);
//
// How sets are represented is hidden and chosen by size: bit tables over the enumerated valid
// configurations where these are few, else reduced ordered decision diagrams (Bryant 1986). An
// operation that would exceed the budget throws OutOfBudget, and nothing else becomes invalid.
// Spaces are independent of one another; any number may live at a time, in one thread. A condition
// keeps its space alive. Conditions of different spaces cannot be combined (std::logic_error).
//
// If there is no valid configuration at all, every condition is both always() and never().

#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/configuration.h"
#include "model/product.h"

namespace dyetrace {

/// The answer was not computed; what was asked is undetermined.
class OutOfBudget : public std::exception {
 public:
  const char* what() const noexcept override;
};

enum class Representation { automatic, table, diagram };

struct ConditionOptions {
  Representation representation = Representation::automatic;
  /// At most so many valid configurations in a table.
  std::size_t tableConfigurations = std::size_t{1} << 14;
  /// At most so much memory for the conditions of a table.
  std::size_t tableBytes = std::size_t{1} << 29;
  /// At most so many nodes of diagrams at a time,
  std::size_t diagramNodes = 2'000'000;
  /// and so many made in all.
  std::size_t diagramWork = 20'000'000;
  /// Diagrams of what several conditions hold together may be far larger than each of them: at most
  /// so many nodes made where such a one is only counted.
  std::size_t joinedNodes = 50'000;
  /// How many parts of constraints may be looked at to find the valid configurations.
  std::size_t steps = 20'000'000;
  /// Settings to have in the space although no guard mentions them.
  std::vector<SettingId> also{};
  /// In which order diagrams are to ask for settings, as far as it names them; the others come
  /// last. Empty: found from the product's flows and constraints.
  std::vector<SettingId> order{};
};

/// Of each setting (by SettingId) the probability of each option; every row sums to 1. Copies share
/// the rows, and are found equal at once.
class OptionShares {
 public:
  using Rows = std::vector<std::vector<double>>;

  OptionShares() : OptionShares(Rows()) {}
  explicit OptionShares(Rows rows) : rows_(std::make_shared<const Rows>(std::move(rows))) {}

  bool empty() const { return rows_->empty(); }
  const std::vector<double>& operator[](std::size_t setting) const { return (*rows_)[setting]; }
  bool operator==(const OptionShares& other) const {
    return rows_ == other.rows_ || *rows_ == *other.rows_;
  }

 private:
  std::shared_ptr<const Rows> rows_;
};

/// What it costs to change a setting from where it is, by SettingId.
using ChangeCosts = std::vector<std::uint32_t>;
/// Cannot be changed.
inline constexpr std::uint32_t kFixed = std::numeric_limits<std::uint32_t>::max();

struct Nearest {
  Configuration configuration{};
  std::uint64_t cost = 0;
  std::vector<SettingId> changed{};
};

struct Count {
  std::string exact{};  ///< In decimal.
  double approximate = 0;
};

struct TableRow {
  std::vector<std::size_t> options{};  ///< Of each setting asked for.
  bool holds = false;
  bool operator==(const TableRow&) const = default;
};

class ConditionEngine;

class Condition {
 public:
  /// Belongs to no space; may only be assigned to, compared and destroyed.
  Condition() = default;
  Condition(const Condition& other);
  Condition(Condition&& other) noexcept;
  Condition& operator=(const Condition& other);
  Condition& operator=(Condition&& other) noexcept;
  ~Condition();

  friend Condition operator&(const Condition& a, const Condition& b);
  friend Condition operator|(const Condition& a, const Condition& b);
  Condition operator!() const;
  Condition& operator&=(const Condition& other);
  Condition& operator|=(const Condition& other);
  Condition implies(const Condition& other) const;
  bool operator==(const Condition& other) const {
    return engine_ == other.engine_ && handle_ == other.handle_;
  }
  /// For tables of what is known of a condition: equal conditions have equal hashes.
  std::size_t hash() const { return std::hash<std::uint32_t>{}(handle_); }

  bool always() const;  ///< In every valid configuration.
  bool never() const;   ///< In none.
  bool subsetOf(const Condition& other) const;

  /// Whether a configuration is in it, judged by the settings of the space; never an invalid one.
  bool contains(const Configuration& configuration) const;
  /// Those of its configurations in which the setting has the option.
  Condition restrictedTo(SettingId setting, std::size_t option) const;
  /// The valid configurations from which some choice for that setting alone leads into it.
  Condition exists(SettingId setting) const;
  /// The valid configurations from which every valid choice for that setting alone leads into it.
  Condition forAll(SettingId setting) const;

  /// Settings that decide it among the valid configurations, by id: contexts, then the product's
  /// settings, then all others are left out from the last to the first as long as the rest still
  /// decides.
  std::vector<SettingId> support() const;
  /// Those of the settings that are in support().
  std::vector<SettingId> supportAmong(const std::vector<SettingId>& settings) const;
  /// How many valid configurations of the space's settings are in it.
  Count count() const;
  /// Its probability if the options are chosen independently, given that the configuration is
  /// valid; 0 if valid ones have no probability. Throws OutOfBudget if settings outside the space
  /// would have to be weighed too.
  double share(const OptionShares& shares) const;
  /// The smallest in the order of settings and options; settings outside the space have their first
  /// option. Nothing if never().
  std::optional<Configuration> example() const;
  /// The member that is cheapest to get to; `from` need not be valid. Of several the one with the
  /// fewest changed settings, of these the one that changes the first settings, of these the
  /// smallest. Settings outside the space stay as they are. Nothing if kFixed forbids all. Throws
  /// OutOfBudget if constraints tie settings outside the space to those in it.
  std::optional<Nearest> nearest(const Configuration& from, const ChangeCosts& costs) const;

 private:
  friend class ConditionSpace;
  friend class ConditionTranslation;
  /// Takes over one count of the handle.
  Condition(ConditionEngine* engine, std::uint32_t handle);
  ConditionEngine* with(const Condition& other) const;

  ConditionEngine* engine_ = nullptr;
  std::uint32_t handle_ = 0;
};

class ConditionSpace {
 public:
  /// Throws OutOfBudget if the valid configurations cannot be represented.
  static ConditionSpace of(const Product& product, const ConditionOptions& options);
  ConditionSpace(const ConditionSpace& other);
  ConditionSpace& operator=(const ConditionSpace& other);
  ~ConditionSpace();

  /// In the space, by id.
  const std::vector<SettingId>& settings() const;
  bool has(SettingId setting) const;
  /// Whether every setting of the product is in it.
  bool coversAll() const;
  /// Table or diagram.
  Representation representation() const;
  /// What diagrams have made so far no longer counts; from now on they may make what the options
  /// allow.
  void renewBudget(const ConditionOptions& options) const;
  /// The same settings in the order in which diagrams ask for them; of a table, by id.
  std::vector<SettingId> order() const;

  Condition always() const;
  Condition never() const;
  /// A choice that names no setting or option of the product does not hold. Throws Error if the
  /// guard mentions a setting of the product that is not in the space.
  Condition where(const Guard& guard) const;
  Condition choice(SettingId setting, std::size_t option) const;
  /// What is in some of them; nothing if diagrams would have to make more than so many nodes for
  /// it.
  std::optional<Condition> anyOf(std::vector<Condition> conditions, std::size_t nodes) const;

  /// For each combination of the options of `settings` that some valid configuration has: whether
  /// the condition holds there; the settings must decide it. The first setting varies slowest.
  /// Nothing if there are more than `limit` combinations.
  std::optional<std::vector<TableRow>> table(const Condition& condition,
                                             const std::vector<SettingId>& settings,
                                             std::size_t limit) const;

 private:
  friend class ConditionTranslation;
  explicit ConditionSpace(ConditionEngine* engine);
  ConditionEngine* engine_;
};

/// For tables of what is known of several conditions, in that order.
template <class... Conditions>
std::size_t hashOf(const Conditions&... conditions) {
  constexpr std::size_t kOdd = 0x9e3779b97f4a7c15U;
  std::size_t hash = 0;
  ((hash = (hash ^ conditions.hash()) * kOdd), ...);
  return hash ^ (hash >> 32);
}

}  // namespace dyetrace

template <>
struct std::hash<dyetrace::Condition> {
  std::size_t operator()(const dyetrace::Condition& condition) const { return condition.hash(); }
};
