#include "model/guard_names.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/compared_option.h"
#include "model/guard_sites.h"
#include "model/names.h"

namespace dyetrace {
namespace {

using Use = GuardSite::Use;

std::vector<std::string> keysOfSettings(const Product& product) {
  std::vector<std::string> keys;
  for (const Setting& setting : product.settings) keys.push_back(setting.key);
  return keys;
}

/// `a, b, c and 5 more`.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMostShown = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostShown); ++i)
    text += (i > 0 ? ", " : "") + names[i];
  if (names.size() > kMostShown)
    text += " and " + std::to_string(names.size() - kMostShown) + " more";
  return text;
}

std::string nearestOr(std::string_view name, const std::vector<std::string>& names,
                      const std::string& otherwise) {
  const std::string nearest = didYouMean(nearestNames(name, names));
  return nearest.empty() ? otherwise : nearest;
}

struct Problem {
  std::string code;
  std::string message;
  std::string advice;
};

Problem unknownSetting(const Product& product, const std::string& key) {
  return {"unknown-setting", "a guard names the setting `" + key + "`, which nobody declares",
          nearestOr(key, keysOfSettings(product), "Declare it, or correct the name.")};
}

Problem wrongOption(const Product& product, const Setting& setting, const Choice& choice) {
  if (product.settingNamed(choice.option).valid())
    return {"compares-settings",
            "a guard compares `" + choice.setting + "` with the setting `" + choice.option + "`",
            "Compare it with one of its options, for each of them if need be."};
  if (setting.kind == SettingKind::number)
    return {"unknown-option",
            "a guard compares the number `" + choice.setting + "` with `" + choice.option + "`",
            "Compare it with a whole number."};
  std::vector<std::string> options;
  for (const SettingOption& option : setting.options) options.push_back(option.key);
  return {"unknown-option",
          "setting `" + choice.setting + "` has no option `" + choice.option + "`",
          nearestOr(choice.option, options, "It has: " + listed(options) + ".")};
}

bool hasOrder(const Setting& setting) {
  return setting.kind == SettingKind::level || setting.kind == SettingKind::number;
}

std::optional<Problem> problemOf(const Product& product, const Choice& choice) {
  const SettingId id = product.settingNamed(choice.setting);
  if (!id.valid()) return unknownSetting(product, choice.setting);
  const Setting& setting = product.settings[id];
  if (optionsThat(setting, choice.comparison, choice.option)) return std::nullopt;
  if (asksForOrder(choice.comparison) && !hasOrder(setting))
    return Problem{"unordered-setting",
                   "a guard asks whether `" + choice.setting + "` is more or less than `" +
                       choice.option + "`, but its options have no order",
                   "Compare with `=` or `!=`, or declare it as a level."};
  return wrongOption(product, setting, choice);
}

/// `effective(x)` asks of a switch only.
std::optional<Problem> problemOfEffective(const Product& product, const std::string& key) {
  const SettingId id = product.settingNamed(key);
  if (!id.valid()) return unknownSetting(product, key);
  if (product.settings[id].kind == SettingKind::boolean) return std::nullopt;
  return Problem{"effective-no-switch", "`effective(" + key + ")` asks of what is no switch",
                 "Write `effective(…)` of its parent, and compare `" + key + "` with an option."};
}

std::optional<Problem> firstProblem(const Product& product, const Guard& guard) {
  if (guard.kind() == Guard::Kind::choice) return problemOf(product, guard.asChoice());
  if (guard.kind() == Guard::Kind::effective)
    return problemOfEffective(product, guard.asChoice().setting);
  if (guard.kind() == Guard::Kind::changed &&
      !product.settingNamed(guard.asChoice().setting).valid())
    return unknownSetting(product, guard.asChoice().setting);
  for (const Guard& operand : guard.operands()) {
    if (auto problem = firstProblem(product, operand)) return problem;
  }
  return std::nullopt;
}

std::string_view consequence(Use use) {
  switch (use) {
    case Use::opens:
    case Use::binds:
      return "until then it counts as always open";
    case Use::constrains:
      return "the constraint is left out";
    case Use::chooses:
      return "the default is left out";
    case Use::shows:
      return "it counts for everybody";
    case Use::migrates:
    case Use::before:
      break;
  }
  return "the step is left out";
}

Guard inItsPlace(Use use) {
  const bool open = use == Use::opens || use == Use::binds || use == Use::shows;
  return open ? Guard() : Guard::never();
}

}  // namespace

std::optional<Diagnostic> whatIsMisnamed(const Product& product, const Guard& guard,
                                         const Location& where, const std::string& instead) {
  const std::optional<Problem> problem = firstProblem(product, guard);
  if (!problem) return std::nullopt;
  return Diagnostic{Level::error, "model/" + problem->code, problem->message + "; " + instead,
                    where,        problem->advice,          {}};
}

Diagnostics settleGuardNames(Product& product) {
  Diagnostics found;
  std::unordered_set<const Guard*> broken;  // Of what is left out as a whole.
  for (const GuardSite& site : guardSites(product)) {
    if (site.use == Use::before) continue;
    auto problem =
        whatIsMisnamed(product, *site.guard, site.where, std::string(consequence(site.use)));
    if (!problem) continue;
    found.push_back(std::move(*problem));
    *site.guard = inItsPlace(site.use);
    if (site.use == Use::constrains || site.use == Use::chooses) broken.insert(site.guard);
  }
  for (Setting& setting : product.settings) {
    std::erase_if(setting.defaults,
                  [&](const SettingDefault& each) { return broken.contains(&each.when); });
  }
  std::erase_if(product.constraints, [&](const Constraint& constraint) {
    return broken.contains(&constraint.premise) || broken.contains(&constraint.conclusion);
  });
  return found;
}

}  // namespace dyetrace
