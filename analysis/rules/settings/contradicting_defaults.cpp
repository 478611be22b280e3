// SET-25. What people start with breaks a constraint.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// A constraint and the contexts whose defaults break it.
struct Broken {
  Constraint constraint{};
  std::vector<bool> contexts{};
};

/// A constraint between settings of which nobody states a default is no contradiction.
bool isStated(const Product& product, const Constraint& constraint, const Context& context) {
  const auto all = settingsIn(product, formulaOf(constraint));
  return std::any_of(all.begin(), all.end(), [&](SettingId id) {
    return product.settings[id].owner != SettingOwner::context && context.states(id);
  });
}

std::vector<Broken> brokenBy(const Product& product, const People& people) {
  std::vector<Broken> all;
  for (std::size_t i = 0; i < people.contexts().size(); ++i) {
    const Context& context = people.contexts()[i];
    for (const Constraint& each : context.violated) {
      if (!isStated(product, each, context)) continue;
      auto known = std::find_if(all.begin(), all.end(), [&](const Broken& other) {
        return formulaOf(other.constraint) == formulaOf(each);
      });
      if (known == all.end()) {
        all.push_back({each, std::vector<bool>(people.contexts().size(), false)});
        known = all.end() - 1;
      }
      known->contexts[i] = true;
    }
  }
  return all;
}

Finding reportContradictingDefaults(RuleContext& context, const RuleDescription& rule,
                                    const Broken& broken) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const auto involved = settingsIn(product, formulaOf(broken.constraint));
  const auto first = static_cast<std::size_t>(
      std::find(broken.contexts.begin(), broken.contexts.end(), true) - broken.contexts.begin());
  const auto title = [&](const std::string& key) {
    const SettingId id = product.settingNamed(key);
    return id.valid() ? titleOf(product.settings[id]) : key;
  };
  Finding finding = findingAbout(context, rule, involved.front(), Severity::medium,
                                 "defaults that cannot be", toString(formulaOf(broken.constraint)));
  finding.sentence = "The defaults of " + quotedTitles(product, involved) + " cannot all be.";
  finding.detail =
      "They start so: " + stateWords(product, settings.people().contexts()[first].start, involved) +
      ". The constraint says: " + inWords(formulaOf(broken.constraint), title) + ".";
  finding.who = capitalised(forWhom(settings, broken.contexts)) + ".";
  finding.fix = "Change one of these defaults, or the constraint.";
  finding.ask = "What do these people really start with?";
  addSettingEvidence(product, finding, involved);
  const std::string& because = broken.constraint.because;
  addEvidence(finding, "constraint" + (because.empty() ? "" : ": " + because),
              broken.constraint.where);
  return finding;
}

RuleAnswer askContradictingDefaults(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  RuleAnswer answer;
  for (const Broken& each : brokenBy(context.product(), context.settings()->people())) {
    answer.findings.push_back(reportContradictingDefaults(context, rule, each));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeContradictingDefaults() {
  return plainRule(
      {.code = "SET-25",
       .name = "Defaults contradict the constraints",
       .question = "Do people start with options that cannot be together?",
       .checks = "The defaults of each group of people against every constraint. One finding for "
                 "each constraint that they break.",
       .severity = "medium",
       .article = "Art. 5(1)(d), 25(2)",
       .linddun = "Nc.1.2",
       .dpv = "dpv:PrivacyByDefault",
       .fix = "Change one of the defaults, or the constraint.",
       .needs = "settings with defaults and constraints"},
      askContradictingDefaults);
}

}  // namespace dyetrace
