#pragma once

// Models that are settings and flows bound to them, in a few lines; and the example of a drawn
// flow.
//
//   SettingsModel model;
//   model.toggle("ads", "on");
//   model.bind("ads_profile", "ads");
//   told("SET-01", model.build());

#include <string>
#include <utility>
#include <vector>

#include "tests/analysis/rules_case.h"
#include "tests/laws/random_settings.h"

namespace dyetrace::testing {

class SettingsModel : public ProductBuilder {
 public:
  Setting& toggle(const std::string& key, const std::string& start = "",
                  SettingOwner owner = SettingOwner::person) {
    Setting setting = settingOf(key, SettingKind::boolean, 2);
    setting.owner = owner;
    setting.protective = "off";
    if (!start.empty()) setting.defaults.push_back(byDefault(start));
    return add(std::move(setting));
  }
  Setting& dimension(const std::string& key, const std::vector<std::string>& options) {
    Setting setting = settingOf(key, SettingKind::choice, options.size());
    for (std::size_t i = 0; i < options.size(); ++i) setting.options[i].key = options[i];
    setting.owner = SettingOwner::context;
    return add(std::move(setting));
  }
  static SettingDefault byDefault(const std::string& value, const std::string& when = "true") {
    SettingDefault made;
    made.value = value;
    made.when = parseGuard(when).guard;
    return made;
  }
  void bind(const std::string& flow, const std::string& guard, const std::string& purpose = "") {
    FlowBinding binding;
    binding.flow = flow;
    binding.guard = parseGuard(guard).guard;
    binding.risk = "high";
    binding.purpose = purpose;
    product().bindings.push_back(binding);
  }
  /// Opens and closes a drawn flow.
  void guard(FlowId flow, const std::string& text) { facts(flow).when = parseGuard(text).guard; }
  void demand(const std::string& premise, const std::string& conclusion,
              Constraint::Effect effect = Constraint::Effect::none) {
    Constraint constraint;
    constraint.kind = Constraint::Kind::implies;
    constraint.effect = effect;
    constraint.premise = parseGuard(premise).guard;
    constraint.conclusion = parseGuard(conclusion).guard;
    product().constraints.push_back(constraint);
  }
  void screen(const std::string& key, const std::string& parent, int steps) {
    Screen made;
    made.key = key;
    made.parent = parent;
    made.steps = steps;
    product().screens.push_back(made);
  }
  static Control control(const std::string& screen, const std::string& option, int steps,
                         const std::string& bundled = "") {
    Control made;
    made.screen = screen;
    made.option = option;
    made.steps = steps;
    made.bundled = bundled;
    return made;
  }

 private:
  Setting& add(Setting setting) {
    const SettingId id = product().settings.add(std::move(setting));
    product().index();
    return product().settings[id];
  }
};

/// How many findings and questions the rule gives.
inline std::size_t countOf(std::string_view code, const Product& product) {
  return ask(code, product).findings.size();
}

}  // namespace dyetrace::testing
