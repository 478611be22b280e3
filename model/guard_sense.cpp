// Guards that can never hold, whatever the settings: `ads & !ads`, `retention > 600` of at most
// 540.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/configuration.h"
#include "model/guard_sites.h"
#include "model/settings_check.h"

namespace dyetrace {
namespace {

/// Combinations times choices that are tried; beyond that nothing is said.
constexpr std::size_t kMostChoiceTrials = 200'000;

std::vector<SettingId> mentioned(const Product& product, const std::vector<Choice>& choices) {
  std::vector<SettingId> settings;
  for (const Choice& choice : choices) {
    const SettingId id = product.settingNamed(choice.setting);
    if (id.valid()) settings.push_back(id);
  }
  std::sort(settings.begin(), settings.end());
  settings.erase(std::unique(settings.begin(), settings.end()), settings.end());
  return settings;
}

/// The next combination of the settings' options; false after the last.
bool advance(const Product& product, const std::vector<SettingId>& settings,
             Configuration& configuration) {
  for (const SettingId id : settings) {
    const std::size_t next = configuration[id] + 1;
    const bool carries = next >= product.settings[id].options.size();
    configuration.choose(id, carries ? 0 : next);
    if (!carries) return true;
  }
  return false;
}

bool canHold(const Product& product, const Guard& guard) {
  const std::vector<Choice> choices = choicesOf(guard);
  const std::vector<SettingId> settings = mentioned(product, choices);
  std::size_t cost = choices.size();
  for (const SettingId id : settings) {
    cost *= product.settings[id].options.size();
    if (cost > kMostChoiceTrials) return true;
  }
  Configuration configuration = firstConfiguration(product);
  do {
    if (holds(product, guard, configuration)) return true;
  } while (advance(product, settings, configuration));
  return false;
}

bool isWritten(const Guard& guard) {
  return guard.kind() != Guard::Kind::never && guard.kind() != Guard::Kind::always;
}

/// The guard as text, cut to what one reads.
std::string shortText(const Guard& guard) {
  constexpr std::size_t kLongest = 80;
  std::string text = toString(guard);
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

Diagnostics checkGuardSense(Product& product) {
  Diagnostics found;
  for (const GuardSite& site : guardSites(product)) {
    if (site.use == GuardSite::Use::constrains || site.use == GuardSite::Use::before) continue;
    if (!isWritten(*site.guard) || canHold(product, *site.guard)) continue;
    found.push_back(
        {Level::warning,
         "model/never",
         "the guard `" + shortText(*site.guard) + "` can never hold, whatever the settings",
         site.where,
         "Correct it, or remove what it guards.",
         {}});
  }
  return found;
}

}  // namespace dyetrace
