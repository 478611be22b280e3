#include "model/configuration.h"

#include <algorithm>
#include <utility>

namespace dyetrace {
namespace {

std::optional<std::size_t> optionFor(const Setting& setting, const std::string& value) {
  const std::optional<std::vector<bool>> chosen = optionsThat(setting, Comparison::equal, value);
  if (!chosen) return std::nullopt;
  const auto found = std::find(chosen->begin(), chosen->end(), true);
  if (found == chosen->end()) return std::nullopt;
  return static_cast<std::size_t>(found - chosen->begin());
}

/// The option that the winning default chooses.
std::optional<std::size_t> defaultOf(const Product& product, const Setting& setting,
                                     const Configuration& context) {
  std::optional<std::size_t> launched;
  std::optional<std::size_t> inCode;
  for (const SettingDefault& each : setting.defaults) {
    const std::optional<std::size_t> option = optionFor(setting, each.value);
    if (!option || !holds(product, each.when, context)) continue;
    (each.inCode ? inCode : launched) = option;
  }
  return launched ? launched : inCode;
}

Guard isOn(const Product& product, SettingId setting) {
  return Guard::choice({product.settings[setting].key, Comparison::equal, "on"});
}

Constraint treeRule(const Setting& setting, Guard premise, Guard conclusion, std::string because) {
  Constraint constraint;
  constraint.premise = std::move(premise);
  constraint.conclusion = std::move(conclusion);
  constraint.because = std::move(because);
  constraint.where = setting.where;
  return constraint;
}

/// What a group asks of its children when it is on.
Guard groupGuard(const FeaturePlace& place, std::vector<Guard> children) {
  if (place.children == GroupKind::some) return Guard::disjunction(std::move(children));
  if (place.children == GroupKind::one) return Guard::cardinality({1, 1}, std::move(children));
  return Guard::cardinality({place.atLeast, place.atMost}, std::move(children));
}

std::vector<std::vector<SettingId>> childrenOf(const Product& product) {
  std::vector<std::vector<SettingId>> children(product.settings.size());
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.feature && setting.parent.valid()) children[setting.parent.index()].push_back(id);
  }
  return children;
}

}  // namespace

Configuration firstConfiguration(const Product& product) {
  return Configuration(product.settings.size());
}

bool holds(const Product& product, const Guard& guard, const Configuration& configuration) {
  return evaluate(guard, [&](const Choice& choice) {
    const SettingId id = product.settingNamed(choice.setting);
    if (!id.valid()) return false;
    const auto chosen = optionsThat(product.settings[id], choice.comparison, choice.option);
    return chosen && (*chosen)[configuration[id]];
  });
}

Defaults defaultsIn(const Product& product, const Configuration& context) {
  Defaults defaults;
  defaults.configuration = firstConfiguration(product);
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.owner == SettingOwner::context) {
      defaults.configuration.choose(id, context[id]);
      continue;
    }
    const std::optional<std::size_t> option = defaultOf(product, setting, context);
    if (option) defaults.configuration.choose(id, *option);
    if (!option) defaults.unstated.push_back(id);
  }
  return defaults;
}

std::vector<Configuration> contextsOf(const Product& product, std::size_t limit) {
  std::vector<Configuration> contexts{firstConfiguration(product)};
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.owner != SettingOwner::context || setting.options.size() < 2) continue;
    if (contexts.size() * setting.options.size() > limit) return {};
    std::vector<Configuration> more;
    for (const Configuration& each : contexts) {
      for (std::size_t option = 0; option < setting.options.size(); ++option) {
        more.push_back(each);
        more.back().choose(id, option);
      }
    }
    contexts = std::move(more);
  }
  return contexts;
}

std::vector<Constraint> treeConstraints(const Product& product) {
  std::vector<Constraint> rules;
  const std::vector<std::vector<SettingId>> children = childrenOf(product);
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (!setting.feature) continue;
    const Guard self = isOn(product, id);
    if (!setting.parent.valid()) rules.push_back(treeRule(setting, {}, self, "root of the tree"));
    std::vector<Guard> below;
    for (const SettingId child : children[id.index()]) {
      const Setting& feature = product.settings[child];
      below.push_back(isOn(product, child));
      rules.push_back(treeRule(feature, below.back(), self, "child of " + setting.key));
      if (setting.feature->children == GroupKind::all && feature.feature->mandatory)
        rules.push_back(treeRule(feature, self, below.back(), "mandatory in " + setting.key));
    }
    if (setting.feature->children != GroupKind::all && !below.empty())
      rules.push_back(treeRule(setting, self, groupGuard(*setting.feature, std::move(below)),
                               "group of " + setting.key));
  }
  return rules;
}

Guard formulaOf(const Constraint& constraint) {
  if (constraint.premise.always()) return constraint.conclusion;
  return Guard::implication(constraint.premise, constraint.conclusion);
}

}  // namespace dyetrace
