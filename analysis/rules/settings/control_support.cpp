#include "analysis/rules/settings/control_support.h"

#include <algorithm>

namespace dyetrace {
namespace {

bool leadsTo(const Setting& setting, const Control& control, bool protection) {
  if (control.option.empty()) return true;
  const auto chosen = optionsThat(setting, Comparison::equal, control.option);
  for (std::size_t i = 0; chosen && i < chosen->size(); ++i) {
    if ((*chosen)[i] && protects(setting, i) == protection) return true;
  }
  return false;
}

}  // namespace

ControlSides sidesOf(const Setting& setting) {
  ControlSides sides;
  for (const Control& control : setting.controls) {
    if (!control.bundled.empty()) continue;
    if (leadsTo(setting, control, true)) sides.protecting.push_back(&control);
    if (leadsTo(setting, control, false)) sides.exposing.push_back(&control);
  }
  return sides;
}

std::vector<SettingId> controlledSettings(const Product& product) {
  std::vector<SettingId> some;
  for (const SettingId id : personsSettings(product)) {
    const Setting& setting = product.settings[id];
    if (!setting.controls.empty() && !protectiveOptions(setting).empty()) some.push_back(id);
  }
  return some;
}

std::string screenWords(const Product& product, const Control& control) {
  if (control.screen.empty()) return "somewhere";
  const auto found = std::find_if(product.screens.begin(), product.screens.end(),
                                  [&](const Screen& each) { return each.key == control.screen; });
  const bool named = found != product.screens.end() && !found->name.empty();
  return "on " + quoted(named ? found->name : control.screen);
}

std::optional<RuleAnswer> needsControls(const RuleContext& context) {
  if (auto no = needsSettings(context)) return no;
  if (!controlledSettings(context.product()).empty()) return std::nullopt;
  return couldNotAsk("No setting of the person says how people get to it (control).");
}

}  // namespace dyetrace
