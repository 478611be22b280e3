#pragma once

// Remedies in words, for text and report alike.

#include <string>
#include <vector>

#include "analysis/finding.h"
#include "analysis/remedies/remedy.h"

namespace dyetrace::words {

/// What to do: the sentences of its changes.
std::string remedyActs(const Remedy& remedy);

/// `2 findings disappear, 1 is less grave; nothing required is lost.`
std::string remedyEffect(const Remedies& remedies, const Remedy& remedy);

/// `New by it: medium FLW-02: …`; empty if nothing appears.
std::string remedyCaveat(const Remedy& remedy);

/// What the places lose, at most `most` of them; empty if nothing is lost.
std::string remedyLosses(const Remedy& remedy, std::size_t most);

/// By place in Remedies::all, as one would take them: each removes the most of the gravest findings
/// that those before it leave. Only what is an alternative for one of the findings shown.
std::vector<std::size_t> bestRemedies(const Review& review, const Remedies& remedies);

/// What was not looked at, or that nothing is marked as required; empty if there is nothing to say.
std::string remedyNote(const Remedies& remedies);

/// For a finding of which none is known: that, and why; empty if none were searched for it.
std::string noRemedyWords(const FindingRemedies* entry);

}  // namespace dyetrace::words
