#include "render/exposure_words.h"

#include <algorithm>

#include "analysis/settings/words.h"

namespace dyetrace::words {

std::string ExposureWords::condition(const ExposureSide& side) {
  const SettingsAnalysis* settings = model_.reviewed.settings.get();
  if (!side.possible) return "never";
  if (settings == nullptr) return "always";
  const auto [known, isNew] = conditions_.try_emplace(side.condition);
  if (isNew) known->second = words::condition(model_.product, settings->space(), side.condition);
  return known->second;
}

std::string ExposureWords::byDefault(const ExposureSide& side) {
  if (!side.unstated.valid()) return people(side.onFor);
  return "unknown, as " + titleOf(model_.product.settings[side.unstated]) + " states no default";
}

std::string ExposureWords::people(const std::vector<bool>& groups) {
  const SettingsAnalysis* settings = model_.reviewed.settings.get();
  const auto [known, isNew] = people_.try_emplace(groups);
  if (!isNew) return known->second;
  const bool some = std::find(groups.begin(), groups.end(), true) != groups.end();
  known->second = settings == nullptr ? (some ? "everybody" : "nobody")
                                      : contexts(model_.product, settings->people(), groups);
  return known->second;
}

}  // namespace dyetrace::words
