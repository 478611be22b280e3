#include "analysis/compare/joint_settings.h"

#include <algorithm>
#include <utility>

#include "analysis/compare/migrations.h"
#include "analysis/settings/settings_formula.h"

namespace dyetrace {
namespace {

bool bothSwitches(const Setting& before, const Setting& after) {
  return before.kind == SettingKind::boolean && after.kind == SettingKind::boolean;
}

std::string bandName(std::int64_t from, std::int64_t to) {
  return from == to ? std::to_string(from) : std::to_string(from) + " to " + std::to_string(to);
}

std::optional<std::size_t> bandAround(const Setting& setting, std::int64_t value) {
  for (std::size_t i = 0; i < setting.options.size(); ++i) {
    if (setting.options[i].from <= value && value <= setting.options[i].to) return i;
  }
  return std::nullopt;
}

void addCuts(const Setting& setting, std::set<std::int64_t>& cuts) {
  for (const SettingOption& band : setting.options) {
    cuts.insert(band.from);
    cuts.insert(band.to + 1);
  }
}

SettingOption joinedOption(const Setting& named, std::size_t option, std::size_t place) {
  SettingOption made;
  const SettingOption& own = named.options[option];
  made.key = named.kind == SettingKind::boolean ? own.key : "o" + std::to_string(place);
  made.name = named.kind == SettingKind::number ? bandName(own.from, own.to) : titleOf(own);
  return made;
}

}  // namespace

JointSettings::JointSettings(const Product& before, const Product& after, const Matching& matching,
                             const NeededSettings& needed)
    : matching_(matching) {
  before_.product = &before;
  after_.product = &after;
  before_.joint.resize(before.settings.size());
  after_.joint.resize(after.settings.size());
  before_.options.resize(before.settings.size());
  after_.options.resize(after.settings.size());
  std::set<SettingId> wanted(needed.after.begin(), needed.after.end());
  for (const SettingId id : needed.before) {
    if (matching.after(id).valid()) wanted.insert(matching.after(id));
  }
  const std::set<SettingId> moved = movedSettings();
  for (const SettingId now : wanted) {
    const SettingId old = matching.before(now);
    if (!old.valid()) {
      add({{}, now, optionsOf({}, now)});
      continue;
    }
    std::vector<JointOption> options = optionsOf(old, now);
    const bool gone = std::any_of(options.begin(), options.end(),
                                  [](const JointOption& each) { return !each.after; });
    if (!gone && !moved.contains(now)) {
      add({old, now, std::move(options)});
      continue;
    }
    std::vector<JointOption> had = options;
    std::erase_if(had, [](const JointOption& each) { return !each.before; });
    std::erase_if(options, [](const JointOption& each) { return !each.after; });
    add({old, {}, std::move(had)});
    add({{}, now, std::move(options)});
  }
  for (const SettingId old : needed.before) {
    if (!matching.after(old).valid()) add({old, {}, optionsOf(old, {})});
  }
  const auto ids = settings_.ids();
  if (settings_.size() == after.settings.size() &&
      std::all_of(ids.begin(), ids.end(), [&](SettingId id) { return isAsAfter(id); }))
    takeKeysOfAfter();
  Constraint either;
  either.conclusion = Guard::disjunction({valid(Side::before), valid(Side::after)});
  product_.constraints.push_back(std::move(either));
  product_.index();
}

/// The settings to which a migration may give another option than people had.
std::set<SettingId> JointSettings::movedSettings() const {
  std::set<SettingId> moved;
  const auto note = [&](const std::string& key) {
    const SettingId id = after_.product->settingNamed(key);
    if (id.valid()) moved.insert(id);
  };
  using Kind = MigrationStep::Kind;
  for (const Migration* migration : migrationsBetween(*before_.product, *after_.product)) {
    for (const MigrationStep& step : migration->steps) {
      if (step.kind == Kind::move) {
        for (const Choice& choice : choicesOf(step.to)) note(choice.setting);
      } else if (step.kind == Kind::reset || step.kind == Kind::split || step.kind == Kind::merge) {
        for (const std::string& key : step.after) note(key);
      }
    }
  }
  return moved;
}

std::vector<JointOption> JointSettings::bandsOf(const Setting& before, const Setting& after) const {
  std::set<std::int64_t> cuts;
  addCuts(before, cuts);
  addCuts(after, cuts);
  std::vector<JointOption> options;
  for (const std::int64_t from : cuts) {
    const JointOption option{bandAround(before, from), bandAround(after, from), options.size()};
    if (option.before || option.after) options.push_back(option);
  }
  return options;
}

std::vector<JointOption> JointSettings::optionsOf(SettingId before, SettingId after) const {
  std::vector<JointOption> options;
  const auto count = [](const Product& product, SettingId id) {
    return id.valid() ? product.settings[id].options.size() : 0;
  };
  if (before.valid() && after.valid()) {
    const Setting& old = before_.product->settings[before];
    const Setting& now = after_.product->settings[after];
    const auto isNumber = [](const Setting& each) { return each.kind == SettingKind::number; };
    if (isNumber(old) && isNumber(now)) return bandsOf(old, now);
  }
  for (std::size_t i = 0; i < count(*after_.product, after); ++i) {
    const auto old = before.valid() ? matching_.optionBefore(after, i) : std::nullopt;
    options.push_back({old, i, options.size()});
  }
  for (std::size_t i = 0; i < count(*before_.product, before); ++i) {
    if (after.valid() && matching_.optionAfter(before, i)) continue;
    options.push_back({i, std::nullopt, options.size()});
  }
  return options;
}

void JointSettings::add(JointSetting setting) {
  const bool hasAfter = setting.after.valid();
  const Setting& shown = hasAfter ? after_.product->settings[setting.after]
                                  : before_.product->settings[setting.before];
  const Setting& other = setting.before.valid() ? before_.product->settings[setting.before] : shown;
  Setting made;
  made.key = "joint" + std::to_string(settings_.size());
  made.name = titleOf(shown);
  made.kind = bothSwitches(other, shown) ? SettingKind::boolean : SettingKind::choice;
  made.owner = shown.owner;
  made.declared = true;
  for (const JointOption& option : setting.options) {
    const std::size_t place = made.options.size();
    SettingOption own = option.after && hasAfter ? joinedOption(shown, *option.after, place)
                                                 : joinedOption(other, *option.before, place);
    if (made.kind == SettingKind::choice) own.key = "o" + std::to_string(place);
    made.options.push_back(std::move(own));
  }
  const SettingId joint = product_.settings.add(std::move(made));
  settings_.add(setting);
  if (setting.before.valid()) enter(before_, setting.before, joint, true);
  if (setting.after.valid()) enter(after_, setting.after, joint, false);
}

/// Bands of numbers have no keys that guards could name.
bool JointSettings::isAsAfter(SettingId joint) const {
  if (settings_[joint].after != joint) return false;
  const Setting& own = after_.product->settings[joint];
  const std::vector<JointOption>& options = settings_[joint].options;
  if (own.kind == SettingKind::number || options.size() != own.options.size()) return false;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].after != i) return false;
  }
  return true;
}

void JointSettings::takeKeysOfAfter() {
  for (const SettingId id : settings_.ids()) {
    const Setting& own = after_.product->settings[id];
    Setting& joint = product_.settings[id];
    joint.key = own.key;
    for (std::size_t i = 0; i < own.options.size(); ++i) joint.options[i].key = own.options[i].key;
  }
  product_.index();
  areThoseAfter_ = toString(valid(Side::before)) == toString(valid(Side::after));
}

void JointSettings::enter(OneSide& side, SettingId own, SettingId joint, bool isBefore) {
  side.joint[own.index()] = joint;
  auto& options = side.options[own.index()];
  options.resize(side.product->settings[own].options.size());
  const std::vector<JointOption>& all = settings_[joint].options;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& mine = isBefore ? all[i].before : all[i].after;
    if (mine) options[*mine].push_back(i);
  }
}

Guard JointSettings::is(Side side, SettingId own, std::size_t option) const {
  const SettingId joint = jointOf(side, own);
  if (!joint.valid()) return Guard::never();
  std::vector<Guard> any;
  for (const std::size_t each : of(side).options[own.index()][option]) {
    any.push_back(choice(joint, each));
  }
  return Guard::disjunction(std::move(any));
}

Guard JointSettings::translated(Side side, const Guard& guard) const {
  const Product& own = *of(side).product;
  return transformed(guard, [&](const Guard& part) {
    const Choice& choice = part.asChoice();
    const SettingId id = own.settingNamed(choice.setting);
    if (!id.valid()) return Guard::never();
    if (part.kind() == Guard::Kind::changed) return Guard::negation(atDefault(side, id));
    const bool effective = part.kind() == Guard::Kind::effective;
    const auto chosen = effective ? optionsThat(own.settings[id], Comparison::equal, "on")
                                  : optionsThat(own.settings[id], choice.comparison, choice.option);
    std::vector<Guard> any;
    for (std::size_t i = 0; chosen && i < chosen->size(); ++i) {
      if ((*chosen)[i]) any.push_back(is(side, id, i));
    }
    Guard holds = Guard::disjunction(std::move(any));
    const SettingId above = own.settings[id].parent;
    if (!effective || !above.valid()) return holds;
    return Guard::conjunction(
        {std::move(holds), translated(side, Guard::effective(own.settings[above].key))});
  });
}

Guard JointSettings::valid(Side side) const {
  const Product& own = *of(side).product;
  std::vector<Guard> all;
  for (const SettingId id : own.settings.ids()) {
    if (!jointOf(side, id).valid()) continue;
    std::vector<Guard> any;
    for (std::size_t i = 0; i < own.settings[id].options.size(); ++i)
      any.push_back(is(side, id, i));
    all.push_back(Guard::disjunction(std::move(any)));
  }
  for (const Constraint& each : allConstraints(own)) {
    const Guard formula = formulaOf(each);
    const std::vector<Choice> choices = choicesOf(formula);
    const bool here = std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
      const SettingId id = own.settingNamed(choice.setting);
      return !id.valid() || jointOf(side, id).valid();
    });
    if (here) all.push_back(translated(side, formula));
  }
  return Guard::conjunction(std::move(all));
}

Configuration JointSettings::partOf(Side side, const Configuration& joint) const {
  Configuration own = firstConfiguration(*of(side).product);
  for (const SettingId id : of(side).product->settings.ids()) {
    const SettingId there = jointOf(side, id);
    if (!there.valid()) continue;
    const JointOption& option = settings_[there].options[joint[there]];
    const auto& mine = side == Side::before ? option.before : option.after;
    if (mine) own.choose(id, *mine);
  }
  return own;
}

Configuration JointSettings::jointFrom(Side side, const Configuration& own) const {
  Configuration joint = firstConfiguration(product_);
  for (const SettingId id : of(side).product->settings.ids()) {
    const SettingId there = jointOf(side, id);
    if (!there.valid()) continue;
    const std::vector<std::size_t>& options = of(side).options[id.index()][own[id]];
    if (!options.empty()) joint.choose(there, options.front());
  }
  return joint;
}

}  // namespace dyetrace
