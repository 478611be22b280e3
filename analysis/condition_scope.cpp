#include "analysis/condition_scope.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/settings/settings_formula.h"
#include "analysis/ties.h"

namespace dyetrace {
namespace {

void describeSettings(const Product& product, ConditionScope& scope) {
  scope.productSettings = product.settings.size();
  for (const SettingId id : scope.settings) {
    scope.optionCounts.push_back(product.settings[id].options.size());
    scope.owners.push_back(product.settings[id].owner);
  }
}

class Enumeration {
 public:
  Enumeration(const Product& product, const std::vector<SettingId>& settings,
              const std::vector<CompiledGuard>& constraints, std::size_t& steps)
      : product_(product),
        settings_(settings),
        assignment_(product.settings.size(), kUnassigned),
        constraintsOn_(product.settings.size()),
        steps_(steps) {
    for (const CompiledGuard& constraint : constraints) {
      if (constraint.settings().empty()) constants_.push_back(&constraint);
      for (const SettingId id : constraint.settings()) {
        constraintsOn_[id.index()].push_back(&constraint);
      }
    }
  }

  std::optional<ConfigurationList> run(std::size_t limit) {
    list_.width = settings_.size();
    if (!possible(constants_)) return list_;
    for (std::size_t depth = 0; !exhausted_;) {
      if (depth == settings_.size()) {
        if (list_.count == limit) return std::nullopt;
        keep();
        if (depth == 0) return list_;
        --depth;
      }
      depth = advance(depth);
      if (depth == kDone) return list_;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> count(std::size_t limit) {
    listing_ = false;
    const auto counted = run(limit);
    if (!counted) return std::nullopt;
    return counted->count;
  }

  std::optional<bool> any() {
    if (run(0)) return false;
    return exhausted_ ? std::nullopt : std::optional(true);
  }

 private:
  static constexpr std::size_t kDone = static_cast<std::size_t>(-1);

  /// Gives the setting at this depth its next possible option; the depth to go on at.
  std::size_t advance(std::size_t depth) {
    const SettingId id = settings_[depth];
    std::int32_t& option = assignment_[id.index()];
    const auto end = static_cast<std::int32_t>(product_.settings[id].options.size());
    while (++option < end) {
      if (possible(constraintsOn_[id.index()])) return depth + 1;
      if (exhausted_) return depth;
    }
    option = kUnassigned;
    return depth == 0 ? kDone : depth - 1;
  }

  bool possible(const std::vector<const CompiledGuard*>& constraints) {
    for (const CompiledGuard* constraint : constraints) {
      if (!spend(constraint->parts().size())) return false;
      if (constraint->under(assignment_) == Truth::no) return false;
    }
    return spend(1);
  }

  bool spend(std::size_t cost) {
    exhausted_ = exhausted_ || steps_ < cost;
    if (!exhausted_) steps_ -= cost;
    return !exhausted_;
  }

  void keep() {
    ++list_.count;
    if (!listing_) return;
    for (const SettingId id : settings_) {
      list_.options.push_back(static_cast<std::uint16_t>(assignment_[id.index()]));
    }
  }

  const Product& product_;
  const std::vector<SettingId>& settings_;
  std::vector<std::int32_t> assignment_;
  std::vector<std::vector<const CompiledGuard*>> constraintsOn_;
  std::vector<const CompiledGuard*> constants_;
  std::size_t& steps_;
  bool exhausted_ = false;
  bool listing_ = true;
  ConfigurationList list_;
};

}  // namespace

std::vector<CompiledGuard> compiledConstraints(const Product& product, const SettingNames& names) {
  std::vector<CompiledGuard> compiled;
  for (const Constraint& each : allConstraints(product)) {
    compiled.emplace_back(names, formulaOf(each));
  }
  return compiled;
}

std::vector<SettingId> guardSettings(const Product& product, const std::vector<SettingId>& also) {
  std::vector<bool> mentioned(product.settings.size(), false);
  const auto mention = [&](const Guard& guard) {
    for (const Choice& choice : choicesOf(guard)) {
      const SettingId id = product.settingNamed(choice.setting);
      if (id.valid()) mentioned[id.index()] = true;
    }
  };
  for (const Facts& facts : product.facts) mention(facts.when);
  for (const FlowBinding& binding : product.bindings) mention(binding.guard);
  for (const Sequence& sequence : product.sequences) mention(sequence.guard);
  for (const SettingId id : also) mentioned[id.index()] = true;
  std::vector<SettingId> settings;
  for (const SettingId id : product.settings.ids()) {
    const bool context = product.settings[id].owner == SettingOwner::context;
    if (context || mentioned[id.index()]) settings.push_back(id);
  }
  return settings;
}

ConditionScope wholeScope(const Product& product, std::shared_ptr<const SettingNames> names,
                          std::vector<CompiledGuard> constraints) {
  ConditionScope scope;
  scope.names = std::move(names);
  for (const SettingId id : product.settings.ids()) scope.settings.push_back(id);
  scope.constraints = std::move(constraints);
  describeSettings(product, scope);
  return scope;
}

ConditionScope tiedScope(const Product& product, std::shared_ptr<const SettingNames> names,
                         const std::vector<SettingId>& settings,
                         std::vector<CompiledGuard> constraints) {
  Ties ties(product.settings.size());
  for (const CompiledGuard& constraint : constraints) {
    for (const SettingId id : constraint.settings()) {
      ties.join(id.index(), constraint.settings().front().index());
    }
  }
  std::vector<bool> wanted(product.settings.size(), false);
  for (const SettingId id : settings) wanted[ties.find(id.index())] = true;
  ConditionScope scope;
  scope.names = std::move(names);
  for (const SettingId id : product.settings.ids()) {
    (wanted[ties.find(id.index())] ? scope.settings : scope.elsewhere).push_back(id);
  }
  for (CompiledGuard& constraint : constraints) {
    const bool ours =
        constraint.settings().empty() || wanted[ties.find(constraint.settings().front().index())];
    (ours ? scope.constraints : scope.apart).push_back(std::move(constraint));
  }
  describeSettings(product, scope);
  return scope;
}

ConditionScope projectedScope(const Product& product, std::shared_ptr<const SettingNames> names,
                              const std::vector<SettingId>& settings,
                              std::vector<CompiledGuard> constraints) {
  ConditionScope scope = tiedScope(product, std::move(names), settings, std::move(constraints));
  std::set_difference(scope.settings.begin(), scope.settings.end(), settings.begin(),
                      settings.end(), std::back_inserter(scope.hidden));
  scope.settings = settings;
  scope.optionCounts.clear();
  scope.owners.clear();
  describeSettings(product, scope);
  return scope;
}

std::optional<ConfigurationList> enumerateConfigurations(
    const Product& product, const std::vector<SettingId>& settings,
    const std::vector<CompiledGuard>& constraints, std::size_t limit, std::size_t& steps) {
  return Enumeration(product, settings, constraints, steps).run(limit);
}

std::optional<std::size_t> countUpTo(const Product& product, const std::vector<SettingId>& settings,
                                     const std::vector<CompiledGuard>& constraints,
                                     std::size_t limit, std::size_t& steps) {
  return Enumeration(product, settings, constraints, steps).count(limit);
}

std::optional<bool> anyConfiguration(const Product& product, const std::vector<SettingId>& settings,
                                     const std::vector<CompiledGuard>& constraints,
                                     std::size_t& steps) {
  return Enumeration(product, settings, constraints, steps).any();
}

}  // namespace dyetrace
