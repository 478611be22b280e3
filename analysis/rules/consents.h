#pragma once

// What rests on consent, and where consent is asked for, given and refused.
//
// A place rests on consent if every legal basis stated for it (on it, on the flow that leads there,
// around it) is consent or explicit consent. A guard on a setting that the person turns counts as
// asking, too: whether such a setting is on by itself is a question of the rules on settings.

#include <optional>
#include <vector>

#include "analysis/rule.h"
#include "analysis/rules/marks.h"
#include "analysis/rules/ways.h"

namespace dyetrace {

bool restsOnConsent(const Product& product, NodeId node, FlowId over = {});
bool anybodyStatesConsent(const Product& product);
/// Whether the guard names a setting that the person turns, or of which nobody says who turns it.
bool isOptIn(const Product& product, const Guard& guard);
/// The person, their device, or other people.
bool isWithPeople(const Product& product, NodeId node);

/// A step that uses personal data on consent.
struct ConsentUse {
  NodeId node{};
  StepId step{};
  LabelSet labels{};
};
/// By node. `unstated`: also where no basis is stated at all.
std::vector<ConsentUse> consentUses(RuleContext& context, bool unstated = false);

/// Of the steps that give consent, the last that always comes before `step`; invalid if there is
/// none.
StepId consentBefore(const ProcessOrder& order, const std::vector<StepId>& consents, StepId step);
/// The nearest step that always comes before both; invalid if there is none.
StepId commonDominator(const ProcessOrder& order, StepId one, StepId other);

/// A consent and the refusal that answers the same question.
struct Answers {
  StepId consent{};
  StepId refusal{};
  StepId question{};  ///< Where the two part: the nearest step that always comes before both.
};
/// By consent; only those that a refusal answers.
std::vector<Answers> answersOf(RuleContext& context);

/// A road to the gravest data that depends on a consent: what rests on consent behind it, else
/// whatever a step behind it, or the step itself, handles. Nothing if it handles none.
std::optional<Path> dataBehind(RuleContext& context, StepId consent);

/// Set if the order of the processes was not worked out: then no rule on order can be asked.
std::optional<RuleAnswer> orderNotKnown(RuleContext& context);
/// The same, and set if no step is marked as a consent.
std::optional<RuleAnswer> consentNotMarked(RuleContext& context);
/// The same, and set if no step is marked as a refusal.
std::optional<RuleAnswer> answersNotMarked(RuleContext& context);

}  // namespace dyetrace
