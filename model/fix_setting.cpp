#include "model/fix_setting.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/names.h"

namespace dyetrace {
namespace {

SettingId settingCalled(const Product& product, std::string_view name) {
  const SettingId exact = product.settingNamed(name);
  if (exact.valid()) return exact;
  std::vector<std::string> known;
  std::vector<SettingId> hits;
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    known.push_back(setting.key);
    const bool same = foldName(setting.key) == foldName(name) ||
                      (!setting.name.empty() && foldName(setting.name) == foldName(name));
    if (same) hits.push_back(id);
  }
  if (hits.size() == 1) return hits.front();
  const std::string what = "the model has no setting called `" + std::string(name) + "`";
  if (product.settings.empty()) throw Error(what, "It has no settings at all.");
  if (hits.empty()) throw Error(what, didYouMean(nearestNames(name, known)));
  throw Error("several settings are called `" + std::string(name) + "`", "Name one by its id.");
}

/// The option's place, by key, by a value in its band, or by name.
std::size_t optionCalled(const Setting& setting, std::string_view name) {
  if (const auto chosen = optionsThat(setting, Comparison::equal, name)) {
    const auto found = std::find(chosen->begin(), chosen->end(), true);
    if (found != chosen->end()) return static_cast<std::size_t>(found - chosen->begin());
  }
  std::vector<std::string> known;
  for (std::size_t i = 0; i < setting.options.size(); ++i) {
    const SettingOption& option = setting.options[i];
    if (foldName(option.key) == foldName(name) || foldName(titleOf(option)) == foldName(name))
      return i;
    known.push_back(option.key);
  }
  std::string options;
  for (std::size_t i = 0; i < std::min<std::size_t>(known.size(), 8); ++i) {
    options += (i > 0 ? ", " : "") + known[i];
  }
  throw Error("setting `" + setting.key + "` has no option `" + std::string(name) + "`",
              "It has: " + options + (known.size() > 8 ? ", …" : "") + ".");
}

}  // namespace

void fixSetting(Product& product, std::string_view choice) {
  const std::size_t sign = choice.find('=');
  if (sign == std::string_view::npos || sign == 0) {
    throw Error("expected NAME=OPTION, found `" + std::string(choice) + "`",
                "Such as --set location-history=off.");
  }
  const SettingId id = settingCalled(product, choice.substr(0, sign));
  Setting& setting = product.settings[id];
  const SettingOption& option = setting.options[optionCalled(setting, choice.substr(sign + 1))];
  const bool isNumber = setting.kind == SettingKind::number;
  const std::string value = isNumber ? std::to_string(option.from) : option.key;
  Constraint constraint;
  constraint.conclusion = Guard::choice({setting.key, Comparison::equal, value});
  constraint.because = "fixed for this question";
  constraint.where = setting.where;
  product.constraints.push_back(std::move(constraint));
  setting.defaults.push_back({.value = value, .where = setting.where});
}

}  // namespace dyetrace
