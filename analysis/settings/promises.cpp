#include "analysis/settings/promises.h"

#include <algorithm>
#include <set>

namespace dyetrace {
namespace {

std::size_t rankOf(SettingOwner owner) {
  return owner == SettingOwner::person ? 0 : owner == SettingOwner::product ? 2 : 1;
}

/// The configuration of `left` nearest to what somebody starts with.
Configuration nearestExample(const SettingsAnalysis& settings, const Condition& left) {
  const ChangeCosts costs = settings.people().anybodysCosts();
  std::optional<Nearest> best;
  for (const Context& context : settings.people().contexts()) {
    const auto nearest = left.nearest(context.start, costs);
    if (nearest && (!best || nearest->cost < best->cost)) best = nearest;
  }
  return best ? best->configuration : left.example().value();
}

/// Whether moving the setting alone leads out of the condition.
bool closes(const SettingsAnalysis& settings, const Condition& condition, SettingId setting,
            Configuration at) {
  const Condition valid = settings.space().always();
  for (std::size_t option = 0; option < settings.product().settings[setting].options.size();
       ++option) {
    at.choose(setting, option);
    if (valid.contains(at) && !condition.contains(at)) return true;
  }
  return false;
}

SettingId winnerOf(const SettingsAnalysis& settings, const Promise& promise) {
  const Product& product = settings.product();
  const Condition& condition = settings.exposures()[promise.exposure].condition;
  SettingId best;
  for (const SettingId id : condition.support()) {
    const SettingOwner owner = product.settings[id].owner;
    if (id == promise.setting || owner == SettingOwner::context) continue;
    if (!closes(settings, condition, id, promise.example)) continue;
    if (!best.valid() || rankOf(owner) < rankOf(product.settings[best].owner)) best = id;
  }
  return best;
}

Promise promiseOf(const SettingsAnalysis& settings, SettingId id, std::size_t exposure) {
  const Condition& condition = settings.exposures()[exposure].condition;
  Promise promise{id, exposure, PromiseFate::kept, protecting(settings, id) & condition, {}, {}};
  if (promise.left.never()) return promise;
  promise.example = nearestExample(settings, promise.left);
  if (condition == condition.exists(id) && !isCoupled(settings.product(), id)) {
    promise.fate = PromiseFate::noSay;
    return promise;
  }
  promise.winner = winnerOf(settings, promise);
  promise.fate = promise.winner.valid() ? PromiseFate::overridden : PromiseFate::leaks;
  return promise;
}

/// A setting that no guard and no constraint mentions is not in the space.
Promise withoutSay(const SettingsAnalysis& settings, SettingId id, std::size_t exposure) {
  const Condition& condition = settings.exposures()[exposure].condition;
  return {id,         exposure, PromiseFate::noSay, condition, nearestExample(settings, condition),
          SettingId()};
}

}  // namespace

std::vector<std::size_t> claimedBy(const SettingsAnalysis& settings, SettingId setting) {
  std::set<std::size_t> all;
  for (const std::string& claim : settings.product().settings[setting].claims) {
    const auto some = claimed(settings.product(), settings.exposures(), claim);
    all.insert(some.begin(), some.end());
  }
  return {all.begin(), all.end()};
}

std::vector<std::size_t> protectiveOptions(const Setting& setting) {
  if (setting.options.empty()) return {};
  if (setting.protective == "low") return {0};
  if (setting.protective == "high") return {setting.options.size() - 1};
  if (setting.protective.empty()) {
    if (setting.kind != SettingKind::boolean) return {};
    return {setting.role == "kill" ? std::size_t{1} : std::size_t{0}};
  }
  std::vector<std::size_t> options;
  const auto chosen = optionsThat(setting, Comparison::equal, setting.protective);
  for (std::size_t i = 0; chosen && i < chosen->size(); ++i) {
    if ((*chosen)[i]) options.push_back(i);
  }
  return options;
}

bool protects(const Setting& setting, std::size_t option) {
  const auto options = protectiveOptions(setting);
  return std::find(options.begin(), options.end(), option) != options.end();
}

Condition protecting(const SettingsAnalysis& settings, SettingId setting) {
  Condition some = settings.space().never();
  for (const std::size_t option : protectiveOptions(settings.product().settings[setting])) {
    some |= settings.space().choice(setting, option);
  }
  return some;
}

bool isCoupled(const Product& product, SettingId id) {
  const std::string& key = product.settings[id].key;
  return std::any_of(product.constraints.begin(), product.constraints.end(),
                     [&](const Constraint& each) {
                       const std::vector<Choice> choices = choicesOf(formulaOf(each));
                       return std::any_of(choices.begin(), choices.end(),
                                          [&](const Choice& one) { return one.setting == key; });
                     });
}

std::vector<Promise> promisesOf(const SettingsAnalysis& settings) {
  std::vector<Promise> all;
  for (const SettingId id : settings.product().settings.ids()) {
    for (const std::size_t exposure : claimedBy(settings, id)) {
      if (settings.exposures()[exposure].condition.never()) continue;
      all.push_back(settings.space().has(id) ? promiseOf(settings, id, exposure)
                                             : withoutSay(settings, id, exposure));
    }
  }
  return all;
}

}  // namespace dyetrace
