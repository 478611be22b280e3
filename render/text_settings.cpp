#include "render/text_settings.h"

#include <fmt/format.h>

#include "analysis/settings/words.h"

namespace dyetrace::words {

std::string whenWords(const FindingSettings& settings) {
  if (!settings.determined) {
    return "The settings are beyond the budget of the exact analysis: whether some choice of "
           "settings stops this is undetermined.";
  }
  if (settings.always) return "In every valid configuration: no setting stops it.";
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
  if (!settings.determined || settings.always) return {};
  if (settings.defaultUnknown) return "The default of a setting that decides is not stated.";
  if (!settings.onByDefault) return "Off by default.";
  std::string text = "On by default for " + settings.byDefault;
  if (!settings.stop.empty()) text += "; to stop it: " + settings.stop;
  return text + ".";
}

}  // namespace dyetrace::words
