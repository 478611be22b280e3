// SET-10. Another person's setting opens data about me, and I am not told.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Before the others act, and after.
struct Opening {
  Configuration before{};
  Nearest after{};
};

/// From what people start with; where it is on then, from where the person has stopped it.
std::optional<Opening> openingOf(SettingsAnalysis& settings, std::size_t exposure,
                                 const std::vector<SettingId>& others) {
  ChangeCosts costs(settings.product().settings.size(), kFixed);
  for (const SettingId id : others) costs[id.index()] = 1;
  for (const ContextAnswer& each : settings.answers(exposure).contexts) {
    if (each.byDefault && !each.stop) continue;
    const Configuration& before = each.byDefault ? each.stop->configuration
                                                 : settings.people().contexts()[each.context].start;
    const auto after = settings.exposures()[exposure].condition.nearest(before, costs);
    if (after) return Opening{before, *after};
  }
  return std::nullopt;
}

/// Whether a notice lies on every road by which it gets there.
bool isNoticed(SettingsAnalysis& settings, const Exposure& exposure) {
  if (!exposure.label.valid()) return false;
  const Product& product = settings.product();
  for (const MarkId mark : product.marks.ids()) {
    if (product.marks[mark] != "notice") continue;
    return settings.reach().bareAtNode(mark, exposure.place, exposure.label).never();
  }
  return false;
}

Finding reportSomeoneElseOpens(RuleContext& context, const RuleDescription& rule,
                               const ExposureGroup& group, const Opening& opening) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const Exposure& exposure = settings.exposures()[group.gravest()];
  const std::vector<SettingId>& theirs = opening.after.changed;
  Finding finding = findingOn(context, rule, group.gravest(), theirs);
  finding.sentence = "Somebody else can open it by " + quotedTitles(product, theirs) + ": " +
                     clauseOf(exposure) + ".";
  finding.detail = transitionWords(product, opening.before, opening.after.configuration) +
                   ", without the person and without notice." + othersOf(settings, group);
  finding.fix =
      "Let it depend on a setting of the person concerned too, or tell them on the way "
      "(privacy.marks: notice).";
  finding.ask = "How does the person concerned learn of it, and how can they refuse?";
  atLeast(finding.severity, Severity::medium, "opened by somebody else");
  const bool child = exposure.label.valid() && specialOf(product, exposure.label) == Special::child;
  if (child) atLeast(finding.severity, Severity::high, "a child's data");
  return finding;
}

RuleAnswer askSomeoneElseOpens(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  RuleAnswer answer;
  bool any = false;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const Exposure& exposure = settings.exposures()[group.gravest()];
    const auto others = ownedBy(context.product(), settings.answers(group.gravest()).support,
                                SettingOwner::otherPerson);
    any = any || !others.empty();
    if (others.empty() || isNoticed(settings, exposure)) continue;
    const auto opening = openingOf(settings, group.gravest(), others);
    if (opening) answer.findings.push_back(reportSomeoneElseOpens(context, rule, group, *opening));
  }
  if (!any) return doesNotApply("No setting of another person decides any flow.");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeSomeoneElseOpens() {
  return plainRule(
      {.code = "SET-10",
       .name = "Someone else can open it",
       .question = "Can another person's setting open data about me without telling me?",
       .checks =
           "Data at recipients and flows that settings of other people (a contact, a parent, "
           "an administrator) decide: from the defaults, or from where the person has stopped "
           "it, changes of theirs alone open it, on a road without the mark notice.",
       .severity = "weight x distance; at least medium, high for a child's data",
       .article = "Art. 13, 14, 25",
       .linddun = "U.1.2",
       .dpv = "risk:UnauthorisedActivity",
       .fix = "Ask the person concerned too, or at least tell them.",
       .needs = "settings with the owner other person",
       .pattern = "friend spam"},
      askSomeoneElseOpens);
}

}  // namespace dyetrace
