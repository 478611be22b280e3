#pragma once

// What the rules about promises share (SET-03, 04, 05, 11, 24): promises of one fate, those that
// one change mends together, and a finding about them.

#include <vector>

#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {

/// Promises of one setting about exposures of one group, all of one fate and winner.
struct BrokenPromise {
  Promise promise{};  ///< About the gravest.
  ExposureGroup group{};
};

using PromiseTest = bool (*)(const Product&, const Promise&);

/// Those that pass the test, by setting.
std::vector<BrokenPromise> brokenPromises(const SettingsAnalysis& settings, PromiseTest test);

/// A finding about it: the exposure, the setting and the winner if there is one; at least high, and
/// critical for special-category data.
Finding findingOn(RuleContext& context, const RuleDescription& rule, const BrokenPromise& broken);

/// `So it is in 3 of 8 configurations in which it protects, for example: …`.
std::string exampleWords(const SettingsAnalysis& settings, const BrokenPromise& broken);

/// The answer where no setting promises anything; nothing if some do.
std::optional<RuleAnswer> nobodyPromises(const SettingsAnalysis& settings);

bool isKillSwitch(const Setting& setting);

}  // namespace dyetrace
