// REC-05. A processor that hands personal data on to a company that nobody authorised.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/rules/weights.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

bool isFurtherCompany(const Product& product, NodeId node) {
  return isProcessor(product, node) || roleOf(product, node).value == Role::thirdParty;
}

class UnlistedSubprocessor final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-05",
        "Unlisted sub-processor",
        "Does a processor hand personal data to a company that nobody authorised?",
        "Flows with personal data from a processor to another company (a processor, sub-processor "
        "or "
        "third party): the mark authorised on the flow, the company or an area around it. Named "
        "once "
        "per company, with the gravest data.",
        "medium; at least high for data of weight 3 or more",
        "Art. 28(2), 28(4)",
        "Dd.4.1.2",
        "dpv:DataSubProcessor",
        "Authorise the company in the contract with the processor and mark it authorised, or keep "
        "the data from it.",
        "a processor (privacy.role) that hands data on; privacy.marks: authorised where it may"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    std::vector<HandOver> without;
    bool handsOn = false;
    for (const HandOver& each : handOvers(context)) {
      if (!isProcessor(product, each.from) || !isFurtherCompany(product, each.to)) continue;
      handsOn = true;
      if (!states(product, each, Agreement::authorisation)) without.push_back(each);
    }
    if (!handsOn) return doesNotApply("No processor hands personal data to another company.");
    if (!anyStates(product, Agreement::authorisation)) {
      return couldNotAsk(
          "Nobody states which further processors are authorised. Add privacy.marks: authorised to "
          "those that are, or to the flows to them.");
    }
    RuleAnswer answer;
    for (const HandOver& each : gravestByReceiver(product, without)) {
      answer.findings.push_back(report(context, each));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const HandOver& handOver) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, handOver.labels);
    Finding finding = findingAt(context, description(), roadTo(context, handOver.to, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string to = titleOf(product.nodes[handOver.to]);
    const std::string from = titleOf(product.nodes[handOver.from]);
    const std::string more = others(product, handOver.labels, gravest);
    finding.sentence = from + " hands " + label + " on to " + to + ", which nobody authorised.";
    if (!more.empty()) finding.detail = "It also hands on " + more + ".";
    finding.fix = "Authorise " + quoted(to) +
                  " in the contract and state privacy.marks: authorised "
                  "on the flow " +
                  flowWords(product, handOver.flow) + ", or cut the flow.";
    finding.ask = "Has the controller agreed that " + quoted(to) + " gets " + label + "?";
    addEvidence(finding, roleOf(product, handOver.from).source);
    addEvidence(finding, "handed on here", product.flows[handOver.flow].where);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "further processor not authorised");
    const int weight = weightOf(product, gravest);
    if (weight >= kGraveWeight) {
      atLeast(finding.severity, Severity::high, label + " weighs " + std::to_string(weight));
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeUnlistedSubprocessor() {
  return std::make_unique<UnlistedSubprocessor>();
}

}  // namespace dyetrace
