// CHG-04 and CHG-10: choices that people already made, and settings that they never saw.

#include <map>
#include <utility>

#include "analysis/compare/launch_rules.h"
#include "analysis/distance.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

std::string happening(const Product& after, const ChoiceExposure& choice) {
  if (!choice.flow.empty()) return "the flow " + choice.flow + ", which no diagram draws, opens";
  return titleOf(after, choice.label) + " reaches " + titleOf(after.nodes[choice.place]);
}

LaunchAnswer oldChoice(const JointComparison& compared, const ChoiceExposure& choice,
                       const Count& all) {
  const Product& after = compared.models.after.product;
  const std::string weighed =
      choice.flow.empty() ? "weight of the data times distance" : "the stated risk";
  LaunchAnswer answer;
  answer.rule = "CHG-04";
  answer.severity =
      choice.optedOut ? Severity::critical : severityOfWeight(choice.weight, weighed, {}).result;
  answer.sentence = "In " + choice.count.exact + " of " + all.exact +
                    " choices that people can have made before, " + happening(after, choice) +
                    ", and did not before";
  answer.sentence +=
      choice.example.empty() ? "." : "; the nearest to the defaults: " + choice.example + ".";
  if (!choice.flow.empty()) {
    answer.before = evidenceOfFlow(compared.models.before.product, choice.flow);
    answer.after = evidenceOfFlow(after, choice.flow);
    answer.about = choice.flow;
  } else {
    answer.before = evidenceBefore(compared, choice.place);
    answer.after = {evidenceAt(after, choice.place)};
    answer.about = keyOf(after, choice.label);
  }
  return answer;
}

void askAboutNewSettingsOfFlows(const JointComparison& compared, const DataChanges& changes,
                                std::vector<LaunchAnswer>& answers) {
  const Product& after = compared.models.after.product;
  for (const ChoiceExposure& each : changes.choices.exposures) {
    if (each.flow.empty()) continue;
    for (const SettingId id : each.newSettings) {
      LaunchAnswer answer{
          "CHG-10",
          {},
          Severity::high,
          "The flow " + each.flow +
              ", which no diagram draws, now opens because of how the new setting " +
              titleOf(after.settings[id]) + " starts for people who never saw it.",
          {},
          {evidenceAt(after, id)},
          each.flow};
      for (Evidence& evidence : evidenceOfFlow(after, each.flow))
        answer.after.push_back(std::move(evidence));
      answers.push_back(std::move(answer));
    }
  }
}

/// One answer for each new setting and place.
void askAboutNewSettings(const JointComparison& compared, const DataChanges& changes,
                         std::vector<LaunchAnswer>& answers) {
  const Product& after = compared.models.after.product;
  std::map<std::pair<SettingId, NodeId>, std::vector<std::string>> opened;
  for (const ChoiceExposure& each : changes.choices.exposures) {
    if (!each.flow.empty()) continue;
    for (const SettingId id : each.newSettings)
      opened[{id, each.place}].push_back(titleOf(after, each.label));
  }
  for (const auto& [where, labels] : opened) {
    const bool grave = after.standard.distanceOf(roleOf(after, where.second).value) >= kThirdParty;
    answers.push_back(
        {"CHG-10",
         {},
         grave ? Severity::critical : Severity::high,
         reaching(labels, titleOf(after.nodes[where.second])) + " because of how the new setting " +
             titleOf(after.settings[where.first]) + " starts for people who never saw it.",
         {},
         {evidenceAt(after, where.first), evidenceAt(after, where.second)}});
  }
}

}  // namespace

void askAboutOldChoices(const JointComparison& compared, const DataChanges& changes,
                        std::vector<LaunchAnswer>& answers) {
  for (const ChoiceExposure& each : changes.choices.exposures)
    answers.push_back(oldChoice(compared, each, changes.choices.of));
  askAboutNewSettings(compared, changes, answers);
  askAboutNewSettingsOfFlows(compared, changes, answers);
}

}  // namespace dyetrace
