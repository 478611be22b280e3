// SET-16. Stopping what the service does not need also stops what it needs.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/exposure_purposes.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Something that the service needs, and when it is there.
struct Need {
  std::string title{};
  Condition condition{};
  Location where{};
};

void addRequiredFlows(RuleContext& context, std::vector<Need>& needs) {
  const Product& product = context.product();
  LiftedReach& reach = context.settings()->reach();
  for (const FlowId id : product.flows.ids()) {
    if (!product.factsOf(product.flows[id]).required) continue;
    Condition open = context.settings()->space().never();
    for (const EdgeId edge : context.graph().edges.ids()) {
      if (context.graph().edges[edge].flow == id) open |= reach.openEdge(edge);
    }
    needs.push_back({"the flow " + flowWords(product, id), open, product.flows[id].where});
  }
}

/// Bound flows whose stated purpose is the service itself.
void addServicePurposes(const SettingsAnalysis& settings, std::vector<Need>& needs) {
  for (const Exposure& exposure : settings.exposures()) {
    if (exposure.label.valid()) continue;
    const auto purposes = purposesOf(settings, exposure);
    if (purposes.empty() || isUnneeded(settings.product(), purposes)) continue;
    needs.push_back({"the flow " + quoted(exposure.title), exposure.condition, exposure.where});
  }
}

bool isNeed(const SettingsAnalysis& settings, const Exposure& exposure) {
  const auto purposes = purposesOf(settings, exposure);
  return !purposes.empty() && !isUnneeded(settings.product(), purposes);
}

/// What of the needs is lost wherever the person stops the group, in one context.
std::vector<Need> lostWith(const SettingsAnalysis& settings, const std::vector<Need>& needs,
                           const Condition& stopped, const Configuration& start) {
  const ChangeCosts costs = settings.people().personsCosts();
  std::vector<Need> lost;
  for (const Need& need : needs) {
    const bool there = need.condition.contains(start);
    if (there && !(stopped & need.condition).nearest(start, costs)) lost.push_back(need);
  }
  return lost;
}

Finding reportAllOrNothing(RuleContext& context, const RuleDescription& rule,
                           const ExposureGroup& group, const Nearest& stop,
                           const std::vector<Need>& lost) {
  const SettingsAnalysis& settings = *context.settings();
  Finding finding = findingOn(context, rule, group.gravest(), stop.changed);
  finding.sentence = "It cannot be stopped without losing what the service needs: " +
                     clauseOf(settings.exposures()[group.gravest()]) + ".";
  std::vector<std::string> titles;
  for (const Need& need : lost) titles.push_back(need.title);
  finding.detail = "Who stops it (" + words::changes(context.product(), stop) + ") also stops " +
                   listed(titles) + "." + othersOf(settings, group);
  finding.fix = "Give the two settings of their own.";
  finding.ask = "Why does the service depend on this?";
  for (const Need& need : lost) addEvidence(finding, "needed: " + need.title, need.where);
  atLeast(finding.severity, Severity::high, "all or nothing");
  return finding;
}

void askAbout(RuleContext& context, const RuleDescription& rule, const ExposureGroup& group,
              const std::vector<Need>& needs, RuleAnswer& answer) {
  SettingsAnalysis& settings = *context.settings();
  const Condition stopped = !settings.exposures()[group.gravest()].condition;
  for (const ContextAnswer& each : settings.answers(group.gravest()).contexts) {
    if (!each.byDefault || !each.stop) continue;
    const Configuration& start = settings.people().contexts()[each.context].start;
    const auto lost = lostWith(settings, needs, stopped, start);
    if (lost.empty()) continue;
    answer.findings.push_back(reportAllOrNothing(context, rule, group, *each.stop, lost));
    return;
  }
}

RuleAnswer askAllOrNothing(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  std::vector<Need> needs;
  addRequiredFlows(context, needs);
  addServicePurposes(*context.settings(), needs);
  if (needs.empty()) {
    return couldNotAsk("Nothing says what the service needs (privacy.required, or a purpose).");
  }
  RuleAnswer answer;
  for (const ExposureGroup& group : unneededGroups(*context.settings())) {
    if (isNeed(*context.settings(), context.settings()->exposures()[group.gravest()])) continue;
    askAbout(context, rule, group, needs, answer);
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeAllOrNothing() {
  return plainRule(
      {.code = "SET-16",
       .name = "All or nothing",
       .question = "Does stopping what is not needed also stop what the service needs?",
       .checks =
           "Data at recipients and flows that are on by default and that the person can stop: "
           "whether every way to stop them closes a required flow, or one that is only for "
           "purposes of the service.",
       .severity = "weight x distance; at least high",
       .article = "Art. 7(4), recital 43",
       .linddun = "U.2.1",
       .dpv = "risk:Coercion",
       .fix = "Give the two settings of their own.",
       .needs = "required flows, or purposes of flows",
       .pattern = "forced action; bundling"},
      askAllOrNothing);
}

}  // namespace dyetrace
