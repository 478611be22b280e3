#include "analysis/review.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/policy/bound_rule.h"
#include "analysis/policy/mentioned.h"
#include "analysis/rule.h"
#include "analysis/rules/support.h"
#include "analysis/settings/closed_for_good.h"
#include "analysis/settings/settle.h"
#include "analysis/settings/void_model.h"

namespace dyetrace {
namespace {

void keep(Review& review, RuleOutcome& outcome, Finding finding) {
  const bool question = finding.verdict == Verdict::unknown;
  (question ? outcome.questions : outcome.findings) += 1;
  (question ? review.questions : review.findings).push_back(std::move(finding));
}

/// As the gravest of its findings says; without any, as the rule itself says.
Verdict verdictOf(const RuleAnswer& answer) {
  const auto has = [&](const auto& test) {
    return std::any_of(answer.findings.begin(), answer.findings.end(), test);
  };
  if (has([](const Finding& each) { return each.verdict == Verdict::violated; }))
    return Verdict::violated;
  if (has([](const Finding& each) { return each.verdict != Verdict::unknown; }))
    return Verdict::possible;
  return answer.findings.empty() ? answer.verdict : Verdict::unknown;
}

/// What the policy says last of a rule; null if nothing.
const RuleChange* changeOf(const Policy* policy, const std::string& code) {
  if (policy == nullptr) return nullptr;
  const RuleChange* last = nullptr;
  for (const RuleChange& change : policy->changes) {
    if (change.rule == code) last = &change;
  }
  return last;
}

void overrule(const Product& product, const RuleChange& change, Finding& finding) {
  if (!change.severity) return;
  finding.severity.result = *change.severity;
  finding.severity.sentence += "; " + wordsOf(product, change);
  addEvidence(finding, "policy: " + wordsOf(product, change), change.where);
}

/// What a rule could not compute is undetermined, never satisfied.
RuleAnswer askedOf(const Rule& rule, RuleContext& context) {
  try {
    return rule.ask(context);
  } catch (const OutOfBudget&) {
    return {{}, Verdict::unknown, "Undetermined: the analysis of settings ended at its budget."};
  }
}

RuleAnswer answerOf(const Rule& rule, const RuleChange* change, RuleContext& context) {
  if (change != nullptr && change->off) {
    return doesNotApply("It is " + wordsOf(context.product(), *change) + ".");
  }
  RuleAnswer answer = askedOf(rule, context);
  settleWithSettings(rule, context, answer.findings);
  for (Finding& finding : answer.findings) {
    if (change != nullptr) overrule(context.product(), *change, finding);
  }
  return answer;
}

void askRule(const Rule& rule, const Policy* policy, RuleContext& context, Review& review) {
  const std::string& code = rule.description().code;
  RuleAnswer answer = answerOf(rule, changeOf(policy, code), context);
  RuleOutcome outcome;
  outcome.rule = code;
  outcome.reason = answer.reason;
  outcome.verdict = verdictOf(answer);
  for (Finding& finding : answer.findings) keep(review, outcome, std::move(finding));
  review.rules.push_back(std::move(outcome));
}

bool isAsked(const std::string& code, const ReviewOptions& options) {
  const auto& only = options.only;
  return only.empty() || std::find(only.begin(), only.end(), code) != only.end();
}

void askPolicy(const ReviewOptions& options, RuleContext& context, Review& review) {
  for (const PolicyRule& rule : options.policy->rules) {
    if (!isAsked(codeOf(rule), options)) continue;
    const auto bound = bindRule(rule, context.product(), review.diagnostics);
    askRule(*bound, options.policy, context, review);
    review.rules.back().name = bound->description().name;
  }
}

ConditionOptions conditionsFor(const Product& product, const ReviewOptions& options) {
  ConditionOptions conditions = options.conditions;
  if (options.policy == nullptr) return conditions;
  for (const SettingId id : settingsIn(*options.policy, product)) conditions.also.push_back(id);
  return conditions;
}

void sortFindings(const Product& product, std::vector<Finding>& findings) {
  const auto rank = [&](const Finding& finding) {
    const bool placed = product.nodes.contains(finding.place);
    const bool labelled = product.labels.contains(finding.label);
    return std::make_tuple(-static_cast<int>(finding.severity.result), finding.rule,
                           placed ? product.nodes[finding.place].key : Text(),
                           labelled ? keyOf(product, finding.label) : std::string(), finding.id);
  };
  std::sort(findings.begin(), findings.end(),
            [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
}

/// What moves over an edge only because the flow names nothing.
LabelSet movesUnnamed(const FlowGraph& graph, const Reach& reach, const Edge& edge) {
  return edge.carriesAll ? passes(graph, edge, reach.at.row(edge.from)) : LabelSet();
}

std::vector<UnlabelledFlow> unlabelledFlows(const FlowGraph& graph, const Reach& reach) {
  std::map<FlowId, LabelSet> moving;
  for (const Edge& edge : graph.edges) moving[edge.flow] |= movesUnnamed(graph, reach, edge);
  std::vector<UnlabelledFlow> flows;
  for (const auto& [flow, labels] : moving) {
    if (!labels.empty()) flows.push_back({flow, labels.size()});
  }
  std::stable_sort(
      flows.begin(), flows.end(),
      [](const UnlabelledFlow& a, const UnlabelledFlow& b) { return a.labels > b.labels; });
  return flows;
}

Diagnostic originNotDrawn(const Product& product, const UndrawnOrigin& origin) {
  const Flow& flow = product.flows[origin.flow];
  const std::string label = titleOf(product, origin.label);
  const std::string node = titleOf(product.nodes[origin.node]);
  Diagnostic diagnostic;
  diagnostic.level = Level::note;
  diagnostic.code = "analysis/origin-not-drawn";
  diagnostic.message = "flow " + titleOf(product, flow) + " names " + label +
                       ", which nothing brings to " + node + "; it is taken to start there";
  diagnostic.where = flow.where;
  diagnostic.advice = "Say where it starts: privacy.data on " + node +
                      " if it is collected there, else draw the flow that brings it.";
  return diagnostic;
}

bool drawsData(const Product& product) {
  return std::any_of(product.flows.begin(), product.flows.end(),
                     [](const Flow& flow) { return flow.confidence == Confidence::drawn; });
}

bool namesData(const FlowGraph& graph) {
  return std::any_of(graph.vertices.begin(), graph.vertices.end(),
                     [](const Vertex& vertex) { return !vertex.starts.empty(); });
}

/// What is to say of the model itself.
void remark(const Product& product, const FlowGraph& graph, const Reach& reach, Review& review) {
  review.unlabelled = unlabelledFlows(graph, reach);
  for (const UndrawnOrigin& origin : graph.undrawnOrigins) {
    review.diagnostics.push_back(originNotDrawn(product, origin));
  }
  if (auto problem = whyNothingIsValid(product, {}))
    review.diagnostics.push_back(std::move(*problem));
  for (Diagnostic& closed : closedForGood(product, {}))
    review.diagnostics.push_back(std::move(closed));
  review.drawsData = drawsData(product);
  review.namesData = namesData(graph);
}

}  // namespace

Reviewed::Reviewed(const Product& product, const ReviewOptions& options)
    : graph(buildFlowGraph(product, {options.unlabelledCarryNothing})),
      reach(solveReach(graph)),
      settings(SettingsAnalysis::of(product, graph, reach, conditionsFor(product, options))) {
  RuleContext context(product, graph, reach, settings.get());
  for (const auto& rule : rules()) {
    if (isAsked(rule->description().code, options)) askRule(*rule, options.policy, context, review);
  }
  if (options.policy != nullptr) askPolicy(options, context, review);
  sortFindings(product, review.findings);
  sortFindings(product, review.questions);
  if (options.remarks) remark(product, graph, reach, review);
}

Reviewed reviewProduct(const Product& product, const ReviewOptions& options) {
  return Reviewed(product, options);
}

}  // namespace dyetrace
