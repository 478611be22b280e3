// SET-01. Data goes to others from the start although the person could have it otherwise. Of minors
// SET-14 speaks.

#include <algorithm>

#include "analysis/distance.h"
#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/settings_support.h"
#include "analysis/settings/dimensions.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// What a sentence has room for.
constexpr std::size_t kMostWords = 40;

/// By context, whether it is on by default and the person can stop it.
std::vector<bool> stoppable(const ConditionAnswers& answers, const std::vector<bool>& minors) {
  std::vector<bool> which;
  for (const ContextAnswer& each : answers.contexts) {
    which.push_back(each.byDefault && each.stop && !minors[each.context]);
  }
  return which;
}

class SharedByDefault final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "SET-01",
        "Shares by default",
        "Does data go to others by default that the person could keep back?",
        "Every kind of data at every recipient beyond the company, and every flow that settings "
        "bind: on under the defaults of some group of people, off in a configuration that they "
        "could choose, and not required for the service. Of minors SET-14 speaks.",
        "weight x distance; at least high for third parties, other users and the public",
        "Art. 25(2)",
        "U.1.1; Dd.4.1",
        "dpv:PrivacyByDefault",
        "Start with the option that shares less, and ask before sharing more.",
        "settings with defaults, and who turns them",
        "preselection; deceptive snugness"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (auto no = cannotAskOfSettings(context)) return *no;
    SettingsAnalysis& settings = *context.settings();
    RuleAnswer answer;
    const std::vector<bool> minors = minorContexts(context.product(), settings.people());
    for (const ExposureGroup& group : unneededGroups(settings)) {
      const auto whom = stoppable(settings.answers(group.gravest()), minors);
      const bool anybody = std::find(whom.begin(), whom.end(), true) != whom.end();
      if (anybody) answer.findings.push_back(report(context, group, whom));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const ExposureGroup& group,
                 const std::vector<bool>& whom) const {
    const Product& product = context.product();
    const Exposure& exposure = context.settings()->exposures()[group.gravest()];
    Finding finding = findingOn(context, description(), group.gravest(), {});
    const auto first = std::find(whom.begin(), whom.end(), true) - whom.begin();
    const Nearest& stop = *context.settings()
                               ->answers(group.gravest())
                               .contexts[static_cast<std::size_t>(first)]
                               .stop;
    const std::string people = forWhom(*context.settings(), whom);
    finding.sentence = capitalised(clauseOf(exposure)) + " by default for " +
                       (people.size() <= kMostWords ? people : "some people") + ".";
    finding.detail = "It takes " + std::to_string(stop.changed.size()) +
                     (stop.changed.size() == 1 ? " switch" : " switches") +
                     " to stop it: " + words::changes(product, stop) + "." +
                     othersOf(*context.settings(), group);
    finding.fix = "Change the defaults: " + words::changes(product, stop) + ".";
    finding.ask = "Why does this have to be on from the start, and were people asked?";
    addSettingEvidence(product, finding, stop.changed);
    if (exposure.distance >= kThirdParty) {
      atLeast(finding.severity, Severity::high, "shared outside by default");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeSharedByDefault() {
  return std::make_unique<SharedByDefault>();
}

}  // namespace dyetrace
