// SET-38. Starting takes fewer steps than stopping. CON-06 asks this of drawn processes.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "analysis/settings/easiest_change.h"

namespace dyetrace {
namespace {

constexpr int kRatio = 3;

/// The easiest way there and back.
struct BothWays {
  ExposureGroup group{};
  EasiestChange start{};
  EasiestChange stop{};
  int lost() const { return stop.effort.steps - start.effort.steps; }
};

/// In one context: from where it is on (as it starts, or once turned on) to off, and back on.
std::optional<BothWays> bothWays(const SettingsAnalysis& settings, const EffortCounter& counter,
                                 const ExposureGroup& group, const ContextAnswer& answer) {
  const Condition& condition = settings.exposures()[group.gravest()].condition;
  const Configuration& first = settings.people().contexts()[answer.context].start;
  const bool on = answer.byDefault;
  const auto one = easiestChange(settings, counter, on ? !condition : condition, first);
  if (!one || !one->effort.known) return std::nullopt;
  const auto other =
      easiestChange(settings, counter, on ? condition : !condition, one->configuration);
  if (!other || !other->effort.known) return std::nullopt;
  return on ? BothWays{group, *other, *one} : BothWays{group, *one, *other};
}

std::optional<BothWays> worst(SettingsAnalysis& settings, const EffortCounter& counter,
                              const ExposureGroup& group) {
  std::optional<BothWays> found;
  for (const ContextAnswer& each : settings.answers(group.gravest()).contexts) {
    if (!each.stop && !each.open) continue;
    auto ways = bothWays(settings, counter, group, each);
    if (ways && ways->lost() > 0 && (!found || ways->lost() > found->lost())) found = ways;
  }
  return found;
}

std::string stepsWords(int steps) {
  return std::to_string(steps) + (steps == 1 ? " step" : " steps");
}

std::string bundleOf(const EasiestChange& change) {
  for (const Control* control : change.effort.controls) {
    if (!control->bundled.empty()) return control->bundled;
  }
  return "";
}

Finding reportHarderToStop(RuleContext& context, const RuleDescription& rule,
                           const BothWays& ways) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const int on = ways.start.effort.steps;
  const int off = ways.stop.effort.steps;
  Finding finding = findingOn(context, rule, ways.group.gravest(), ways.stop.changed);
  finding.sentence = "Stopping takes " + stepsWords(off) + ", starting " + std::to_string(on) +
                     ": " + clauseOf(settings.exposures()[ways.group.gravest()]) + ".";
  finding.detail =
      "To stop: " + transitionWords(product, ways.start.configuration, ways.stop.configuration) +
      ".";
  const std::string bundle = bundleOf(ways.start);
  if (!bundle.empty()) finding.detail += " It is started by accepting " + bundle + ".";
  finding.detail += othersOf(settings, ways.group);
  finding.fix =
      "Let stopping take no more than " + stepsWords(std::max(on, 1)) + ", on the same screen.";
  finding.ask = "Why does it take more to say no than to say yes?";
  fixLevel(finding, Severity::medium, "harder to take back than to give");
  if (off >= kRatio * std::max(on, 1)) {
    atLeast(finding.severity, Severity::high, "at least three times the steps");
  }
  return finding;
}

bool hasControls(const Product& product) {
  return std::any_of(product.settings.begin(), product.settings.end(),
                     [](const Setting& setting) { return !setting.controls.empty(); });
}

RuleAnswer askHarderToStop(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  if (!hasControls(context.product())) {
    return couldNotAsk("No setting says how people get to it (control, screen, steps).");
  }
  SettingsAnalysis& settings = *context.settings();
  const EffortCounter counter(context.product());
  std::vector<std::vector<SettingId>> said;
  RuleAnswer answer;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const auto ways = worst(settings, counter, group);
    if (!ways) continue;
    // One finding for all that the same switches stop.
    if (std::find(said.begin(), said.end(), ways->stop.changed) != said.end()) continue;
    said.push_back(ways->stop.changed);
    answer.findings.push_back(reportHarderToStop(context, rule, *ways));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeHarderToStop() {
  return plainRule(
      {.code = "SET-38",
       .name = "Stopping takes more steps than starting",
       .question = "Does stopping something take more steps than starting it?",
       .checks =
           "Data at recipients and flows that the person can start and stop: the fewest steps "
           "over the tree of screens in both directions, shared screens counted once, "
           "acceptance together with something else (bundled) as none. One finding for all "
           "that the same switches stop.",
       .severity = "medium; high from three times the steps on",
       .article = "Art. 7(3) last sentence",
       .linddun = "U.2.1",
       .dpv = "dpv:WithdrawConsent",
       .fix = "Let stopping take no more steps than starting, on the same screen.",
       .needs = "controls with screens and steps",
       .pattern = "longer than necessary; obstruction; roach motel"},
      askHarderToStop);
}

}  // namespace dyetrace
