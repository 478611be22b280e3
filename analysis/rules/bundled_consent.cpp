// CON-05. One yes for purposes that have nothing to do with each other.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// What one consent covers.
struct Bundle {
  std::vector<ConsentUse> uses{};
  std::vector<TermId> purposes{};    ///< Each once, as met.
  std::set<std::string> branches{};  ///< The main branches of the tree of purposes they lie in.
};

std::string branchOf(const Product& product, TermId purpose) {
  const std::string& key = product.taxonomy[purpose].key;
  return key.substr(0, key.find('.'));
}

void add(const Product& product, Bundle& bundle, const ConsentUse& use) {
  bundle.uses.push_back(use);
  for (const TermId purpose : purposesOf(product, use.node).value) {
    const auto known = std::find(bundle.purposes.begin(), bundle.purposes.end(), purpose);
    if (known == bundle.purposes.end()) bundle.purposes.push_back(purpose);
    bundle.branches.insert(branchOf(product, purpose));
  }
}

std::map<StepId, Bundle> bundlesOf(RuleContext& context) {
  const Product& product = context.product();
  const std::vector<StepId> consents = stepsGiving(product, mark::kConsent);
  std::map<StepId, Bundle> bundles;
  for (const ConsentUse& use : consentUses(context)) {
    const StepId consent = consentBefore(context.order(), consents, use.step);
    if (consent.valid()) add(product, bundles[consent], use);
  }
  return bundles;
}

class BundledConsent final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-05",
        "One consent for several purposes",
        "Does one yes cover purposes that have nothing to do with each other?",
        "For each step that gives consent: the steps that rest on consent and for which it is the "
        "last consent that always comes before them. Their purposes lie in two or more main "
        "branches of the tree of purposes (marketing, analytics, personalize, ...). Named once per "
        "consent, with the gravest data.",
        "high",
        "Art. 6(1)(a), 7(2), recitals 32, 43",
        "Nc.1.1; U.2.1",
        "dpv:UninformedConsent",
        "Ask for each purpose by itself.",
        "privacy.marks: consent; privacy.basis: consent and privacy.purpose on the steps behind"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (const auto answer = consentNotMarked(context)) return *answer;
    if (!anybodyStates(product, &Facts::purposes)) {
      return couldNotAsk("No purpose is stated anywhere. Add privacy.purpose to the steps.");
    }
    RuleAnswer answer;
    for (const auto& [consent, bundle] : bundlesOf(context)) {
      if (bundle.branches.size() < 2) continue;
      answer.findings.push_back(report(context, consent, bundle));
    }
    return answer;
  }

 private:
  static Path gravest(RuleContext& context, const Bundle& bundle) {
    const Product& product = context.product();
    const auto weight = [&](const ConsentUse& use) {
      return weightOf(product, heaviest(product, use.labels));
    };
    const auto best = std::max_element(
        bundle.uses.begin(), bundle.uses.end(),
        [&](const ConsentUse& a, const ConsentUse& b) { return weight(a) < weight(b); });
    return roadTo(context, best->node, heaviest(product, best->labels));
  }

  Finding report(RuleContext& context, StepId consent, const Bundle& bundle) const {
    const Product& product = context.product();
    const std::string step = stepWords(product, consent);
    Finding finding =
        findingAt(context, description(), gravest(context, bundle), product.steps[consent].key);
    finding.sentence =
        "One consent at " + step + " covers " + titlesOf(product, bundle.purposes) + ".";
    finding.fix = "Ask for each of them by itself: " + titlesOf(product, bundle.purposes) + ".";
    finding.ask = "Can a person agree to one of these purposes and not to the others?";
    addStepEvidence(product, finding, "consent is given at", consent);
    for (const ConsentUse& use : bundle.uses) {
      const std::string purposes = titlesOf(product, purposesOf(product, use.node).value);
      const Node& node = product.nodes[use.node];
      if (!purposes.empty()) {
        addEvidence(finding, quoted(titleOf(node)) + " serves " + purposes, node.where);
      }
    }
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "one consent, several purposes");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeBundledConsent() {
  return std::make_unique<BundledConsent>();
}

}  // namespace dyetrace
