#include "analysis/rules/consents.h"

#include <algorithm>

#include "analysis/rules/legal_basis.h"
#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

bool isConsent(const Product& product, TermId basis) {
  const std::string& key = product.taxonomy[basis].key;
  return key == "consent" || key == "explicit_consent";
}

bool isTurnedByPerson(const Product& product, const std::string& key) {
  const SettingId id = product.settingNamed(key);
  if (!id.valid()) return true;
  const SettingOwner owner = product.settings[id].owner;
  return owner == SettingOwner::person || owner == SettingOwner::unknown;
}

bool namesSetting(const Guard& guard) {
  return guard.kind() == Guard::Kind::choice || guard.kind() == Guard::Kind::changed ||
         guard.kind() == Guard::Kind::effective;
}

/// Bases on the node, or on a flow that brings it personal data.
bool usesOnConsent(const RuleContext& context, NodeId node, bool unstated) {
  const Product& product = context.product();
  if (restsOnConsent(product, node)) return true;
  if (!usageBases(product, basesOf(product, node).value).empty()) return false;
  bool stated = false;
  for (const VertexId vertex : context.graph().verticesOf[node.index()]) {
    for (const EdgeId edge : context.graph().into(vertex)) {
      const FlowId flow = context.graph().edges[edge].flow;
      if (restsOnConsent(product, node, flow)) return true;
      stated = stated || !usageBases(product, basesAt(product, node, flow)).empty();
    }
  }
  return unstated && !stated;
}

/// The place with the gravest data; nothing if none of them has any.
std::optional<Path> gravest(RuleContext& context, const std::vector<ConsentUse>& uses) {
  const Product& product = context.product();
  const ConsentUse* best = nullptr;
  for (const ConsentUse& use : uses) {
    if (use.labels.empty()) continue;
    const int weight = weightOf(product, heaviest(product, use.labels));
    if (best == nullptr || weight > weightOf(product, heaviest(product, best->labels))) best = &use;
  }
  if (best == nullptr) return std::nullopt;
  return roadTo(context, best->node, heaviest(product, best->labels));
}

}  // namespace

bool restsOnConsent(const Product& product, NodeId node, FlowId over) {
  const std::vector<TermId> bases = usageBases(product, basesAt(product, node, over));
  return !bases.empty() && std::all_of(bases.begin(), bases.end(),
                                       [&](TermId basis) { return isConsent(product, basis); });
}

bool anybodyStatesConsent(const Product& product) {
  return std::any_of(product.facts.begin(), product.facts.end(), [&](const Facts& facts) {
    return std::any_of(facts.bases.begin(), facts.bases.end(),
                       [&](TermId basis) { return isConsent(product, basis); });
  });
}

bool isOptIn(const Product& product, const Guard& guard) {
  if (namesSetting(guard)) return isTurnedByPerson(product, guard.asChoice().setting);
  const std::vector<Guard>& operands = guard.operands();
  return std::any_of(operands.begin(), operands.end(),
                     [&](const Guard& operand) { return isOptIn(product, operand); });
}

bool isWithPeople(const Product& product, NodeId node) {
  return product.nodes[node].kind == NodeKind::person || isSubject(product, node);
}

std::vector<ConsentUse> consentUses(RuleContext& context, bool unstated) {
  const Product& product = context.product();
  std::vector<ConsentUse> uses;
  for (const NodeId node : product.nodes.ids()) {
    const StepId step = context.order().stepOf(node);
    if (!step.valid() || product.nodes[node].kind != NodeKind::process) continue;
    const LabelSet labels = personalAt(context, node);
    if (labels.empty() || !usesOnConsent(context, node, unstated)) continue;
    uses.push_back({node, step, labels});
  }
  return uses;
}

StepId consentBefore(const ProcessOrder& order, const std::vector<StepId>& consents, StepId step) {
  StepId last;
  for (const StepId consent : consents) {
    if (!order.dominates(consent, step)) continue;
    if (!last.valid() || order.dominates(last, consent)) last = consent;
  }
  return last;
}

StepId commonDominator(const ProcessOrder& order, StepId one, StepId other) {
  StepId at = order.dominatorOf(one);
  while (at.valid() && !order.dominates(at, other)) at = order.dominatorOf(at);
  return at == other ? order.dominatorOf(at) : at;
}

std::vector<Answers> answersOf(RuleContext& context) {
  const Product& product = context.product();
  const ProcessOrder& order = context.order();
  std::vector<Answers> answers;
  for (const StepId consent : stepsGiving(product, mark::kConsent)) {
    Answers nearest;
    for (const StepId refusal : stepsGiving(product, mark::kRefuse)) {
      const StepId question = commonDominator(order, consent, refusal);
      const bool nearer = question.valid() && (!nearest.question.valid() ||
                                               order.dominates(nearest.question, question));
      if (nearer && question != nearest.question) nearest = {consent, refusal, question};
    }
    if (nearest.question.valid()) answers.push_back(nearest);
  }
  return answers;
}

std::optional<Path> dataBehind(RuleContext& context, StepId consent) {
  const Product& product = context.product();
  std::vector<ConsentUse> behind = consentUses(context);
  std::erase_if(
      behind, [&](const ConsentUse& use) { return !context.order().dominates(consent, use.step); });
  if (auto path = gravest(context, behind)) return path;
  behind.clear();
  for (const NodeId node : product.nodes.ids()) {
    const StepId step = context.order().stepOf(node);
    if (!step.valid() || !context.order().dominates(consent, step)) continue;
    behind.push_back({node, step, personalAt(context, node)});
  }
  return gravest(context, behind);
}

std::optional<RuleAnswer> orderNotKnown(RuleContext& context) {
  if (!context.order().tooLarge()) return std::nullopt;
  return couldNotAsk("The processes have too many steps for their order to be worked out.");
}

std::optional<RuleAnswer> consentNotMarked(RuleContext& context) {
  if (anybodyGives(context.product(), mark::kConsent)) return orderNotKnown(context);
  return couldNotAsk(
      "Nothing says where people agree. Add privacy.marks: consent to the step, or the branch, "
      "that follows a yes.");
}

std::optional<RuleAnswer> answersNotMarked(RuleContext& context) {
  if (anybodyGives(context.product(), mark::kRefuse)) return consentNotMarked(context);
  return couldNotAsk(
      "Nothing says where people agree and where they refuse. Add privacy.marks: consent and "
      "privacy.marks: refuse to the two branches of the question.");
}

}  // namespace dyetrace
