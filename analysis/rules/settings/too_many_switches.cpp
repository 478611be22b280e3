// SET-08. What is on by default takes many switches, or a walk over many screens, to stop.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "analysis/settings/easiest_change.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostSwitches = 2;
constexpr std::size_t kMostScreens = 2;

/// How an exposure is stopped where that is hardest.
struct HardestStop {
  ExposureGroup group{};
  Nearest fewest{};
  std::optional<EasiestChange> easiest{};
};

bool isMaze(const HardestStop& way) {
  const bool scattered =
      way.easiest && way.easiest->effort.known && way.easiest->effort.screens.size() > kMostScreens;
  return way.fewest.changed.size() > kMostSwitches || scattered;
}

std::optional<HardestStop> hardest(SettingsAnalysis& settings, const EffortCounter& counter,
                                   const ExposureGroup& group) {
  std::optional<HardestStop> worst;
  const Condition stopped = !settings.exposures()[group.gravest()].condition;
  for (const ContextAnswer& each : settings.answers(group.gravest()).contexts) {
    if (!each.byDefault || !each.stop) continue;
    if (worst && each.stop->changed.size() <= worst->fewest.changed.size()) continue;
    const Configuration& start = settings.people().contexts()[each.context].start;
    worst = HardestStop{group, *each.stop, easiestChange(settings, counter, stopped, start)};
  }
  return worst;
}

std::string effortWords(const Product& product, const HardestStop& way) {
  if (!way.easiest || !way.easiest->effort.known) return "";
  const Effort& effort = way.easiest->effort;
  std::vector<std::string> screens;
  for (const std::size_t place : effort.screens) {
    const Screen& screen = product.screens[place];
    screens.push_back(screen.name.empty() ? screen.key : screen.name);
  }
  std::string words = " The easiest way takes " + std::to_string(effort.steps) + " steps";
  if (!screens.empty()) words += " on " + listed(screens);
  return words + ".";
}

Finding reportTooManySwitches(RuleContext& context, const RuleDescription& rule,
                              const HardestStop& way, const std::vector<ExposureGroup>& same) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const std::size_t count = way.fewest.changed.size();
  Finding finding = findingOn(context, rule, way.group.gravest(), way.fewest.changed);
  const bool many = count > kMostSwitches;
  finding.sentence = "It takes " +
                     (many ? std::to_string(count) + " switches"
                           : std::to_string(way.easiest->effort.screens.size()) + " screens") +
                     " to stop it: " + clauseOf(settings.exposures()[way.group.gravest()]) + ".";
  finding.detail = "The fewest switches: " + words::changes(product, way.fewest) + "." +
                   effortWords(product, way);
  if (same.size() > 1) finding.detail += " They also stop: " + titlesOf(settings, same) + ".";
  finding.fix = "Give one switch, on one screen, that stops it whatever the others are.";
  finding.ask = "Has anybody outside the team found all " + std::to_string(count) + " of them?";
  atLeast(finding.severity, Severity::medium, "hard to stop");
  return finding;
}

RuleAnswer askTooManySwitches(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  const EffortCounter counter(context.product());
  std::vector<std::pair<HardestStop, std::vector<ExposureGroup>>> ways;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    auto way = hardest(settings, counter, group);
    if (!way || !isMaze(*way)) continue;
    const auto known = std::find_if(ways.begin(), ways.end(), [&](const auto& each) {
      return each.first.fewest.changed == way->fewest.changed;
    });
    if (known == ways.end()) {
      ways.push_back({*way, {}});
    } else {
      known->second.push_back(group);
    }
  }
  RuleAnswer answer;
  for (const auto& [way, same] : ways) {
    answer.findings.push_back(reportTooManySwitches(context, rule, way, same));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeTooManySwitches() {
  return plainRule(
      {.code = "SET-08",
       .name = "Too many switches to stop one flow",
       .question = "Does it take more than two switches, or screens, to stop one thing?",
       .checks =
           "Data at recipients and flows that are on by default and that the person can stop: "
           "the fewest switches, and over the tree of screens the fewest steps; more than "
           "two switches, or switches on more than two screens. One finding for all that the "
           "same switches stop.",
       .severity = "weight x distance; at least medium",
       .article = "Art. 12(2), 25(2)",
       .linddun = "U.2.1",
       .dpv = "risk:RightsObstructed",
       .fix = "Give one switch that stops it, whatever the others are.",
       .needs = "settings with defaults, who turns them, and for steps their screens and controls",
       .pattern = "privacy maze; too many options"},
      askTooManySwitches);
}

}  // namespace dyetrace
