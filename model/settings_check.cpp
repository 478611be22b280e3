#include "model/settings_check.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "model/diagnostic_list.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr double kRounding = 1e-6;

std::string adviceFor(const Setting& setting, const std::string& value) {
  if (setting.kind == SettingKind::number)
    return "Write a whole number from " + std::to_string(setting.minimum) + " to " +
           std::to_string(setting.maximum) + ".";
  std::vector<std::string> options;
  for (const SettingOption& option : setting.options) options.push_back(option.key);
  const std::string nearest = didYouMean(nearestNames(value, options));
  if (!nearest.empty()) return nearest;
  std::string list;
  for (std::size_t i = 0; i < std::min<std::size_t>(options.size(), 8); ++i)
    list += (i > 0 ? ", " : "") + options[i];
  return "It has: " + list + (options.size() > 8 ? ", …" : "") + ".";
}

class OptionCheck {
 public:
  explicit OptionCheck(Product& product) : product_(product) {
    for (const Screen& screen : product.screens) screens_.insert(screen.key);
  }

  Diagnostics run() {
    for (Setting& setting : product_.settings) {
      settleDefaults(setting);
      check(setting);
    }
    return std::move(found_);
  }

 private:
  void settleDefaults(Setting& setting) {
    std::erase_if(setting.defaults, [&](const SettingDefault& each) {
      return !expectOption(setting, each.value, "the default", each.where, "; it is left out");
    });
  }

  void check(const Setting& setting) {
    const bool direction = setting.protective == "low" || setting.protective == "high";
    if (!setting.protective.empty() && !direction)
      expectOption(setting, setting.protective, "`protective`", setting.where, "");
    for (const Control& control : setting.controls) {
      if (!control.option.empty())
        expectOption(setting, control.option, "a control", control.where, "");
      if (!control.screen.empty()) expectScreen(setting, control);
    }
    for (const Prompt& prompt : setting.prompts) {
      if (!prompt.asks.empty()) expectOption(setting, prompt.asks, "a prompt", prompt.where, "");
    }
    checkShares(setting);
  }

  /// Whether the setting has it; reported if not.
  bool expectOption(const Setting& setting, const std::string& value, const std::string& what,
                    const Location& where, const std::string& instead) {
    const auto chosen = optionsThat(setting, Comparison::equal, value);
    if (chosen && std::find(chosen->begin(), chosen->end(), true) != chosen->end()) return true;
    found_.push_back({Level::error,
                      "settings/unknown-option",
                      what + " of `" + setting.key + "` names `" + value +
                          "`, which is none of its options" + instead,
                      where,
                      adviceFor(setting, value),
                      {}});
    return false;
  }

  void expectScreen(const Setting& setting, const Control& control) {
    if (screens_.contains(control.screen)) return;
    const std::vector<std::string> known(screens_.begin(), screens_.end());
    std::string advice = didYouMean(nearestNames(control.screen, known));
    if (advice.empty()) advice = "Declare it: <screen id=\"" + control.screen + "\"/>.";
    found_.push_back({Level::error,
                      "settings/unknown-screen",
                      "a control of `" + setting.key + "` is on the screen `" + control.screen +
                          "`, which nobody declares",
                      control.where,
                      std::move(advice),
                      {}});
  }

  void checkShares(const Setting& setting) {
    double sum = 0;
    for (const SettingOption& option : setting.options) sum += option.share.value_or(0);
    if (sum <= 1 + kRounding) return;
    found_.push_back({Level::warning,
                      "settings/shares",
                      "the shares of people of `" + setting.key + "` add up to more than one",
                      setting.where,
                      "They are scaled down until they do not.",
                      {}});
  }

  Product& product_;
  std::set<std::string> screens_;
  Diagnostics found_;
};

}  // namespace

Diagnostics settleNamedOptions(Product& product) {
  return OptionCheck(product).run();
}

Diagnostics checkSettings(Product& product) {
  Diagnostics found = settleNamedOptions(product);
  append(found, settleScreens(product));
  append(found, checkGuardSense(product));
  append(found, checkRequiresCircles(product));
  append(found, checkDefaults(product));
  return found;
}

}  // namespace dyetrace
