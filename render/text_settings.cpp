#include "render/text_settings.h"

#include <cmath>

#include <fmt/format.h>

#include "analysis/settings/words.h"

namespace dyetrace::words {
namespace {

std::string sampledPeople(const FindingSettings& settings) {
  if (settings.defaultUnknown || settings.errorOfPeople >= 1) return {};
  const double points = std::ceil(settings.errorOfPeople * 1000) / 10;
  if (settings.shareOfPeople <= 0)
    return fmt::format("; of people drawn at random it concerned nobody (at most {} %)", points);
  return fmt::format("; it concerns about {} of people (sampled, give or take {} points)",
                     share(settings.shareOfPeople), points);
}

}  // namespace

std::string whenWords(const FindingSettings& settings) {
  if (!settings.determined && !settings.searched) {
    return "The settings are beyond the budget of the exact analysis: whether some choice of "
           "settings stops this is undetermined.";
  }
  if (settings.always) return "In every valid configuration: no setting stops it.";
  if (!settings.determined) {
    return "Happens in some valid configurations and not in others; in which exactly is beyond the "
           "budget of the exact analysis" +
           sampledPeople(settings) + ".";
  }
  const std::string condition =
      settings.condition.starts_with("when") || settings.condition.starts_with("depending")
          ? "Happens " + settings.condition
          : settings.condition;
  const std::string people =
      settings.defaultUnknown ? "" : ", " + share(settings.shareOfPeople) + " of people";
  return fmt::format("{}; in {} of {} configurations{}.", condition, settings.count, settings.of,
                     people);
}

std::string defaultWords(const FindingSettings& settings) {
  if ((!settings.determined && !settings.searched) || settings.always) return {};
  if (settings.defaultUnknown) return "The default of a setting that decides is not stated.";
  if (!settings.onByDefault) return "Off by default.";
  std::string text = "On by default for " + settings.byDefault;
  if (!settings.stop.empty()) text += "; to stop it: " + settings.stop;
  if (!settings.stopKnown) text += "; whether the person can stop it is undetermined";
  return text + ".";
}

}  // namespace dyetrace::words
