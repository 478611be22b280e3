#include "render/settings_picture_scene.h"

#include <algorithm>

#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {

namespace {

constexpr std::size_t kMostExposures = 8;
constexpr std::size_t kMostSettings = 18;

bool concerns(const Finding& finding, const Exposure& exposure,
              const std::vector<SettingEffect>& effects) {
  if (!finding.exposure.empty()) return finding.exposure == exposure.key;
  return std::any_of(effects.begin(), effects.end(),
                     [&](const SettingEffect& each) { return each.setting == finding.setting; });
}

std::vector<SceneExposure> candidates(SettingsAnalysis& settings, const Finding* finding) {
  std::vector<SceneExposure> all;
  for (const std::size_t index : exposuresByThemselves(settings)) {
    SceneExposure each{index, effectsOn(settings, index), false};
    const Exposure& exposure = settings.exposures()[index];
    each.stressed = finding != nullptr && concerns(*finding, exposure, each.effects);
    if (!each.effects.empty() || each.stressed) all.push_back(std::move(each));
  }
  return all;
}

void gravestFirst(const SettingsAnalysis& settings, std::vector<SceneExposure>& exposures) {
  std::stable_sort(
      exposures.begin(), exposures.end(), [&](const SceneExposure& a, const SceneExposure& b) {
        if (a.stressed != b.stressed) return a.stressed;
        return settings.exposures()[a.index].weight > settings.exposures()[b.index].weight;
      });
}

/// The settings of the finding first, then those that decide, exposure by exposure; then the rest.
std::vector<SettingId> inOrder(const Product& product, const SettingsScene& scene) {
  std::vector<SettingId> order(scene.stressed.begin(), scene.stressed.end());
  for (const SceneExposure& exposure : scene.exposures) {
    for (const SettingEffect& each : exposure.effects) order.push_back(each.setting);
  }
  for (const SettingId id : product.settings.ids()) order.push_back(id);
  return order;
}

void chooseSettings(const Product& product, SettingsScene& scene) {
  for (const SettingId id : inOrder(product, scene)) {
    if (scene.settings.size() == kMostSettings) break;
    if (product.settings[id].owner != SettingOwner::context) scene.settings.insert(id);
  }
  const auto shown = static_cast<std::ptrdiff_t>(scene.settings.size());
  const auto all =
      std::count_if(product.settings.begin(), product.settings.end(),
                    [](const Setting& setting) { return setting.owner != SettingOwner::context; });
  scene.settingsLeftOut = static_cast<std::size_t>(all - shown);
}

}  // namespace

SettingsScene sceneOf(const Product& product, SettingsAnalysis& settings, const Finding* finding) {
  SettingsScene scene;
  if (settings.determined()) {
    scene.exposures = candidates(settings, finding);
    gravestFirst(settings, scene.exposures);
  }
  if (scene.exposures.size() > kMostExposures) {
    scene.exposuresLeftOut = scene.exposures.size() - kMostExposures;
    scene.exposures.resize(kMostExposures);
  }
  if (finding != nullptr && finding->setting.valid()) scene.stressed.insert(finding->setting);
  chooseSettings(product, scene);
  return scene;
}

}  // namespace dyetrace
