#pragma once

// The values of annotations: from the words people write to the types of the model. Every parser
// takes one value as written and gives nothing when it does not understand it; the caller knows the
// place and reports.

#include <optional>
#include <string>
#include <string_view>

#include "model/facts.h"
#include "model/label.h"
#include "model/product.h"

namespace dyetrace {

/// `true`, `yes`, `on`, `1` and their opposites.
std::optional<bool> parseYesNo(std::string_view text);

/// `P18M`, `P1Y6M`, `PT36H`, `90d`, `18 months`, `1 year 6 months`; `until-deleted` or any other
/// `until …`; `endless`, `indefinite`, `forever`.
std::optional<Retention> parseRetention(std::string_view text);

/// One item of a list of protections, added to `protection`; false if it is not known.
bool addProtection(std::string_view text, Protection& protection);

/// `0.3`, `30 %`, `30%`: a fraction from 0 to 1.
std::optional<double> parseShare(std::string_view text);

std::optional<Form> formFromName(std::string_view name);

/// The model's kinds, and the words that other tools use: `actor`, `database`, `organisation`.
std::optional<NodeKind> parseNodeKind(std::string_view text);
/// Every word parseNodeKind accepts, for suggestions.
const std::vector<std::string>& nodeKindWords();

/// What a store is for, if the word for its kind says so: `log`, `telemetry`, `backup`, `cache`,
/// `key table`.
std::optional<StoreUse> parseStoreUse(std::string_view text);

/// `event`, `periodic`, `continuous`, and other words for them: `on request`, `nightly`.
std::optional<Trigger> parseTrigger(std::string_view text);

/// `salary 1/2`: part 1 of a secret that two parts put together.
std::optional<Fragment> parseFragment(std::string_view text);

/// A mark in the spelling that marks are compared in: `Pseudonymized` is `pseudonymised`.
std::string markName(std::string_view text);

}  // namespace dyetrace
