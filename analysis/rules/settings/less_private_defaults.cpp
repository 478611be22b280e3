// SET-02. The defaults as a whole expose more than the most private choice that keeps the service.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

constexpr std::size_t kManySwitches = 5;

/// The most private choice from the defaults of one context, and what it closes.
struct Gap {
  Nearest nearest{};
  std::uint64_t weight = 0;
  std::vector<std::size_t> closes{};
};

std::vector<std::size_t> onAt(const SettingsAnalysis& settings, const Configuration& at) {
  std::vector<std::size_t> on;
  for (const std::size_t index : exposuresByThemselves(settings)) {
    const Exposure& exposure = settings.exposures()[index];
    if (!exposure.required && settings.isSo(exposure, at)) on.push_back(index);
  }
  return on;
}

std::optional<Gap> gapIn(const SettingsAnalysis& settings, std::size_t context) {
  const auto best = settings.mostPrivate(context);
  if (!best || best->nearest.changed.empty()) return std::nullopt;
  const auto before = onAt(settings, settings.people().contexts()[context].start);
  const auto after = onAt(settings, best->nearest.configuration);
  Gap gap{best->nearest, 0, {}};
  for (const std::size_t index : before) {
    if (std::find(after.begin(), after.end(), index) != after.end()) continue;
    gap.closes.push_back(index);
    gap.weight += settings.exposures()[index].weight;
  }
  return gap;
}

/// The context with the widest gap, and which contexts have one.
struct Widest {
  std::optional<Gap> gap{};
  std::vector<bool> contexts{};
};

Widest widestGap(const SettingsAnalysis& settings) {
  Widest widest;
  for (std::size_t i = 0; i < settings.people().contexts().size(); ++i) {
    auto gap = gapIn(settings, i);
    widest.contexts.push_back(gap && gap->weight > 0);
    if (!widest.contexts.back()) continue;
    if (!widest.gap || gap->weight > widest.gap->weight) widest.gap = std::move(gap);
  }
  return widest;
}

Finding reportLessPrivateDefaults(RuleContext& context, const RuleDescription& rule,
                                  const Widest& widest, const std::vector<ExposureGroup>& groups) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const Gap& gap = *widest.gap;
  Finding finding = findingOn(context, rule, groups.front().gravest(), {}, "defaults");
  const std::size_t count = gap.nearest.changed.size();
  finding.sentence = "The defaults expose " + std::to_string(groups.size()) + " things that " +
                     std::to_string(count) + (count == 1 ? " change" : " changes") +
                     " would keep private.";
  finding.detail = "The service stays the same without: " + titlesOf(settings, groups) +
                   ". The most private choice: " + words::changes(product, gap.nearest) + ".";
  finding.who = capitalised(forWhom(settings, widest.contexts)) + ".";
  finding.fix = "Start there: " + words::changes(product, gap.nearest) + ".";
  finding.ask = "Why does the service not start with the most private of equal choices?";
  addSettingEvidence(product, finding, gap.nearest.changed);
  if (count >= kManySwitches) {
    raise(finding.severity, 1, std::to_string(count) + " switches to get there");
  }
  return finding;
}

RuleAnswer askLessPrivateDefaults(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const SettingsAnalysis& settings = *context.settings();
  Widest widest;
  try {
    widest = widestGap(settings);
  } catch (const OutOfBudget&) {
    return couldNotAsk("The most private choice is undetermined: the search ended at its budget.");
  }
  RuleAnswer answer;
  if (!widest.gap) return answer;
  auto groups = grouped(settings, widest.gap->closes);
  // One thing alone is said by SET-01 already.
  if (groups.size() < 2) return answer;
  std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return settings.exposures()[a.gravest()].weight > settings.exposures()[b.gravest()].weight;
  });
  answer.findings.push_back(reportLessPrivateDefaults(context, rule, widest, groups));
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeLessPrivateDefaults() {
  return plainRule(
      {.code = "SET-02",
       .name = "Defaults are not the most private of equal choices",
       .question = "Could people start more private without losing anything?",
       .checks = "The most private valid configuration that keeps every required flow and that the "
                 "person can choose, against the defaults of each group of people: what it closes "
                 "and the fewest changes. Said once for the model, and only if it closes two or "
                 "more things; one alone is SET-01's.",
       .severity = "weight x distance of the gravest; one level up from five switches on",
       .article = "Art. 25(2)",
       .linddun = "Dd.4.1",
       .dpv = "dpv:PrivacyByDefault",
       .fix = "Start with the most private configuration that keeps the service.",
       .needs = "settings with defaults, who turns them, and which flows are required",
       .pattern = "preselection; too many options"},
      askLessPrivateDefaults);
}

}  // namespace dyetrace
