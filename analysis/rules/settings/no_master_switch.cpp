// SET-31. One act starts several grave things, and no single one stops them.

#include <algorithm>
#include <map>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Weight times distance that reads as high.
constexpr std::uint64_t kHigh = 7;

/// One act of a person: a setting, or all that comes with accepting something.
struct Act {
  std::string name{};
  Configuration after{};
};

using Groups = std::vector<ExposureGroup>;

Groups onAt(const SettingsAnalysis& settings, const Groups& groups, const Configuration& at) {
  Groups on;
  for (const ExposureGroup& group : groups) {
    if (settings.isSo(settings.exposures()[group.gravest()], at)) on.push_back(group);
  }
  return on;
}

/// Every change of one setting of the person.
std::vector<Act> singleActs(const Product& product, const Configuration& from) {
  std::vector<Act> acts;
  for (const SettingId id : personsSettings(product)) {
    for (std::size_t option = 0; option < product.settings[id].options.size(); ++option) {
      if (option == from[id]) continue;
      Act act{quotedTitle(product, id), from};
      act.after.choose(id, option);
      acts.push_back(std::move(act));
    }
  }
  return acts;
}

/// Accepting each bundle.
std::vector<Act> bundledActs(const Product& product, const Configuration& from) {
  std::map<std::string, Configuration> bundles;
  for (const SettingId id : personsSettings(product)) {
    for (const Control& control : product.settings[id].controls) {
      const auto chosen = optionsThat(product.settings[id], Comparison::equal, control.option);
      if (control.bundled.empty() || !chosen) continue;
      const auto option = std::find(chosen->begin(), chosen->end(), true) - chosen->begin();
      bundles.try_emplace(control.bundled, from)
          .first->second.choose(id, static_cast<std::size_t>(option));
    }
  }
  std::vector<Act> acts;
  for (const auto& [name, after] : bundles) acts.push_back({"accepting " + quoted(name), after});
  return acts;
}

/// An act that starts two or more of the groups where none is on; nothing if there is none.
std::optional<Act> starter(const SettingsAnalysis& settings, const Groups& groups,
                           const Configuration& quiet) {
  std::vector<Act> acts = bundledActs(settings.product(), quiet);
  for (Act& act : singleActs(settings.product(), quiet)) acts.push_back(std::move(act));
  for (Act& act : acts) {
    if (onAt(settings, groups, act.after).size() >= 2) return act;
  }
  return std::nullopt;
}

bool oneStopsAll(const SettingsAnalysis& settings, const Groups& groups,
                 const Configuration& from) {
  const auto acts = singleActs(settings.product(), from);
  return std::any_of(acts.begin(), acts.end(), [&](const Act& act) {
    return settings.space().always().contains(act.after) &&
           onAt(settings, groups, act.after).empty();
  });
}

/// In one context: several are on, the person can stop them all, but not at once.
struct Missing {
  Groups groups{};
  Nearest stop{};
  Act start{};
};

std::optional<Missing> missingIn(const SettingsAnalysis& settings, const Groups& grave,
                                 const Context& context) {
  const Groups on = onAt(settings, grave, context.start);
  if (on.size() < 2 || oneStopsAll(settings, on, context.start)) return std::nullopt;
  Condition quiet = settings.space().always();
  for (const ExposureGroup& group : on) quiet &= !settings.exposures()[group.gravest()].condition;
  const auto stop = quiet.nearest(context.start, settings.people().personsCosts());
  if (!stop) return std::nullopt;
  const auto start = starter(settings, on, stop->configuration);
  if (!start) return std::nullopt;
  return Missing{on, *stop, *start};
}

Finding reportNoMasterSwitch(RuleContext& context, const RuleDescription& rule,
                             const Missing& missing) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  Finding finding =
      findingOn(context, rule, missing.groups.front().gravest(), missing.stop.changed, "all");
  finding.sentence = "Nothing stops " + std::to_string(missing.groups.size()) +
                     " grave things at once that one act starts.";
  finding.detail = capitalised(missing.start.name) +
                   " starts several of: " + titlesOf(settings, missing.groups) +
                   ". To stop them all: " + words::changes(product, missing.stop) + ".";
  finding.fix = "Give one switch that stops them all.";
  finding.ask = "Where does somebody look who wants none of it?";
  fixLevel(finding, Severity::medium, "no switch for all");
  return finding;
}

RuleAnswer askNoMasterSwitch(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const SettingsAnalysis& settings = *context.settings();
  Groups grave;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    if (settings.exposures()[group.gravest()].weight >= kHigh) grave.push_back(group);
  }
  RuleAnswer answer;
  if (grave.size() < 2) return doesNotApply("There are not two grave things to stop.");
  for (const Context& each : settings.people().contexts()) {
    const auto missing = missingIn(settings, grave, each);
    if (!missing) continue;
    answer.findings.push_back(reportNoMasterSwitch(context, rule, *missing));
    break;
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeNoMasterSwitch() {
  return plainRule(
      {.code = "SET-31",
       .name = "No switch for all",
       .question = "Does one act start several grave things that no single one stops?",
       .checks = "Data at recipients and flows whose weight times distance is high, two or more of "
                 "them on by default and stoppable: no change of one setting stops all of them, "
                 "while one setting, or accepting one thing, starts at least two. Said once.",
       .severity = "medium",
       .article = "Art. 7(3), 12(2)",
       .linddun = "U.2.1",
       .dpv = "risk:RightsObstructed",
       .fix = "Give one switch that stops them all.",
       .needs = "settings with defaults, and who turns them",
       .pattern = "lacking hierarchy"},
      askNoMasterSwitch);
}

}  // namespace dyetrace
