// CON-04. Whoever says no gets no service, although the service can do without the data.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

bool isEssential(const Product& product, NodeId node) {
  const std::vector<TermId> purposes = purposesOf(product, node).value;
  return std::any_of(purposes.begin(), purposes.end(), [&](TermId purpose) {
    const std::string& key = product.taxonomy[purpose].key;
    return key == "essential" || key.starts_with("essential.");
  });
}

/// The steps at which the service itself is given.
class Service {
 public:
  explicit Service(RuleContext& context) : product_(context.product()) {
    given_.assign(product_.nodes.size(), false);
    for (const Flow& flow : product_.flows) {
      if (!product_.factsOf(flow).required) continue;
      given_[flow.from.index()] = given_[flow.to.index()] = true;
    }
    for (const NodeId node : product_.nodes.ids()) {
      const bool plain = product_.factsOf(product_.nodes[node]).marks.empty();
      if (plain && isEssential(product_, node)) given_[node.index()] = true;
      const StepId step = context.order().stepOf(node);
      if (given_[node.index()] && step.valid()) steps_.push_back(step);
    }
  }

  bool known() const { return !steps_.empty(); }
  bool amongst(const std::vector<bool>& steps) const {
    return std::any_of(steps_.begin(), steps_.end(),
                       [&](StepId step) { return steps[step.index()]; });
  }
  /// What the service can do without: no step that gives it says that it needs this.
  bool canDoWithout(NodeId node, LabelId label) const {
    if (isEssential(product_, node)) return false;
    for (const NodeId other : product_.nodes.ids()) {
      if (given_[other.index()] && needs(other, label)) return false;
    }
    return true;
  }

 private:
  bool needs(NodeId node, LabelId label) const {
    const std::vector<LabelPattern>& needed = product_.factsOf(product_.nodes[node]).needs;
    return std::any_of(needed.begin(), needed.end(), [&](const LabelPattern& pattern) {
      return matches(product_, pattern, label);
    });
  }

  const Product& product_;
  std::vector<bool> given_;
  std::vector<StepId> steps_;
};

class ForcedConsent final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-04",
        "Refusal ends the service though the data is not needed",
        "Does a no end the service although it can do without the data?",
        "For each question with a consent and a refusal: the service (required flows and steps "
        "with an essential purpose) comes after the consent and not after the refusal, and a step "
        "that rests on this consent has a stated purpose that is not essential, with data that no "
        "step of the service needs. Named once per question, with the gravest such data.",
        "high",
        "Art. 7(4), recital 43",
        "Nc.1.1",
        "risk:Coercion",
        "Give the service after a no, too, without the data.",
        "privacy.marks: consent and refuse; privacy.required or an essential purpose"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (const auto answer = answersNotMarked(context)) return *answer;
    const Service service(context);
    if (!service.known()) {
      return couldNotAsk(
          "Nothing says what the service is. Add privacy.required: yes to its flows, or "
          "privacy.purpose: essential.service to its steps.");
    }
    const Ways ways(product, context.order());
    RuleAnswer answer;
    for (const Answers& each : answersOf(context)) {
      if (!endsService(ways, service, each)) continue;
      if (auto path = unneeded(context, service, each)) {
        answer.findings.push_back(report(context, each, std::move(*path)));
      }
    }
    return answer;
  }

 private:
  static bool endsService(const Ways& ways, const Service& service, const Answers& answers) {
    const auto noConsent = [&](StepId step) { return step != answers.consent; };
    const auto anything = [](StepId) { return true; };
    return service.amongst(ways.after({answers.consent}, anything)) &&
           !service.amongst(ways.after({answers.refusal}, noConsent));
  }

  /// A road to the gravest data that rests on the consent and that the service can do without.
  static std::optional<Path> unneeded(RuleContext& context, const Service& service,
                                      const Answers& answers) {
    const Product& product = context.product();
    std::optional<std::pair<NodeId, LabelId>> gravest;
    for (const ConsentUse& use : consentUses(context)) {
      if (!context.order().dominates(answers.consent, use.step)) continue;
      if (!purposesOf(product, use.node).stated) continue;
      for (const LabelId label : use.labels.members()) {
        if (!service.canDoWithout(use.node, label)) continue;
        if (gravest && weightOf(product, label) <= weightOf(product, gravest->second)) continue;
        gravest = {use.node, label};
      }
    }
    if (!gravest) return std::nullopt;
    return roadTo(context, gravest->first, gravest->second);
  }

  Finding report(RuleContext& context, const Answers& answers, Path path) const {
    const Product& product = context.product();
    const std::string refusal = stepWords(product, answers.refusal);
    Finding finding =
        findingAt(context, description(), std::move(path), product.steps[answers.refusal].key);
    const std::string label = titleOf(product, finding.label);
    finding.sentence = "Who refuses " + label + " gets no service, though it is not needed for it.";
    finding.detail = "After " + refusal + " no step of the service is left; " + label +
                     " is used at " + titleOf(product.nodes[finding.place]) + ".";
    finding.fix = "Lead " + refusal + " on to the service, without " + label + ".";
    finding.ask = "What in the service needs " + label + "? State it as privacy.needs.";
    addStepEvidence(product, finding, "consent is given at", answers.consent);
    addStepEvidence(product, finding, "consent is refused at", answers.refusal);
    addEvidence(finding, purposesOf(product, finding.place).source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "a refusal ends the service");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeForcedConsent() {
  return std::make_unique<ForcedConsent>();
}

}  // namespace dyetrace
