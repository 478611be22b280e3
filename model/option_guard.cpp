#include "model/option_guard.h"

#include <string>
#include <vector>

namespace dyetrace {

Guard hasOption(const Setting& setting, std::size_t option) {
  const SettingOption& chosen = setting.options[option];
  if (setting.kind != SettingKind::number)
    return Guard::choice({setting.key, Comparison::equal, chosen.key});
  std::vector<Guard> within;
  if (option > 0)
    within.push_back(
        Guard::choice({setting.key, Comparison::greaterEqual, std::to_string(chosen.from)}));
  if (option + 1 < setting.options.size())
    within.push_back(
        Guard::choice({setting.key, Comparison::lessEqual, std::to_string(chosen.to)}));
  return Guard::conjunction(std::move(within));
}

}  // namespace dyetrace
