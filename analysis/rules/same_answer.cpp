// CON-03. Yes and no lead to the same use of data: the question is for show.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// The steps that come after a yes, and those that come after a no without a later yes.
class Outcomes {
 public:
  explicit Outcomes(RuleContext& context) : product_(context.product()) {
    const Ways ways(product_, context.order());
    const std::vector<StepId> consents = stepsGiving(product_, mark::kConsent);
    const auto isNoConsent = [&](StepId step) {
      return std::find(consents.begin(), consents.end(), step) == consents.end();
    };
    yes_ = ways.after(consents, [](StepId) { return true; });
    no_ = ways.after(stepsGiving(product_, mark::kRefuse), isNoConsent);
  }

  bool both(StepId step) const { return yes_[step.index()] && no_[step.index()]; }
  /// Whether some step with personal data comes only after a yes.
  bool differ(RuleContext& context) const {
    for (const NodeId node : product_.nodes.ids()) {
      const StepId step = context.order().stepOf(node);
      const bool onlyYes = step.valid() && yes_[step.index()] && !no_[step.index()];
      if (onlyYes && !personalAt(context, node).empty()) return true;
    }
    return false;
  }

 private:
  const Product& product_;
  std::vector<bool> yes_;
  std::vector<bool> no_;
};

bool guarded(const RuleContext& context, NodeId node) {
  const std::vector<VertexId>& vertices = context.graph().verticesOf[node.index()];
  return std::any_of(vertices.begin(), vertices.end(), [&](VertexId vertex) {
    return isOptIn(context.product(), context.graph().vertices[vertex].guard);
  });
}

/// Keeps the uses that no other one always comes before.
void keepFirst(const ProcessOrder& order, std::vector<ConsentUse>& uses) {
  const std::vector<ConsentUse> all = uses;
  std::erase_if(uses, [&](const ConsentUse& use) {
    return std::any_of(all.begin(), all.end(), [&](const ConsentUse& other) {
      return other.step != use.step && order.dominates(other.step, use.step);
    });
  });
}

class SameAnswer final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-03",
        "Both answers lead to the same flow",
        "Is the same data used whether the person says yes or no?",
        "Steps that rest on consent (or, if nothing is used only after a yes, state no basis) and "
        "that come both after a consent and after a refusal without a later consent. A step behind "
        "a setting that the person turns is left out. The first on each way is named, with its "
        "gravest data.",
        "critical",
        "Art. 4(11), 7",
        "U.2.1; U.1.1",
        "risk:Deception",
        "Lead the refusal past the use, or do not ask.",
        "privacy.marks: consent and refuse on the two branches; privacy.basis: consent"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (const auto answer = answersNotMarked(context)) return *answer;
    const Outcomes outcomes(context);
    std::vector<ConsentUse> uses = consentUses(context, !outcomes.differ(context));
    std::erase_if(uses, [&](const ConsentUse& use) {
      return !outcomes.both(use.step) || guarded(context, use.node);
    });
    keepFirst(context.order(), uses);
    RuleAnswer answer;
    for (const ConsentUse& use : uses) answer.findings.push_back(report(context, use));
    return answer;
  }

 private:
  Finding report(RuleContext& context, const ConsentUse& use) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, use.labels);
    Finding finding = findingAt(context, description(), roadTo(context, use.node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[use.node]);
    const std::string more = others(product, use.labels, gravest);
    finding.sentence = place + " uses " + label + " whether the person says yes or no.";
    finding.detail = more.empty() ? "" : "It also uses " + more + ".";
    finding.fix = "Lead the refusal past " + quoted(place) +
                  ", or state the basis on which it needs no consent.";
    finding.ask = "What does a no change about " + label + "?";
    addStepsGiving(product, finding, "consent is given at", mark::kConsent);
    addStepsGiving(product, finding, "consent is refused at", mark::kRefuse);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "the answer changes nothing");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeSameAnswer() {
  return std::make_unique<SameAnswer>();
}

}  // namespace dyetrace
