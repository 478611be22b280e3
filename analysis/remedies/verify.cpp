#include "analysis/remedies/verify.h"

#include <algorithm>
#include <utility>

namespace dyetrace {
namespace {

/// All rules together look at so many times as much as one of them.
constexpr std::size_t kAllRules = 12;

const Finding* findingIn(const std::vector<Finding>& findings, const std::string& id) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& each) { return each.id == id; });
  return found == findings.end() ? nullptr : &*found;
}

/// Of what a baseline accepts, too: it is nothing new if it is found again.
std::map<std::string, Severity> severitiesOf(const Review& review) {
  std::map<std::string, Severity> severities;
  for (const auto* list : {&review.findings, &review.accepted}) {
    for (const Finding& finding : *list) severities.emplace(finding.id, finding.severity.result);
  }
  return severities;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Whether something as grave as the finding appears.
Trial traded(const Finding& finding, const std::vector<Finding>& appears) {
  Trial trial;
  for (const Finding& each : appears) {
    if (each.severity.result < finding.severity.result) continue;
    trial.result = Trial::Result::trades;
    trial.roads.push_back(each.path);
    trial.rules.push_back(each.rule);
  }
  return trial;
}

/// Whether the finding goes and nothing as grave comes instead.
Trial judged(const Finding& finding, const RemedyEffects& effects) {
  Trial trial = traded(finding, effects.appears);
  trial.effects = &effects;
  if (!contains(effects.removes, finding.id)) trial.result = Trial::Result::trades;
  return trial;
}

ModelChanges sorted(ModelChanges changes) {
  std::sort(changes.begin(), changes.end());
  return changes;
}

}  // namespace

RemedyVerifier::RemedyVerifier(const Product& product, Reviewed& reviewed,
                               const ReviewOptions& options, RemedyBudget& budget)
    : product_(product),
      reviewed_(reviewed),
      options_(options),
      budget_(budget),
      required_(product, reviewed),
      before_(severitiesOf(reviewed.review)),
      size_(product.nodes.size() + product.flows.size() + product.settings.size() + 1) {
  options_.remarks = false;
}

Trial RemedyVerifier::tried(const Finding& finding, const ModelChanges& changes,
                            const std::vector<std::string>& suspects) {
  const RemedyEffects* known = effectsKnown(changes);
  if (known != nullptr && contains(known->removes, finding.id)) return judged(finding, *known);
  if (!budget_.take(size_)) return {Trial::Result::outOfBudget};
  const Product changed =
      withChanges(product_, reviewed_.graph, changes, {options_.unlabelledCarryNothing});
  const Trial byItsRule = askedAgain(finding, changed, changes, suspects);
  if (byItsRule.result != Trial::Result::works) return byItsRule;
  const RemedyEffects* effects = effectsOf(changes, changed);
  if (effects == nullptr) return {Trial::Result::outOfBudget};
  return judged(finding, *effects);
}

/// By the rule that found it and the suspects, which is enough to tell most sets that do not work.
Trial RemedyVerifier::askedAgain(const Finding& finding, const Product& changed,
                                 const ModelChanges& changes,
                                 const std::vector<std::string>& suspects) {
  ReviewOptions only = options_;
  only.only = suspects;
  only.only.push_back(finding.rule);
  const Reviewed asked(changed, only);
  if (const Finding* same = sameIn(asked.review, finding))
    return {Trial::Result::stays, {pathIn(changed, *same)}};
  if (const Finding* question = findingIn(asked.review.questions, finding.id))
    return {Trial::Result::trades, {pathIn(changed, *question)}};
  if (!required_.areKept(changed, asked.graph, changes)) return {Trial::Result::losesRequired};
  return traded(finding, appearing(changed, asked.review));
}

/// The finding, or the same trouble as grave by a road from elsewhere.
const Finding* RemedyVerifier::sameIn(const Review& review, const Finding& finding) const {
  if (const Finding* same = findingIn(review.findings, finding.id)) return same;
  const auto found =
      std::find_if(review.findings.begin(), review.findings.end(), [&](const Finding& each) {
        return each.rule == finding.rule && each.label == finding.label &&
               each.place == finding.place && each.severity.result >= finding.severity.result &&
               !before_.contains(each.id);
      });
  return found == review.findings.end() ? nullptr : &*found;
}

/// The road with the ids of flows that the model has as it was.
Path RemedyVerifier::pathIn(const Product& changed, const Finding& finding) const {
  Path path = finding.path;
  for (Hop& hop : path.hops) hop.flow = product_.flowNamed(changed.flows[hop.flow].key);
  return path;
}

const RemedyEffects* RemedyVerifier::effectsKnown(const ModelChanges& changes) const {
  const auto known = effects_.find(sorted(changes));
  return known == effects_.end() ? nullptr : &known->second;
}

const RemedyEffects* RemedyVerifier::effectsOf(const ModelChanges& changes,
                                               const Product& changed) {
  if (const RemedyEffects* known = effectsKnown(changes)) return known;
  if (!budget_.take(size_ * kAllRules)) return nullptr;
  const Reviewed after(changed, options_);
  return &effects_.emplace(sorted(changes), compared(changed, after)).first->second;
}

/// What the review finds and the model as it was has not, or not as grave.
std::vector<Finding> RemedyVerifier::appearing(const Product& changed, const Review& review) const {
  std::vector<Finding> appears;
  for (const Finding& finding : review.findings) {
    const auto was = before_.find(finding.id);
    if (was != before_.end() && was->second >= finding.severity.result) continue;
    appears.push_back(finding);
    appears.back().path = pathIn(changed, finding);
  }
  return appears;
}

RemedyEffects RemedyVerifier::compared(const Product& changed, const Reviewed& after) const {
  RemedyEffects effects;
  const auto now = severitiesOf(after.review);
  for (const Finding& finding : reviewed_.review.findings) {
    const auto still = now.find(finding.id);
    const bool asked = findingIn(after.review.questions, finding.id) != nullptr;
    if (still == now.end() && !asked) effects.removes.push_back(finding.id);
    if (still != now.end() && still->second < finding.severity.result)
      effects.eases.push_back(finding.id);
  }
  effects.appears = appearing(changed, after.review);
  for (const Finding& question : after.review.questions) {
    if (findingIn(reviewed_.review.questions, question.id) == nullptr) ++effects.questions;
  }
  effects.loses = lost(after.graph, after.reach);
  return effects;
}

std::vector<LabelAtNode> RemedyVerifier::lost(const FlowGraph& graph, const Reach& reach) const {
  std::vector<LabelAtNode> all;
  for (const NodeId node : product_.nodes.ids()) {
    const LabelSet before = labelsAt(reviewed_.graph, reviewed_.reach, node);
    const LabelSet after = labelsAt(graph, reach, node);
    for (const LabelId label : (before - after).members()) all.push_back({node, label});
  }
  return all;
}

const RemedyVerifier::Alone* RemedyVerifier::alone(const ModelChange& change) {
  const auto known = alone_.find(change);
  if (known != alone_.end()) return &known->second;
  if (!budget_.take(size_)) return nullptr;
  const ModelChanges changes{change};
  const Product changed =
      withChanges(product_, reviewed_.graph, changes, {options_.unlabelledCarryNothing});
  const FlowGraph graph = buildFlowGraph(changed, {options_.unlabelledCarryNothing});
  Reach reach;
  reach.at = solveMay(graph);
  Alone result;
  std::vector<NodeId> losers;
  for (const LabelAtNode& each : lost(graph, reach)) {
    if (losers.empty() || losers.back() != each.node) losers.push_back(each.node);
  }
  result.losers = losers.size();
  result.keepsRequired = required_.areKept(changed, graph, changes);
  return &alone_.emplace(change, result).first->second;
}

}  // namespace dyetrace
