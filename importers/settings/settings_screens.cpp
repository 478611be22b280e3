// Screens, the controls on them, and what the product asks people again and again.

#include "importers/settings/settings_reading.h"

namespace dyetrace::settings {

namespace {

/// `requires-login` is yes or no, or the guard that tells who is signed in.
void readLogin(pugi::xml_node element, Control& control, const XmlSource& source) {
  const std::string text = attributeOf(element, "requires-login");
  if (text.empty() || text == "false") return;
  control.requiresLogin = true;
  if (text == "true") return;
  const auto signedIn = guardOf(element, "requires-login",
                                "the control counts as one for everybody signed in", source);
  if (signedIn) control.when = *signedIn;
}

Guard both(Guard one, Guard other) {
  if (one.always()) return other;
  if (other.always()) return one;
  return Guard::conjunction({std::move(one), std::move(other)});
}

Control controlFrom(pugi::xml_node element, const XmlSource& source) {
  Control control;
  control.screen = attributeOf(element, "screen");
  control.option = attributeOf(element, "set");
  if (control.option == "*") control.option.clear();
  control.steps = stepsOf(element, 1, source);
  control.confirm = flagOf(element, "confirm", false, source);
  control.bundled = attributeOf(element, "bundled");
  control.delay = durationOf(element, "delay", source);
  readLogin(element, control, source);
  const auto when = guardOf(element, "when", "everybody counts as having the control", source);
  if (when) control.when = both(control.when, *when);
  control.where = source.at(element);
  return control;
}

Prompt promptFrom(pugi::xml_node element, const XmlSource& source) {
  Prompt prompt;
  prompt.every = durationOf(element, "every", source);
  prompt.when = guardOf(element, "when", "it counts as asked always", source).value_or(Guard());
  prompt.asks = attributeOf(element, "asks");
  prompt.dismiss = attributeOf(element, "dismiss");
  prompt.where = source.at(element);
  return prompt;
}

}  // namespace

void readScreen(pugi::xml_node element, const XmlSource& source, SettingsReading& reading) {
  if (!takeKey(reading.takenScreens, "screen", element, source)) return;
  Screen screen;
  screen.key = attributeOf(element, "id");
  screen.name = attributeOf(element, "label");
  screen.parent = attributeOf(element, "parent");
  screen.steps = stepsOf(element, screen.parent.empty() ? 0 : 1, source);
  screen.where = source.at(element);
  source.drawing.product.screens.push_back(std::move(screen));
}

void readControls(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  for (const pugi::xml_node each : childrenOf(element, "control"))
    setting.controls.push_back(controlFrom(each, source));
  for (const pugi::xml_node each : childrenOf(element, "prompt"))
    setting.prompts.push_back(promptFrom(each, source));
}

}  // namespace dyetrace::settings
