// SET-01. Data goes to others from the start although the person could have it otherwise.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/settings_support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr int kThirdParty = 3;

/// The first context in which it is on by default and the person can stop it; null if there is
/// none.
const ContextAnswer* stoppable(const ConditionAnswers& answers) {
  for (const ContextAnswer& each : answers.contexts) {
    if (each.byDefault && each.stop) return &each;
  }
  return nullptr;
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
        "could choose, and not required for the service.",
        "weight x distance; at least high for third parties, other users and the public",
        "Art. 25(2)",
        "U.1.1; Dd.4.1",
        "dpv:PrivacyByDefault",
        "Start with the option that shares less, and ask before sharing more.",
        "settings with defaults, and who turns them"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (auto no = cannotAskOfSettings(context)) return *no;
    SettingsAnalysis& settings = *context.settings();
    RuleAnswer answer;
    for (const std::size_t index : exposuresByThemselves(settings)) {
      const Exposure& exposure = settings.exposures()[index];
      if (exposure.required) continue;
      const ContextAnswer* where = stoppable(settings.answers(index));
      if (where != nullptr) answer.findings.push_back(report(context, index, *where));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, std::size_t index, const ContextAnswer& where) const {
    const Product& product = context.product();
    const Exposure& exposure = context.settings()->exposures()[index];
    Finding finding = findingOn(context, description(), index, {});
    const std::string whom = finding.settings->byDefault;
    finding.sentence = capitalised(exposure.title) + " by default for " + whom + ".";
    finding.detail = "It takes " + std::to_string(where.stop->changed.size()) +
                     (where.stop->changed.size() == 1 ? " switch" : " switches") +
                     " to stop it: " + words::changes(product, *where.stop) + ".";
    finding.fix = "Change the defaults: " + words::changes(product, *where.stop) + ".";
    finding.ask = "Why does this have to be on from the start, and were people asked?";
    for (const SettingId id : where.stop->changed) {
      addEvidence(finding, "setting " + quotedTitle(product, id), product.settings[id].where);
    }
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
