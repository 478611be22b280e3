#pragma once

// How many steps it takes a person to change settings: over the tree of screens from the first one,
// each screen on the way counted once however many controls are used behind it, and each setting
// changed through one of its controls. What is accepted together with something else (`bundled`)
// takes no step.
//
//   const EffortCounter counter(product);
//   counter.effortOf({{ads, 0}, {activity, 0}}, start).steps;   // 5
//
// Exact: dynamic programming over the tree with sets of changes served below each screen (Dreyfus
// and Wagner 1971, on a tree), for up to kMostChanges changes.

#include <cstdint>
#include <vector>

#include "model/configuration.h"

namespace dyetrace {

struct SettingChange {
  SettingId setting{};
  std::size_t option = 0;
  auto operator<=>(const SettingChange&) const = default;
};

struct Effort {
  bool known = false;  ///< False: no control is known for one of the changes, or they are too many.
  int steps = 0;
  std::vector<const Control*> controls{};  ///< One for each change.
  std::vector<std::size_t> screens{};  ///< Places in Product::screens that controls used are on.
};

class EffortCounter {
 public:
  static constexpr std::size_t kMostChanges = 10;

  explicit EffortCounter(const Product& product);

  /// The least effort for all of the changes together; `at` says which controls the person has
  /// (Control::when).
  Effort effortOf(const std::vector<SettingChange>& changes, const Configuration& at) const;

 private:
  struct Served;
  struct Option {
    std::size_t change = 0;
    const Control* control = nullptr;
  };
  void serve(std::size_t place, const std::vector<std::vector<Option>>& options, std::size_t count,
             std::vector<Served>& served) const;
  void collect(std::size_t place, std::uint32_t wanted, const std::vector<Served>& served,
               const std::vector<std::vector<Option>>& options, Effort& effort) const;
  std::size_t placeOf(const Control& control) const;

  const Product& product_;
  /// By screen and, last, the place before all screens: those that follow it.
  std::vector<std::vector<std::size_t>> children_;
};

/// The controls of a setting that lead to the option, for a person who is as in `at`.
std::vector<const Control*> controlsTo(const Product& product, const SettingChange& change,
                                       const Configuration& at);

/// What one configuration has to change to become the other.
std::vector<SettingChange> changesBetween(const Configuration& from, const Configuration& to);

}  // namespace dyetrace
