// What the launch makes of the choices that people have, as guards over the joint settings.

#include <algorithm>
#include <utility>

#include "analysis/compare/joint_settings.h"
#include "analysis/compare/migrations.h"

namespace dyetrace {
namespace {

/// The option that a default chooses; nothing if it names none.
std::optional<std::size_t> optionOf(const Setting& setting, const SettingDefault& stated) {
  const auto chosen = optionsThat(setting, Comparison::equal, stated.value);
  if (!chosen) return std::nullopt;
  const auto found = std::find(chosen->begin(), chosen->end(), true);
  if (found == chosen->end()) return std::nullopt;
  return static_cast<std::size_t>(found - chosen->begin());
}

/// Those that count, the last one of all first; what is launched before what is in code.
std::vector<const SettingDefault*> byRank(const Setting& setting) {
  std::vector<const SettingDefault*> ranked;
  for (const bool inCode : {false, true}) {
    for (auto each = setting.defaults.rbegin(); each != setting.defaults.rend(); ++each) {
      if (each->inCode == inCode && optionOf(setting, *each)) ranked.push_back(&*each);
    }
  }
  return ranked;
}

/// A step that gives a setting an option of its own.
bool gives(const MigrationStep& step, const std::string& key) {
  using Kind = MigrationStep::Kind;
  if (step.kind == Kind::reset) {
    return std::find(step.after.begin(), step.after.end(), key) != step.after.end();
  }
  if (step.kind != Kind::move) return false;
  const std::vector<Choice> choices = choicesOf(step.to);
  return std::any_of(choices.begin(), choices.end(),
                     [&](const Choice& choice) { return choice.setting == key; });
}

/// The settings before that a split or merge makes this one of.
std::vector<std::string> sourcesOf(const Product& before, const Product& after,
                                   const std::string& key) {
  using Kind = MigrationStep::Kind;
  std::vector<std::string> sources;
  for (const Migration* migration : migrationsBetween(before, after)) {
    for (const MigrationStep& step : migration->steps) {
      if (step.kind != Kind::split && step.kind != Kind::merge) continue;
      if (std::find(step.after.begin(), step.after.end(), key) == step.after.end()) continue;
      sources.insert(sources.end(), step.before.begin(), step.before.end());
    }
  }
  return sources;
}

/// Whom a launch finds there, where the settings tell existing people from new ones.
bool meansExisting(const SettingOption& option) {
  return option.key == "existing";
}

}  // namespace

Guard JointSettings::atDefault(Side side, SettingId own) const {
  const Setting& setting = of(side).product->settings[own];
  std::vector<Guard> any;
  std::vector<Guard> noneBefore;
  for (const SettingDefault* each : byRank(setting)) {
    const Guard when = translated(side, each->when);
    std::vector<Guard> all = noneBefore;
    all.push_back(when);
    all.push_back(is(side, own, *optionOf(setting, *each)));
    any.push_back(Guard::conjunction(std::move(all)));
    noneBefore.push_back(Guard::negation(when));
  }
  noneBefore.push_back(is(side, own, 0));
  any.push_back(Guard::conjunction(std::move(noneBefore)));
  return Guard::disjunction(std::move(any));
}

/// The setting after is as the one before was, and at its default where that cannot be.
Guard JointSettings::keepsOption(SettingId from, SettingId own) const {
  const SettingId had = jointOf(Side::before, from);
  const SettingId has = jointOf(Side::after, own);
  if (!had.valid() || had == has) return {};
  const bool partners = matching_.after(from) == own;
  std::vector<Guard> all;
  for (std::size_t i = 0; i < settings_[had].options.size(); ++i) {
    std::vector<Guard> same;
    for (std::size_t j = 0; j < settings_[has].options.size(); ++j) {
      const bool alike = partners ? settings_[had].options[i].atom == settings_[has].options[j].atom
                                  : product_.settings[had].options[i].name ==
                                        product_.settings[has].options[j].name;
      if (alike) same.push_back(choice(has, j));
    }
    all.push_back(Guard::implication(choice(had, i), same.empty()
                                                         ? atDefault(Side::after, own)
                                                         : Guard::disjunction(std::move(same))));
  }
  return Guard::conjunction(std::move(all));
}

/// What the setting is where no step gives it anything. Merged settings may pass on the choice of
/// any of them.
Guard JointSettings::keeps(SettingId own) const {
  std::vector<Guard> any;
  for (const std::string& key :
       sourcesOf(*before_.product, *after_.product, after_.product->settings[own].key)) {
    const SettingId from = before_.product->settingNamed(key);
    if (from.valid()) any.push_back(keepsOption(from, own));
  }
  if (!any.empty()) return Guard::disjunction(std::move(any));
  const SettingId partner = matching_.before(own);
  return partner.valid() ? keepsOption(partner, own) : atDefault(Side::after, own);
}

/// The first step that applies decides.
Guard JointSettings::arrivesAt(SettingId own) const {
  const std::string& key = after_.product->settings[own].key;
  std::vector<Guard> all;
  std::vector<Guard> noneBefore;
  for (const Migration* migration : migrationsBetween(*before_.product, *after_.product)) {
    for (const MigrationStep& step : migration->steps) {
      if (!gives(step, key)) continue;
      const bool move = step.kind == MigrationStep::Kind::move;
      const Guard applies =
          Guard::conjunction({translated(Side::after, step.when),
                              move ? translated(Side::before, step.from) : Guard()});
      std::vector<Guard> premise = noneBefore;
      premise.push_back(applies);
      all.push_back(Guard::implication(
          Guard::conjunction(std::move(premise)),
          move ? translated(Side::after, step.to) : atDefault(Side::after, own)));
      noneBefore.push_back(Guard::negation(applies));
    }
  }
  all.push_back(Guard::implication(Guard::conjunction(std::move(noneBefore)), keeps(own)));
  return Guard::conjunction(std::move(all));
}

Guard JointSettings::afterLaunch() const {
  std::vector<Guard> all;
  for (const SettingId own : after_.product->settings.ids()) {
    const SettingId joint = jointOf(Side::after, own);
    if (!joint.valid()) continue;
    const Setting& setting = after_.product->settings[own];
    if (setting.owner == SettingOwner::context) {
      const SettingId partner = matching_.before(own);
      if (partner.valid()) all.push_back(keepsOption(partner, own));
      for (std::size_t i = 0; i < setting.options.size(); ++i) {
        if (meansExisting(setting.options[i])) all.push_back(is(Side::after, own, i));
      }
    } else if (!settings_[joint].before.valid()) {
      all.push_back(arrivesAt(own));
    }
  }
  return Guard::conjunction(std::move(all));
}

Guard JointSettings::choicesAlike() const {
  std::vector<Guard> all;
  for (const SettingId own : after_.product->settings.ids()) {
    const SettingId partner = matching_.before(own);
    if (!partner.valid() || !jointOf(Side::after, own).valid()) continue;
    const SettingId had = jointOf(Side::before, partner);
    const SettingId has = jointOf(Side::after, own);
    if (had != has) all.push_back(sameOption(had, has));
  }
  return Guard::conjunction(std::move(all));
}

/// What one side has no option for is alike with nothing.
Guard JointSettings::sameOption(SettingId had, SettingId has) const {
  std::vector<Guard> any;
  for (std::size_t i = 0; i < settings_[had].options.size(); ++i) {
    for (std::size_t j = 0; j < settings_[has].options.size(); ++j) {
      if (settings_[had].options[i].atom == settings_[has].options[j].atom)
        any.push_back(Guard::conjunction({choice(had, i), choice(has, j)}));
    }
  }
  return Guard::disjunction(std::move(any));
}

Guard JointSettings::choice(SettingId joint, std::size_t option) const {
  const Setting& setting = product_.settings[joint];
  return Guard::choice({setting.key, Comparison::equal, setting.options[option].key});
}

Guard JointSettings::othersAtDefault() const {
  std::vector<Guard> all;
  const auto add = [&](Side side, SettingId own, SettingId partner) {
    const bool context = of(side).product->settings[own].owner == SettingOwner::context;
    if (!context && !partner.valid() && jointOf(side, own).valid())
      all.push_back(atDefault(side, own));
  };
  for (const SettingId own : before_.product->settings.ids())
    add(Side::before, own, matching_.after(own));
  for (const SettingId own : after_.product->settings.ids())
    add(Side::after, own, matching_.before(own));
  return Guard::conjunction(std::move(all));
}

}  // namespace dyetrace
