// SET-13. The same product starts weaker in one region than in another.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/default_differences.h"
#include "analysis/rules/settings/exposure_purposes.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// A setting's note that gives a reason for its defaults: `because …`.
bool givesReason(const Setting& setting) {
  return std::any_of(setting.notes.begin(), setting.notes.end(),
                     [](const auto& note) { return foldName(note.second).starts_with("because"); });
}

bool isExplained(const Product& product, const DefaultDifference& difference) {
  return std::all_of(difference.settings.begin(), difference.settings.end(),
                     [&](SettingId id) { return givesReason(product.settings[id]); });
}

Finding reportWeakerRegion(RuleContext& context, const RuleDescription& rule,
                           const DefaultDifference& difference) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const std::size_t index = difference.groups.front().gravest();
  const Exposure& exposure = settings.exposures()[index];
  const std::string weak = optionIn(settings, difference.dimension, difference.exposed);
  const std::string strong = optionIn(settings, difference.dimension, difference.protected_);
  Finding finding = findingOn(context, rule, index, difference.settings);
  finding.sentence =
      "By default in " + weak + " and not in " + strong + ": " + clauseOf(exposure) + ".";
  finding.detail = "The defaults of " + quotedTitles(product, difference.settings) + " differ.";
  if (difference.groups.size() > 1) {
    finding.detail += " They also decide: " + titlesOf(settings, difference.groups) + ".";
  }
  finding.who = capitalised(forWhom(settings, difference.contexts)) + ".";
  finding.fix = "Start in " + weak + " as in " + strong + ", or note the reason on the setting.";
  finding.ask = "Which law or reason makes people in " + weak + " start less protected?";
  fixLevel(finding, Severity::medium, "weaker default in one region");
  if (isForAdsOrSale(product, purposesOf(settings, exposure))) {
    atLeast(finding.severity, Severity::high, "for advertising or sale");
  }
  return finding;
}

RuleAnswer askWeakerRegion(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  const auto regions = dimensionsAbout(context.product(), settings.people(), Topic::region);
  if (regions.empty()) return couldNotAsk("No context setting tells regions apart.");
  RuleAnswer answer;
  for (const SettingId region : regions) {
    const auto all = defaultDifferences(settings, region, [](auto, auto) { return true; });
    for (const DefaultDifference& each : all) {
      if (isExplained(context.product(), each)) continue;
      answer.findings.push_back(reportWeakerRegion(context, rule, each));
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeWeakerRegion() {
  return plainRule(
      {.code = "SET-13",
       .name = "Same product, weaker default in one region",
       .question = "Do people in one region start with less protection than in another?",
       .checks = "Pairs of groups of people that differ only in the region: what is on by default "
                 "in one and not in the other because settings start differently, unless a note of "
                 "these settings gives a reason (because). One finding for all that the same "
                 "settings decide.",
       .severity = "medium; high for advertising and sale",
       .article = "Art. 25(2) and local law",
       .linddun = "Nc.1.2",
       .dpv = "dpv:PrivacyByDefault",
       .fix = "Start everywhere as in the strictest region, or record the reason.",
       .needs = "a context setting for the region, and defaults that depend on it",
       .pattern = "inconsistent interface"},
      askWeakerRegion);
}

}  // namespace dyetrace
