#pragma once

// What the rules share: who is a recipient, what is personal, and a finding with everything filled
// in that follows from its road, so that a rule only adds what is its own.

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/finding.h"
#include "analysis/rule.h"
#include "analysis/rules/phase_search.h"
#include "model/inherit.h"

namespace dyetrace {

/// Personal data that is not anonymous.
bool isPersonal(const Product& product, LabelId label);
int weightOf(const Product& product, LabelId label);
Special specialOf(const Product& product, LabelId label);
LabelSet personalAt(RuleContext& context, NodeId node);
/// The gravest label of a set (by weight, then by key); invalid if the set is empty.
LabelId heaviest(const Product& product, const LabelSet& labels);

/// A person or their own device: never a recipient of their own data.
bool isSubject(const Product& product, NodeId node);
/// Third party, authority, other people or the public.
bool isOutsider(const Product& product, NodeId node);
/// A party rather than a part of the product: an external, or a person other than the subject.
bool isParty(const Product& product, NodeId node);

/// `Precise location` for the start of a sentence.
std::string capitalised(std::string text);
/// `a, b and c`; after five, `and N more`.
std::string listed(const std::vector<std::string>& words);
std::string titlesOf(const Product& product, const std::vector<TermId>& terms);
/// Titles of the labels other than `label`; empty if there are none.
std::string others(const Product& product, const LabelSet& labels, LabelId label);
/// `in 4 steps`, `in 1 step`, `where it starts`.
std::string steps(const Path& path);
/// The flow by its name, else `from "A" to "B"`.
std::string flowWords(const Product& product, FlowId flow);
std::string quoted(const std::string& name);

/// The organisations a road passes, each once in a row: `Person, Example Social, Ads Partner`.
std::vector<std::string> organisationsOn(const Product& product, const Path& path);

/// A shortest road to a label at a node; if none can be read off, a road without hops.
Path roadTo(RuleContext& context, NodeId place, LabelId label);

/// A violated finding for the label and place at the end of a road: identity, evidence of where the
/// data starts, who, why, whether it rests on suggestions or on flows nobody drew. `variant` tells
/// apart several findings of one rule at one place and becomes part of the identity.
Finding findingAt(RuleContext& context, const RuleDescription& rule, Path path,
                  std::string_view variant = {});
/// The references of a rule in one sentence: article, threat node, dark pattern.
std::string whyItMatters(const RuleDescription& rule);
/// Turns a finding into a question.
void becomeQuestion(Finding& finding, std::string question);
void addEvidence(Finding& finding, const Statement* statement);
void addEvidence(Finding& finding, std::string words, const Location& where);

/// Adds `Its road passes A, B and C.` to the detail, unless it stays in one organisation.
void addRoadWords(const Product& product, Finding& finding);

/// An answer for a rule that this model does not let us ask.
RuleAnswer couldNotAsk(std::string reason);
RuleAnswer doesNotApply(std::string reason);

/// Whether a node, flow or zone of the model states something, such as `&Facts::purposes`.
template <class Member>
bool anybodyStates(const Product& product, Member Facts::*member) {
  static const Member nothing{};
  return std::any_of(product.facts.begin(), product.facts.end(),
                     [&](const Facts& facts) { return !(facts.*member == nothing); });
}

/// Where roads of a search end in trouble, grouped so that a place is named once.
struct Trouble {
  NodeId place{};
  LabelSet labels{};
  const Arrival* arrival = nullptr;  ///< The nearest one of the heaviest label.
};
using ArrivalTest = std::function<bool(const Arrival&)>;
std::vector<Trouble> troubleByPlace(const RuleContext& context, const PhaseSearch& roads,
                                    const ArrivalTest& test);
/// One per place and label, the nearest.
std::vector<const Arrival*> troubleByLabel(const RuleContext& context, const PhaseSearch& roads,
                                           const ArrivalTest& test);

}  // namespace dyetrace
