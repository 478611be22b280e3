// SET-09. It is on, and nothing that the person can change stops it.

#include <algorithm>
#include <map>

#include "analysis/distance.h"
#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/exposure_purposes.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

std::vector<bool> unstoppable(const ConditionAnswers& answers) {
  std::vector<bool> which;
  for (const ContextAnswer& each : answers.contexts) which.push_back(each.byDefault && !each.stop);
  return which;
}

bool some(const std::vector<bool>& which) {
  return std::find(which.begin(), which.end(), true) != which.end();
}

/// Settings decide it, or it goes to an outsider: a processor that always gets something is part of
/// the service.
bool isAskedAbout(const Exposure& exposure) {
  return exposure.distance >= kThirdParty || !exposure.condition.always();
}

std::string decidedBy(const Product& product, const ConditionAnswers& answers) {
  const auto flags = ownedBy(product, answers.support, SettingOwner::product);
  if (answers.always) return "No setting of the model stops it.";
  if (flags.empty()) return "Nothing that the person turns decides it.";
  return "Only the product can: " + quotedTitles(product, flags) + ".";
}

Finding reportNoSwitch(RuleContext& context, const RuleDescription& rule,
                       const std::vector<ExposureGroup>& groups) {
  const Product& product = context.product();
  SettingsAnalysis& settings = *context.settings();
  const std::size_t index = groups.front().gravest();
  const Exposure& exposure = settings.exposures()[index];
  const ConditionAnswers& answers = settings.answers(index);
  const auto purposes = purposesOf(settings, exposure);
  Finding finding = findingOn(context, rule, index, {});
  finding.sentence = "Nothing that the person can change stops it: " + clauseOf(exposure) + ".";
  finding.detail = decidedBy(product, answers) + othersOf(settings, groups.front());
  for (std::size_t i = 1; i < groups.size(); ++i) {
    finding.detail += " Nor this: " + clauseOf(settings.exposures()[groups[i].gravest()]) + "." +
                      othersOf(settings, groups[i]);
  }
  finding.who = capitalised(forWhom(settings, unstoppable(answers))) + ".";
  finding.fix =
      "Give people a setting that stops it, or mark the flow as needed for the service "
      "(privacy.required).";
  finding.ask = "How can somebody object to this?";
  addSettingEvidence(product, finding, ownedBy(product, answers.support, SettingOwner::product));
  atLeast(finding.severity, Severity::high, "no switch");
  if (isForAdsOrSale(product, purposes)) {
    atLeast(finding.severity, Severity::critical, "for advertising or sale");
  }
  if (purposes.empty()) {
    becomeQuestion(finding, "Is it needed for the service that " + clauseOf(exposure) +
                                "? State privacy.purpose, or privacy.required on the flow.");
  }
  return finding;
}

/// Those that nobody can stop and that are not known to be needed, by place.
std::vector<std::vector<ExposureGroup>> troubles(SettingsAnalysis& settings) {
  std::vector<std::vector<ExposureGroup>> all;
  std::map<NodeId, std::size_t> byPlace;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const Exposure& exposure = settings.exposures()[group.gravest()];
    const auto purposes = purposesOf(settings, exposure);
    if (!isAskedAbout(exposure) || !some(unstoppable(settings.answers(group.gravest())))) continue;
    if (!purposes.empty() && !isUnneeded(settings.product(), purposes)) continue;
    const auto known = exposure.place.valid() ? byPlace.find(exposure.place) : byPlace.end();
    if (known != byPlace.end()) {
      all[known->second].push_back(group);
      continue;
    }
    if (exposure.place.valid()) byPlace.emplace(exposure.place, all.size());
    all.push_back({group});
  }
  return all;
}

RuleAnswer askNoSwitch(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  RuleAnswer answer;
  for (std::vector<ExposureGroup>& groups : troubles(*context.settings())) {
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
      const auto& exposures = context.settings()->exposures();
      return exposures[a.gravest()].weight > exposures[b.gravest()].weight;
    });
    answer.findings.push_back(reportNoSwitch(context, rule, groups));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeNoSwitch() {
  return plainRule(
      {.code = "SET-09",
       .name = "No switch at all",
       .question = "Is something on that nothing the person can change stops?",
       .checks = "Data at outsiders, and flows that settings decide: on under the defaults of some "
                 "group of people, in every valid configuration that they can reach by their own "
                 "settings, and neither required nor only for purposes of the service. Once for "
                 "each recipient. Where no purpose is stated it is a question.",
       .severity = "at least high; critical for advertising and sale",
       .article = "Art. 21, 7(3), 25(2)",
       .linddun = "U.2.1",
       .dpv = "dpv:CannotOptOutFromProcess",
       .fix = "Give people a setting that stops it, or show that the service needs it.",
       .needs = "settings, who turns them, purposes and required flows",
       .pattern = "forced action; dead end"},
      askNoSwitch);
}

}  // namespace dyetrace
