#include "importers/settings/feature_model.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace dyetrace::settings {

namespace {

/// `name`, or `name#2`, `name#3`, … if it is taken.
std::string freeKey(const std::string& name, const std::unordered_set<std::string>& taken) {
  std::string key = name;
  for (std::size_t number = 2; taken.contains(key); ++number)
    key = name + "#" + std::to_string(number);
  return key;
}

Diagnostic duplicate(const std::string& name, const std::string& key, const Location& where) {
  return {Level::error,
          "settings/duplicate-feature",
          "the feature `" + name + "` stands twice; the second is kept apart as `" + key +
              "`, and every constraint on `" + name + "` is about the first",
          where,
          "Give each feature a name of its own.",
          {}};
}

void makeKeysUnique(FeatureModel& model, Drawing& drawing) {
  std::unordered_set<std::string> taken;
  for (const Setting& setting : drawing.product.settings) taken.insert(setting.key);
  for (Feature& feature : model.features) {
    Setting& setting = feature.setting;
    const std::string key = freeKey(setting.key, taken);
    if (key != setting.key)
      drawing.diagnostics.push_back(duplicate(setting.key, key, setting.where));
    setting.key = key;
    taken.insert(key);
  }
}

/// A feature holds one group; what it has beyond that stands as constraints of its own.
bool holdsItself(const Feature& feature) {
  return feature.groups.size() == 1 && feature.groups[0].kind != GroupKind::all;
}

Guard groupGuard(const FeatureGroup& group, std::vector<Guard> members) {
  if (group.kind == GroupKind::some) return Guard::disjunction(std::move(members));
  if (group.kind == GroupKind::one) return Guard::cardinality({1, 1}, std::move(members));
  return Guard::cardinality({group.atLeast, group.atMost}, std::move(members));
}

Constraint groupConstraint(const FeatureModel& model, const Feature& owner,
                           const FeatureGroup& group) {
  std::vector<Guard> members;
  for (const std::size_t member : group.members)
    members.push_back(featureOn(model.features[member].setting.key));
  Constraint constraint = rule(groupGuard(group, std::move(members)), group.where);
  constraint.premise = featureOn(owner.setting.key);
  constraint.because = "group of " + owner.setting.key;
  return constraint;
}

void settleGroups(FeatureModel& model) {
  for (Feature& feature : model.features) {
    if (!feature.setting.feature) continue;
    FeaturePlace& place = *feature.setting.feature;
    if (holdsItself(feature)) {
      const FeatureGroup& group = feature.groups[0];
      place.children = group.kind;
      place.atLeast = group.atLeast;
      place.atMost = group.atMost;
      continue;
    }
    for (const FeatureGroup& group : feature.groups) {
      if (group.kind == GroupKind::all) continue;
      for (const std::size_t member : group.members)
        model.features[member].setting.feature->grouped = true;
      model.constraints.push_back(groupConstraint(model, feature, group));
    }
  }
}

}  // namespace

Refused::Refused(const std::string& message, Location where, std::string advice)
    : std::runtime_error(message), where_(where), advice_(std::move(advice)) {}

std::size_t FeatureModel::add(std::string name, std::optional<std::size_t> parent, Location where) {
  Feature feature;
  feature.parent = parent;
  Setting& setting = feature.setting;
  setting.key = std::move(name);
  setting.options = {{.key = "off"}, {.key = "on"}};
  setting.declared = true;
  setting.feature = FeaturePlace{};
  setting.where = where;
  setting.where.element = setting.key;
  features.push_back(std::move(feature));
  return features.size() - 1;
}

Guard featureOn(std::string name) {
  return Guard::choice({std::move(name), Comparison::equal, "on"});
}

Constraint rule(Guard guard, Location where) {
  Constraint constraint;
  constraint.conclusion = std::move(guard);
  constraint.where = where;
  return constraint;
}

void addFeatureModel(FeatureModel model, Drawing& drawing) {
  makeKeysUnique(model, drawing);
  settleGroups(model);
  Product& product = drawing.product;
  const std::size_t first = product.settings.size();
  for (Feature& feature : model.features) {
    if (feature.parent) feature.setting.parent = SettingId(first + *feature.parent);
    product.settings.add(std::move(feature.setting));
  }
  std::move(model.constraints.begin(), model.constraints.end(),
            std::back_inserter(product.constraints));
  std::move(model.bindings.begin(), model.bindings.end(), std::back_inserter(product.bindings));
}

void count(Drawing& drawing, FileId file, const std::string& word, std::size_t number) {
  if (number > 0) drawing.product.files[file].counts[word] += number;
}

}  // namespace dyetrace::settings
