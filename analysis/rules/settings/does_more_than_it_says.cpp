// SET-12. Turning a setting on opens more than it claims.

#include <algorithm>

#include "analysis/distance.h"
#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Whether a claim names the exposure, or the place to which a claimed flow brings it.
bool isClaimed(const SettingsAnalysis& settings, const std::vector<std::size_t>& claims,
               std::size_t index) {
  const auto& exposures = settings.exposures();
  const Exposure& asked = exposures[index];
  return std::any_of(claims.begin(), claims.end(), [&](std::size_t claim) {
    const Exposure& each = exposures[claim];
    const bool leadsThere = each.flow.valid() && !each.label.valid() && each.place == asked.place;
    return claim == index || leadsThere;
  });
}

/// The configurations in which the setting protects and giving that up alone opens it.
Condition openedBy(const SettingsAnalysis& settings, SettingId id, const Condition& condition) {
  return protecting(settings, id) & !condition & condition.exists(id);
}

std::vector<ExposureGroup> unclaimedBy(const SettingsAnalysis& settings, SettingId id) {
  const auto claims = claimedBy(settings, id);
  std::vector<std::size_t> opened;
  for (const std::size_t index : exposuresByThemselves(settings)) {
    const Exposure& exposure = settings.exposures()[index];
    if (isClaimed(settings, claims, index)) continue;
    if (!openedBy(settings, id, exposure.condition).never()) opened.push_back(index);
  }
  return grouped(settings, opened);
}

bool states(const Setting& setting) {
  return !setting.claims.empty();
}

/// From the configuration nearest to the first defaults, the change that opens it.
std::string witnessOf(const SettingsAnalysis& settings, SettingId id, const Condition& condition) {
  const Product& product = settings.product();
  const Configuration& start = settings.people().contexts().front().start;
  const auto before =
      openedBy(settings, id, condition).nearest(start, ChangeCosts(product.settings.size(), 1));
  ChangeCosts alone(product.settings.size(), kFixed);
  alone[id.index()] = 1;
  const auto after = condition.nearest(before->configuration, alone);
  return transitionWords(product, before->configuration, after->configuration);
}

Finding reportDoesMoreThanItSays(RuleContext& context, const RuleDescription& rule, SettingId id,
                                 const ExposureGroup& group) {
  const SettingsAnalysis& settings = *context.settings();
  const Exposure& exposure = settings.exposures()[group.gravest()];
  const std::string setting = quotedTitle(context.product(), id);
  Finding finding = findingOn(context, rule, group.gravest(), {id});
  finding.sentence = setting + " also opens what it does not mention: " + clauseOf(exposure) + ".";
  finding.detail = "One change does it: " + witnessOf(settings, id, exposure.condition) + "." +
                   othersOf(settings, group);
  finding.fix = "Name it in the text and claims of " + setting + ", or ask for it by itself.";
  finding.ask = "Would people expect this from " + setting + "?";
  atLeast(finding.severity, Severity::high, "not in its text");
  if (exposure.distance >= kThirdParty) {
    atLeast(finding.severity, Severity::critical, "not in its text, and goes outside");
  }
  return finding;
}

RuleAnswer askDoesMoreThanItSays(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const SettingsAnalysis& settings = *context.settings();
  RuleAnswer answer;
  bool any = false;
  for (const SettingId id : context.product().settings.ids()) {
    if (!settings.space().has(id) || !states(context.product().settings[id])) continue;
    any = true;
    for (const ExposureGroup& group : unclaimedBy(settings, id)) {
      answer.findings.push_back(reportDoesMoreThanItSays(context, rule, id, group));
    }
  }
  if (!any) return couldNotAsk("No setting says what it controls (claims).");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeDoesMoreThanItSays() {
  return plainRule(
      {.code = "SET-12",
       .name = "Does more than the text says",
       .question = "Does turning on a setting open more than it claims?",
       .checks = "Settings with claims: data at recipients and flows that some valid change of the "
                 "setting alone opens, away from its protective option, and that no claim names, "
                 "neither as flow, place, kind of data nor by where a claimed flow leads.",
       .severity = "at least high; critical for third parties, other users and the public",
       .article = "Art. 5(1)(a), 13",
       .linddun = "U.1.1",
       .dpv = "risk:Deception",
       .fix = "Say it in the text, or give it a setting of its own.",
       .needs = "settings with claims",
       .pattern = "sneaking"},
      askDoesMoreThanItSays);
}

}  // namespace dyetrace
