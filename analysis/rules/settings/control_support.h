#pragma once

// What the rules about the way to a setting share: its controls towards protection and away from
// it.

#include <vector>

#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {

/// The controls of a setting by where they lead.
struct ControlSides {
  std::vector<const Control*> protecting{};
  std::vector<const Control*> exposing{};
};

/// Controls that lead to any option are on both sides; those that come with accepting something
/// else are left out.
ControlSides sidesOf(const Setting& setting);

/// The settings that the person turns, that say which option protects, and that have controls.
std::vector<SettingId> controlledSettings(const Product& product);

/// `on “Privacy”`, or `somewhere` if no screen is named.
std::string screenWords(const Product& product, const Control& control);

/// The answer where no setting says how people get to it.
std::optional<RuleAnswer> needsControls(const RuleContext& context);

}  // namespace dyetrace
