#pragma once

// Configurations: one option for every setting, and the questions that need no analysis: does a
// guard hold, what are the defaults of people in a context, which constraints does it break.
//
//   Configuration defaults = defaultsIn(product, firstConfiguration(product)).configuration;
//   holds(product, product.bindings[0].guard, defaults);
//
// All of it expects a product whose settings are resolved.

#include <cstdint>
#include <vector>

#include "model/product.h"

namespace dyetrace {

/// By SettingId: the index of the chosen option in Setting::options.
class Configuration {
 public:
  Configuration() = default;
  explicit Configuration(std::size_t settings) : options_(settings, 0) {}
  std::size_t size() const { return options_.size(); }
  std::size_t operator[](SettingId setting) const { return options_[setting.index()]; }
  void choose(SettingId setting, std::size_t option) {
    options_[setting.index()] = static_cast<std::uint16_t>(option);
  }
  auto operator<=>(const Configuration&) const = default;

 private:
  std::vector<std::uint16_t> options_;
};

/// The first option of every setting: every switch off.
Configuration firstConfiguration(const Product& product);

/// A choice that names no setting or option of the product does not hold.
bool holds(const Product& product, const Guard& guard, const Configuration& configuration);

struct Defaults {
  Configuration configuration{};      ///< With the first option where nobody states a default.
  std::vector<SettingId> unstated{};  ///< Settings without a default in this context.
};

/// What people start with whose context settings are as in `context`: for every other setting the
/// last of its defaults whose `when` holds there. Of defaults in code only if none is launched.
Defaults defaultsIn(const Product& product, const Configuration& context);

/// Every combination of the context settings' options, in order, with the first option of all other
/// settings; one configuration if there is no context setting. Not checked against constraints. At
/// most `limit`; none if there are more.
std::vector<Configuration> contextsOf(const Product& product, std::size_t limit);

/// Whatever a feature tree asks, written as constraints, in the order of the settings: the root is
/// on, a child needs its parent, a group has its number of children. `where` is the feature's.
std::vector<Constraint> treeConstraints(const Product& product);

/// The constraint as one formula: the premise implies the conclusion.
Guard formulaOf(const Constraint& constraint);

}  // namespace dyetrace
