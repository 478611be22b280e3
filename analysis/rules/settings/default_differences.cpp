#include "analysis/rules/settings/default_differences.h"

#include <algorithm>

#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Settings other than the dimension that start differently.
std::vector<SettingId> differentStarts(const SettingsAnalysis& settings, SettingId dimension,
                                       const ContextPair& pair) {
  const auto& contexts = settings.people().contexts();
  auto all = differing(settings.product(), contexts[pair.first].start, contexts[pair.second].start);
  std::erase(all, dimension);
  return all;
}

/// Those of them whose defaults alone keep it on: with the other group's it would be off.
std::vector<SettingId> deciding(const SettingsAnalysis& settings, const Exposure& exposure,
                                SettingId dimension, const ContextPair& pair) {
  const auto& contexts = settings.people().contexts();
  std::vector<SettingId> all = differentStarts(settings, dimension, pair);
  const auto closes = [&](const std::vector<SettingId>& some) {
    Configuration at = contexts[pair.first].start;
    for (const SettingId id : some) at.choose(id, contexts[pair.second].start[id]);
    return !settings.isSo(exposure, at);
  };
  if (all.empty() || !closes(all)) return {};
  for (std::size_t i = all.size(); i-- > 0;) {
    std::vector<SettingId> without = all;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (closes(without)) all = without;
  }
  return all;
}

void note(std::vector<DefaultDifference>& all, const SettingsAnalysis& settings,
          SettingId dimension, const ContextPair& pair, const std::vector<SettingId>& by,
          const ExposureGroup& group) {
  auto known =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.settings == by; });
  if (known == all.end()) {
    all.push_back({dimension, pair.first, pair.second, by, {}, {}});
    all.back().contexts.assign(settings.people().contexts().size(), false);
    known = all.end() - 1;
  }
  known->contexts[pair.first] = true;
  addOnce(known->groups, group);
}

}  // namespace

std::vector<DefaultDifference> defaultDifferences(SettingsAnalysis& settings, SettingId dimension,
                                                  const PairTest& test) {
  std::vector<DefaultDifference> all;
  const auto pairs = pairsDifferingIn(settings.people(), dimension);
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const Exposure& exposure = settings.exposures()[group.gravest()];
    const auto& answers = settings.answers(group.gravest()).contexts;
    for (const ContextPair& pair : pairs) {
      if (!answers[pair.first].byDefault || answers[pair.second].byDefault) continue;
      if (!test(pair.first, pair.second)) continue;
      const auto by = deciding(settings, exposure, dimension, pair);
      if (!by.empty()) note(all, settings, dimension, pair, by, group);
    }
  }
  return all;
}

std::string optionIn(const SettingsAnalysis& settings, SettingId dimension, std::size_t context) {
  const Setting& setting = settings.product().settings[dimension];
  return titleOf(setting.options[settings.people().contexts()[context].start[dimension]]);
}

}  // namespace dyetrace
