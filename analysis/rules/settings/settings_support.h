#pragma once

// What the rules about settings share: when they can be asked, which exposures they look at, and
// findings about an exposure or a setting with everything filled in that follows from it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/rules/support.h"
#include "analysis/settings/promises.h"
#include "analysis/settings/standing.h"
#include "analysis/settings/words.h"

namespace dyetrace {

/// The answer of every rule about settings where there are none, or where they are beyond the
/// budget; nothing if the rule can be asked.
std::optional<RuleAnswer> cannotAskOfSettings(const RuleContext& context);

/// The same for rules that ask nothing of conditions.
std::optional<RuleAnswer> needsSettings(const RuleContext& context);

/// The exposures that stand for themselves: recipients, and flows asked about that lead to none or
/// that no diagram draws. By place in SettingsAnalysis::exposures().
std::vector<std::size_t> exposuresByThemselves(const SettingsAnalysis& settings);

/// What happens: `precise location reaches Ads partner`, or `"loc_store" flows`.
std::string clauseOf(const Exposure& exposure);

/// The settings that the person turns, by id.
std::vector<SettingId> personsSettings(const Product& product);
/// Those of a configuration's support that the owner turns.
std::vector<SettingId> ownedBy(const Product& product, const std::vector<SettingId>& settings,
                               SettingOwner owner);

/// `Location history is off and Web activity is on`.
std::string stateWords(const Product& product, const Configuration& at,
                       const std::vector<SettingId>& settings);
/// What differs: `Location history: off -> on and Audience: Friends -> Everyone`.
std::string transitionWords(const Product& product, const Configuration& before,
                            const Configuration& after);
std::vector<SettingId> differing(const Product& product, const Configuration& one,
                                 const Configuration& other);
void addSettingEvidence(const Product& product, Finding& finding,
                        const std::vector<SettingId>& settings);

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

/// Gives a finding a level that the rule fixes; `reason` says what fixes it.
void fixLevel(Finding& finding, Severity level, const std::string& reason);

/// The settings that a guard mentions, by id, each once.
std::vector<SettingId> settingsIn(const Product& product, const Guard& guard);
bool mentions(const Product& product, const Guard& guard, SettingId setting);

/// The contexts of a list of answers in which something holds, in words.
std::string forWhom(const SettingsAnalysis& settings, const std::vector<bool>& contexts);

}  // namespace dyetrace
