#pragma once

// What the rules about settings share: when they can be asked, which exposures they look at, and
// findings about an exposure or a setting with everything filled in that follows from it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/rules/support.h"
#include "analysis/settings/standing.h"
#include "analysis/settings/words.h"

namespace dyetrace {

/// The answer of every rule about settings where there are none, or where they are beyond the
/// budget; nothing if the rule can be asked.
std::optional<RuleAnswer> cannotAskOfSettings(const RuleContext& context);

/// The exposures that stand for themselves: recipients, and flows that no diagram draws. By place
/// in SettingsAnalysis::exposures().
std::vector<std::size_t> exposuresByThemselves(const SettingsAnalysis& settings);

/// The exposures that a setting claims to control, each once.
std::vector<std::size_t> claimedBy(const SettingsAnalysis& settings, SettingId setting);

/// The settings that the person turns, by id.
std::vector<SettingId> personsSettings(const Product& product);
/// Those of a configuration's support that the owner turns.
std::vector<SettingId> ownedBy(const Product& product, const std::vector<SettingId>& settings,
                               SettingOwner owner);

/// The options of a setting that protect, as it or its order says; for a switch of which nothing is
/// said, off. Empty where nothing can be known.
std::vector<std::size_t> protectiveOptions(const Setting& setting);

/// `“Personalised adverts”`.
std::string quotedTitle(const Product& product, SettingId setting);
std::string quotedTitles(const Product& product, const std::vector<SettingId>& settings);

/// A violated finding about an exposure, with its road where a diagram draws one, its severity, its
/// condition, and the places of the settings given. `variant` tells several at one exposure apart.
Finding findingOn(RuleContext& context, const RuleDescription& rule, std::size_t exposure,
                  const std::vector<SettingId>& settings, std::string_view variant = {});

/// A violated finding about a setting and no exposure in particular, with a level that the rule
/// fixes; `reason` says what fixes it.
Finding findingAbout(RuleContext& context, const RuleDescription& rule, SettingId setting,
                     Severity level, const std::string& reason, std::string_view variant = {});

/// The contexts of a list of answers in which something holds, in words.
std::string forWhom(const SettingsAnalysis& settings, const std::vector<bool>& contexts);

}  // namespace dyetrace
